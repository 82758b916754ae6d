"""JSON-LD that people read: nested, each node described once, with a context of only what is used."""

import json

import pytest
import rdflib
from rdflib import DCTERMS, Literal, URIRef

from examples import column, empty, readout
from memcon import ontology
from memcon.export.jsonld import jsonld
from memcon.export.nodes import read_nodes
from memcon.map import map_document

BASE = "https://example.org/id/"


def text(*findings, more=()):
    graphs = [map_document(each, BASE).graph for each in findings]
    for triple in more:
        graphs[0].add(triple)
    return "".join(jsonld(read_nodes(graphs), BASE))


def member(written, kind):
    return next(each for each in json.loads(written)["@graph"] if each["type"] == kind)


def walk(value):
    yield value
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for child in children:
        yield from walk(child)


def test_a_meeting_holds_its_parties_and_its_words():
    meeting = member(text(readout()), "Meeting")
    assert meeting["participant"] == [
        {"id": "person/grace-okello", "prefLabel": "Grace Okello"},
        {"id": "person/ine-dahl", "prefLabel": "Ine Dahl"},
    ]
    assert [words["exact"] for words in meeting["evidence"]] == ["received", "talks"]
    assert meeting["evidence"][0]["start"] == 92
    assert meeting["place"] == {
        "id": "place/cab59cf141e076e2",
        "type": "Place",
        "prefLabel": "Akershus Fortress",
    }
    assert (meeting["form"], meeting["status"]) == ("form-talks", "status-held")


def test_a_statement_whose_words_name_no_source_has_no_speaker_and_one_without_a_cue_has_no_cue():
    statements = [each for each in json.loads(text(column()))["@graph"] if "Statement" in each["type"]]
    assert [("speaker" in said, "speakerEvidence" in said, "cue" in said) for said in statements] == [
        (True, True, False),
        (False, False, True),
    ]


def test_each_node_is_described_once():
    nodes = (each for each in walk(json.loads(text(readout(), column()))["@graph"]) if isinstance(each, dict))
    described = [node["id"] for node in nodes if "type" in node]
    assert len(described) == len(set(described))


def test_the_context_has_only_what_is_used_and_all_of_it_is_published():
    written = json.loads(text(readout(), column()))
    context, members = written["@context"], written["@graph"]
    published = json.loads((ontology.folder() / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    assert context.pop("@base") == BASE
    assert context.items() <= published.items()
    used = {key for each in walk(members) if isinstance(each, dict) for key in each}
    used |= {value for value in walk(members) if isinstance(value, str)}
    prefixes = {"mc", "dcterms", "skos", "xsd"}
    assert context.keys() - prefixes <= used
    assert json.loads(text(empty()))["@context"].keys() == {
        "@base", "id", "type", "mc", "dcterms", "Document", "identifier", "sha256"
    }  # fmt: skip


def test_what_can_be_several_is_always_a_list():
    for each in walk(json.loads(text(readout(), column()))["@graph"]):
        for key in ("participant", "speaker", "mention", "evidence", "quote", "altLabel"):
            assert not isinstance(each, dict) or isinstance(each.get(key, []), list)


def test_a_short_thing_is_on_one_line_and_no_line_is_wide_for_its_structure():
    lines = text(readout()).splitlines()
    assert '    "mc": "https://w3id.org/memcon/ns#",' in lines
    assert all(len(line) <= 120 or line.count(": ") == 1 for line in lines)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Literal("CC0"), "CC0"),
        (URIRef("https://example.org/by"), {"id": "https://example.org/by"}),
        (Literal("libre", lang="fr"), {"@value": "libre", "@language": "fr"}),
        (Literal(7), 7),
        (
            Literal("07", datatype=rdflib.XSD.integer, normalize=False),
            {"@value": "07", "@type": str(rdflib.XSD.integer)},
        ),
        (
            Literal("1", datatype=rdflib.XSD.boolean, normalize=False),
            {"@value": "1", "@type": str(rdflib.XSD.boolean)},
        ),
        (Literal("2031", datatype=rdflib.XSD.gYear), {"@value": "2031", "@type": str(rdflib.XSD.gYear)}),
    ],
)
def test_a_value_that_is_not_what_the_context_says_is_said_in_full(value, expected):
    document = URIRef(f"{BASE}document/4bf10bc5acc870d4")
    assert member(text(empty(), more=[(document, DCTERMS.license, value)]), "Document")["license"] == expected
