"""Calendar arithmetic: the days that a week, a season or "early 2015" can mean.

Weeks begin on Monday. Seasons are those of the northern hemisphere. Dates outside the years 1 to 9999
raise ValueError or OverflowError, as in datetime.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from memcon.model import Grain

Tense = Literal["past", "present", "future"] | None

DAY = timedelta(days=1)
# units that are a number of days
LENGTHS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}


class Period(Struct, frozen=True, order=True):
    """From the earliest day to the latest, both included; the grain is the unit that the words name."""

    earliest: date
    latest: date
    grain: Grain


def day(when: date) -> Period:
    """One day."""
    return Period(when, when, "day")


def days(first: date, last: date) -> Period:
    """Some days, whichever way round they are given."""
    return Period(min(first, last), max(first, last), "day")


def week(when: date) -> Period:
    """The week that holds the day."""
    monday = when - when.weekday() * DAY
    return Period(monday, monday + 6 * DAY, "week")


def weekend(when: date) -> Period:
    """The Saturday and Sunday of the week that holds the day."""
    sunday = week(when).latest
    return Period(sunday - DAY, sunday, "day")


def months(year: int, first: int, count: int, grain: Grain) -> Period:
    """Whole months from a month of a year; months beyond 1 to 12 count into the years around."""
    start, after = year * 12 + first - 1, year * 12 + first - 1 + count
    end = date(after // 12, after % 12 + 1, 1) - DAY
    return Period(date(start // 12, start % 12 + 1, 1), end, grain)


def quarter(year: int, number: int) -> Period:
    """A quarter of a year, 1 to 4."""
    return months(year, number * 3 - 2, 3, "quarter")


def season(year: int, first: int) -> Period:
    """The season of a year that begins with that month."""
    return months(year, first, 3, "season")


def years(first: int, count: int = 1, grain: Grain = "year") -> Period:
    """Whole years."""
    return Period(date(first, 1, 1), date(first + count - 1, 12, 31), grain)


def century(number: int) -> Period:
    """The 19th century is 1801 to 1900."""
    return years(number * 100 - 99, 100, "century")


def around(when: date, unit: str, steps: int = 0) -> Period:
    """The unit of the calendar that holds a day, or the one `steps` units later (earlier if negative)."""
    if unit in LENGTHS:
        moved = when + steps * LENGTHS[unit] * DAY
        return {"day": day, "weekend": weekend}.get(unit, week)(moved)
    match unit:
        case "month":
            return months(when.year, when.month + steps, 1, "month")
        case "quarter":
            return months(when.year, (when.month - 1) // 3 * 3 + 1 + 3 * steps, 3, "quarter")
        case "year":
            return years(when.year + steps)
        case "decade":
            return years((when.year // 10 + steps) * 10, 10, "decade")
        case _:
            return century((when.year - 1) // 100 + 1 + steps)


def part(period: Period, low: int, high: int) -> Period:
    """The part of a period from low to high per cent of its days; a single day stays whole."""
    length = (period.latest - period.earliest).days + 1
    first = period.earliest + length * low // 100 * DAY
    last = period.earliest + (-(-length * high // 100) - 1) * DAY
    return Period(first, last, period.grain)


def chosen(candidates: Iterable[Period], when: date, tense: Tense) -> Period:
    """The candidate that the tense of a sentence asks for: in the past the last that has begun by a day, in
    the future the first that is not over. Otherwise, or if there is none such, the nearest.

    Raises ValueError where there is no candidate.
    """
    known = sorted(candidates)
    begun = [period for period in known if period.earliest <= when]
    coming = [period for period in known if period.latest >= when]
    if tense == "past" and begun:
        return begun[-1]
    if tense == "future" and coming:
        return coming[0]
    return min(known, key=lambda period: abs((period.earliest - when) + (period.latest - when)))
