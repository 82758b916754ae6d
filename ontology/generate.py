"""Writes what is made from memcon.ttl: flows/memcon/vocabulary.py and ontology/context.jsonld.

Run it after every change of memcon.ttl: `python ontology/generate.py`. A test fails when it was forgotten.
"""

# ruff: noqa: INP001 - a script beside the files that it reads is no package

import json
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, URIRef

HERE = Path(__file__).resolve().parent
NAMESPACE = "https://w3id.org/memcon/ns#"
BORROWED = {
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": str(XSD),
}
# terms of other vocabularies that the data uses, with the range that its values have
OTHERS = {
    "dcterms:identifier": None,
    "dcterms:issued": "xsd:date",
    "dcterms:language": None,
    "dcterms:license": None,
    "dcterms:publisher": None,
    "dcterms:source": "@id",
    "dcterms:title": None,
    "prov:startedAtTime": "xsd:dateTime",
    "prov:used": "@id",
    "skos:altLabel": None,
    "skos:exactMatch": "@id",
    "skos:prefLabel": None,
}
# what JSON says without our help
NATIVE = {XSD.string, XSD.integer, XSD.boolean}
MODULE = '''\
"""The terms of ontology/memcon.ttl as Python names; made by ontology/generate.py: change them there.

`MC.speaker` and `MC["act-request"]` are IRIs; a name that memcon.ttl does not define raises AttributeError.
"""

# ruff: noqa: N815 - properties are written inDocument in RDF

from typing import ClassVar

from rdflib import URIRef
from rdflib.namespace import DefinedNamespace, Namespace


class MC(DefinedNamespace):
    """The namespace mc:, version {version}."""

    _NS = Namespace("{namespace}")
    _fail = True

{names}

    _extras: ClassVar[list[str]] = [
{concepts}
    ]
'''


def local_names(ontology: Graph, *kinds: URIRef) -> list[str]:
    """The names in mc: of all terms of these kinds, sorted."""
    found = {str(term) for kind in kinds for term in ontology.subjects(RDF.type, kind)}
    return sorted(term.removeprefix(NAMESPACE) for term in found if term.startswith(NAMESPACE))


def vocabulary(ontology: Graph) -> str:
    """The text of vocabulary.py."""
    terms = local_names(ontology, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.ConceptScheme)
    return MODULE.format(
        version=ontology.value(URIRef(NAMESPACE.rstrip("#")), OWL.versionInfo),
        namespace=NAMESPACE,
        names="\n".join(f"    {name}: URIRef" for name in terms),
        concepts="\n".join(f'        "{name}",' for name in local_names(ontology, SKOS.Concept)),
    )


def coercion(ontology: Graph, term: URIRef) -> str | None:
    """How JSON-LD has to read the values of a property; None where JSON says it."""
    if (term, RDF.type, OWL.ObjectProperty) in ontology:
        return "@vocab" if ontology.value(term, RDFS.range) == SKOS.Concept else "@id"
    kind = ontology.value(term, RDFS.range)
    return None if kind in NATIVE else f"xsd:{str(kind).removeprefix(str(XSD))}"


def entry(term: str, kind: str | None) -> str | dict[str, str]:
    """A term of a JSON-LD context."""
    return {"@id": term, "@type": kind} if kind else term


def context(ontology: Graph) -> str:
    """The text of context.jsonld: short names for all terms that memcon's data can hold."""
    terms = {name.partition(":")[2]: entry(name, kind) for name, kind in OTHERS.items()}
    for name in local_names(ontology, OWL.Class, SKOS.Concept):
        terms[name] = f"mc:{name}"
    for name in local_names(ontology, OWL.ObjectProperty, OWL.DatatypeProperty):
        terms[name] = entry(f"mc:{name}", coercion(ontology, URIRef(NAMESPACE + name)))
    prefixes = {"mc": NAMESPACE, **BORROWED}
    whole = {"id": "@id", "type": "@type", **prefixes, **dict(sorted(terms.items()))}
    return json.dumps({"@context": whole}, indent=2) + "\n"


def generated() -> dict[Path, str]:
    """Each file that is made from memcon.ttl, with the text that it should have."""
    ontology = Graph().parse(HERE / "memcon.ttl")
    return {
        HERE.parent / "flows" / "memcon" / "vocabulary.py": vocabulary(ontology),
        HERE / "context.jsonld": context(ontology),
    }


if __name__ == "__main__":
    for path, text in generated().items():
        path.write_text(text, encoding="utf-8")
