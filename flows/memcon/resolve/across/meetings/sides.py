"""Whether two documents can tell of the same parties."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from itertools import product
from typing import NamedTuple

from memcon.resolve.across.meetings.tellings import Side
from memcon.resolve.across.namings import family_names_alike, full_names_alike, titles_alike

# from so many parties on, two of them can meet apart from the others
GATHERING = 4


class Sides(IntEnum):
    """How closely the parties of two tellings agree, the least first."""

    WORDS = 1
    """One party is known only by equal words or by one name of several, the others are the same."""
    ALONE = 2
    """Both name one collective and nobody else: "NATO", "NATO leaders"."""
    OVERLAP = 3
    """Two or more are the same, and each has others."""
    OFFICE = 4
    """Two or more agree, some as a state and the person who acts for it."""
    SOME = 5
    """One has all the parties of the other, and more."""
    NAMED = 6
    """The same, some of them by family names alone."""
    SAME = 7


class Pairs(NamedTuple):
    """The parties of a cast that have one of their own in another; no party is counted twice."""

    equal: list[Side]
    """The same, by key or by full names that are alike."""
    named: list[Side]
    """Of the same family name, which stands alone in one of the two."""
    standing: list[Side]
    """One acts for the other, or they agree by office."""
    worded: list[Side]
    """Of the same words, or the same family name with other given names."""

    @property
    def number(self) -> int:
        """Of all parties that have one of their own."""
        return sum(map(len, self))


Cast = Sequence[Side]


def compared(one: Cast, other: Cast) -> Sides | None:
    """How closely two casts agree; None where they cannot be of one meeting or too little says so."""
    small, large = sorted((one, other), key=lambda cast: (len(cast), tuple(cast)))
    found = pairs(small, large)
    if len(one) == len(other) == 1:
        body = bool(found.standing) and (
            small[0].key in large[0].acts_for or large[0].key in small[0].acts_for
        )
        return Sides.ALONE if found.equal or found.worded or body else None
    sure = len(found.equal) + len(found.named)
    if found.number < 2 or (found.worded and not sure) or rivals(one, other):
        return None
    if found.number < len(small):
        return Sides.OVERLAP if sure > 1 else None
    return _whole(found, len(small) == len(large))


def _whole(found: Pairs, alone: bool) -> Sides:
    """How a cast agrees with another that has all its parties, and nobody else where they are `alone`."""
    if found.worded:
        return Sides.WORDS
    if found.standing:
        return Sides.OFFICE
    if not alone:
        return Sides.SOME
    return Sides.NAMED if found.named else Sides.SAME


def certain(one: Cast, other: Cast) -> tuple[Cast, Cast]:
    """Two casts without what may be no party ("an observer") and is in one of them alone, where two or more
    parties remain.
    """
    return _certain(one, other), _certain(other, one)


def _certain(one: Cast, other: Cast) -> Cast:
    kept = [side for side in one if not side.is_minor or any(_agree(side, theirs) for theirs in other)]
    return kept if len(kept) > 1 else one


def pairs(one: Cast, other: Cast) -> Pairs:
    """The parties of the first cast that have one of their own in the second."""
    left, right = list(one), list(other)
    return Pairs(*(_take(left, right, way) for way in (_is, _is_named, acts_for, _worded_alike)))


def rivals(one: Cast, other: Cast) -> bool:
    """Whether a country is there by two persons: France by its president, France by its minister."""
    first = _envoys(one, other)
    return any(set(a.acts_for) & set(b.acts_for) for a in first for b in _envoys(other, one))


def strangers(one: Cast, other: Cast) -> bool:
    """Whether no party of the one can be a party of the other, known as little as some are."""
    return not any(_agree(side, theirs) or _may_agree(side, theirs) for side in one for theirs in other)


def acts_for(one: Side, other: Side) -> bool:
    """Whether one is the other's person or delegation, or both are of the same state or body or hold the same
    office, and one of them has no name: "the Russian delegation" and the Russian minister.
    """
    if other.key in one.acts_for or one.key in other.acts_for:
        return True
    if not (one.unnamed or other.unnamed):
        return False
    return _of_one_state(one, other) or (_of_one_office(one, other) and not _of_two(one, other))


def _envoys(one: Cast, other: Cast) -> list[Side]:
    """The persons of a cast who are not in the other one."""
    named = (side for side in one if side.is_person and not side.unnamed)
    return [side for side in named if not any(_is_same(side, theirs) for theirs in other)]


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
    return _is_same(one, other) or acts_for(one, other)


def _may_agree(one: Side, other: Side) -> bool:
    """Whether one is a state, body or words without a name, and of the other nothing is known against it."""
    unknown = not one.acts_for or not other.acts_for
    return (
        (one.named != other.named or one.unnamed or other.unnamed)
        and unknown
        and not (one.is_known and other.is_known)
    )


def _is_same(one: Side, other: Side) -> bool:
    return _is(one, other) or _is_named(one, other) or _worded_alike(one, other)


def _is(one: Side, other: Side) -> bool:
    if one.key == other.key:
        return True
    alike = one.words == other.words or full_names_alike(one.words, other.words)
    return _can_be_one(one, other) and alike


def _is_named(one: Side, other: Side) -> bool:
    """Whether a family name alone, or an office of a state alone, is the other's."""
    if one.named != other.named:
        return _of_one_state(one, other) and _of_one_office(one, other)
    return _can_be_one(one, other) and family_names_alike(one.words, other.words)


def _worded_alike(one: Side, other: Side) -> bool:
    """Whether two have the same words, or persons one name of several: Zeca and José Albuquerque, and Dame
    Hilary, who is Hilary Ashworth.
    """
    if one.words == other.words:
        return bool(one.words) and not _of_two(one, other)
    first, second = one.words.split(), other.words.split()
    given = first[:1] == second[:1] and 1 in {len(first), len(second)}
    return _can_be_one(one, other) and (given or first[-1:] == second[-1:])


def _can_be_one(one: Side, other: Side) -> bool:
    """Whether both have names, and no offices of two states."""
    return one.named and other.named and (one.is_person or other.is_person) and not _of_two(one, other)


def _of_one_office(one: Side, other: Side) -> bool:
    """Whether two persons can hold one office."""
    titles = product(one.titles, other.titles)
    return one.is_person and other.is_person and any(titles_alike(*pair) for pair in titles)


def _of_one_state(one: Side, other: Side) -> bool:
    return bool(set(one.acts_for) & set(other.acts_for))


def _of_two(one: Side, other: Side) -> bool:
    return bool(one.acts_for and other.acts_for) and not _of_one_state(one, other)
