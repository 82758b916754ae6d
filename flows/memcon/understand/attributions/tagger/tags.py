"""Roles as one tag a word, in the BIO scheme of Ramshaw and Marcus (1995), and back.

Ranges are pairs of word numbers, the last one exclusive.
"""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from memcon.understand.attributions.pieces import Piece

Range = tuple[int, int]
Numbers = NDArray[np.int64]

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
BEGINS = (1, 3, 5)


class Roles(NamedTuple):
    """Ranges of words by the role that they play."""

    sources: list[Range]
    cues: list[Range]
    contents: list[Range]


def tags(length: int, roles: Roles) -> Numbers:
    """One tag a word; where ranges overlap, a cue goes before a source, a source before a content."""
    result = np.zeros(length, np.int64)
    for begin, ranges in ((5, roles.contents), (1, roles.sources), (3, roles.cues)):
        for first, last in ranges:
            result[first:last] = begin + 1
            result[first] = begin
    return legal(result)


def legal(found: Numbers) -> Numbers:
    """The tags with a B wherever an I follows nothing of its role."""
    before = np.concatenate([[0], found[:-1]])
    stray = (found > 0) & (found % 2 == 0) & (before != found) & (before != found - 1)
    return np.where(stray, found - 1, found)


def roles(found: Sequence[int]) -> Roles:
    """The ranges that a legal sequence of tags stands for."""
    result = Roles([], [], [])
    start = None
    for number, tag in enumerate(chain(found, [0])):
        if start is not None and (tag == 0 or tag % 2 == 1):
            result[(found[start] - 1) // 2].append((start, number))
            start = None
        if tag % 2 == 1:
            start = number
    return result


def covering(start: Numbers, end: Numbers, piece: Piece) -> Range:
    """The words, given by where they start and end, that share characters with a piece of the text."""
    first = int(np.searchsorted(end, piece[0], "right"))
    return first, max(first, int(np.searchsorted(start, piece[1], "left")))
