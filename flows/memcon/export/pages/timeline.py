"""Meetings and statements in the order of time: an overview of all years, and the events of each month.

What has no day, neither of its own nor by its document, is told in the order of the texts.
"""

import datetime as dt
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from memcon.export.pages.calendar import Year, days_in_words, month_in_words, years
from memcon.export.pages.cards import About, Card
from memcon.export.pages.chart import Chart, by_day, by_text
from memcon.export.pages.events import Event
from memcon.export.pages.once import Once, opened, spot
from memcon.export.pages.rendering import rendered
from memcon.export.pages.site import Owner

# with these a page stays below 250 KB, whatever its events hold
EVENTS = 120
YEARS = 40
UNDATED = "undated"

Numbered = tuple[int, Event]


class Group(Struct, frozen=True):
    """Events under one heading: those of a day, or those of a document."""

    title: str
    document: About | None
    events: tuple[Numbered, ...]
    chart: Chart | None = None


class Timeline:
    """The section of the timeline."""

    def __init__(self) -> None:
        self._once = Once()
        self._months: dict[str, Sequence[int]] = {}

    def add(self, number: int, card: Card) -> None:
        """Look at the card of the document of that number."""
        self._once.add(number, card)

    def owners(self) -> Iterable[Owner]:
        """The overview, which any document may change, and each month."""
        self._months = {month: array("Q", keys) for month, keys in groupby(self._once.keys(), key=_month)}
        return [Owner("timeline", None), *self._parts()]

    def pages(self, owner: Owner, cards: Sequence[Card]) -> Iterator[tuple[str, bytes]]:
        """The pages of the overview or of a month."""
        if owner.name == "timeline":
            yield from self._overview(cards)
        else:
            yield from self._month(owner.name.removeprefix("timeline/"), cards)

    def _parts(self) -> Iterator[Owner]:
        """The owner of each month: beside the documents that tell of it those by which an event told in it
        may stand elsewhere, and one of the month before and after, since it leads there.
        """
        elsewhere: dict[str, set[int]] = {}
        for keys, numbers in self._once.ties():
            for month in {_month(each) for each in keys}:
                elsewhere.setdefault(month, set()).update(numbers)
        for month, keys in self._months.items():
            beside = {spot(self._months[each][0]).number for each in self._beside(month) if each}
            own = {spot(each).number for each in keys}
            yield Owner(f"timeline/{month}", tuple(sorted(own | beside | elsewhere.get(month, set()))))

    def _beside(self, month: str) -> tuple[str, str]:
        """The months with events before and after one; empty where there is none."""
        dated = [each for each in self._months if each != UNDATED]
        if month == UNDATED:
            return "", ""
        at = dated.index(month)
        return (dated[at - 1] if at else ""), (dated[at + 1] if at + 1 < len(dated) else "")

    def _overview(self, cards: Sequence[Card]) -> Iterator[tuple[str, bytes]]:
        counted = years({month: keys for month, keys in self._months.items() if month != UNDATED})
        undated = self._months.get(UNDATED, array("Q"))
        shown: tuple[Group, ...] = ()
        if not counted and undated:
            shown = _by_document(list(enumerate(opened(undated[:EVENTS], cards))))
        parts: list[Sequence[Year]] = [counted[at : at + YEARS] for at in range(0, len(counted) or 1, YEARS)]
        paths = _paths("timeline", "timeline/years", len(parts))
        months = [month for year in counted for month in year.months if month]
        most = (
            max((each.meetings for each in months), default=0),
            max((each.statements for each in months), default=0),
        )
        for number, (path, part) in enumerate(zip(paths, parts, strict=True)):
            values = {"years": part, "most": most, "groups": shown, "undated": len(undated)}
            yield path, rendered("timeline.html", path, paths=paths, number=number, shown=EVENTS, **values)

    def _month(self, month: str, cards: Sequence[Card]) -> Iterator[tuple[str, bytes]]:
        keys = self._months[month]
        parts = [keys[at : at + EVENTS] for at in range(0, len(keys), EVENTS)]
        paths = _paths(f"timeline/{month}", f"timeline/{month}", len(parts))
        for number, (path, part) in enumerate(zip(paths, parts, strict=True)):
            found = list(enumerate(opened(part, cards)))
            undated = month == UNDATED
            yield path, rendered(
                "timeline_part.html", path, paths=paths, number=number, count=len(keys), undated=undated,
                groups=_by_document(found) if undated else _by_day(found),
                chart=None if undated else _chart(found, whole=len(parts) == 1),
                title="Without a day" if undated else month_in_words(month),
                beside=[each and (each, month_in_words(each)) for each in self._beside(month)],
            )  # fmt: skip


def _month(packed: int) -> str:
    day = spot(packed).day
    return dt.date.fromordinal(day).isoformat()[:7] if day else UNDATED


def _paths(first: str, folder: str, count: int) -> list[str]:
    return [f"{first}.html", *(f"{folder}/{number}.html" for number in range(2, count + 1))]


def _chart(found: Sequence[Numbered], *, whole: bool) -> Chart:
    """The drawing of a month, or, where it has many events, of the days that a page of it tells of."""
    first, last = (at.time.first or dt.date.min for at in (found[0][1], found[-1][1]))
    if whole:
        first = first.replace(day=1)
        last = max(first.replace(day=day) for day in (28, 29, 30, 31) if _exists(first, day))
    return by_day(found, first, last)


def _exists(month: dt.date, day: int) -> bool:
    return (month + dt.timedelta(days=day - 1)).month == month.month


def _by_day(found: Sequence[Numbered]) -> tuple[Group, ...]:
    days = groupby(sorted(found, key=_days), key=_days)
    return tuple(Group(days_in_words(first, last), None, tuple(several)) for (first, last), several in days)


def _days(pair: Numbered) -> tuple[dt.date, dt.date]:
    time = pair[1].time
    return time.first or dt.date.min, time.last or dt.date.min


def _by_document(found: Sequence[Numbered]) -> tuple[Group, ...]:
    documents = groupby(found, key=lambda pair: pair[1].document)
    grouped = [(about, tuple(several)) for about, several in documents]
    return tuple(Group(about.title, about, several, by_text(several)) for about, several in grouped)
