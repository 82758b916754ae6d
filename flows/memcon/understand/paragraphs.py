"""Paragraphs of a text, found on its characters before anything else reads it.

A blank line always parts two paragraphs. A single line break parts them too, unless the text is
hard-wrapped: filled to one width, as wire copy is. Then a break joins two lines of a paragraph where
the next word had no room left.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from memcon.model import Span

BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s)")
# a transcript's next speaker: "MR. LUND: …", "Ana Costa (through interpreter): …"
SPEAKER = re.compile(r"(?:[A-Z][\w.’'-]*\s){0,6}?[A-Z][\w.’'-]*(?:\s?\([^()]*\))?:\s")
SPACE = re.compile(r"\s")
INK = re.compile(r"\S")


class Line(Struct, frozen=True):
    """A line without the white space around its words, and how it stands under the line before."""

    start: int
    words: str
    indent: int
    """White space before its first word, in characters."""
    parted: bool
    """A blank line or a page break stands before it."""

    @property
    def end(self) -> int:
        """Where the words end in the text."""
        return self.start + len(self.words)

    @property
    def ended(self) -> bool:
        """Whether the words end as a sentence does."""
        return self.words.rstrip("\"'”’»)]")[-1:] in {".", "!", "?", "…", ":"}


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text without the white space around them.

    A paragraph of a hard-wrapped text keeps its line breaks.
    """
    lines = tuple(_lines(text))
    width = _width(lines)
    spans: list[Span] = []
    first = 0
    for number, line in enumerate(lines, 1):
        if width and number < len(lines) and _joined(line, lines[number], width):
            continue
        spans.append(Span(lines[first].start, line.end, text[lines[first].start : line.end]))
        first = number
    return tuple(spans)


def _lines(text: str) -> Iterator[Line]:
    """The lines that hold more than white space."""
    end = 0
    for match in LINE.finditer(text):
        words = match[0].strip()
        if words:
            indent = len(match[0]) - len(match[0].lstrip())
            gap = text[end : match.start()]
            parted = len(BREAK.findall(gap)) > 1 or "\f" in gap or "\u2029" in gap
            yield Line(match.start() + indent, words, indent, parted)
            end = match.end()


def _width(lines: Sequence[Line]) -> int:
    """The width in characters that the text is wrapped to; 0 where it is not hard-wrapped.

    Most breaks inside blocks must come where the next word had no room, and in mid-sentence: lists
    and verse fail the first test, one paragraph a line fails both.
    """
    breaks = [(line, after) for line, after in pairwise(lines) if not after.parted]
    if len(breaks) < 2:
        return 0
    # nine lines in ten keep to the width; a long web address does not
    lengths = sorted(len(line.words) for pair in breaks for line in pair)
    width = lengths[len(lengths) * 9 // 10]
    if not 30 <= width <= 100:
        return 0
    full = sum(_is_full(line, after, width) and not line.ended for line, after in breaks)
    return width if full > len(breaks) / 2 else 0


def _is_full(line: Line, after: Line, width: int) -> bool:
    """Whether the next line's first word had no room on this line; an eighth of the width is slack,
    because some wrap by hand.
    """
    return len(line.words) + 1 + len(after.words.split(None, 1)[0]) > width * 7 // 8


def _joined(line: Line, after: Line, width: int) -> bool:
    """Whether two lines of a hard-wrapped text belong to one paragraph."""
    if after.parted or after.indent > line.indent + 1 or (line.ended and SPEAKER.match(after.words)):
        return False
    continued = after.words[0].islower() and not line.ended
    return continued or _is_full(line, after, width)


def pieces(paragraph: Span, longest: int, run_on: int) -> Iterator[Span]:
    """The paragraph itself or, where it has more than `longest` characters, pieces of it, without the
    white space around them, cut after sentences; a sentence of more than `run_on` characters is cut too, at
    a space if there is one.
    """
    words, start = paragraph.exact, 0
    while start < len(words):
        cut = _cut(words, start, longest, run_on)
        piece = words[start:cut].rstrip()
        yield Span(paragraph.start + start, paragraph.start + start + len(piece), piece)
        ink = INK.search(words, cut)
        start = ink.start() if ink else len(words)


def _cut(words: str, start: int, longest: int, run_on: int) -> int:
    """Where the piece from `start` ends: before the first sentence that runs on, else at the limit."""
    limit, before = min(start + longest, len(words)), start
    for match in SENTENCE_END.finditer(words, start, limit):
        if match.end() - before > run_on:
            break
        before = match.end()
    if limit == len(words) and limit - before <= run_on:
        return limit
    if before > start:
        return before
    spaces = [match.start() for match in SPACE.finditer(words, start + run_on * 4 // 5, start + run_on)]
    return (spaces or [start + run_on])[-1]
