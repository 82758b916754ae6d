"""Windows: the stretches of a document that the network sees at once, and its inputs for them.

A window holds whole paragraphs where they fit, and some pieces of context on either side of them; a
paragraph with no room is cut after a sentence, else anywhere.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from memcon.understand.attributions.tagger.hints import FLAGS
from memcon.understand.attributions.tagger.tags import Range
from memcon.understand.attributions.tagger.words import Words

Inputs = dict[str, NDArray[Any]]

# word pieces of a window, the two of BERT's that frame it included: attention costs the square of it
LONGEST = 176
CONTEXT = 8
FRAME = 2
BEGIN, END = 101, 102


class Window(NamedTuple):
    """The words from first to last are seen, those from begin to end (within) are answered for."""

    first: int
    last: int
    begin: int
    end: int


def windows(words: Words, context: int = CONTEXT, longest: int = LONGEST) -> Iterator[Window]:
    """The windows of a document in order; each word is answered for by one."""
    room = longest - FRAME
    for begin, end in packed(words, list(units(words, room - 2 * context)), room - 2 * context):
        free = min(context, room - words.size(begin, end))
        first = int(np.searchsorted(words.pieces, words.pieces[begin] - free, "left"))
        free = min(context, room - words.size(first, end))
        last = int(np.searchsorted(words.pieces, words.pieces[end] + free, "right")) - 1
        yield Window(first, last, begin, end)


def packed(words: Words, stretches: Sequence[Range], room: int) -> Iterator[Range]:
    """Stretches that follow one another, joined while they fit into the room (in pieces)."""
    first = None
    for begin, end in stretches:
        if first is not None and words.size(first, end) > room:
            yield first, begin
            first = None
        first = begin if first is None else first
    if first is not None:
        yield first, stretches[-1][1]


def units(words: Words, room: int) -> Iterator[Range]:
    """The paragraphs as ranges of words, none with more pieces than there is room, unless a word has."""
    if not len(words):
        return
    parted = (np.flatnonzero(np.diff(words.paragraph)) + 1).tolist()
    for begin, end in pairwise([0, *parted, len(words)]):
        first = begin
        while words.size(first, end) > room:
            cut = sentence_end(words, first, room)
            yield first, cut
            first = cut
        if first < end:
            yield first, end


def sentence_end(words: Words, first: int, room: int) -> int:
    """Where to cut words that do not fit: after the last sentence that does, else after the last word."""
    most = int(np.searchsorted(words.pieces, words.pieces[first] + room, "right")) - 1
    ends = np.flatnonzero(np.diff(words.sentence[first:most])) + first + 1
    return int(ends[-1]) if len(ends) else max(most, first + 1)


def inputs(group: Sequence[tuple[Words, Range]]) -> Inputs:
    """The network's inputs for stretches of documents, padded to the longest. (rows, pieces): ids and
    features; (rows, words): `first`, the number of each word's first piece, and `counted`, the words that
    are no padding.
    """
    length = max(words.size(*seen) for words, seen in group) + FRAME
    most = max(last - first for _, (first, last) in group)
    rows = len(group)
    result: Inputs = {
        name: np.zeros((rows, length), np.int64) for name in ("ids", "quotation", "case", "paragraph", "rule")
    }
    result["borders"] = np.zeros((rows, length, len(FLAGS)), np.float32)
    result["mask"] = np.zeros((rows, length), np.bool_)
    result["first"] = np.zeros((rows, most), np.int64)
    result["counted"] = np.zeros((rows, most), np.bool_)
    for row, (words, seen) in enumerate(group):
        fill(result, row, words, seen)
    return result


def fill(into: Inputs, row: int, words: Words, seen: Range) -> None:
    """Write a stretch of a document into its row of the inputs."""
    first, last = seen
    size = words.size(first, last)
    of = np.repeat(np.arange(first, last), np.diff(words.pieces[first : last + 1]))
    inside = slice(1, size + 1)
    into["ids"][row, 0], into["ids"][row, size + 1] = BEGIN, END
    into["ids"][row, inside] = words.ids[words.pieces[first] : words.pieces[last]]
    for name in ("quotation", "case", "rule", "borders"):
        into[name][row, inside] = getattr(words, name)[of]
    at = words.pieces[first:last] - words.pieces[first] + 1
    before = words.paragraph[first - 1] if first else -1
    into["paragraph"][row, at] = np.diff(words.paragraph[first:last], prepend=before) != 0
    into["mask"][row, : size + FRAME] = True
    into["first"][row, : last - first] = at
    into["counted"][row, : last - first] = True
