"""Writes what is made from memcon.ttl and shapes.ttl: flows/memcon/vocabulary.py and ontology/context.jsonld.

Run it after every change of the two: `python ontology/generate.py`. A test fails when it was forgotten.
"""

# ruff: noqa: INP001 - a script beside the files that it reads is no package

import json
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SH, SKOS, XSD, Graph, URIRef

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
    "dcterms:creator": None,
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
        names="\n".join(f'    {name}: URIRef = _NS["{name}"]' for name in terms),
        concepts="\n".join(f'        "{name}",' for name in local_names(ontology, SKOS.Concept)),
    )


def coercion(ontology: Graph, term: URIRef) -> str | None:
    """How JSON-LD has to read the values of a property; None where JSON says it."""
    if (term, RDF.type, OWL.ObjectProperty) in ontology:
        return "@vocab" if ontology.value(term, RDFS.range) == SKOS.Concept else "@id"
    kind = ontology.value(term, RDFS.range)
    return None if kind in NATIVE else f"xsd:{str(kind).removeprefix(str(XSD))}"


def single(shapes: Graph) -> set[str]:
    """The properties that have one value at most, in short form; JSON-LD makes lists of all others."""
    manager = shapes.namespace_manager
    return {
        shapes.value(shape, SH.path).n3(manager)
        for shape in shapes.objects(None, SH.property)
        if int(shapes.value(shape, SH.maxCount) or 2) == 1
    }


def entry(term: str, kind: str | None, *, listed: bool) -> str | dict[str, str]:
    """A property in a JSON-LD context."""
    parts = {"@id": term} | ({"@type": kind} if kind else {}) | ({"@container": "@set"} if listed else {})
    return parts if len(parts) > 1 else term


def context(ontology: Graph, shapes: Graph) -> str:
    """The text of context.jsonld: short names for all terms that memcon's data can hold."""
    own = local_names(ontology, OWL.ObjectProperty, OWL.DatatypeProperty)
    kinds = OTHERS | {f"mc:{name}": coercion(ontology, URIRef(NAMESPACE + name)) for name in own}
    one = single(shapes)
    terms = {
        term.partition(":")[2]: entry(term, kind, listed=term not in one) for term, kind in kinds.items()
    }
    terms |= {name: f"mc:{name}" for name in local_names(ontology, OWL.Class, SKOS.Concept)}
    prefixes = {"mc": NAMESPACE, **BORROWED}
    whole = {"id": "@id", "type": "@type", **prefixes, **dict(sorted(terms.items()))}
    lines = ",\n".join(f"    {json.dumps(key)}: {json.dumps(value)}" for key, value in whole.items())
    return f'{{\n  "@context": {{\n{lines}\n  }}\n}}\n'


def generated() -> dict[Path, str]:
    """Each file that is made, with the text that it should have."""
    ontology, shapes = (Graph().parse(HERE / name) for name in ("memcon.ttl", "shapes.ttl"))
    return {
        HERE.parent / "flows" / "memcon" / "vocabulary.py": vocabulary(ontology),
        HERE / "context.jsonld": context(ontology, shapes),
    }


if __name__ == "__main__":
    for path, text in generated().items():
        path.write_text(text, encoding="utf-8")
