"""Quotation marks and what stands around them: which can open a quotation, which can close one."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from memcon.model import Span
from memcon.ontology import rows

Side = Literal["opens", "closes", "either"]

RUN = re.compile(r"[\"“”„‟«»‘’'`‹›]+")
MARK = re.compile(r"``|''|[\"“”„‟«»‘’'`‹›]")
DOUBLE = frozenset(["“", "”", "„", "‟", "«", "»", '"', "``", "''"])
OPENING = frozenset(["“", "„", "‟", "«", "``", "‘", "`", "‹"])
CLOSING = frozenset(["”", "»", "’", "›"])
BRACKETS = frozenset("([{")
STOPS = frozenset(".,;:!?…)]}")
DASHES = frozenset("-–—―/")
YEAR = re.compile(r"\d\ds?")
WORD = re.compile(r"\w+")


class Mark(Struct, frozen=True):
    """A quotation mark in a text, with the characters around the run of marks that it stands in
    (empty at the edges of its paragraph).
    """

    start: int
    end: int
    sign: str
    before: str
    after: str
    elision: bool = False
    """It stands before a word that has lost its beginning: 'em, '90s."""

    @property
    def double(self) -> bool:
        """Whether it belongs to the double marks and guillemets."""
        return self.sign in DOUBLE

    @property
    def attached(self) -> Side:
        """What the white space around it says: it opens before a word and closes after one."""
        left, right = not self.before.strip(), not self.after.strip()
        if left != right:
            return "opens" if left else "closes"
        if not self.before or not self.after:
            return "opens" if self.after else "closes"
        return "either" if left else self._inside

    @property
    def _inside(self) -> Side:
        """What the characters around it say where neither is white space."""
        if self.before in BRACKETS:
            return "opens"
        if self.after in STOPS or (self.after in DASHES and self.before not in DASHES):
            return "closes"
        return "either"

    @property
    def side(self) -> Side:
        """What it can be: by its sign where that has a direction, else by what stands around it."""
        if self.sign in OPENING:
            return "opens"
        return "closes" if self.sign in CLOSING else self.attached


def marks(text: str, paragraph: Span) -> Iterator[Mark]:
    """The quotation marks of a paragraph, apostrophes inside words left out."""
    for run in RUN.finditer(text, paragraph.start, paragraph.end):
        before = text[run.start() - 1] if run.start() > paragraph.start else ""
        after = text[run.end()] if run.end() < paragraph.end else ""
        if len(run[0]) == 1 and run[0] in "’'" and before.isalnum() and after.isalnum():
            continue
        for mark in MARK.finditer(text, run.start(), run.end()):
            elision = mark[0] in "‘’'`" and _shortened(text, run.end())
            yield Mark(mark.start(), mark.end(), mark[0], before, after, elision)


def _shortened(text: str, start: int) -> bool:
    """Whether the word at `start` has lost its beginning."""
    word = WORD.match(text, start)
    return word is not None and (word[0].lower() in _elisions() or YEAR.fullmatch(word[0]) is not None)


@lru_cache(maxsize=1)
def _elisions() -> frozenset[str]:
    """The words that are written with an apostrophe for their lost beginning."""
    return frozenset(row["word"] for row in rows("lexicon/elisions.csv"))
