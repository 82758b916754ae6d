"""Batches: stretches of documents that the network learns from at once, cut anew each epoch and spoiled a
little, so that it relies on no single input.
"""

import random
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from memcon.train.examples import Example
from memcon.understand.attributions.tagger.tags import Numbers, Range, Roles, legal
from memcon.understand.attributions.tagger.windows import FRAME, LONGEST, Inputs, units
from memcon.understand.attributions.tagger.words import CAPITALS, LOWER, OTHER, PUNCTUATION

Stretch = tuple[Example, Range]
MASK = 103
# the tokenizer's own signs ([CLS], [SEP], [MASK]) have lower ids
FIRST_WORD = 104


def batches(examples: Sequence[Example], size: int, rng: random.Random) -> list[list[Stretch]]:
    """An epoch: every document in stretches of like length, in random order."""
    found = [stretch for example in examples for stretch in stretches(example, rng)]
    rng.shuffle(found)
    found.sort(key=lambda stretch: stretch[0].words.size(*stretch[1]) // 24)
    groups = [found[start : start + size] for start in range(0, len(found), size)]
    rng.shuffle(groups)
    return groups


def stretches(example: Example, rng: random.Random) -> Iterator[Stretch]:
    """A document in stretches of whole paragraphs; the first has a random length, which shifts the others."""
    first, room = None, rng.randint(60, LONGEST - FRAME)
    last = 0
    for begin, end in units(example.words, LONGEST - FRAME):
        if first is not None and example.words.size(first, end) > room:
            yield example, cropped(first, last, rng)
            first, room = None, LONGEST - FRAME
        first = begin if first is None else first
        last = end
    if first is not None:
        yield example, cropped(first, last, rng)


def cropped(first: int, last: int, rng: random.Random) -> Range:
    """The stretch, now and then begun or ended inside a paragraph, as windows with context are."""
    if last - first > 60 and rng.random() < 0.3:
        first += rng.randint(1, 30)
    if last - first > 60 and rng.random() < 0.3:
        last -= rng.randint(1, 30)
    return first, last


def spoiled(given: Inputs, rng: np.random.Generator) -> None:
    """Hide words, and in some rows letter case, quotation marks, the rules' tags or all hints, in place."""
    ids, case = given["ids"], given["case"]
    hidden = (rng.random(ids.shape) < 0.05) & given["mask"] & (case != PUNCTUATION) & (ids >= FIRST_WORD)
    ids[hidden] = MASK
    for row, chance in enumerate(rng.random(len(ids))):
        letters = case[row] < OTHER
        if chance < 0.03:
            case[row][letters] = LOWER
        elif chance < 0.05:
            case[row][letters] = CAPITALS
        elif chance < 0.07:
            given["quotation"][row] = 0
        elif chance < 0.20:
            given["rule"][row] = 0
        if 0.15 <= chance < 0.20:
            given["borders"][row] = 0


def targets(group: Sequence[Stretch], width: int) -> Numbers:
    """(rows, words): the tags to learn; 0 where a row has no word."""
    result = np.zeros((len(group), width), np.int64)
    for row, (example, (first, last)) in enumerate(group):
        result[row, : last - first] = legal(example.tags[first:last])
    return result


def links(stretch: Stretch) -> tuple[Roles, list[int], list[int]]:
    """What belongs together in a stretch, in words of it: the spans, the source of each cue and the cue of
    each content as their numbers, -1 for none.
    """
    example, (first, last) = stretch
    spans, sources, cues = Roles([], [], []), [], []
    for attribution in example.attributions:
        source, cue, content = (clipped(ranges, first, last) for ranges in attribution)
        if not attribution.cues:
            continue
        if source and source[0] not in spans.sources:
            spans.sources.append(source[0])
        if cue:
            spans.cues.append(cue[0])
            sources.append(spans.sources.index(source[0]) if source else -1)
        spans.contents.extend(content)
        cues += [len(spans.cues) - 1 if cue else -1] * len(content)
    return spans, sources, cues


def clipped(ranges: Sequence[Range], first: int, last: int) -> list[Range]:
    """What of the ranges lies in a stretch, counted from its first word."""
    return [(max(a, first) - first, min(b, last) - first) for a, b in ranges if a < last and b > first]


def apart(some: Iterable[Range], others: Sequence[Range]) -> list[Range]:
    """Those of the ranges that share no word with any of the others."""
    return [one for one in some if not any(one[0] < end and one[1] > start for start, end in others)]
