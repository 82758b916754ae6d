"""The tellings of the last days or months, found by what they share, so that few have to be compared."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import chain

from msgspec import Struct

from memcon.model import Act, Modality
from memcon.resolve.across.merges import Fact
from memcon.resolve.across.names import parsed
from memcon.resolve.across.statements.voices import Voice
from memcon.resolve.across.statements.wordings import Wording

# tellings of a period that one run of words, or one speaker's word, leads to: more share a turn of phrase
CROWD = 50
# A run of three words counts as two words of the same speaker: a run and a word, or three words, or two runs.
SHARED = 3
RUN_WEIGHT = 2
Keys = Iterable[tuple[str, frozenset[str], int]]
"""Whose words, the words or runs of words, and what each weighs."""
Words = dict[str, tuple["Telling", ...]]


class Deed(Struct, frozen=True, gc=False):
    """What the speaker does."""

    act: Act
    negated: bool
    modality: Modality


class Telling(Struct, frozen=True, gc=False):
    """A statement as one document tells it."""

    fact: Fact
    identifier: str
    """Of its document."""
    group: str
    """The hash of the original that its document is a near copy of, or its own document's."""
    words: Wording
    voice: Voice
    deed: Deed
    issued: dt.date | None
    earliest: dt.date | None
    latest: dt.date | None
    meeting: Fact | None = None
    """At which it was said, as the earliest document tells of it."""

    @property
    def order(self) -> tuple[dt.date, Fact]:
        """What the earliest telling comes first by."""
        return self.issued or dt.date.max, self.fact


class Recent:
    """The tellings so far, by period, until they are forgotten; those without a day are among themselves."""

    def __init__(self, days: int, period: int, keys: Callable[[Telling], Keys]) -> None:
        """Tellings are kept for so many days, in periods of so many; `keys` lead to them, with weights."""
        self._days = days
        self._period = period
        self._keys = keys
        self._found: defaultdict[int | None, defaultdict[str, Words]]
        self._found = defaultdict(lambda: defaultdict(dict))

    def add(self, telling: Telling) -> None:
        """Keep a telling."""
        found = self._found[self._number(telling.issued)]
        for whose, words, _ in self._keys(telling):
            known = found[whose]
            for word in words:
                others = known.get(word, ())
                if len(others) < CROWD:
                    known[word] = (*others, telling)

    def like(self, telling: Telling) -> list[Telling]:
        """The tellings of the days before that share enough with it."""
        shared: Counter[Fact] = Counter()
        found: dict[Fact, Telling] = {}
        keys = [key for key in self._keys(telling) if key[1]]
        for period in map(self._found.__getitem__, self._before(telling.issued) if keys else ()):
            for whose, words, weight in keys:
                known = period.get(whose)
                for each in (
                    chain.from_iterable(known[word] for word in words & known.keys()) if known else ()
                ):
                    shared[each.fact] += weight
                    found[each.fact] = each
        return [each for fact, each in found.items() if shared[fact] >= SHARED]

    def forget(self, today: dt.date | None) -> None:
        """Forget what is too old on that day."""
        kept = {*self._before(today), None}
        for number in set(self._found) - kept:
            del self._found[number]

    def _before(self, today: dt.date | None) -> list[int | None]:
        """The periods that are not too old on that day."""
        if today is None:
            return [None] if None in self._found else []
        first = self._number(dt.date.fromordinal(max(1, today.toordinal() - self._days))) or 0
        return [number for number in self._found if number is not None and number >= first]

    def _number(self, day: dt.date | None) -> int | None:
        return None if day is None else day.toordinal() // self._period


def words_and_speakers(telling: Telling) -> Keys:
    """The runs of words of a telling, and each speaker with each word that tells something; a speaker goes by
    key, by the state of an office, and by the last word of a name.
    """
    yield "", telling.words.runs, RUN_WEIGHT
    voice = telling.voice
    states = {of for _, of in voice.held if of is not None}
    for key in sorted({*voice.keys, *states, *(parsed(name).words[-1] for name in voice.names)}):
        yield key, telling.words.telling, 1


def quotations(telling: Telling) -> Keys:
    """The runs of words of its quotations."""
    yield "", telling.words.quoted, RUN_WEIGHT
