"""Persons by name within one document: full names first, then surnames where one candidate remains."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from memcon.lexicon import given_names
from memcon.model import Mention
from memcon.resolve.links import Link, Links, proper

Words = tuple[str, ...]
# "Elizabeth II" is "Elizabeth"; no reigning monarch or pope counts higher
NUMERAL = re.compile(r"(?=.)x{0,2}(ix|iv|v?i{0,3})")


def persons(mentions: Sequence[Mention], links: Links) -> dict[int, Link]:
    """Link every named person.

    Two full names are one person when they are equal without diacritics and case; a shorter name is the
    person whose name it ends ("Putin", "Pena Nieto"), or begins where the family name goes first ("Xi"),
    or else begins ("Prince Faisal"), if exactly one fits; if none does it is a person of its own, and if
    several do it stays open.
    """
    named = {
        number: tuple(proper(mention).split())
        for number, mention in enumerate(mentions)
        if number not in links and mention.name is not None and mention.kind in {"person", None}
    }
    sure = {number for number, words in named.items() if words and mentions[number].kind == "person"}
    known = FullNames(named[number] for number in sure)
    gender = _genders(mentions, {number: known.of(words) for number, words in named.items()})
    found = {}
    for number, words in named.items():
        fitting = [whole for whole in known.of(words) if _agrees(mentions[number], gender.get(whole))]
        if len(fitting) == 1:
            reason = "the full name" if fitting[0] == words else "the only person here whose name this can be"
            found[number] = Link("person:" + " ".join(fitting[0]), reason)
    return found


class FullNames:
    """The fullest names of a document's persons, found by the shorter forms that they can take."""

    def __init__(self, names: Iterable[Words]) -> None:
        self._short: dict[Words, list[Words]] = defaultdict(list)
        self._last: dict[str, list[Words]] = defaultdict(list)
        self._first: dict[Words, list[Words]] = defaultdict(list)
        for name in sorted(set(names), key=lambda words: (-len(words), words)):
            if not self.of(name):
                self._last[_bare(name[-1])].append(name)
                if len(name) > 1:
                    self._first[name[:1]].append(name)
                for short in set(_short_forms(_without_article(name))):
                    self._short[short].append(name)

    def of(self, name: Words) -> tuple[Words, ...]:
        """The full names that a name can stand for: itself, those that it ends, or else those that it begins
        ("Prince Faisal", "Mr. Gedion").
        """
        if not name:
            return ()
        name = _without_article(name)
        whole = self._short.get(name, ())
        if len(name) == 1:
            return tuple(whole or self._first.get(name, ()))
        alike = (other for other in self._last.get(name[-1], ()) if _begins_alike(name, other))
        return tuple(dict.fromkeys((*whole, *alike)))


def _without_article(name: Words) -> Words:
    return (*name[:-1], _bare(name[-1]))


def _bare(word: str) -> str:
    """A surname without the Arabic article, which may fall away."""
    return word.removeprefix("al-").removeprefix("el-")


def _short_forms(name: Words) -> Iterator[Words]:
    """The name, its ends, a monarch's without the number, and the family name that goes first."""
    yield from (name[at:] for at in range(len(name)))
    if NUMERAL.fullmatch(name[-1]) and len(name) > 1:
        yield name[:-1]
    if name[0] not in given_names():
        yield name[:1]


def _begins_alike(name: Words, whole: Words) -> bool:
    """Whether a name of two or more words leaves out the middle of a whole one or shortens its first:
    "John Kerry", "J. Kerry".
    """
    first = name[0].rstrip(".")
    return len(name) <= len(whole) and (first == whole[0] or (len(first) == 1 and whole[0].startswith(first)))


def _genders(mentions: Sequence[Mention], wholes: Mapping[int, Sequence[Words]]) -> dict[Words, str]:
    """The gender of each full name, by the mentions that can be of nobody else."""
    return {
        fitting[0]: gender
        for number, fitting in wholes.items()
        if len(fitting) == 1 and (gender := mentions[number].gender)
    }


def _agrees(mention: Mention, gender: str | None) -> bool:
    return mention.gender is None or gender is None or mention.gender == gender


def genders(mentions: Sequence[Mention], links: Links) -> dict[str, str]:
    """The gender of each person that some mention shows, where all that show one agree."""
    shown: dict[str, set[str]] = defaultdict(set)
    for number, link in links.items():
        gender = mentions[number].gender
        if gender is not None and mentions[number].form in {"name", "office"}:
            shown[link.referent].add(gender)
    return {referent: found.pop() for referent, found in shown.items() if len(found) == 1}
