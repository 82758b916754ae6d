"""How two names can name one person: from the same letters down to a first name and one of two surnames."""

from collections.abc import Sequence
from enum import IntEnum

from memcon.resolve.across.names.parts import PARTICLES, Name, is_given, without_article
from memcon.resolve.across.names.spelling import initials, long_forms

# "Ana Silva e Costa" has as many words; "Charles E. Roe" has fewer
SHORT_NAME = 4


class Likeness(IntEnum):
    """From the surest on; the words are those of the rule that a merge names."""

    SAME = 0
    """The same letters but for marks, hyphens, blanks and articles."""
    SPELLING = 1
    """Another spelling, by the tables."""
    ORDER = 2
    """The family name first or last: Abe Shinzo, Shinzo Abe."""
    MIDDLE = 3
    """One leaves out what stands in the middle: Vladimir Vladimirovich Putin."""
    SHORT = 4
    """A short form of the given name: Joe, Joseph."""
    ENDING = 5
    """One leaves out an end (Enrique Peña and Peña Nieto for Enrique Peña Nieto), some of several words in
    the middle, or the suffix.
    """
    INITIAL = 6
    """An initial for the given name: J. Biden."""


RULES = {
    Likeness.SAME: "same full name",
    Likeness.SPELLING: "same name, other spelling",
    Likeness.ORDER: "same name, other order",
    Likeness.MIDDLE: "same name without the middle",
    Likeness.SHORT: "same name, short form",
    Likeness.ENDING: "same name, shorter",
    Likeness.INITIAL: "same name with an initial",
}


def likeness(one: Name, other: Name) -> Likeness | None:
    """How two full names are alike; None where they are two: other initials, other middle names, other
    suffixes count, and so does each word that is not the other's in another spelling.
    """
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return None
    if one.written == other.written:
        return Likeness.INITIAL if one.is_abbreviated else Likeness.SAME
    found = _by_words(one.words, other.words)
    return max(found, Likeness.ENDING) if found is not None and one.suffix != other.suffix else found


def _by_words(one: Sequence[str], other: Sequence[str]) -> Likeness | None:
    if "".join(one) == "".join(other):
        return Likeness.SPELLING
    if _turned(one, other) or _turned(other, one):
        return Likeness.ORDER
    long, short = (one, other) if len(one) >= len(other) else (other, one)
    if 1 < len(short) < len(long) and tuple(long[-len(short) :]) == tuple(short):
        # "Bernie Sanders" is whole: with other words before it, it is something else ("Move Against ...")
        more = len(long) - len(short) > 1 and is_given(short[0]) and not is_given(long[0])
        return None if more else Likeness.ENDING
    if long[-1] == short[-1]:
        found = _same_family(_bare(long), _bare(short))
        return max(found, Likeness.MIDDLE) if found is not None and len(long) != len(short) else found
    if without_article(long[-1]) == without_article(short[-1]):
        found = _same_family((*_bare(long)[:-1], ""), (*_bare(short)[:-1], ""))
        return max(found, Likeness.SPELLING) if found is not None else None
    first = given(long[0], short[0]) if _stands_in(short[1:], long[1:]) else None
    return max(first, Likeness.ENDING) if first is not None else None


def _stands_in(family: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the one is part of the other, and no particle: "Ocampo" of "Fernanda Ocampo Restrepo"."""
    if not family or family[-1] in PARTICLES or len(family[0]) == 1:
        return False
    size = len(family)
    return any(tuple(whole[at : at + size]) == tuple(family) for at in range(len(whole) - size + 1))


def _bare(words: Sequence[str]) -> Sequence[str]:
    """The words without particles: "Ursula Leyen". One letter in a short name is an initial: "E. Roe"."""
    short = len(words) < SHORT_NAME
    kept = (word for word in words[1:] if word not in PARTICLES or (short and len(word) == 1))
    return [words[0], *kept]


def _turned(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a name is the other with its first word last, hyphens apart: Ki-moon Ban, Ban Ki-moon."""
    return len(one) > 1 and "".join((*one[1:], one[0])) == "".join(other)


def _same_family(one: Sequence[str], other: Sequence[str]) -> Likeness | None:
    if len(one) == len(other) == 1:
        return None
    first = given(one[0], other[0])
    middle = _middle(one[1:-1], other[1:-1])
    return max(first, middle) if first is not None and middle is not None else None


def given(one: str, other: str) -> Likeness | None:
    """How two folded given names are alike: equal, one a short form or an initial of the other."""
    if one == other:
        return Likeness.SAME
    if 1 in {len(one), len(other)}:
        letter, name = sorted((one, other), key=len)
        return Likeness.INITIAL if letter in initials(name) else None
    return Likeness.SHORT if long_forms(one) & long_forms(other) else None


def _middle(one: Sequence[str], other: Sequence[str]) -> Likeness | None:
    """Two middles are alike when one is empty or they agree word by word: "H. W." is not "W."."""
    if not one or not other:
        return Likeness.MIDDLE if one or other else Likeness.SAME
    if len(one) != len(other):
        return Likeness.ENDING if _within(*sorted((one, other), key=len)) else None
    pairs = list(zip(one, other, strict=True))
    if all(a == b for a, b in pairs):
        return Likeness.SAME
    agree = all(a == b or (1 in {len(a), len(b)} and a[0] == b[0]) for a, b in pairs)
    return Likeness.MIDDLE if agree else None


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words of one middle, none of them an initial, stand in the other in this order."""
    rest = iter(long)
    return all(len(word) > 1 and word in rest for word in short)
