"""Persons by name within one document: full names first, then surnames where one candidate remains."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from memcon.lexicon import given_names
from memcon.model import Mention
from memcon.resolve.links import Link, Links, proper


def persons(mentions: Sequence[Mention], links: Links) -> dict[int, Link]:
    """Link every named person.

    Two full names are one person when they are equal without diacritics and case; a shorter name is the
    person whose name it ends ("Putin", "Pena Nieto"), or begins where the family name goes first ("Xi"),
    if exactly one fits; else it is a person of its own.
    """
    named = {
        number: tuple(proper(mention).split())
        for number, mention in enumerate(mentions)
        if number not in links and mention.name is not None and mention.kind in {"person", None}
    }
    sure = {number for number in named if mentions[number].kind == "person"}
    wholes = _wholes({named[number] for number in sure})
    gender = _genders(mentions, named, wholes)
    found = {}
    for number, words in named.items():
        candidates = [
            whole for whole in wholes.get(words, ()) if _agrees(mentions[number], gender.get(whole))
        ]
        if len(candidates) == 1:
            whole = candidates[0]
            reason = "the full name" if whole == words else "the only person here whose name this can be"
            found[number] = Link("person:" + " ".join(whole), reason)
        elif not candidates and number in sure:
            found[number] = Link("person:" + " ".join(words), "the name as it stands")
    return found


def _wholes(names: set[tuple[str, ...]]) -> Mapping[tuple[str, ...], list[tuple[str, ...]]]:
    """For each name or part of a name, the fullest names that it can stand for."""
    wholes: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    longest: list[tuple[str, ...]] = []
    for name in sorted(names, key=lambda words: (-len(words), words)):
        if not any(_is_part(name, whole) for whole in longest):
            longest.append(name)
    for name in names:
        wholes[name] = [whole for whole in longest if _is_part(name, whole)]
    for whole in longest:
        for words in (whole[-1:], whole[:1]):
            if words not in names and _is_part(words, whole):
                wholes[words].append(whole)
    return wholes


def _is_part(name: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether a name is a shorter form of a whole one; the Arabic article may fall away."""
    whole = (*whole[:-1], whole[-1].removeprefix("al-").removeprefix("el-"))
    name = (*name[:-1], name[-1].removeprefix("al-").removeprefix("el-"))
    if name == whole:
        return True
    if len(name) < len(whole) and name == whole[-len(name) :]:
        return True
    if len(name) == 1 and len(whole) > 1 and name[0] == whole[0]:
        return name[0] not in given_names()
    first, last = name[0].rstrip("."), name[-1]
    initial = len(first) == 1 and whole[0].startswith(first)
    return len(name) > 1 and last == whole[-1] and (initial or first == whole[0]) and len(name) <= len(whole)


def _genders(
    mentions: Sequence[Mention],
    named: Mapping[int, tuple[str, ...]],
    wholes: Mapping[tuple[str, ...], list[tuple[str, ...]]],
) -> dict[tuple[str, ...], str]:
    return {
        wholes[words][0]: gender
        for number, words in named.items()
        if len(wholes.get(words, ())) == 1 and (gender := mentions[number].gender)
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
