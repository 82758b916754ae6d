"""The sentences that words of a document stand in, ready to be shown."""

from collections.abc import Iterable, Iterator

from memcon.export.pages.cards import Passage, Words
from memcon.sentences import Extract, around


def passages(text: str, marks: Iterable[Words]) -> tuple[Passage, ...]:
    """The sentences around words, in their order and each once, with all that are marked in it. Of marks that
    overlap the longest is shown.
    """
    found: list[tuple[Extract, list[Words]]] = []
    for mark in _apart(marks):
        own = around(text, mark.start, mark.end)
        if found and own.start <= found[-1][0].end:
            last, together = found[-1]
            found[-1] = _whole(last, own), [*together, mark]
        else:
            found.append((own, [mark]))
    return tuple(
        Passage(text[one.start : one.end], one.start, tuple(several), one.cut_before, one.cut_after)
        for one, several in found
    )


def _apart(marks: Iterable[Words]) -> Iterator[Words]:
    """Marks without those that overlap a longer one, or an earlier one as long."""
    kept: list[Words] = []
    for mark in sorted(set(marks), key=lambda one: (one.start - one.end, one.start)):
        if all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    yield from sorted(kept)


def _whole(first: Extract, second: Extract) -> Extract:
    """Two pieces that touch each other, as one."""
    last = max(first, second, key=lambda one: one.end)
    return Extract(first.start, last.end, first.cut_before, last.cut_after)
