"""Which statements of different documents tell the same utterance: who spoke, the words and the time agree.

Documents are taken in their order. Each of their statements is compared with the tellings before it, and
joins the utterance of the one that it agrees with best, if it is near enough to the first telling of that
utterance too; else it is a first telling itself. Two statements of one document never join one utterance.
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
from memcon.resolve.across.statements.times import DAYS, LONGEST, Pair, is_near
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
    """A later telling and one before it; the smallest is the best."""

    copied: int
    """0 for the same words in near copies, else 1."""
    weakness: int
    """The number of words in which they agree, negative."""
    order: tuple[dt.date, Fact]
    """Of the telling before it among all."""
    number: int
    """Of the later one in its document."""
    later: Telling
    other: Telling
    """That it agrees with."""
    first: Telling
    """The first of that utterance."""
    rule: str


def same_statements(
    profiles: Iterable[Profile],
    keys: Mapping[str, str],
    copies: Mapping[str, str],
    meetings: Mapping[Fact, Fact] = MappingProxyType({}),
) -> SameStatements:
    """The statements that tell one utterance.

    `keys` maps the actors' keys within documents to those in all documents (what is not in it keeps its own),
    `copies` a near copy to its original, by the hashes of their texts, `meetings` each later telling of a
    meeting to its earliest. The order of the profiles does not matter.
    """
    texts = {profile.sha256: profile for profile in profiles}
    ordered = sorted(texts.values(), key=lambda profile: profile.order)
    voices = Voices(ordered, keys)
    before = _Before({*copies, *copies.values()})
    matches: list[Match] = []
    for profile in ordered:
        before.forget(profile)
        told = list(_told(profile, voices, _Groups(copies, meetings)))
        found = _best(match for telling in told for match in _matches(telling, before))
        matches += found
        firsts = {match.later.fact: match.first for match in found}
        for telling in told:
            before.add(telling, firsts.get(telling.fact, telling))
    return SameStatements(
        MappingProxyType({match.later.fact: match.first.fact for match in matches}),
        tuple(sorted(map(_merge, matches))),
    )


class _Before:
    """The tellings so far; belongs to one call of `same_statements`."""

    def __init__(self, grouped: Collection[str]) -> None:
        """`grouped` are the hashes of the documents that are near copies or have some."""
        self._grouped = grouped
        self._recent = Recent(DAYS, 1, words_and_speakers)
        self._quoted = Recent(LONGEST, 30, quotations)
        self._copied: defaultdict[tuple[str, tuple[str, ...]], list[Telling]] = defaultdict(list)
        self._first: dict[Fact, Telling] = {}

    def add(self, telling: Telling, first: Telling) -> None:
        """Keep a telling, and the first one of its utterance."""
        if first is not telling:
            self._first[telling.fact] = first
        self._recent.add(telling)
        self._quoted.add(telling)
        if telling.fact[0] in self._grouped:
            self._copied[telling.group, telling.words.words].append(telling)

    def first(self, telling: Telling) -> Telling:
        """The first telling of the same utterance."""
        return self._first.get(telling.fact, telling)

    def like(self, telling: Telling) -> Iterator[Telling]:
        """The tellings that share enough with this one to be compared, some of them twice."""
        yield from self._copied.get((telling.group, telling.words.words), ())
        yield from self._recent.like(telling)
        yield from self._quoted.like(telling)

    def forget(self, profile: Profile) -> None:
        """Forget what is too old for the statements of a document."""
        self._recent.forget(profile.issued)
        self._quoted.forget(profile.issued)


class _Groups(NamedTuple):
    """Documents and meetings that are one, each by the earliest."""

    copies: Mapping[str, str]
    meetings: Mapping[Fact, Fact]


def _told(profile: Profile, voices: Voices, groups: _Groups) -> Iterator[Telling]:
    """The statements of a document that have words."""
    for statement in profile.statements:
        words = wording(statement)
        met = None if statement.meeting is None else (profile.sha256, statement.meeting)
        if words.words:
            yield Telling(
                fact=(profile.sha256, statement.number),
                identifier=profile.identifier,
                group=groups.copies.get(profile.sha256, profile.sha256),
                words=words,
                voice=voices.of(statement),
                deed=Deed(statement.act, statement.negated, statement.modality),
                issued=profile.issued,
                earliest=statement.earliest,
                latest=statement.latest,
                meeting=None if met is None else groups.meetings.get(met, met),
            )


def _matches(telling: Telling, before: _Before) -> Iterator[Match]:
    """The tellings that a statement agrees with, of those that are likely."""
    for other in {each.fact: each for each in before.like(telling)}.values():
        first = before.first(other)
        speaker = sameness(other.voice, telling.voice)
        copied = other.group == telling.group and other.words.words == telling.words.words
        agreed = agreement(other.words, telling.words)
        if copied and speaker != "contradicting speakers":
            rule = f"the same words in near copies, {speaker}"
            yield Match(0, -len(other.words.words), other.order, telling.fact[1], telling, other, first, rule)
        elif agreed is not None and is_near(Pair(first, other, telling), agreed, speaker):
            rule = f"{agreed.way}, {speaker}"
            yield Match(1, -agreed.words, other.order, telling.fact[1], telling, other, first, rule)


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
    one, other = (f"{sha256}#{number}" for sha256, number in (match.other.fact, match.later.fact))
    return Merge("statement", one, other, match.rule, f"{_shown(match.other)}; {_shown(match.later)}")


def _shown(telling: Telling) -> str:
    words = telling.words.words
    return f"“{' '.join(words[:SHOWN])}{' …' if len(words) > SHOWN else ''}” in {telling.identifier}"
