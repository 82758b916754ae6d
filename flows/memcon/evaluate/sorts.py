"""Sorts of contents, by which figures are told apart: how they are worded, and how long they are.

A sort follows from the text's characters alone, the same for gold and for what was found. Only double
quotation marks count: single ones cannot be told from apostrophes without reading.
"""

import re

from memcon.evaluate.spans import Ranges, words
from memcon.model import Wording

QUOTED = re.compile(r"[\"“„«][^\"”»]*(?:[\"”»]|\Z)|``.*?(?:''|\Z)", re.DOTALL)
OPENING = frozenset('"“„«')
WORD = re.compile(r"\w+(?:['’\-.,]\w+)*")
WORDINGS: tuple[Wording, ...] = ("direct", "mixed", "indirect")
# a quarter each of the contents of PolNeAR's training split
LENGTHS = ("1 to 5 words", "6 to 11 words", "12 to 20 words", "21 and more words")


def wording(text: str, content: Ranges) -> Wording:
    """Direct: all words stand between quotation marks. Indirect: none do. Mixed: some do."""
    # trimmed spans begin behind their opening mark
    pieces = words(text, ((start - (text[start - 1 : start] in OPENING), end) for start, end in content))
    quoted = any(WORD.search(quote) for piece in pieces for quote in QUOTED.findall(piece))
    if not quoted:
        return "indirect"
    return "mixed" if any(WORD.search(QUOTED.sub("", piece)) for piece in pieces) else "direct"


def length(text: str, content: Ranges) -> str:
    """Which of LENGTHS a content has."""
    count = sum(len(WORD.findall(piece)) for piece in words(text, content))
    return LENGTHS[(count > 5) + (count > 11) + (count > 20)]
