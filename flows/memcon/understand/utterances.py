"""Quotations and the cues that announce them: every quotation that stands for itself goes whole to the
cue beside it, or goes on with the utterance before it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from memcon.understand.quotations import Quotation

Piece = tuple[int, int]
"""First character and the one after the last, counted in the document."""

# what may stand between a quotation and its cue
GAP = re.compile(r"[\s,–—-]*")
SENTENCE_END = re.compile(r"[.?!…][\"”')\]]*\s+(?=\W*[A-Z0-9])")


@dataclass(frozen=True)
class Reading:
    """A cue as it was read in its sentence."""

    lemma: str
    cue: Piece
    source: Piece | None
    content: tuple[Piece, ...]
    sentence: Piece
    paragraph: Piece
    speaks: bool
    """Can it announce the very words? "Said" can, "welcomed" cannot."""
    named: bool
    """Does the source hold a proper name?"""
    impersonal: bool
    """"It was noted that", "hope was expressed that": the words are somebody's, without saying whose."""
    core: Piece
    """From the first to the last character of the cue and of its own source, not of one borrowed from
    the clause before."""


def utterances(text: str, readings: Sequence[Reading], quotations: Sequence[Quotation]) -> list[Reading]:
    """The readings, in order of their cues, each with the quotations that it announces."""
    found = sorted(readings, key=lambda reading: reading.core)
    before, spoken = 0, None
    for quotation in quotations:
        piece = (quotation.span.start, quotation.span.end)
        number = announced(text, found, piece, before)
        if number is None and begins_sentence(text, piece[0]):
            number = continued(text, found, piece, spoken)
        if number is not None:
            found[number] = with_quotation(found[number], piece)
            spoken = number
        before = piece[1]
    return found


def announced(text: str, readings: Sequence[Reading], quotation: Piece, before: int) -> int | None:
    """The number of the reading whose cue stands right after or before the quotation; `before` is the
    end of the quotation before it.
    """
    after = following(text, readings, quotation)
    return after if after is not None else preceding(text, readings, quotation, before)


def following(text: str, readings: Sequence[Reading], quotation: Piece) -> int | None:
    """The reading after it: "...", said Renzi; "...", Renzi said."""
    gap = GAP.match(text, quotation[1])
    place = gap.end() if gap else quotation[1]
    number = bisect_left(readings, place, key=lambda reading: reading.core[0])
    comma = "," in text[quotation[1] - 2 : place]
    for at in range(number, min(number + 2, len(readings))):
        reading = readings[at]
        if not reading.speaks or reading.paragraph[1] < quotation[1] or quotation[0] < reading.paragraph[0]:
            continue
        if reading.content and not stands_alone(text, quotation[0]):
            continue
        closed = text[quotation[1] - 2 : quotation[1] - 1] == "." and reading.cue[0] > place
        if reading.core[0] == place and not closed:
            return at
        if comma and reading.sentence[0] <= quotation[1] < reading.sentence[1] and not reading.content:
            return at
    return None


def preceding(text: str, readings: Sequence[Reading], quotation: Piece, before: int) -> int | None:
    """Renzi said: "..."; Renzi told reporters on Monday, "..."."""
    at = bisect_left(readings, quotation[0], key=lambda reading: reading.core[0]) - 1
    while at >= 0 and readings[at].cue[0] >= before:
        reading = readings[at]
        between = text[reading.core[1] : quotation[0]]
        if SENTENCE_END.search(between) or len(between) > 400:
            return None
        announces = between.rstrip()[-1:] in {",", ":"} or not between.strip()
        if reading.speaks and announces:
            return at
        at -= 1
    return None


def stands_alone(text: str, start: int) -> bool:
    """Is the quotation no mere part of a clause: does it begin a sentence or follow a comma or colon?"""
    return begins_sentence(text, start) or text[max(0, start - 200) : start].rstrip()[-1:] in {
        ",",
        ";",
        "–",
        "—",
        "-",
        "(",
    }


def begins_sentence(text: str, start: int) -> bool:
    """Does a sentence or paragraph end before the quotation?"""
    before = text[max(0, start - 200) : start]
    return not before.strip() or "\n" in before[len(before.rstrip()) :] or before.rstrip()[-1] in '.?!”"…:'


def continued(text: str, readings: Sequence[Reading], quotation: Piece, spoken: int | None) -> int | None:
    """The number of the reading whose speaker goes on: the last before the quotation, with nothing but
    the rest of its sentence between, or the last one that announced a quotation.
    """
    at = bisect_right(readings, quotation[0], key=lambda reading: reading.core[0]) - 1
    while at >= 0 and not (readings[at].speaks and (readings[at].content or at == spoken)):
        at -= 1
    if at < 0:
        return None
    reading = readings[at]
    end = max(reading.core[1], *(piece[1] for piece in reading.content if piece[1] <= quotation[0]), 0)
    between = text[end : quotation[0]]
    near = len(SENTENCE_END.findall(between + "A")) <= 1 and between.count("\n\n") <= 1
    return at if near and len(between) < 300 else None


def with_quotation(reading: Reading, quotation: Piece) -> Reading:
    """The reading with the quotation as part of its content, joined with the pieces that it touches."""
    return replace(reading, content=merged([*reading.content, quotation]))


def merged(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces in order, overlapping ones joined."""
    result: list[Piece] = []
    for start, end in sorted(pieces):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)
