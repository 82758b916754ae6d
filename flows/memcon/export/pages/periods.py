"""How many meetings and statements there were in each month, or where they are spread wide in each year, as
bars.
"""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from memcon.export.pages.calendar import month_in_words
from memcon.export.pages.events import Event

# pixels of the highest bar
HEIGHT = 48
# periods that are drawn: the latest
MOST = 40
# more months than these are drawn as years
MONTHS = 24


class Period(Struct, frozen=True):
    """A year or a month with its bars, in pixels."""

    title: str
    short: str
    """To stand below the bars: "May", or of the first month and of each January "May 2031"."""
    meetings: int
    statements: int
    met: float
    said: float


def periods_of(events: Iterable[Event]) -> tuple[Period, ...]:
    """The periods of events that have a day, from the first to the last without a gap."""
    months = [(_month(each), each.kind == "meeting") for each in events if each.time.first]
    if not months:
        return ()
    numbers = [month for month, _ in months]
    length = 1 if max(numbers) - min(numbers) < MONTHS else 12
    counted = Counter((month // length, met) for month, met in months)
    highest = max(counted.values())
    first, last = min(numbers) // length, max(numbers) // length
    first = max(first, last - MOST + 1)
    return tuple(
        Period(
            _title(at, length),
            _short(at, length, first),
            counted[at, True],
            counted[at, False],
            _height(counted[at, True], highest),
            _height(counted[at, False], highest),
        )
        for at in range(first, last + 1)
    )


def _month(event: Event) -> int:
    """Months are counted from the year 0 on."""
    day = event.time.first
    return day.year * 12 + day.month - 1 if day else 0


def _title(at: int, length: int) -> str:
    return str(at) if length == 12 else month_in_words(f"{at // 12:04}-{at % 12 + 1:02}")


def _short(at: int, length: int, first: int) -> str:
    if length == 12:
        return str(at)
    month, year = _title(at, length).split(" ")
    return f"{month[:3]} {year}" if at in {first, at // 12 * 12} else month[:3]


def _height(count: int, highest: int) -> float:
    return max(2.0, round(HEIGHT * count / highest, 1)) if count else 0.0
