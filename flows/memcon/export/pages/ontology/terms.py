"""What memcon.ttl says of each term, ready to be shown: in the order of the file, with its own headings."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from memcon.export.pages.ontology.names import OURS, Names, Pieces, joined, joined_all, linked

KINDS = {
    OWL.Class: "class",
    OWL.ObjectProperty: "object property",
    OWL.DatatypeProperty: "datatype property",
    SKOS.ConceptScheme: "concept scheme",
    SKOS.Concept: "concept",
}
LABELS = (RDFS.label, SKOS.prefLabel)
COMMENTS = (RDFS.comment, SKOS.definition)
# what a row of a term is called; what the file says by other properties is shown under their own names
ROWS = {
    RDF.type: "Also",
    RDFS.subClassOf: "Superclass",
    RDFS.subPropertyOf: "Superproperty",
    RDFS.domain: "Domain",
    RDFS.range: "Range",
    SKOS.inScheme: "Scheme",
    SKOS.notation: "Notation",
    SKOS.example: "Words such as",
}
# the same links from the other end
BACKWARDS = {
    RDFS.subClassOf: "Subclasses",
    RDFS.subPropertyOf: "Subproperties",
    RDFS.domain: "Properties",
    RDFS.range: "Value of",
}
ABOVE = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.inScheme)
# the same for every term, or shown otherwise
APART = {*LABELS, *COMMENTS, RDFS.isDefinedBy}
HEADING_OR_TERM = re.compile(r"^(?:### (.+)|mc:([\w-]+) a .*)$", re.MULTILINE)


class Row(Struct, frozen=True):
    """Something that is said of a term: what it is called, and the values."""

    name: str
    values: Pieces


class Term(Struct, frozen=True):
    """A class, property, concept scheme or concept."""

    name: str
    """After the prefix, which is also its anchor: "Meeting", "act-state"."""
    kind: str
    label: str
    comment: Pieces
    heading: str
    """The heading of the file that it stands under."""
    rows: tuple[Row, ...]
    above: tuple[str, ...]
    """Those of our terms that it is under: superclasses, superproperties or scheme."""


class Reading(Struct, frozen=True):
    """The file, with what looking things up in it needs."""

    graph: Graph
    names: Names
    places: Mapping[str, str]
    """Each term, in the order of the file, with the heading that it stands under."""
    referring: Mapping[tuple[URIRef, Node], Sequence[URIRef]]
    """Which terms have a link to something."""


def read_terms(graph: Graph, text: str, names: Names) -> tuple[Term, ...]:
    """All terms of ours that a graph defines; `text` is its Turtle, which knows their order."""
    places = _places(text)
    reading = Reading(graph, names, places, _referring(graph, places))
    return tuple(_term(reading, URIRef(f"{OURS}{name}")) for name in places)


def members(graph: Graph, node: Node) -> list[Node]:
    """A value; where it is a union of classes or a list, what is in it."""
    if not isinstance(node, BNode):
        return [node]
    listed = graph.value(node, OWL.unionOf) or node
    return [each for part in Collection(graph, listed) for each in members(graph, part)]


def one_word(graph: Graph, iri: URIRef, properties: Sequence[URIRef]) -> str:
    """The first value of the first of these properties that has one; empty where none has."""
    return next((str(value) for each in properties for value in graph.objects(iri, each)), "")


def _places(text: str) -> dict[str, str]:
    """Each term with the heading that it stands under."""
    places, heading = {}, ""
    for found in HEADING_OR_TERM.finditer(text):
        heading = found[1] or heading
        if found[2]:
            places[found[2]] = heading
    return places


def _referring(graph: Graph, places: Iterable[str]) -> dict[tuple[URIRef, Node], list[URIRef]]:
    found: dict[tuple[URIRef, Node], list[URIRef]] = {}
    for iri in (URIRef(f"{OURS}{name}") for name in places):
        for link in BACKWARDS:
            for node in graph.objects(iri, link):
                for value in members(graph, node):
                    found.setdefault((link, value), []).append(iri)
    return found


def _term(reading: Reading, iri: URIRef) -> Term:
    graph, name = reading.graph, iri.removeprefix(OURS)
    kinds = set(graph.objects(iri, RDF.type))
    kind = next(kind for kind in KINDS if kind in kinds)
    above = (value for link in ABOVE for value in graph.objects(iri, link))
    return Term(
        name=name,
        kind=KINDS[kind],
        label=one_word(graph, iri, LABELS),
        comment=linked(one_word(graph, iri, COMMENTS), reading.places),
        heading=reading.places[name],
        rows=(*_forwards(reading, iri, kind), *_backwards(reading, iri)),
        above=tuple(str(each).removeprefix(OURS) for each in above if str(each).startswith(OURS)),
    )


def _forwards(reading: Reading, iri: URIRef, kind: URIRef) -> Iterator[Row]:
    order = list(ROWS)
    said = {URIRef(str(each)) for each in reading.graph.predicates(iri)} - APART
    for each in sorted(said, key=lambda one: (order.index(one) if one in order else len(order), one)):
        nodes = [node for node in reading.graph.objects(iri, each) if each != RDF.type or node != kind]
        values = [
            joined([reading.names.piece(value) for value in members(reading.graph, node)], " or ")
            for node in nodes
        ]
        if values:
            yield Row(ROWS.get(each, reading.names.short(each)), joined_all(values, ", "))


def _backwards(reading: Reading, iri: URIRef) -> Iterator[Row]:
    for link, name in BACKWARDS.items():
        if found := reading.referring.get((link, iri)):
            yield Row(name, joined(map(reading.names.piece, found), ", "))
