"""Sentences around words, as the stored text has them."""

import re

from msgspec import Struct

# characters on each side, where no sentence begins or ends before
REACH = 200
# a full stop behind a capital ends no sentence: "H.E.", "U.S."
BREAK = re.compile(r"(?<![A-Z])[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z])|\n\s*\n")


class Extract(Struct, frozen=True):
    """A piece of a text; offsets as in `model.Span`."""

    start: int
    end: int
    cut_before: bool
    """Whether its first sentence begins before it."""
    cut_after: bool


def around(text: str, start: int, end: int) -> Extract:
    """The sentences in which text[start:end] stands, cut at a word where they reach too far."""
    first, cut_before = _before(text, start)
    last, cut_after = _after(text, end)
    return Extract(first, last, cut_before, cut_after)


def _before(text: str, start: int) -> tuple[int, bool]:
    """Where the sentence begins; where that is too far, a word some way before, and True."""
    floor = max(0, start - REACH)
    # a break is seen by what follows it: a capital, perhaps behind quotation marks
    ends = [found.end() for found in BREAK.finditer(text, floor, start + 3) if found.end() <= start]
    if ends or floor == 0:
        return (ends[-1] if ends else 0), False
    space = text.find(" ", floor, start)
    return (space + 1 if space >= 0 else floor), True


def _after(text: str, end: int) -> tuple[int, bool]:
    """Where the sentence ends; where that is too far, a word some way behind, and True."""
    ceiling = min(len(text), end + REACH)
    found = BREAK.search(text, max(0, end - 1), ceiling)
    if found and found.end() > end:
        return max(end, found.start() + len(found[0].rstrip())), False
    if ceiling == len(text):
        return ceiling, False
    space = text.rfind(" ", end, ceiling)
    return (space if space >= 0 else ceiling), True
