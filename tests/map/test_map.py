"""A document's findings as a graph: what every graph has in common."""

import pytest
from rdflib import RDF, RDFS, BNode, Graph

from examples import column, empty, readout
from memcon import ontology
from memcon.map import map_document
from memcon.vocabulary import MC

BASE = "https://example.org/id/"
FINDINGS = [readout(), column(), empty()]
TERMS = Graph().parse(ontology.folder() / "memcon.ttl")
BORROWED = (
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
    "http://purl.org/dc/terms/",
    "http://www.w3.org/2004/02/skos/core#",
)


@pytest.fixture(params=FINDINGS, ids=lambda findings: findings.document.identifier)
def graph(request):
    return map_document(request.param, BASE).graph


def test_no_blank_node(graph):
    assert not any(isinstance(node, BNode) for triple in graph for node in triple)


def test_every_term_is_defined_in_the_ontology(graph):
    used = {*graph.predicates(), *graph.objects(None, RDF.type)}
    used |= {value for value in graph.objects() if str(value).startswith(str(MC))}
    assert {term for term in used if not str(term).startswith(BORROWED)} <= set(TERMS.subjects())


def test_a_property_stands_where_its_domain_says(graph):
    for node, term, _ in graph:
        domain = TERMS.value(term, RDFS.domain)
        kinds = {above for kind in graph.objects(node, RDF.type) for above in _with_superclasses(kind)}
        assert domain is None or domain in kinds, (node, term)


def _with_superclasses(kind):
    return TERMS.transitive_objects(kind, RDFS.subClassOf)


def test_every_reference_is_to_a_node_of_the_graph(graph):
    data = {value for value in graph.objects() if str(value).startswith(BASE)}
    assert data <= set(graph.subjects())


def test_a_document_without_findings_is_still_a_document():
    graph = map_document(empty(), BASE).graph
    assert set(graph.objects(None, RDF.type)) == {MC.Document}


def test_what_is_left_out_is_said():
    issues = map_document(column(), BASE).issues
    assert {issue.severity for issue in issues} == {"warning"}
    assert [(issue.words, issue.problem) for issue in issues] == [
        (None, "The url in the metadata, “not an address”, is no web address; it was left out."),
        ("meet", "The meeting was left out: fewer than two of its parties are known."),
        ("Okello", "The statement of “Okello” was left out: it is not clear who that is."),
    ]
