"""The linker: which cue a content belongs to, and which source a cue has, as a learned choice or none.

The score of a cue and a span is a small network over what the encoder made of their first and last words,
and over what stands between them: distance, sentence and paragraph borders, other cues and spans, quotation
marks.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from memcon.understand.attributions.tagger.tags import Range, Roles
from memcon.understand.attributions.tagger.words import Words

Scores = NDArray[np.float32]

# words between cue and span, in buckets, on either side
DISTANCES = np.array([0, 1, 2, 4, 8, 16, 32, 10**9])
FEATURES = 57
SOURCE, CONTENT = 0, 1


@dataclass(frozen=True)
class Weights:
    """What the linker has learned; of each pair the first is for sources, the second for contents."""

    features: Scores
    """(2 x width, FEATURES)."""
    bias: Scores
    """(2 x width)."""
    out: Scores
    """(2, width)."""
    out_bias: Scores
    """(2)."""


@dataclass(frozen=True)
class Vectors:
    """What the network says of the words of a window, for the linker."""

    ends: Scores
    """(words, 6, width): as first and as last word of a cue, a source, a content."""
    none: Scores
    """(words, 2): that the cue that begins here has no source, the content that begins here no cue."""


def between(words: Words, base: int, cues: Sequence[Range], spans: Sequence[Range]) -> Scores:
    """(cues, spans, FEATURES): what stands between cue and span, one-hot; ranges count from word `base`."""
    cue, span = np.array(cues)[:, None], np.array(spans)[None]
    after = span[..., 0] >= cue[..., 1]
    gap = np.where(after, span[..., 0] - cue[..., 1], np.maximum(cue[..., 0] - span[..., 1], 0))
    bucket = np.searchsorted(DISTANCES, gap, "left").clip(0, 7) + 8 * after
    left = np.where(after, cue[..., 1] - 1, span[..., 1] - 1) + base
    right = np.where(after, span[..., 0], cue[..., 0]) + base
    sentences = (words.sentence[right] - words.sentence[left]).clip(0, 3)
    paragraphs = (words.paragraph[right] - words.paragraph[left]).clip(0, 3)
    low, high = np.minimum(cue[..., 0], span[..., 0]), np.maximum(cue[..., 0], span[..., 0])
    columns = (
        bucket,
        16 + sentences,
        20 + paragraphs,
        24 + begun(cues, low, high).clip(0, 4),
        29 + begun(spans, low, high).clip(0, 3),
        33 + np.broadcast_to(words.quotation[span[..., 0] + base], gap.shape),
        37 + np.broadcast_to(words.quotation[span[..., 1] - 1 + base], gap.shape),
        41 + bucket * (sentences == 0),
    )
    result = np.zeros((*gap.shape, FEATURES), np.float32)
    rows, cells = np.indices(gap.shape)
    for column in columns:
        result[rows, cells, column] = 1
    return result


def begun(ranges: Sequence[Range], low: NDArray[np.int64], high: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many of the ranges begin between two words (neither counted)."""
    starts = np.sort([start for start, _ in ranges])
    result: NDArray[np.int64] = np.searchsorted(starts, high, "left") - np.searchsorted(starts, low, "right")
    return result


def scores(
    weights: Weights,
    role: int,
    vectors: Vectors,
    ranges: tuple[Sequence[Range], Sequence[Range]],
    given: Scores,
) -> Scores:
    """(cues, spans): how well each span suits each cue; `ranges` are both, `given` what is between."""
    cue, span = (np.array(found) for found in ranges)
    ends, width = vectors.ends, weights.out.shape[1]
    own = slice(role * width, (role + 1) * width)
    as_cue = ends[cue[:, 0], 0] + ends[cue[:, 1] - 1, 1]
    as_span = ends[span[:, 0], 2 + 2 * role] + ends[span[:, 1] - 1, 3 + 2 * role]
    hidden = as_cue[:, None] + as_span[None] + given @ weights.features[own].T + weights.bias[own]
    result: Scores = np.maximum(hidden, 0) @ weights.out[role] + weights.out_bias[role]
    return result


def linked(weights: Weights, words: Words, base: int, found: Roles, vectors: Vectors) -> list[Roles]:
    """The attributions that ranges of words make, one a cue; ranges count from word `base`."""
    result = [Roles([], [cue], []) for cue in found.cues]
    if found.cues and found.contents:
        given = between(words, base, found.cues, found.contents)
        score = scores(weights, CONTENT, vectors, (found.cues, found.contents), given)
        for number, content in enumerate(found.contents):
            cue = int(score[:, number].argmax())
            if score[cue, number] > vectors.none[content[0], CONTENT]:
                result[cue].contents.append(content)
    if found.cues and found.sources:
        given = between(words, base, found.cues, found.sources)
        score = scores(weights, SOURCE, vectors, (found.cues, found.sources), given)
        for number, (start, _) in enumerate(found.cues):
            source = int(score[number].argmax())
            if score[number, source] > vectors.none[start, SOURCE]:
                result[number].sources.append(found.sources[source])
    return result
