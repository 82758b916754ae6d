"""Whether two documents can tell of the same parties."""

from collections.abc import Callable, Sequence
from enum import IntEnum

from memcon.resolve.across.meetings.tellings import Side

# from so many parties on, two of them can meet apart from the others
GATHERING = 4


class Sides(IntEnum):
    """How closely the parties of two tellings agree, the least first."""

    WORDS = 1
    """One party is known only by equal words, the others are the same."""
    ALONE = 2
    """Both name one collective and nobody else: "NATO", "NATO leaders"."""
    OVERLAP = 3
    """Two or more are the same, and each has others."""
    OFFICE = 4
    """Two or more agree, some as a state and the person who acts for it."""
    SOME = 5
    """One has all the parties of the other, and more."""
    SAME = 6


def compared(one: Sequence[Side], other: Sequence[Side]) -> Sides | None:
    """How closely two casts agree; None where they cannot be of one meeting or too little says so."""
    small, large = sorted((one, other), key=lambda cast: (len(cast), cast))
    equal, standing, worded = pairs(small, large)
    common = len(equal) + len(standing) + len(worded)
    if len(one) == len(other) == 1:
        body = bool(standing) and (small[0].key in large[0].acts_for or large[0].key in small[0].acts_for)
        return Sides.ALONE if equal or worded or body else None
    if common < 2 or (worded and not equal) or rivals(one, other):
        return None
    if not all(any(_agree(side, theirs) for theirs in large) for side in small):
        return Sides.OVERLAP if len(equal) > 1 else None
    if worded:
        return Sides.WORDS
    if standing:
        return Sides.OFFICE
    return Sides.SAME if len(one) == len(other) else Sides.SOME


def pairs(one: Sequence[Side], other: Sequence[Side]) -> tuple[list[Side], list[Side], list[Side]]:
    """The parties of the first cast that have one of their own in the second: the same, one that acts for
    the other, one of the same words. No party is counted twice.
    """
    left, right = list(one), list(other)
    equal = _take(left, right, _is)
    standing = _take(left, right, acts_for)
    return equal, standing, _take(left, right, _worded_alike)


def rivals(one: Sequence[Side], other: Sequence[Side]) -> bool:
    """Whether a country is there by two persons: France by its president, France by its minister."""
    first = _envoys(one, other)
    return any(set(a.acts_for) & set(b.acts_for) for a in first for b in _envoys(other, one))


def acts_for(one: Side, other: Side) -> bool:
    """Whether one is the other's person or delegation, or both are of the same state or body and one of them
    has no name: "the Russian delegation" and the Russian minister.
    """
    direct = other.key in one.acts_for or one.key in other.acts_for
    unnamed = one.unnamed or other.unnamed
    return direct or (unnamed and bool(set(one.acts_for) & set(other.acts_for)))


def _envoys(one: Sequence[Side], other: Sequence[Side]) -> list[Side]:
    """The persons of a cast who are not in the other one."""
    named = (side for side in one if side.key.startswith("person/") and not side.unnamed)
    return [side for side in named if not any(_is(side, o) or _worded_alike(side, o) for o in other)]


def _take(left: list[Side], right: list[Side], agreeing: Callable[[Side, Side], bool]) -> list[Side]:
    """Take out of both lists the pairs that agree; gives back those of the first."""
    found = []
    for side in tuple(left):
        match = next((theirs for theirs in right if agreeing(side, theirs)), None)
        if match is not None:
            found.append(side)
            left.remove(side)
            right.remove(match)
    return found


def _agree(one: Side, other: Side) -> bool:
    return _is(one, other) or acts_for(one, other) or _worded_alike(one, other)


def _is(one: Side, other: Side) -> bool:
    return one.key == other.key


def _worded_alike(one: Side, other: Side) -> bool:
    """Whether two have the same words, or a person only the other's surname."""
    if one.words == other.words:
        return bool(one.words)
    persons = all(side.key.startswith("person/") and not side.unnamed for side in (one, other))
    short, long = sorted((one.words.split(), other.words.split()), key=len)
    return persons and len(short) == 1 and short == long[-1:]
