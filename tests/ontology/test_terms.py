"""Every term is defined once, and what is made from the definitions is up to date."""

import re
import runpy
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, BNode, Graph, URIRef

from memcon import ontology
from memcon.vocabulary import MC

TERMS = Graph().parse(ontology.folder() / "memcon.ttl")
HEADER = URIRef("https://w3id.org/memcon/ns")
PROPERTIES = sorted(
    {*TERMS.subjects(RDF.type, OWL.ObjectProperty), *TERMS.subjects(RDF.type, OWL.DatatypeProperty)}
)
CLASSES = sorted(TERMS.subjects(RDF.type, OWL.Class))
SCHEMES = {
    "acts": "state stress propose request demand order promise decide announce agree support oppose accuse "
    "deny warn threaten predict believe",
    "stances": "supports opposes",
    "modalities": "expected possible",
    "wordings": "direct mixed indirect",
    "forms": "meeting summit talks visit call conference",
    "statuses": "held planned proposed refused",
    "bases": "explicit relative inferred unknown",
}


@pytest.mark.parametrize("term", [*CLASSES, *PROPERTIES])
def test_a_term_is_explained(term):
    assert {len(list(TERMS.objects(term, said))) for said in (RDFS.label, RDFS.comment)} == {1}
    assert TERMS.value(term, RDFS.isDefinedBy) == HEADER


@pytest.mark.parametrize("term", PROPERTIES)
def test_a_property_says_of_what_and_to_what(term):
    assert {len(list(TERMS.objects(term, said))) for said in (RDFS.domain, RDFS.range)} == {1}
    assert TERMS.value(term, RDFS.domain) in CLASSES


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_concept_is_explained_with_an_example(scheme):
    concepts = set(TERMS.subjects(SKOS.inScheme, MC[scheme]))
    assert {str(TERMS.value(concept, SKOS.notation)) for concept in concepts} == set(SCHEMES[scheme].split())
    for concept in concepts:
        assert str(concept).endswith(f"-{TERMS.value(concept, SKOS.notation)}")
        assert all((concept, said, None) in TERMS for said in (SKOS.definition, SKOS.example, SKOS.prefLabel))


def test_a_term_is_defined_in_one_place():
    text = (ontology.folder() / "memcon.ttl").read_text(encoding="utf-8")
    defined = re.findall(r"^(mc:[\w-]+) a ", text, re.MULTILINE)
    assert len(defined) == len(set(defined)) == len({*TERMS.subjects(RDF.type), HEADER}) - 1


def test_the_ontology_has_a_version_and_a_licence():
    assert all((HEADER, said, None) in TERMS for said in (OWL.versionIRI, OWL.versionInfo, DCTERMS.license))


def test_the_ontology_has_no_blank_node():
    assert not any(isinstance(node, BNode) for triple in TERMS for node in triple)


@pytest.mark.parametrize("name", ["speker", "act-urge", "Statment"])
def test_a_typo_raises(name):
    with pytest.raises(AttributeError):
        MC[name]


GENERATED = runpy.run_path(str(Path(__file__).parents[2] / "ontology" / "generate.py"))["generated"]()


@pytest.mark.parametrize("path", GENERATED, ids=lambda path: path.name)
def test_what_is_generated_is_up_to_date(path):
    assert path.read_text(encoding="utf-8") == GENERATED[path], "Run: python ontology/generate.py"
