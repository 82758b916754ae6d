"""Pieces of a document as pairs of numbers: the first character and the one after the last."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter

from memcon.model import Span

Piece = tuple[int, int]


def pieces(spans: Iterable[Span]) -> tuple[Piece, ...]:
    """Where spans start and end."""
    return tuple((span.start, span.end) for span in spans)


def spans(text: str, found: Iterable[Piece]) -> tuple[Span, ...]:
    """The pieces with their words."""
    return tuple(Span(start, end, text[start:end]) for start, end in found)


def enclosing(position: int, pieces: Sequence[Piece]) -> Piece | None:
    """The piece that the character stands in; the pieces are in order and do not overlap."""
    at = bisect_right(pieces, (position, float("inf"))) - 1
    return pieces[at] if at >= 0 and position < pieces[at][1] else None


def near(piece: Piece, others: Sequence[Piece]) -> Sequence[Piece]:
    """Those of the others that share characters with a piece; they are in order and do not overlap."""
    begin = bisect_right(others, piece[0], key=itemgetter(1))
    return others[begin : bisect_left(others, piece[1], key=itemgetter(0))]


def shared(one: Piece, other: Piece) -> int:
    """How many characters two pieces share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def merged(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces in order, those that overlap or touch joined."""
    result: list[Piece] = []
    for start, end in sorted(pieces):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)
