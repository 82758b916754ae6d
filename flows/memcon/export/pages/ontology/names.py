"""How the page about the ontology names things: short, and linked to where they are described."""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from rdflib import Graph, URIRef
from rdflib.term import Node

from memcon.export.turtle import PREFIXES

OURS = PREFIXES["mc"]
# a term of ours in the middle of a text
MENTIONED = re.compile(r"\bmc:([A-Za-z](?:[\w-]*\w)?)")


class Piece(Struct, frozen=True):
    """A piece of a text; a name where it has an address or is marked as code."""

    text: str
    href: str = ""
    code: bool = False


Pieces = tuple[Piece, ...]


class Names(Struct, frozen=True):
    """The prefixes that names are shortened with."""

    prefixes: Mapping[str, str]

    def short(self, iri: str) -> str:
        """An IRI as Turtle shortens it; whole where no prefix fits."""
        fitting = [(len(space), name) for name, space in self.prefixes.items() if iri.startswith(space)]
        if not fitting:
            return iri
        length, name = max(fitting)
        return f"{name}:{iri[length:]}"

    def piece(self, term: Node) -> Piece:
        """A term: an IRI as a name that leads to its description, a literal as its words."""
        if isinstance(term, URIRef):
            return Piece(self.short(term), address(term), code=True)
        return Piece(str(term))

    def piece_of(self, name: str) -> Piece:
        """One of our terms, by its name without the prefix."""
        return Piece(self.short(f"{OURS}{name}"), f"#{name}", code=True)


def address(iri: str) -> str:
    """Where an IRI is described: our own terms on this page, others at their IRI. Empty for what is no
    address of the web.
    """
    spelt = str(iri)
    if spelt.startswith(OURS):
        return f"#{spelt.removeprefix(OURS)}"
    return spelt if spelt.startswith(("http://", "https://")) else ""


def read_names(graphs: Iterable[Graph]) -> Names:
    """All prefixes that some graphs bind, those of the data first, the others by name."""
    bound = sorted({(prefix, str(space)) for graph in graphs for prefix, space in graph.namespaces()})
    return Names({**PREFIXES, **{prefix: space for prefix, space in bound if prefix not in PREFIXES}})


def joined(pieces: Iterable[Piece], by: str) -> Pieces:
    """Pieces with a text between them."""
    return joined_all(((piece,) for piece in pieces), by)


def joined_all(parts: Iterable[Pieces], by: str) -> Pieces:
    """Texts made of pieces, with a text between them."""
    several = [(Piece(by), *part) for part in parts]
    return tuple(piece for part in several for piece in part)[1:]


def linked(text: str, known: Iterable[str]) -> Pieces:
    """A text in which each of our terms leads to its description."""
    return tuple(_linked(text, frozenset(known)))


def _linked(text: str, known: frozenset[str]) -> Iterator[Piece]:
    done = 0
    for found in MENTIONED.finditer(text):
        if found[1] in known:
            yield Piece(text[done : found.start()])
            yield Piece(found[0], f"#{found[1]}", code=True)
            done = found.end()
    yield Piece(text[done:])
