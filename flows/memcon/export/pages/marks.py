"""A text with all its facts marked: runs of characters, each with what it links to and what it is part of.

Links cannot stand in links, and facts overlap as they like. So a text is cut at each border of a fact, and
each run has one link: that of the shortest words that cover it, a cue or trigger before a mention of the same
length. Contents of statements are no links but are marked as said, however many overlap.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

# characters of a block at most: a text without paragraphs is cut between words
LONGEST = 4_000
BLANK = re.compile(r"[ \t\r]*\n[ \t\r]*\n\s*")


class Mark(Struct, frozen=True):
    """Words of the text that a fact rests on."""

    start: int
    end: int
    kind: str
    """What is marked: "cue", "trigger", "said", or the kind of thing that is mentioned, "person"."""
    fact: str
    """The IRI, without the base, of the fact or thing."""


class Piece(Struct, frozen=True):
    """Characters that are parts of the same facts."""

    text: str
    said: tuple[str, ...]
    """The statements whose content they are part of."""
    anchors: tuple[str, ...]
    """The evidence that begins here: "char=16,24"."""


class Run(Struct, frozen=True):
    """Pieces with one link, or with none."""

    pieces: tuple[Piece, ...]
    kind: str = ""
    facts: tuple[str, ...] = ()
    """What the words tell of, the one to link to first."""


class Block(Struct, frozen=True):
    """A paragraph."""

    start: int
    end: int
    runs: tuple[Run, ...]


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph of a text begins and ends: at empty lines, and where one is too long."""
    at = 0
    for blank in (*BLANK.finditer(text), None):
        end = blank.start() if blank else len(text)
        yield from _cut(text, at, end)
        at = blank.end() if blank else end


def marked(
    text: str, marks: Iterable[Mark], evidence: Iterable[tuple[int, int]], places: Sequence[tuple[int, int]]
) -> Iterator[Block]:
    """The paragraphs at these places with these marks, and an anchor where each evidence begins."""
    ordered = sorted(set(marks), key=lambda one: (one.start, one.end, one.kind, one.fact))
    anchors: dict[int, list[str]] = {}
    for start, end in sorted(set(evidence)):
        anchors.setdefault(start, []).append(f"char={start},{end}")
    active: list[Mark] = []
    coming = iter((*ordered, None))
    following = next(coming)
    for start, end in places:
        here = []
        active = [one for one in active if one.end > start]
        while following and following.start < end:
            here.append(following)
            following = next(coming)
        yield _block(text, start, end, [*active, *here], anchors)
        active += here


def _block(text: str, start: int, end: int, marks: Sequence[Mark], anchors: dict[int, list[str]]) -> Block:
    inside = [one for one in marks if one.end > start]
    borders = {start, end, *(at for at in anchors if start <= at < end)} if anchors else {start, end}
    borders |= {at for one in inside for at in (one.start, one.end) if start < at < end}
    cuts = sorted(borders)
    found = [_piece(text, *pair, inside, anchors) for pair in pairwise(cuts)]
    runs = []
    for (kind, facts), together in groupby(found, key=lambda one: one[:2]):
        runs.append(Run(tuple(piece for _, _, piece in together), kind, facts))
    return Block(start, end, tuple(runs))


def _piece(
    text: str, start: int, end: int, marks: Sequence[Mark], anchors: dict[int, list[str]]
) -> tuple[str, tuple[str, ...], Piece]:
    """The kind and facts of the link of a piece, and the piece."""
    over = [one for one in marks if one.start <= start and end <= one.end]
    said = tuple(dict.fromkeys(one.fact for one in over if one.kind == "said"))
    links = sorted((one for one in over if one.kind != "said"), key=_shortest_first)
    kind = links[0].kind if links else ""
    facts = tuple(dict.fromkeys(one.fact for one in links))
    return kind, facts, Piece(text[start:end], said, tuple(anchors.get(start, ())))


def _shortest_first(mark: Mark) -> tuple[int, bool, int, str]:
    return mark.end - mark.start, mark.kind not in {"cue", "trigger"}, mark.start, mark.fact


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        space = max(text.rfind("\n", start + 1, start + LONGEST), text.rfind(" ", start + 1, start + LONGEST))
        middle = space + 1 if space >= 0 else start + LONGEST
        yield start, middle
        start = middle
    if start < end:
        yield start, end
