"""Quotations and the cues that announce them: every quotation that stands for itself goes whole to the
cue beside it, or goes on with the utterance before it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from memcon.understand.attributions.pieces import Piece, enclosing, merged
from memcon.understand.attributions.readings import Reading
from memcon.understand.quotations import Quotation

# what may stand between a quotation and its cue
GAP = re.compile(r"[\s,–—-]*")
MARKS = "\"'”’»“"
BREAKS = (",", ";", "–", "—", "-", "(")
CLOSING = (".", "?", "!", "…", ",", ";", ":", "–", "—", "-")
SENTENCE_END = re.compile(r"[.?!…][\"”')\]]*\s+(?=\W*[A-Z0-9])")


def utterances(text: str, readings: Sequence[Reading], quotations: Sequence[Quotation]) -> list[Reading]:
    """The readings, in order of their cues, each with the quotations that it announces."""
    found = sorted(readings, key=lambda reading: reading.core)
    pieces = [(quotation.span.start, quotation.span.end) for quotation in quotations]
    numbers = chained(announcers(text, found, pieces), quotations)
    said = merged(part for reading in found if reading.speaks for part in reading.content)
    spoken: dict[int, list[Piece]] = {}
    for piece, announcer in zip(pieces, numbers, strict=True):
        number = announcer
        alone = begins_sentence(text, piece[0]) and is_closed(text, piece[1])
        if number is None and alone and enclosing(piece[0] + 1, said) is None:
            number = continued(text, found, piece, spoken)
        if number is not None:
            spoken.setdefault(number, []).append(piece)
    return [
        replace(reading, content=merged([*reading.content, *spoken.get(number, [])]))
        for number, reading in enumerate(found)
    ]


def announcers(text: str, readings: Sequence[Reading], pieces: Sequence[Piece]) -> list[int | None]:
    """For each quotation the number of the reading whose cue stands right after or before it."""
    numbers = []
    before = 0
    for piece in pieces:
        after = following(text, readings, piece)
        numbers.append(after if after is not None else preceding(text, readings, piece, before))
        before = piece[1]
    return numbers


def chained(numbers: Sequence[int | None], quotations: Sequence[Quotation]) -> list[int | None]:
    """The numbers, with one cue for all the paragraphs of a quotation."""
    result = list(numbers)
    order = range(len(quotations))
    for this in (*reversed(order), *order):
        before = quotations[this].continues
        if before is not None and result[before] is None:
            result[before] = result[this]
        elif before is not None and result[this] is None:
            result[this] = result[before]
    return result


def following(text: str, readings: Sequence[Reading], quotation: Piece) -> int | None:
    """The reading after it: "...", said Renzi; "...", Renzi said."""
    gap = GAP.match(text, quotation[1])
    place = gap.end() if gap else quotation[1]
    number = bisect_left(readings, place, key=lambda reading: reading.core[0])
    words = text[max(quotation[0], quotation[1] - 9) : quotation[1]].rstrip(MARKS)
    comma = words.endswith(",") or "," in text[quotation[1] : place]
    for at in range(number, min(number + 2, len(readings))):
        reading = readings[at]
        if not reading.speaks or reading.paragraph[1] < quotation[1] or quotation[0] < reading.paragraph[0]:
            continue
        if reading.content and not stands_alone(text, quotation[0]):
            continue
        closed = words.endswith(".") and reading.cue[0] > place
        if reading.core[0] == place and not closed:
            return at
        if comma and reading.sentence[0] <= quotation[1] < reading.sentence[1] and not reading.content:
            return at
    return None


def preceding(text: str, readings: Sequence[Reading], quotation: Piece, before: int) -> int | None:
    """The reading before it, after the quotation that ends at `before`: Renzi said: "..."; Renzi told
    reporters on Monday, "...".
    """
    at = bisect_left(readings, quotation[0], key=lambda reading: reading.core[0]) - 1
    while at >= 0 and readings[at].cue[0] >= before:
        reading = readings[at]
        between = text[reading.core[1] : quotation[0]]
        if SENTENCE_END.search(between) or len(between) > 400:
            return None
        announces = between.rstrip()[-1:] in {",", ":"} or not between.strip()
        if reading.speaks and announces and reading.core[1] <= quotation[0]:
            return at
        at -= 1
    return None


def stands_alone(text: str, start: int) -> bool:
    """Is the quotation no mere part of a clause: does it begin a sentence or follow a comma or colon?"""
    return begins_sentence(text, start) or text[max(0, start - 200) : start].rstrip().endswith(BREAKS)


def begins_sentence(text: str, start: int) -> bool:
    """Does a sentence or paragraph end before the quotation?"""
    before = text[max(0, start - 200) : start]
    words = before.rstrip()
    return not words or "\n" in before[len(words) :] or words.endswith((".", "?", "!", "”", '"', "…", ":"))


def is_closed(text: str, end: int) -> bool:
    """Does a mark of punctuation close the quotation, or a line end with it? In "“Open doors” is the motto"
    the words go on.
    """
    inside = text[max(0, end - 9) : end].rstrip(MARKS).rstrip()
    after = text[end : end + 9].lstrip(" \t")
    return inside.endswith(CLOSING) or not after or after.startswith((*CLOSING, "\n", "("))


def continued(
    text: str, readings: Sequence[Reading], quotation: Piece, spoken: Mapping[int, Sequence[Piece]]
) -> int | None:
    """The number of the reading whose speaker goes on: the last before the quotation, with nothing but
    the rest of its sentence or a paragraph's end between; `spoken` holds the quotations of each so far.
    """
    at = bisect_right(readings, quotation[0], key=lambda reading: reading.core[0]) - 1
    for number in range(at, max(at - 5, -1), -1):
        reading, quoted = readings[number], spoken.get(number, ())
        if reading.speaks and (reading.content or quoted):
            ends = [piece[1] for piece in (*reading.content, *quoted[-1:]) if piece[1] <= quotation[0]]
            between = text[max([reading.core[1], *ends]) : quotation[0]]
            near = len(SENTENCE_END.findall(between + "A")) <= 1 and between.count("\n\n") <= 1
            return number if near and len(between) < 300 else None
    return None
