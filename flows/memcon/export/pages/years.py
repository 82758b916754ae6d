"""How many meetings and statements there were in each year, as bars."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from memcon.export.pages.events import Event

# pixels of the highest bar
HEIGHT = 48
# years that are drawn: the latest
MOST = 40


class Year(Struct, frozen=True):
    """A year with its bars, in pixels."""

    year: int
    meetings: int
    statements: int
    met: float
    said: float


def years_of(events: Iterable[Event]) -> tuple[Year, ...]:
    """The years of events that have a day, from the first to the last without a gap."""
    counted: Counter[tuple[int, bool]] = Counter()
    for each in events:
        if each.time.first:
            counted[each.time.first.year, each.kind == "meeting"] += 1
    if not counted:
        return ()
    highest = max(counted.values())
    first, last = min(counted)[0], max(counted)[0]
    return tuple(
        Year(
            year,
            counted[year, True],
            counted[year, False],
            _height(counted[year, True], highest),
            _height(counted[year, False], highest),
        )
        for year in range(max(first, last - MOST + 1), last + 1)
    )


def _height(count: int, highest: int) -> float:
    return max(2.0, round(HEIGHT * count / highest, 1)) if count else 0.0
