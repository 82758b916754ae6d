"""The article page: a document's whole text with every actor, meeting and statement marked, and beside it
each fact with its triples. A long text goes on at document/0123456789abcdef/2.html.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from rdflib import URIRef

from memcon.export.nodes import Nodes
from memcon.export.pages.cards import Card, Words
from memcon.export.pages.marks import Block, Mark, blocks, marked
from memcon.export.pages.rendering import rendered
from memcon.export.pages.told import Graph, spot
from memcon.export.terms import TYPE
from memcon.export.turtle import node_lines
from memcon.vocabulary import MC

# characters of a part: with its facts and their triples, a page of 600 KB at most in dense news
PART = 20_000


class Part(Struct, frozen=True):
    """What stands on one page."""

    blocks: tuple[Block, ...]
    start: int
    end: int

    def has(self, words: Words | None) -> bool:
        """Whether words begin on it."""
        return words is not None and self.start <= words.start < self.end


def document_pages(graph: Graph, card: Card, text: str) -> Iterator[tuple[str, bytes]]:
    """The pages of the document whose graph, card and text these are: paths and contents."""
    parts = _parts(text, list(_marks(graph, card)), list(_evidence(graph.nodes, card)))
    paths = [f"{card.document.iri}{f'/{number}' if number > 1 else ''}.html" for number in _numbers(parts)]
    for number, (part, path) in enumerate(zip(parts, paths, strict=True)):
        yield (
            path,
            rendered(
                "document.html",
                path,
                card=card,
                part=part,
                portions=parts,
                number=number,
                paths=paths,
                headline=_headline(part, card, text) if number == 0 else None,
                triples=_triples(graph),
            ),
        )


def _parts(text: str, marks: Sequence[Mark], evidence: Sequence[tuple[int, int]]) -> list[Part]:
    parts: list[list[Block]] = [[]]
    for block in marked(text, marks, evidence, tuple(blocks(text))):
        if parts[-1] and block.end - parts[-1][0].start > PART:
            parts.append([])
        parts[-1].append(block)
    starts = [0, *(part[0].start for part in parts[1:])]
    ends = [*starts[1:], len(text) + 1]
    return [Part(tuple(part), *bounds) for part, *bounds in zip(parts, starts, ends, strict=True)]


def _marks(graph: Graph, card: Card) -> Iterator[Mark]:
    for meeting in card.meetings:
        yield from _mark(graph, meeting.iri, "trigger", MC.evidence)
    for statement in card.statements:
        yield from _mark(graph, statement.iri, "cue", MC.cueEvidence)
        yield from _mark(graph, statement.iri, "said", MC.contentEvidence)
    for actor in card.actors:
        yield from _mark(graph, actor.named.iri, actor.named.kind, MC.mention)


def _mark(graph: Graph, fact: str, kind: str, term: URIRef) -> Iterator[Mark]:
    for one in graph.words(URIRef(f"{graph.base}{fact}"), term):
        yield Mark(one.start, one.end, kind, fact)


def _evidence(nodes: Nodes, card: Card) -> Iterator[tuple[int, int]]:
    """What pages link to: all evidence, and mentions that are none because they stayed unresolved."""
    found = (spot(node) for node in nodes.values() if MC.Evidence in node.get(TYPE, ()))
    yield from ((one.start, one.end) for one in found)
    yield from ((one.words.start, one.words.end) for one in card.unresolved)


def _headline(part: Part, card: Card, text: str) -> Block | None:
    """The first paragraph, where it is the title."""
    first = next(iter(part.blocks), None)
    if first and " ".join(text[first.start : first.end].split()) == card.document.title:
        return first
    return None


def _triples(graph: Graph) -> dict[str, str]:
    """The triples of each fact and actor by its IRI without the base, in Turtle."""
    kinds = {MC.Meeting, MC.Statement, MC.Tenure, MC.Actor}
    return {
        graph.local(iri): "".join(node_lines(graph.nodes, iri, graph.base))
        for iri, node in graph.nodes.items()
        if kinds.intersection(map(URIRef, node.get(TYPE, ())))
    }


def _numbers(parts: Sequence[Part]) -> range:
    return range(1, len(parts) + 1)
