"""Years and months with their events, and days in words."""

import datetime as dt
from collections.abc import Mapping, Sequence

from msgspec import Struct

from memcon.export.pages.once import spot

# not from the system, whose language may be another
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Month(Struct, frozen=True):
    """How much a month has."""

    name: str
    """As in "2031-05"."""
    title: str
    meetings: int
    statements: int


class Year(Struct, frozen=True):
    """The months of a year; None for those without events."""

    title: str
    months: tuple[Month | None, ...]


def years(months: Mapping[str, Sequence[int]]) -> list[Year]:
    """The years of events, by the keys of the events of each month; the newest year is first."""
    counted = {name: _counted(name, keys) for name, keys in months.items()}
    numbers = sorted({name[:4] for name in counted}, reverse=True)
    return [
        Year(number.lstrip("0"), tuple(counted.get(f"{number}-{month:02}") for month in range(1, 13)))
        for number in numbers
    ]


def month_in_words(name: str) -> str:
    """A month as in "May 2031"."""
    return f"{MONTHS[int(name[5:]) - 1]} {int(name[:4])}"


def in_words(day: dt.date) -> str:
    """A day as in "Monday, 5 May 2031"."""
    return f"{DAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def days_in_words(first: dt.date, last: dt.date) -> str:
    """A period as in "May 2031", "2031", or "5 May 2031 to 7 May 2031"; a day with its day of the week."""
    after = last.toordinal() + 1
    ends_month = after > dt.date.max.toordinal() or dt.date.fromordinal(after).day == 1
    if first == last:
        return in_words(first)
    if first.day == 1 and ends_month and first.year == last.year:
        if first.month == last.month:
            return month_in_words(first.isoformat()[:7])
        if (first.month, last.month) == (1, 12):
            return str(first.year)
    return f"{in_words(first).partition(', ')[2]} to {in_words(last).partition(', ')[2]}"


def _counted(name: str, keys: Sequence[int]) -> Month:
    meetings = sum(spot(each).kind == "meeting" for each in keys)
    return Month(name, month_in_words(name), meetings, len(keys) - meetings)
