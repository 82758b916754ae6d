"""The alignments say nothing that could change what our own terms mean."""

from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph

from memcon import ontology

TERMS = Graph().parse(ontology.folder() / "memcon.ttl")
ALIGNMENTS = Graph().parse(ontology.folder() / "alignments.ttl")
LINKS = {RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch}
OURS = "https://w3id.org/memcon/ns#"


def test_our_terms_are_linked_upwards_only():
    said = {(term, link) for term, link, _ in ALIGNMENTS if str(term).startswith(OURS)}
    assert {link for _, link in said} <= LINKS
    assert {term for term, _ in said} <= set(TERMS.subjects())


def test_nothing_is_said_of_the_terms_of_others():
    others = {term for term in ALIGNMENTS.subjects() if not str(term).startswith("https://w3id.org/memcon/")}
    assert not others
    assert not {OWL.sameAs, OWL.equivalentClass, OWL.equivalentProperty} & set(ALIGNMENTS.predicates())


def test_every_close_match_is_described_and_its_scheme_names_a_version():
    for concept in ALIGNMENTS.objects(None, SKOS.closeMatch):
        assert (concept, RDF.type, SKOS.Concept) in ALIGNMENTS
        assert "20" in str(ALIGNMENTS.value(ALIGNMENTS.value(concept, SKOS.inScheme), SKOS.prefLabel))


def test_the_alignments_have_no_blank_node():
    assert not any(isinstance(node, BNode) for triple in ALIGNMENTS for node in triple)
