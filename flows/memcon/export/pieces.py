"""What one document gives to each export. An export is its documents' pieces one after the other, so that
neither memory nor work grows with the documents that did not change.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from msgspec import Struct
from rdflib import Graph

from memcon.export.jsonld import keys, members
from memcon.export.nodes import Nodes
from memcon.export.nquads import nquads
from memcon.export.turtle import described


class Piece(Struct, frozen=True):
    """One document's graph in each format."""

    quads: str
    """Lines of N-Quads, sorted."""
    turtle: str
    members: str
    """Of the graph in JSON-LD, with commas between them."""
    names: tuple[str, ...]
    """The short names that the JSON-LD uses, sorted."""


class Pieces(Protocol):
    """The pieces of documents in UTF-8, in the order of the exports: by their identifiers. Each method begins
    anew.
    """

    def quads(self) -> Iterable[bytes]:
        """The N-Quads of each document."""

    def turtle(self) -> Iterable[bytes]:
        """The Turtle of each document."""

    def members(self) -> Iterable[bytes]:
        """The JSON-LD of each document."""

    def names(self) -> Iterable[str]:
        """The short names that the JSON-LD of all documents uses."""


class Held(Struct, frozen=True):
    """Pieces in memory."""

    held: Sequence[Piece]

    def quads(self) -> Iterator[bytes]:
        """The N-Quads of each document."""
        return (one.quads.encode() for one in self.held)

    def turtle(self) -> Iterator[bytes]:
        """The Turtle of each document."""
        return (one.turtle.encode() for one in self.held)

    def members(self) -> Iterator[bytes]:
        """The JSON-LD of each document."""
        return (one.members.encode() for one in self.held)

    def names(self) -> Iterator[str]:
        """The short names that the JSON-LD of all documents uses."""
        return (name for one in self.held for name in one.names)


def piece(graph: Graph, nodes: Nodes, base: str) -> Piece:
    """A document's graph, and its nodes, in each format. Raises InputError when the graph is not about one
    document.
    """
    return Piece(
        quads="".join(nquads(graph)),
        turtle="".join(described(nodes, base)),
        members=members(nodes, base),
        names=tuple(sorted(keys(nodes))),
    )
