"""Turtle that people read: grouped, one property a line, with names beside the references."""

from pathlib import Path

import pytest
from rdflib import SKOS, Graph, Literal, URIRef

from examples import column, empty, readout
from memcon.export.nodes import read_nodes
from memcon.export.terms import full, short
from memcon.export.turtle import PREFIXES, turtle
from memcon.map import map_document

BASE = "https://example.org/id/"


def written(*findings):
    return "".join(turtle(read_nodes([map_document(each, BASE).graph for each in findings]), BASE))


def test_as_it_looks():
    expected = Path(__file__).with_name("readout.ttl")
    assert written(readout()) == expected.read_text(encoding="utf-8")


def test_kinds_follow_one_another():
    heads = [
        line.removeprefix("### ")
        for line in written(readout(), column(), empty()).splitlines()
        if "###" in line
    ]
    assert heads == [
        "Documents", "Meetings", "Statements", "Tenures", "States", "Organisations", "Persons", "Groups",
        "Places", "Topics", "Evidence",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (URIRef("https://w3id.org/memcon/ns#act-request"), "mc:act-request"),
        (URIRef("https://w3id.org/memcon/ns#a.b"), "<https://w3id.org/memcon/ns#a.b>"),
        (URIRef(f"{BASE}state/FR"), "<state/FR>"),
        (URIRef(f"{BASE}document/0a#char=1,2"), "<document/0a#char=1,2>"),
        (URIRef(f"{BASE}../state/FR"), f"<{BASE}../state/FR>"),
        (URIRef(f"{BASE}a:b"), f"<{BASE}a:b>"),
        (URIRef(f"{BASE}/a"), f"<{BASE}/a>"),
        (URIRef(BASE), f"<{BASE}>"),
        (URIRef("http://www.wikidata.org/entity/Q142"), "wd:Q142"),
        (Literal(12), "12"),
        (Literal(lexical_or_value=True), "true"),
        (Literal("2031-03-04", datatype=URIRef(f"{PREFIXES['xsd']}date")), '"2031-03-04"^^xsd:date'),
        (Literal("a", datatype=URIRef(f"{PREFIXES['xsd']}string")), '"a"'),
        (Literal("salut", lang="fr"), '"salut"@fr'),
        (Literal('a\n"b"\\c'), r'"a\n\"b\"\\c"'),
    ],
)
def test_short_terms(term, expected):
    assert short(term, PREFIXES, BASE) == expected
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> . " for prefix, namespace in PREFIXES.items())
    (parsed,) = (
        Graph().parse(data=f"@base <{BASE}> . {prefixes} <s> <p> {expected} .", format="turtle").objects()
    )
    assert full(parsed) == full(term)


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("Grace Okello", "Grace Okello"),
        ("two\nlines\r\nor\tthree", "two lines or three"),
        ("\u202eturned\u200f", "turned"),
        ("x" * 70, "x" * 59 + "…"),
    ],
)
def test_a_comment_is_one_line_of_printable_characters(label, shown):
    graph = Graph()
    node = URIRef(f"{BASE}group/a")
    graph.add((node, SKOS.prefLabel, Literal(label)))
    graph.add((node, SKOS.exactMatch, node))
    text = "".join(turtle(read_nodes([graph]), BASE))
    assert f"skos:exactMatch <group/a> ;  # {shown}\n" in text
    assert set(Graph().parse(data=text, format="turtle")) == set(graph)
