"""How much a graph holds: counts of one document, and of many of them together.

What only one document can tell (itself, its evidence, statements and tenures) adds up. Actors, meetings,
places and topics can be in several documents, so each document's counts name them, by short numbers: a
million documents' numbers fit into memory where their IRIs do not.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct
from rdflib import Graph, URIRef

from memcon.export.terms import TYPE, triples
from memcon.vocabulary import MC

SHARED = frozenset({MC.Actor, MC.Meeting, MC.Place, MC.Topic})


class Counts(Struct, frozen=True):
    """What one document's graph holds. Classes and properties are IRIs."""

    triples: int
    properties: dict[str, int]
    """How many triples each property has."""
    entities: dict[str, int]
    """How many of the document's own nodes each class has."""
    shared: dict[str, tuple[int, ...]]
    """The numbers of those nodes of each class that other documents may have too."""
    own: int
    """How many own nodes there are, whatever their classes."""


class Totals(Struct, frozen=True):
    """What all documents' graphs hold together. A triple counts in each document that tells it, as it does in
    graph.nq; a node counts once.
    """

    documents: int
    triples: int
    entities: int
    properties: Mapping[str, int]
    classes: Mapping[str, int]


def counts(graph: Graph) -> Counts:
    """What the graph of one document holds."""
    properties: Counter[str] = Counter()
    classes: dict[URIRef, set[str]] = {}
    for subject, term, value in triples(graph):
        properties[str(term)] += 1
        if term == TYPE:
            classes.setdefault(subject, set()).add(str(value))
    own: Counter[str] = Counter()
    shared: dict[str, set[int]] = {}
    for node, kinds in classes.items():
        if SHARED.isdisjoint(map(URIRef, kinds)):
            own.update(kinds)
        else:
            for kind in kinds:
                shared.setdefault(kind, set()).add(_number(node))
    return Counts(
        triples=len(graph),
        properties=dict(sorted(properties.items())),
        entities=dict(sorted(own.items())),
        shared={kind: tuple(sorted(numbers)) for kind, numbers in sorted(shared.items())},
        own=sum(SHARED.isdisjoint(map(URIRef, kinds)) for kinds in classes.values()),
    )


def total(documents: Iterable[Counts]) -> Totals:
    """What the graphs of several documents hold together, whatever their order."""
    number = triples_ = own = 0
    properties: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    shared: dict[str, set[int]] = {}
    for one in documents:
        number, triples_, own = number + 1, triples_ + one.triples, own + one.own
        properties.update(one.properties)
        classes.update(one.entities)
        for kind, numbers in one.shared.items():
            shared.setdefault(kind, set()).update(numbers)
    classes.update({kind: len(numbers) for kind, numbers in shared.items()})
    together = sum(len(shared.get(str(kind), ())) for kind in SHARED)
    return Totals(
        number, triples_, own + together, dict(sorted(properties.items())), dict(sorted(classes.items()))
    )


def _number(node: URIRef) -> int:
    """A number for an IRI: the first 60 bits of its SHA-256 sum. Among ten million IRIs the odds of one clash
    are about 1 in 23,000.
    """
    return int(hashlib.sha256(node.encode()).hexdigest()[:15], 16)
