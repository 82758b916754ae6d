"""Actors with their mentions, and offices held."""

from msgspec.structs import replace
from rdflib import RDF, SKOS, Literal, URIRef

from examples import readout
from memcon.map import map_document
from memcon.vocabulary import MC

BASE = "https://example.org/"


def words(graph, node, role):
    return sorted(str(graph.value(evidence, MC.exact)) for evidence in graph.objects(node, role))


def test_an_actor_has_its_class_its_names_and_all_its_mentions():
    graph = map_document(readout(), BASE).graph
    okello = URIRef(f"{BASE}person/grace-okello")
    assert set(graph.objects(okello, RDF.type)) == {MC.Actor, MC.Person}
    assert list(graph.objects(okello, SKOS.prefLabel)) == [Literal("Grace Okello")]
    assert list(graph.objects(okello, SKOS.altLabel)) == [Literal("Okello")]
    assert words(graph, okello, MC.mention) == ["Grace Okello", "Okello", "Okello", "her Ugandan counterpart"]


def test_a_known_actor_has_its_wikidata_item():
    graph = map_document(readout(), BASE).graph
    item = URIRef("http://www.wikidata.org/entity/Q20")
    assert graph.value(URIRef(f"{BASE}state/NO"), SKOS.exactMatch) == item


def test_an_actor_of_unknown_kind_is_an_actor_alone():
    findings = readout()
    unknown = replace(findings, actors=tuple(replace(actor, kind="actor") for actor in findings.actors))
    graph = map_document(unknown, BASE).graph
    assert set(graph.objects(URIRef(f"{BASE}person/grace-okello"), RDF.type)) == {MC.Actor}


def test_an_office_is_held_by_somebody_in_some_words():
    graph = map_document(readout(), BASE).graph
    tenure = graph.value(None, MC.holder, URIRef(f"{BASE}person/ine-dahl"))
    assert graph.value(tenure, MC.office) == Literal("Norwegian Foreign Minister")
    assert graph.value(tenure, MC.officeTitle) == Literal("foreign minister")
    assert graph.value(tenure, MC.officeOf) == URIRef(f"{BASE}state/NO")
    assert graph.value(tenure, MC.former) is None
    assert words(graph, tenure, MC.evidence) == ["Norwegian Foreign Minister Ine Dahl"]


def test_an_office_worded_in_two_ways_is_one_and_a_former_one_another():
    findings = readout()
    dahl = findings.tenures[0]
    more = (*findings.tenures, replace(dahl, office="top diplomat"), replace(dahl, former=True))
    graph = map_document(replace(findings, tenures=more), BASE).graph
    offices = {
        (graph.value(tenure, MC.former), len(list(graph.objects(tenure, MC.office))))
        for tenure in graph.subjects(MC.holder, URIRef(f"{BASE}person/ine-dahl"))
    }
    assert offices == {(None, 2), (Literal(lexical_or_value=True), 1)}
