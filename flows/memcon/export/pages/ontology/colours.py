"""Turtle in colours: what in a line is text, what a comment, and what leads to another page."""

import re
from collections.abc import Iterator

from msgspec import Struct

from memcon.export.pages.claims.descriptions import CLASSES

TOKEN = re.compile(r'(?P<text>"(?:[^"\\]|\\.)*")|(?P<comment>  # .*)|<(?P<iri>[^<>"\s]*)>')
# the first part of IRIs that have pages; words are a part of their document
PAGES = {*CLASSES, "document", "meeting", "statement"}


class Token(Struct, frozen=True):
    """A piece of Turtle: "text", "comment", "iri", or empty for the rest."""

    text: str
    kind: str = ""
    href: str = ""


def coloured(turtle: str) -> tuple[Token, ...]:
    """The pieces of some Turtle, all of it."""
    return tuple(token for token in _tokens(turtle) if token.text)


def _tokens(turtle: str) -> Iterator[Token]:
    done = 0
    for found in TOKEN.finditer(turtle):
        yield Token(turtle[done : found.start()])
        yield Token(found[0], found.lastgroup or "", page(found["iri"] or ""))
        done = found.end()
    yield Token(turtle[done:])


def page(iri: str) -> str:
    """The page about a thing, from its IRI without the base; empty where it has none."""
    path, mark, place = iri.partition("#")
    return f"{path}.html{mark}{place}" if path.partition("/")[0] in PAGES and "/" in path else ""
