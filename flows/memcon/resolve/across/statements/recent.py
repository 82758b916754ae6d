"""The tellings of the last days, found by what they share, so that few have to be compared."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator

from msgspec import Struct

from memcon.model import Act
from memcon.resolve.across.merges import Fact
from memcon.resolve.across.statements.voices import Voice
from memcon.resolve.across.statements.wordings import Wording

# tellings of a day that one run of words, or one speaker's word, leads to: more share a turn of phrase
CROWD = 50
# A run of three words counts as two words of the same speaker: a run and a word, or three words, or two runs.
SHARED = 3
RUN_WEIGHT = 2


class Telling(Struct, frozen=True):
    """A statement as one document tells it."""

    fact: Fact
    identifier: str
    """Of its document."""
    group: str
    """The hash of the original that its document is a near copy of, or its own document's."""
    words: Wording
    voice: Voice
    act: Act
    issued: dt.date | None
    earliest: dt.date | None
    latest: dt.date | None

    @property
    def order(self) -> tuple[dt.date, Fact]:
        """What the earliest telling comes first by."""
        return self.issued or dt.date.max, self.fact


class Recent:
    """The tellings of each day, until they are forgotten; those without a day are among themselves."""

    def __init__(self) -> None:
        self._days: defaultdict[dt.date | None, defaultdict[str, list[Telling]]]
        self._days = defaultdict(lambda: defaultdict(list))

    def add(self, telling: Telling) -> None:
        """Keep a telling."""
        day = self._days[telling.issued]
        for key, _ in _keys(telling):
            if len(day[key]) < CROWD:
                day[key].append(telling)

    def like(self, telling: Telling, days: int) -> list[Telling]:
        """The tellings of its day and the `days` before that share enough with it."""
        shared: Counter[Fact] = Counter()
        found: dict[Fact, Telling] = {}
        for day in self._before(telling.issued, days):
            for key, weight in _keys(telling):
                for each in self._days[day].get(key, ()):
                    shared[each.fact] += weight
                    found[each.fact] = each
        return [each for fact, each in found.items() if shared[fact] >= SHARED]

    def forget(self, issued: dt.date | None, days: int) -> None:
        """Forget what is older than so many days."""
        for day in list(self._days):
            if day is not None and (issued is None or (issued - day).days > days):
                del self._days[day]

    def _before(self, issued: dt.date | None, days: int) -> list[dt.date | None]:
        if issued is None:
            return [None] if None in self._days else []
        return [day for day in self._days if day is not None and 0 <= (issued - day).days <= days]


def _keys(telling: Telling) -> Iterator[tuple[str, int]]:
    """What leads to a telling, with its weight: its runs, and each speaker with each telling word."""
    yield from ((run, RUN_WEIGHT) for run in telling.words.runs)
    for key in telling.voice.keys:
        yield from ((f"{key} {word}", 1) for word in telling.words.telling)
