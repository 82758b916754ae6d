"""From what the network says of a document's windows to attributions, as ranges of words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from memcon.understand.attributions.tagger.chain import Scores, best, padded, probabilities
from memcon.understand.attributions.tagger.linker import Vectors, linked
from memcon.understand.attributions.tagger.network import Network, outputs
from memcon.understand.attributions.tagger.tags import BEGINS, Range, Roles, roles
from memcon.understand.attributions.tagger.windows import Window, windows
from memcon.understand.attributions.tagger.words import Words

# windows decoded side by side: enough for a news article, few enough that a book needs no more memory
TOGETHER = 16
# added to the score of a span's first word: recall rises as much as precision falls (held-out documents)
EAGERNESS = 0.5


@dataclass(frozen=True)
class Reading:
    """What the tagger makes of a document."""

    attributions: tuple[Roles, ...]
    """One cue each, with its sources and contents."""
    probability: Scores
    """(words, 3): how probable it is that a word is part of a source, a cue, a content."""


def reading(network: Network, words: Words) -> Reading:
    """The attributions of a document in the order of their cues, each with one cue."""
    found: list[Roles] = []
    probability = np.zeros((len(words), 3), np.float32)
    seen = list(windows(words))
    for start in range(0, len(seen), TOGETHER):
        for window, attributions, likely in decoded(network, words, seen[start : start + TOGETHER]):
            found += attributions
            probability[window.begin : window.end] = likely
    return Reading(tuple(sorted(found, key=lambda attribution: attribution.cues[0])), probability)


def decoded(
    network: Network, words: Words, seen: Sequence[Window]
) -> Iterator[tuple[Window, list[Roles], Scores]]:
    """The attributions whose cue begins in what a window answers for, and the probabilities of its words."""
    read = [outputs(network, words, window) for window in seen]
    emissions, counted = padded([found for found, _ in read])
    emissions[:, :, BEGINS] += EAGERNESS
    tags = best(emissions, counted, network.chain)
    likely = probabilities(emissions, counted, network.chain)
    for row, (window, (found, vectors)) in enumerate(zip(seen, read, strict=True)):
        attributions = attributed(network, words, window, tags[row, : len(found)].tolist(), vectors)
        own = likely[row, window.begin - window.first : window.end - window.first]
        yield window, attributions, np.stack([own[:, tag] + own[:, tag + 1] for tag in BEGINS], 1)


def attributed(
    network: Network, words: Words, window: Window, tags: Sequence[int], vectors: Vectors
) -> list[Roles]:
    """The attributions of a window's tags, as ranges of the document's words."""

    def moved(ranges: Sequence[Range]) -> list[Range]:
        return [(first + window.first, last + window.first) for first, last in ranges]

    found = linked(network.linker, words, window.first, roles(tags), vectors)
    placed = (Roles(*map(moved, one)) for one in found)
    return [one for one in placed if window.begin <= one.cues[0][0] < window.end]
