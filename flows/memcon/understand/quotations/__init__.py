"""Quotations: the stretches of text between quotation marks, found on its characters.

The outermost marks count; a quotation inside another is part of its words. What is quoted (speech, a
title, a doubtful word) is for others to decide.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct

from memcon.model import Span
from memcon.understand.quotations.marks import STOPS, Mark, marks

# for each opening sign, the signs that close it: its own first, then those that careless hands use
CLOSED_BY = {
    "“": ("”", "“", '"', "''"),
    "„": ("“", "”", '"', "''"),
    "‟": ("”",),
    "”": ("”",),
    "«": ("»",),
    "»": ("«", "»"),
    "``": ("''", '"', "”"),
    '"': ('"', "”", "''"),
    "''": ("''", '"', "”"),
}
STRAIGHT = frozenset(['"', "''"])
# no writer nests deeper, and a text of opening marks alone must not take quadratic time
DEEPEST = 5


class Quotation(Struct, frozen=True):
    """Words between quotation marks, in one paragraph."""

    span: Span
    """With the marks; without a closing one where the quotation goes on after a new opening one."""
    words: Span
    """Exactly what stands between the marks."""
    continues: int | None = None
    """Number of the quotation that this one goes on from: the same speech, a paragraph later."""


class Pair(Struct, frozen=True, order=True):
    """Where a quotation and its words start and end."""

    start: int
    words_start: int
    words_end: int
    end: int
    onward: int | None = None
    """Where the mark stands after which it goes on, if it has no closing mark."""


def quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """The quotations in a text's paragraphs, in order and without overlap.

    A mark that opens and never closes makes a quotation only if the next paragraph opens with one
    too, or if another opens right after a sentence's end.
    """
    found: list[Quotation] = []
    onward = None
    for paragraph, opening in zip(paragraphs, _next_openings(text, paragraphs), strict=True):
        for pair in _pairs(text, paragraph, opening):
            words = text[pair.words_start : pair.words_end]
            if not any(character.isalnum() for character in words):
                continue
            continues = len(found) - 1 if pair.start == onward else None
            span = Span(pair.start, pair.end, text[pair.start : pair.end])
            found.append(Quotation(span, Span(pair.words_start, pair.words_end, words), continues))
            onward = pair.onward
    return tuple(found)


def _next_openings(text: str, paragraphs: Sequence[Span]) -> list[Mark | None]:
    """For each paragraph, the mark that the paragraph after it opens with."""
    firsts = [next(marks(text, paragraph), None) for paragraph in paragraphs[1:]]
    return [
        mark if mark and mark.start == paragraph.start and _can_open(mark) else None
        for mark, paragraph in zip(firsts, paragraphs[1:], strict=True)
    ] + [None] * bool(paragraphs)


def _pairs(text: str, paragraph: Span, opening: Mark | None) -> list[Pair]:
    """The outermost pairs of marks in a paragraph, in order; `opening` starts the next paragraph."""
    every = tuple(marks(text, paragraph))
    doubles = _doubles(text, paragraph, [mark for mark in every if mark.double], opening)
    singles = _singles(paragraph, _outside(every, doubles), doubles, opening)
    outermost: list[Pair] = []
    for pair in sorted(doubles + singles):
        if not outermost or pair.start >= outermost[-1].end:
            outermost.append(pair)
    return outermost


def _doubles(text: str, paragraph: Span, signs: Sequence[Mark], opening: Mark | None) -> list[Pair]:
    """The outermost pairs of double marks.

    If one stays open at the end for no reason, nesting was an illusion, and the later of two opening
    marks is the true one.
    """
    pairs, left = _matched(text, signs, nest=True)
    if left and opening and opening.double:
        return [*pairs, Pair(left.start, left.end, paragraph.end, paragraph.end, opening.start)]
    return _matched(text, signs, nest=False)[0] if left else pairs


def _matched(text: str, signs: Sequence[Mark], *, nest: bool) -> tuple[list[Pair], Mark | None]:
    """The outermost pairs of double marks, and the opening mark that stayed without a closing one."""
    pairs: list[Pair] = []
    unclosed: list[Mark] = []
    for mark, after in zip_longest(signs, signs[1:]):
        if _opens(mark, unclosed):
            ink = _ink(text, mark.start)
            if unclosed and text[ink - 1] in ".!?…":
                pairs.append(Pair(unclosed[0].start, unclosed[0].end, ink, ink, mark.start))
                unclosed = []
            unclosed = [*unclosed[:DEEPEST], mark] if nest else [mark]
        elif unclosed and not _is_inch(mark, unclosed[-1], after):
            first, depth = unclosed[0], _partner(mark, unclosed)
            unclosed = unclosed[:depth]
            if not unclosed:
                pairs.append(Pair(first.start, first.end, mark.start, mark.end))
    return pairs, unclosed[0] if unclosed else None


def _opens(mark: Mark, unclosed: Sequence[Mark]) -> bool:
    """Whether a double mark opens a quotation, given the marks that wait for their closing one."""
    top = unclosed[-1].sign if unclosed else None
    if mark.side == "either":
        return top is None
    if mark.side == "opens":  # „so“, »so« and careless “so“
        return not (top and mark.attached == "closes" and mark.sign in CLOSED_BY[top])
    return top is None and mark.attached == "opens" and mark.sign in CLOSED_BY  # ”so” and »so«


def _is_inch(mark: Mark, top: Mark, after: Mark | None) -> bool:
    """Whether a mark that could close what `top` opened stands for inches: 6'2"."""
    if not mark.before.isdigit() or mark.sign not in CLOSED_BY:
        return False
    mixed = mark.sign in STRAIGHT and top.sign not in STRAIGHT | {"``"}
    return mixed or (after is not None and after.attached == "closes")


def _partner(mark: Mark, unclosed: Sequence[Mark]) -> int:
    """The place of the mark that this one closes; the number of all where it closes none."""
    for careful in (True, False):
        for place in reversed(range(len(unclosed))):
            closing = CLOSED_BY[unclosed[place].sign]
            if mark.sign in (closing[:1] if careful else closing):
                return place
    return len(unclosed)


def _ink(text: str, end: int) -> int:
    """The end of the last word before `end`."""
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _outside(every: Sequence[Mark], pairs: Sequence[Pair]) -> Iterator[Mark]:
    """The single marks that stand in none of the pairs."""
    ahead = iter(pairs)
    pair = next(ahead, None)
    for mark in every:
        while pair and pair.end <= mark.start:
            pair = next(ahead, None)
        if not mark.double and (pair is None or mark.start < pair.start):
            yield mark


def _singles(
    paragraph: Span, signs: Iterator[Mark], doubles: Sequence[Pair], opening: Mark | None
) -> list[Pair]:
    """The pairs of single marks, told from apostrophes."""
    inner = [pair.start for pair in doubles]
    pairs: list[Pair] = []
    first: Mark | None = None
    closing: list[Mark] = []
    for mark in signs:
        if _can_open(mark):
            pairs.extend(_single(first, closing, inner))
            first, closing = mark, []
        elif mark.attached == "closes":
            closing.append(mark)
    last = _single(first, closing, inner)
    if first and not last and opening and not opening.double:
        last = [Pair(first.start, first.end, paragraph.end, paragraph.end, opening.start)]
    return pairs + last


def _can_open(mark: Mark) -> bool:
    """Whether a mark can open a quotation by its sign and its surroundings alone."""
    return mark.side == "opens" and not mark.elision


def _single(first: Mark | None, closing: Sequence[Mark], inner: Sequence[int]) -> list[Pair]:
    """The pair that `first` opens, if one of the marks after it closes it.

    After "s" and before a space, a mark may be an apostrophe: the ministers' meeting. It closes only
    a few words, and only if no other mark is surer. `inner` is where double quotations start: a pair
    around one must end as speech does.
    """
    if first is None:
        return []
    sure = [mark for mark in closing if mark.before not in "sS" or not mark.after.isspace()]
    near = [mark for mark in closing if mark.start - first.end <= 60]
    if not sure and not near:
        return []
    last = (sure or near)[0]
    around = bisect_left(inner, last.start) > bisect_left(inner, first.start)
    if around and last.before not in STOPS:
        return []
    return [Pair(first.start, first.end, last.start, last.end)]
