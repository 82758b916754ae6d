"""A linear-chain conditional random field over tags (Lafferty, McCallum and Pereira 2001), windows side by
side: the best sequence (Viterbi) and the probability of each tag (scaled forward-backward, Rabiner 1989).

Emissions are (windows, words, tags), `counted` (windows, words) is false where a window has no word.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Counted = NDArray[np.bool_]


@dataclass(frozen=True)
class Chain:
    """What the field has learned: scores of a tag after a tag, at the start and at the end."""

    follows: Scores
    starts: Scores
    ends: Scores


def padded(emissions: Sequence[Scores]) -> tuple[Scores, Counted]:
    """Windows of different lengths as one array, and which of its words count."""
    longest = max(map(len, emissions))
    result = np.zeros((len(emissions), longest, emissions[0].shape[1]), np.float32)
    counted = np.zeros((len(emissions), longest), np.bool_)
    for row, found in enumerate(emissions):
        result[row, : len(found)] = found
        counted[row, : len(found)] = True
    return result, counted


def best(emissions: Scores, counted: Counted, chain: Chain) -> NDArray[np.int64]:
    """(windows, words): the tags of the best sequence of each window."""
    rows, length, tags = emissions.shape
    score = chain.starts + emissions[:, 0]
    back = np.empty((length, rows, tags), np.int8)
    for word in range(1, length):
        reached = score[:, :, None] + chain.follows
        came = reached.argmax(1)
        keep = counted[:, word, None]
        back[word] = np.where(keep, came, np.arange(tags))
        score = np.where(keep, reached.max(1) + emissions[:, word], score)
    tag = (score + chain.ends).argmax(1)
    result = np.empty((rows, length), np.int64)
    result[:, length - 1] = tag
    for word in range(length - 1, 0, -1):
        tag = back[word][np.arange(rows), tag]
        result[:, word - 1] = tag
    return result


def probabilities(emissions: Scores, counted: Counted, chain: Chain) -> Scores:
    """(windows, words, tags): how probable each tag is at each word."""
    likely = np.exp(emissions - emissions.max(2, keepdims=True)).transpose(1, 0, 2)
    follows, starts, ends = np.exp(chain.follows), np.exp(chain.starts), np.exp(chain.ends)
    keep = counted.T[..., None]
    forward, backward = np.empty_like(likely), np.empty_like(likely)
    at = forward[0] = normal(starts * likely[0])
    for word in range(1, len(likely)):
        at = forward[word] = np.where(keep[word], normal((at @ follows) * likely[word]), at)
    at = backward[-1] = np.broadcast_to(ends, at.shape)
    for word in range(len(likely) - 1, 0, -1):
        at = backward[word - 1] = np.where(keep[word], normal((likely[word] * at) @ follows.T), at)
    return normal(forward * backward).transpose(1, 0, 2)


def normal(values: Scores) -> Scores:
    """The values divided by their sum over the tags."""
    result: Scores = values / values.sum(-1, keepdims=True)
    return result
