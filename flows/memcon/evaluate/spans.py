"""Spans compared as the papers do: without quotation marks, blanks and stops at their edges."""

from collections.abc import Iterable, Sequence

Range = tuple[int, int]
"""Where words start and end, in code points of the document."""
Ranges = tuple[Range, ...]

# whether a full stop or a quotation mark belongs to a span is a matter of taste on which annotators differ
EDGE = " \t\r\n\"“”‘’'`.,;:"


def trimmed(text: str, spans: Iterable[Range]) -> Ranges:
    """The spans in order without what is only edge, those joined that only edge keeps apart.

    Spans that hold nothing but edge stay as they are, so that a content never becomes nothing.
    """
    ranges: list[Range] = []
    given = tuple(spans)
    for start, end in sorted(given):
        words = text[start:end]
        left = len(words) - len(words.lstrip(EDGE))
        first, last = start + left, start + len(words.rstrip(EDGE))
        if first >= last:
            continue
        if ranges and not text[ranges[-1][1] : first].strip(EDGE):
            ranges[-1] = (ranges[-1][0], max(last, ranges[-1][1]))
        else:
            ranges.append((first, last))
    return tuple(ranges) or given


def size(ranges: Iterable[Range]) -> int:
    """How many characters the ranges hold."""
    return sum(end - start for start, end in ranges)


def shared(one: Iterable[Range], other: Sequence[Range]) -> int:
    """How many characters two sets of ranges share."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def dice(one: Sequence[Range], other: Sequence[Range]) -> float:
    """How much two sets of ranges overlap: 1 where they are equal, 0 where they share nothing."""
    both = size(one) + size(other)
    return 2 * shared(one, other) / both if both else 0.0


def words(text: str, ranges: Iterable[Range]) -> tuple[str, ...]:
    """The words at the ranges."""
    return tuple(text[start:end] for start, end in ranges)
