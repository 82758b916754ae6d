"""What one document gives to the pages: its own pages, and its card for those about several documents."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from memcon.export.jsonld import closing, opening
from memcon.export.nodes import Nodes
from memcon.export.pages.cards import Card, Open, Words
from memcon.export.pages.documents import document_pages
from memcon.export.pages.statements import statement_pages
from memcon.export.pages.told import Graph, card
from memcon.export.pieces import Piece
from memcon.export.turtle import prolog
from memcon.model import Findings


class Leaves(Struct, frozen=True):
    """All of it."""

    card: Card
    pages: Mapping[str, bytes]
    """By their paths, the document's Turtle and JSON-LD among them."""


def leaves(nodes: Nodes, findings: Findings, piece: Piece, base: str) -> Leaves:
    """What the document of these resolved findings gives, whose checked graph has these nodes and that piece
    of the exports.
    """
    graph, text = Graph(nodes, base), findings.document.text
    made = card(graph, text, _unresolved(findings))
    pages = {
        **dict(document_pages(graph, made, text)),
        **dict(statement_pages(graph, made, text)),
        f"{made.document.iri}.ttl": "".join((*prolog(base), piece.turtle)).encode(),
        f"{made.document.iri}.jsonld": "".join(
            (*opening(piece.names, base), piece.members, *closing())
        ).encode(),
    }
    return Leaves(made, pages)


def _unresolved(findings: Findings) -> Iterator[Open]:
    for one in findings.unresolved:
        span = findings.mentions[one.mention].span
        yield Open(Words(span.start, span.end, span.exact), one.reason)
