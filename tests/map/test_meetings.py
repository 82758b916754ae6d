"""Meetings: parties, place, form, status, topics and the words that tell of them."""

import pytest
from msgspec.structs import replace
from rdflib import RDF, SKOS, URIRef

from examples import READOUT, readout, span
from memcon.map import map_document
from memcon.vocabulary import MC

BASE = "https://example.org/"
DAHL, OKELLO = URIRef(f"{BASE}person/ine-dahl"), URIRef(f"{BASE}person/grace-okello")


def mapped(**changes):
    findings = readout()
    return map_document(replace(findings, meetings=(replace(findings.meetings[0], **changes),)), BASE)


def said(term, **changes):
    graph = mapped(**changes).graph
    return set(graph.objects(graph.value(None, RDF.type, MC.Meeting), term))


@pytest.mark.parametrize(
    ("term", "changes", "expected"),
    [
        (MC.participant, {}, {DAHL, OKELLO}),
        (MC.participant, {"participants": (5, 0, 7)}, {DAHL, OKELLO}),
        (MC.host, {}, {DAHL}),
        (MC.host, {"host": None}, set()),
        (MC.form, {"form": "call"}, {MC["form-call"]}),
        (MC.status, {"status": "refused"}, {MC["status-refused"]}),
        (MC.place, {"place": None}, set()),
        (MC.topic, {"topics": ()}, set()),
    ],
)
def test_a_meeting(term, changes, expected):
    assert said(term, **changes) == expected


def test_place_and_topic_are_named_in_the_words_of_the_text():
    graph = mapped().graph
    (meeting,) = graph.subjects(RDF.type, MC.Meeting)
    for term, role, words in (
        (MC.place, MC.placeEvidence, "Akershus Fortress"),
        (MC.topic, MC.topicEvidence, "fisheries"),
    ):
        assert str(graph.value(graph.value(meeting, term), SKOS.prefLabel)) == words
        assert str(graph.value(graph.value(meeting, role), MC.exact)) == words


def test_a_name_across_a_line_break_is_on_one_line():
    graph = mapped(place=span(READOUT, "\n\nOSLO")).graph
    assert str(graph.value(graph.value(None, RDF.type, MC.Place), SKOS.prefLabel)) == "OSLO"


@pytest.mark.parametrize("participants", [(), (0,), (0, 5), (0, 99)])
def test_a_meeting_of_fewer_than_two_parties_is_left_out_and_reported(participants):
    result = mapped(participants=participants)
    assert MC.Meeting not in set(result.graph.objects(None, RDF.type))
    assert not list(result.graph.subject_objects(MC.madeAt))
    assert [(issue.words, issue.start) for issue in result.issues] == [("received", 92)]
