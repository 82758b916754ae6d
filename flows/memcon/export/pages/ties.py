"""Who met whom: actors, and the meetings that tie two of them, each counted once."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from memcon.export.pages.cards import Card, Named
from memcon.export.pages.events import time


class Met(Struct, frozen=True):
    """A meeting, as all documents together tell it."""

    iri: str
    form: str
    status: str
    participants: tuple[Named, ...]
    """In the order of their IRIs."""
    first: dt.date | None = None
    last: dt.date | None = None
    reported: bool = False
    """Whether the days are those of a document, since none tells another."""
    words: str = ""
    """The words that name the time, where no day is known."""

    @property
    def held(self) -> bool:
        """Whether a document says that it took place."""
        return self.status == "held"

    @property
    def newest(self) -> tuple[bool, dt.date, str]:
        """Sorts the earliest first, what has no day before all."""
        return self.last is not None, self.last or dt.date.min, self.iri


class Tie(Struct, frozen=True):
    """Two actors, in the order of their IRIs, and the meetings that both were to attend, the newest first."""

    left: Named
    right: Named
    meetings: tuple[Met, ...]

    @property
    def held(self) -> int:
        """How many of the meetings took place."""
        return sum(one.held for one in self.meetings)


class Meetings:
    """All meetings of a corpus."""

    def __init__(self) -> None:
        self.met: dict[str, Met] = {}
        self._names: dict[str, Named] = {}

    def add(self, card: Card) -> None:
        """Look at a document's card."""
        for told in card.meetings:
            when = time(told.when, card.document.issued)
            one = Met(
                told.iri, told.form, told.status, self._known(told.participants),
                when.first, when.last, when.reported, told.when.text,
            )  # fmt: skip
            earlier = self.met.get(told.iri)
            self.met[told.iri] = together(earlier, one) if earlier else one

    def _known(self, several: Collection[Named]) -> tuple[Named, ...]:
        """The same objects for the same names: they are many, and few of them differ."""
        by_iri = {each.iri: self._names.setdefault(each.iri, each) for each in several}
        return tuple(by_iri[iri] for iri in sorted(by_iri))


def together(earlier: Met, later: Met) -> Met:
    """A meeting that two documents tell: it was held if one says so, and on the day that one tells."""
    dated = min((earlier, later), key=lambda one: (one.first is None, one.reported))
    status = "held" if earlier.held or later.held else earlier.status
    people = {each.iri: each for each in (*later.participants, *earlier.participants)}
    return Met(
        earlier.iri, earlier.form, status, tuple(people[iri] for iri in sorted(people)),
        dated.first, dated.last, dated.reported, earlier.words or later.words,
    )  # fmt: skip


def busiest(meetings: Collection[Met]) -> list[tuple[Named, int, int]]:
    """Who takes part in meetings, with the number of those held and of all: who met most is first."""
    names, held, all_of_them = {}, Counter[str](), Counter[str]()
    for one in meetings:
        for each in one.participants:
            names[each.iri] = each
            all_of_them[each.iri] += 1
            held[each.iri] += one.held
    order = sorted(names, key=lambda iri: (-held[iri], -all_of_them[iri], iri))
    return [(names[iri], held[iri], all_of_them[iri]) for iri in order]


def ties(meetings: Collection[Met], among: Collection[str]) -> list[Tie]:
    """The pairs of some actors, by their IRIs: those who met most often first."""
    inside = frozenset(among)
    found: dict[tuple[str, str], list[Met]] = {}
    for one in sorted(meetings, key=lambda one: one.newest, reverse=True):
        for left, right in combinations([each for each in one.participants if each.iri in inside], 2):
            found.setdefault((left.iri, right.iri), []).append(one)
    names = {each.iri: each for one in meetings for each in one.participants if each.iri in inside}
    several = [Tie(names[left], names[right], tuple(of)) for (left, right), of in found.items()]
    return sorted(several, key=lambda tie: (-tie.held, -len(tie.meetings), tie.left.iri, tie.right.iri))


def pairs(actors: Sequence[Named], several: Sequence[Tie]) -> Mapping[tuple[int, int], int]:
    """Ties by the numbers of their actors, with how many meetings each is."""
    number = {each.iri: at for at, each in enumerate(actors)}
    return {(number[tie.left.iri], number[tie.right.iri]): len(tie.meetings) for tie in several}
