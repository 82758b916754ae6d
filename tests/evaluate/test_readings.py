"""What is scored is what the exported graph tells."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from rdflib import RDF, SKOS, Graph, URIRef

from examples import column
from memcon.evaluate.documents import document, found
from memcon.evaluate.gold_files import gold
from memcon.evaluate.readings import BASE, Met, Party, Said, readings
from memcon.map import map_document
from memcon.model import Attribution, Findings
from memcon.settings import Settings
from memcon.vocabulary import MC

OWN = gold(Path(__file__).resolve().parents[2] / "evaluation" / "own.json")
KINDS = {MC.Person: "person", MC.State: "state", MC.Organisation: "organisation", MC.Group: "group"}


def spans(graph: Graph, node: URIRef, term: URIRef) -> tuple[tuple[int, int], ...]:
    evidence = graph.objects(node, term)
    return tuple(sorted((graph.value(e, MC.start).value, graph.value(e, MC.end).value) for e in evidence))


def names(graph: Graph, actor: URIRef) -> frozenset[str]:
    return frozenset(
        str(name) for label in (SKOS.prefLabel, SKOS.altLabel) for name in graph.objects(actor, label)
    )


def actors(graph: Graph, node: URIRef, term: URIRef) -> tuple[frozenset[str], ...]:
    return tuple(names(graph, actor) for actor in sorted(graph.objects(node, term)))


def notation(graph: Graph, node: URIRef, term: URIRef) -> str:
    return graph.value(node, term).rpartition("-")[2]


def words(graph: Graph, node: URIRef, term: URIRef) -> str | None:
    value = graph.value(node, term)
    return None if value is None else str(value)


def said(graph: Graph) -> list[Said]:
    return [
        Said(
            spans(graph, node, MC.speakerEvidence),
            spans(graph, node, MC.cueEvidence),
            spans(graph, node, MC.contentEvidence),
            actors(graph, node, MC.speaker),
            actors(graph, node, MC.addressee),
            notation(graph, node, MC.act),
            notation(graph, node, MC.wording),
            (node, MC.negated, None) in graph,
        )
        for node in sorted(graph.subjects(RDF.type, MC.Statement))
    ]


def met(graph: Graph) -> list[Met]:
    return [
        Met(
            spans(graph, node, MC.evidence),
            actors(graph, node, MC.participant),
            words(graph, graph.value(node, MC.place), SKOS.prefLabel),
            words(graph, node, MC.date),
            (words(graph, node, MC.dateEarliest), words(graph, node, MC.dateLatest)),
            notation(graph, node, MC.status),
            notation(graph, node, MC.form),
        )
        for node in sorted(graph.subjects(RDF.type, MC.Meeting))
    ]


def parties(graph: Graph) -> set[Party]:
    return {
        Party(
            names(graph, node),
            name,
            tuple(sorted(words(graph, held, MC.office) for held in graph.subjects(MC.holder, node))),
            tuple(
                sorted(
                    (names(graph, body) for held in graph.subjects(MC.holder, node)
                     for body in graph.objects(held, MC.officeOf)),
                    key=sorted,
                )
            ),
        )
        for kind, name in KINDS.items()
        for node in graph.subjects(RDF.type, kind)
    }  # fmt: skip


def in_order(party: Party) -> Party:
    return Party(
        party.names,
        party.kind,
        tuple(sorted(party.offices)),
        tuple(sorted(party.bodies, key=sorted)),
    )


@pytest.mark.parametrize("one", OWN.documents, ids=lambda one: one.name)
def test_what_is_scored_is_what_the_graph_tells(one):
    scored_as_told(found(document(one), Settings()))


def test_what_no_source_is_named_for_and_what_has_no_cue_is_scored_as_the_graph_tells_it():
    findings = column()
    contentless = replace(
        findings.statements[0], attribution=Attribution(None, findings.statements[0].attribution.source, ())
    )
    scored_as_told(replace(findings, statements=(*findings.statements, contentless)))
    [told] = readings([findings])
    assert {(one.source == (), one.cue == ()) for one in told.said} == {(False, True), (True, False)}


def scored_as_told(findings: Findings) -> None:
    graph = map_document(findings, BASE).graph
    [told] = readings([findings])
    assert [sorted_spans(each) for each in told.said] == said(graph)
    assert [sorted_spans(each) for each in told.met] == met(graph)
    assert {in_order(party) for party in told.parties} == parties(graph)


def sorted_spans(fact: Said | Met) -> Said | Met:
    """The graph keeps no order among the pieces of a text."""
    roles = ("spans",) if isinstance(fact, Met) else ("source", "cue", "content")
    return type(fact)(
        **{
            field: tuple(sorted(getattr(fact, field))) if field in roles else getattr(fact, field)
            for field in fact.__struct_fields__
        }
    )
