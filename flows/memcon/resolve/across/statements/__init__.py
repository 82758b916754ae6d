"""Which statements of different documents tell the same utterance: who spoke, the words and the time agree.

Documents are taken in their order. Each of their statements is compared with the first tellings before it,
and joins the one that it agrees with best, or is a first telling itself: so each has been compared with what
it is joined to. Two statements of one document never join the same telling.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct

from memcon.resolve.across.merges import Fact, Merge
from memcon.resolve.across.profiles import Profile
from memcon.resolve.across.statements.recent import Deed, Recent, Telling, quotations, words_and_speakers
from memcon.resolve.across.statements.times import DAYS, LONGEST, is_near
from memcon.resolve.across.statements.voices import Voices, sameness
from memcon.resolve.across.statements.wordings import agreement, wording

# words of an utterance that a merge shows
SHOWN = 12


class SameStatements(Struct, frozen=True):
    """The utterances that several documents tell."""

    tellings: Mapping[Fact, Fact] = MappingProxyType({})
    """Every later telling -> the earliest one that it agrees with."""
    merges: tuple[Merge, ...] = ()


class Match(NamedTuple):
    """A later telling and a first one; the smallest is the best."""

    copied: int
    """0 for the same words in near copies, else 1."""
    weakness: int
    """The number of words in which they agree, negative."""
    order: tuple[dt.date, Fact]
    """Of the first telling among all."""
    number: int
    """Of the later one in its document."""
    later: Telling
    first: Telling
    rule: str


def same_statements(
    profiles: Iterable[Profile], keys: Mapping[str, str], copies: Mapping[str, str]
) -> SameStatements:
    """The statements that tell one utterance.

    `keys` maps the actors' keys within documents to those in all documents (what is not in it keeps its own),
    `copies` a near copy to its original, by the hashes of their texts. The order of the profiles does not
    matter.
    """
    texts = {profile.sha256: profile for profile in profiles}
    ordered = sorted(texts.values(), key=lambda profile: profile.order)
    voices = Voices(ordered, keys)
    first = _First({*copies, *copies.values()})
    matches: list[Match] = []
    for profile in ordered:
        first.forget(profile)
        told = list(_told(profile, voices, copies))
        found = _best(match for telling in told for match in _matches(telling, first.like(telling)))
        matches += found
        later = {match.later.fact for match in found}
        for telling in told:
            if telling.fact not in later:
                first.add(telling)
    return SameStatements(
        MappingProxyType({match.later.fact: match.first.fact for match in matches}),
        tuple(sorted(map(_merge, matches))),
    )


class _First:
    """The first tellings so far; belongs to one call of `same_statements`."""

    def __init__(self, grouped: Collection[str]) -> None:
        """`grouped` are the hashes of the documents that are near copies or have some."""
        self._grouped = grouped
        self._recent = Recent(DAYS, 1, words_and_speakers)
        self._quoted = Recent(LONGEST, 30, quotations)
        self._copied: defaultdict[tuple[str, tuple[str, ...]], list[Telling]] = defaultdict(list)

    def add(self, telling: Telling) -> None:
        self._recent.add(telling)
        self._quoted.add(telling)
        if telling.fact[0] in self._grouped:
            self._copied[telling.group, telling.words.words].append(telling)

    def like(self, telling: Telling) -> Iterator[Telling]:
        """The tellings that share enough with this one to be compared, some of them twice."""
        yield from self._copied.get((telling.group, telling.words.words), ())
        yield from self._recent.like(telling)
        yield from self._quoted.like(telling)

    def forget(self, profile: Profile) -> None:
        """Forget what is too old for the statements of a document."""
        self._recent.forget(profile.issued)
        self._quoted.forget(profile.issued)


def _told(profile: Profile, voices: Voices, copies: Mapping[str, str]) -> Iterator[Telling]:
    """The statements of a document that have words."""
    for statement in profile.statements:
        words = wording(statement)
        if words.words:
            yield Telling(
                fact=(profile.sha256, statement.number),
                identifier=profile.identifier,
                group=copies.get(profile.sha256, profile.sha256),
                words=words,
                voice=voices.of(statement),
                deed=Deed(statement.act, statement.negated, statement.modality),
                issued=profile.issued,
                earliest=statement.earliest,
                latest=statement.latest,
            )


def _matches(telling: Telling, likely: Iterable[Telling]) -> Iterator[Match]:
    """The first tellings that a statement agrees with, of those that are likely."""
    for first in {each.fact: each for each in likely}.values():
        speaker = sameness(first.voice, telling.voice)
        if speaker is None:
            continue
        if first.group == telling.group and first.words.words == telling.words.words:
            rule = f"the same words in near copies, {speaker}"
            yield Match(0, -len(first.words.words), first.order, telling.fact[1], telling, first, rule)
            continue
        agreed = agreement(first.words, telling.words)
        if agreed is not None and is_near(first, telling, agreed, named=speaker == "the same speaker"):
            rule = f"{agreed.way}, {speaker}"
            yield Match(1, -agreed.words, first.order, telling.fact[1], telling, first, rule)


def _best(matches: Iterable[Match]) -> list[Match]:
    """The best match of each statement of a document, none of them with the same first telling."""
    taken: set[Fact] = set()
    best = []
    for match in sorted(matches, key=lambda match: match[:4]):
        if not {match.later.fact, match.first.fact} & taken:
            taken |= {match.later.fact, match.first.fact}
            best.append(match)
    return best


def _merge(match: Match) -> Merge:
    one, other = (f"{sha256}#{number}" for sha256, number in (match.first.fact, match.later.fact))
    return Merge("statement", one, other, match.rule, f"{_shown(match.first)}; {_shown(match.later)}")


def _shown(telling: Telling) -> str:
    words = telling.words.words
    return f"“{' '.join(words[:SHOWN])}{' …' if len(words) > SHOWN else ''}” in {telling.identifier}"
