"""IRIs are promises: these are the ones that were given, and what they do not depend on."""

import pytest
from msgspec.structs import replace
from rdflib import RDF

from examples import readout
from memcon.errors import InputError
from memcon.map import map_document
from memcon.vocabulary import MC

BASE = "https://example.org/"


def nodes(findings, kind=None):
    return {
        str(node).removeprefix(BASE) for node in map_document(findings, BASE).graph.subjects(RDF.type, kind)
    }


@pytest.mark.parametrize(
    ("kind", "promised"),
    [
        (MC.Document, {"document/80655bfc38a52b27"}),
        (MC.Meeting, {"meeting/11292b8527c13986"}),
        (MC.Person, {"person/grace-okello", "person/ine-dahl"}),
        (MC.Place, {"place/cab59cf141e076e2"}),
        (MC.Quotation, {"statement/f3c402eb160d45a8"}),
        (MC.Tenure, {"tenure/5e6bbe73ed5ff5de", "tenure/d6dfffb6baaa4529"}),
        (MC.Topic, {"topic/1fcfef795f235128", "topic/ca8fb089cf5afa71"}),
    ],
)
def test_the_iris_that_were_promised(kind, promised):
    assert nodes(readout(), kind) == promised


def test_evidence_is_named_by_its_characters():
    assert "document/80655bfc38a52b27#char=92,100" in nodes(readout(), MC.Evidence)


def test_the_metadata_of_a_text_is_in_no_iri():
    findings = readout()
    moved = replace(findings, document=replace(findings.document, identifier="b.txt", title="B", date=None))
    assert nodes(moved) == nodes(findings)


def test_the_order_of_findings_is_in_no_iri():
    findings = readout()
    turned = replace(findings, actors=findings.actors[::-1], tenures=findings.tenures[::-1])
    assert set(map_document(turned, BASE).graph) == set(map_document(findings, BASE).graph)


def test_a_meeting_told_once_more_is_the_same_meeting():
    findings = readout()
    (meeting,) = findings.meetings
    once = replace(findings, meetings=(replace(meeting, evidence=meeting.evidence[:1]),))
    assert nodes(once, MC.Meeting) == nodes(findings, MC.Meeting)


def test_another_text_has_other_facts():
    findings = readout()
    other = replace(findings, document=replace(findings.document, sha256="f" * 64))
    for kind in (MC.Document, MC.Evidence, MC.Meeting, MC.Statement, MC.Tenure):
        assert nodes(other, kind).isdisjoint(nodes(findings, kind))
    for kind in (MC.Actor, MC.Place, MC.Topic):
        assert nodes(other, kind) == nodes(findings, kind)


@pytest.mark.parametrize(
    "base",
    [
        "",
        "id/",
        "https://example.org",
        "https://example.org/my data/",
        "https://example.org/id#",
        "https://example.org/a?b=c/",
    ],
)
def test_a_base_that_is_no_address_is_refused(base):
    with pytest.raises(InputError, match="base"):
        map_document(readout(), base)
