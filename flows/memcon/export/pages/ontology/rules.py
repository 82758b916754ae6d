"""The shapes: what each is about, its rules in words, and what a person is told when one is broken."""

from collections.abc import Iterator

from msgspec import Struct
from rdflib import RDF, SH, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from memcon.export.pages.ontology.names import OURS, Names, Piece, Pieces, joined
from memcon.export.pages.ontology.phrases import Phrases


class Rule(Struct, frozen=True):
    """One demand."""

    about: Pieces
    """The property; empty for a rule about the whole thing."""
    words: Pieces
    message: str


class Shape(Struct, frozen=True):
    """A shape that has targets."""

    name: str
    """After the prefix: "Meeting", "DayOrBounds"."""
    targets: Pieces
    classes: tuple[str, ...]
    """Our classes that it is about, without the prefix."""
    subjects_of: tuple[str, ...]
    """Our properties such that it is about all that have one of them."""
    rules: tuple[Rule, ...]


def read_shapes(graph: Graph, names: Names) -> tuple[Shape, ...]:
    """The shapes that have targets, in the order of their file."""
    about = {subject for subject, term in graph.subject_predicates() if _is_target(term)}
    kinds = {SH.NodeShape, SH.PropertyShape}
    shapes = [each for each, kind in graph.subject_objects(RDF.type) if kind in kinds and each in about]
    return tuple(_shape(graph, URIRef(str(each)), Phrases(graph, names)) for each in shapes)


def _is_target(term: Node) -> bool:
    return term in {SH.targetClass, SH.targetSubjectsOf}


def _shape(graph: Graph, shape: URIRef, phrases: Phrases) -> Shape:
    classes = list(graph.objects(shape, SH.targetClass))
    having = list(graph.objects(shape, SH.targetSubjectsOf))
    words = joined(map(phrases.names.piece, (*classes, *having)), " or ")
    return Shape(
        name=phrases.names.short(shape).partition(":")[2],
        targets=(Piece("Whatever has "), *words) if having else (Piece("Each "), *words),
        classes=tuple(str(each).removeprefix(OURS) for each in classes),
        subjects_of=tuple(str(each).removeprefix(OURS) for each in having),
        rules=tuple(_rules(graph, shape, phrases)),
    )


def _rules(graph: Graph, shape: URIRef, phrases: Phrases) -> Iterator[Rule]:
    for each in (shape, *graph.objects(shape, SH.property)):
        message = " ".join(map(str, graph.objects(each, SH.message)))
        path = graph.value(each, SH.path)
        if path is not None:
            yield Rule(phrases.path(path), phrases.values(each), message)
        elif words := (*_closed(graph, each, phrases.names), *phrases.condition(each)):
            yield Rule((), words, message)


def _closed(graph: Graph, shape: Node, names: Names) -> Pieces:
    if str(graph.value(shape, SH.closed)) != "true":
        return ()
    listed = graph.value(shape, SH.ignoredProperties)
    others = joined(map(names.piece, Collection(graph, listed)), ", ") if listed is not None else ()
    allowed = (Piece(" (and "), *others, Piece(")")) if others else ()
    return Piece("has these properties"), *allowed, Piece(" and no other")
