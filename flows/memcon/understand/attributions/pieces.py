"""Pieces of a document as pairs of numbers: the first character and the one after the last."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

Piece = tuple[int, int]


def enclosing(position: int, pieces: Sequence[Piece]) -> Piece | None:
    """The piece that the character stands in; the pieces are in order and do not overlap."""
    at = bisect_right(pieces, (position, float("inf"))) - 1
    return pieces[at] if at >= 0 and position < pieces[at][1] else None


def merged(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces in order, those that overlap or touch joined."""
    result: list[Piece] = []
    for start, end in sorted(pieces):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)
