"""When a meeting can have been, as one document tells it, and how closely two tellings agree on it.

A telling without a date is bounded by the day of its document: what was held was held before, what is planned
comes after.
"""

import datetime as dt
from enum import IntEnum
from typing import NamedTuple

from memcon.resolve.across.meetings.tellings import Telling

DAY = dt.timedelta(days=1)
# an article without a date in its lead tells of its own day or, in a morning paper, of one of the two before;
# a weekly's or a Sunday feature of a day of its week, which says little without a place
LEAD = 2 * DAY
# how many days what a document reports as news can lie back (as resolve/dates.py has it)
NEWS = 4 * DAY
# meetings are announced days ahead; visits of state up to two months, which says little without a place
SOON, LATER = 14 * DAY, 60 * DAY
# an undated look back is mostly of weeks, seldom of more than a year
BACK, LONGEST = 30 * DAY, 430 * DAY
WEEK, MONTH, YEAR = 7 * DAY, 31 * DAY, 366 * DAY
# two sides of the date line, or one reporter's slip of a day
SLIP = 1
# a meeting that is moved is moved by few days; one that is a week later can be the next of a series
MOVED = 3
AHEAD = frozenset({"planned", "proposed"})


class Times(IntEnum):
    """How closely two tellings agree on the time, the least first."""

    OFF = 1
    """Two different days that lie next to each other."""
    MOVED = 2
    """Of a plan and of what was held days before or after."""
    LONG = 3
    """Within a year before an undated telling's document."""
    WIDE = 4
    """Within a season or year, or within weeks of an undated plan."""
    PAST = 5
    """Within weeks before an undated telling's document."""
    NEAR = 6
    """Within the same month, or within days of an undated telling's document."""
    SAID = 7
    """One is undated, and both have the same words as said there."""
    WEEK = 8
    LEAD = 9
    """The same day, which in one of the two is only its document's own."""
    DAY = 10
    """The same day."""


class Window(NamedTuple):
    """Days that a meeting can have been on, both included, and how much they say."""

    earliest: dt.date
    latest: dt.date
    grade: Times


def compared(one: Telling, other: Telling) -> Times | None:
    """How closely two tellings agree on the time; None where they do not or nothing is known of it."""
    if one.inferred and other.inferred:
        return _both_undated_leads(one, other)
    grades = [
        grade
        for first in windows(one)
        for second in windows(other)
        if first.earliest <= second.latest and second.earliest <= first.latest
        for grade in _together(first.grade, second.grade)
    ]
    if grades:
        return max(grades)
    return _off(one, other) if _nearly(one, other) else None


def exclusive(one: Telling, other: Telling) -> bool:
    """Whether two tellings cannot be of one time, however far from its document an undated one lies."""
    (first, last), (start, end) = _bounds(one), _bounds(other)
    return (last < start or end < first) and not _nearly(one, other)


def _bounds(telling: Telling) -> tuple[dt.date, dt.date]:
    """The first and last day that is possible at all."""
    if telling.earliest is not None and telling.latest is not None:
        earlier = WEEK if telling.inferred else 0 * DAY
        return telling.earliest - earlier, telling.latest
    if telling.issued is None or telling.status == "refused":
        return dt.date.min, dt.date.max
    return (telling.issued, dt.date.max) if telling.status in AHEAD else (dt.date.min, telling.issued)


def windows(telling: Telling) -> tuple[Window, ...]:
    """The days that a telling can mean, the narrowest first; none where nothing is known."""
    if telling.earliest is None or telling.latest is None:
        return _undated(telling) if telling.issued is not None else ()
    if telling.inferred:
        day = telling.latest
        return (
            Window(day, day, Times.LEAD),
            Window(day - LEAD, day, Times.WEEK),
            Window(day - WEEK, day, Times.WIDE),
        )
    earliest, latest = _bounded(telling.earliest, telling.latest, telling)
    for longest, grade in ((0 * DAY, Times.DAY), (WEEK, Times.WEEK), (MONTH, Times.NEAR), (YEAR, Times.WIDE)):
        if latest - earliest <= longest:
            return (Window(earliest, latest, grade),)
    return ()


def _both_undated_leads(one: Telling, other: Telling) -> Times | None:
    """Two leads without a date tell of one day, or of two where one paper comes a day later: what is news two
    days after the news was told is another meeting.
    """
    if one.latest is None or other.latest is None:
        return None
    apart = abs(one.latest - other.latest)
    return Times.LEAD if not apart else Times.WEEK if apart <= DAY else None


def _together(one: Times, other: Times) -> tuple[Times, ...]:
    """What two grades say: no more than the lesser, and less where neither knows the week; two guesses of a
    year say nothing.
    """
    if max(one, other) >= Times.WEEK:
        return (min(one, other),)
    return (Times.WIDE,) if one is other is Times.NEAR else ()


def _bounded(earliest: dt.date, latest: dt.date, telling: Telling) -> tuple[dt.date, dt.date]:
    """The dates, without the days after the document of what was held, and before it of what is planned."""
    issued = telling.issued
    if issued is None or not earliest <= issued <= latest:
        return earliest, latest
    if telling.status == "held":
        return earliest, issued
    return (issued, latest) if telling.status in AHEAD else (earliest, latest)


def _undated(telling: Telling) -> tuple[Window, ...]:
    issued = telling.issued
    if issued is None:
        return ()
    if telling.status == "held":
        return (
            Window(issued - NEWS, issued, Times.NEAR),
            Window(issued - BACK, issued, Times.PAST),
            Window(issued - LONGEST, issued, Times.LONG),
        )
    if telling.status == "refused":
        return (
            Window(issued - NEWS, issued + NEWS, Times.NEAR),
            Window(issued - NEWS, issued + LATER, Times.PAST),
        )
    # a proposal may come to nothing while others meet
    near = NEWS if telling.status == "proposed" else SOON
    return Window(issued, issued + near, Times.NEAR), Window(issued, issued + LATER, Times.WIDE)


def _off(one: Telling, other: Telling) -> Times:
    return Times.MOVED if _of_a_plan(one, other) else Times.OFF


def _of_a_plan(one: Telling, other: Telling) -> bool:
    return (one.status == "held") != (other.status == "held")


def put_off(one: Telling, other: Telling) -> bool:
    """Whether one was held a few days after the day that the other was not kept on."""
    refused, held = (one, other) if one.status == "refused" else (other, one)
    if refused.latest is None or held.earliest is None:
        return False
    return 0 < (held.earliest - refused.latest).days <= MOVED


def _nearly(one: Telling, other: Telling) -> bool:
    """Whether two known days lie so close that they can be contradicting reports of one meeting."""
    days = [t.latest for t in (one, other) if t.earliest == t.latest and not t.inferred]
    if len(days) < 2 or days[0] is None or days[1] is None or one.issued is None or other.issued is None:
        return False
    moved = _of_a_plan(one, other)
    apart = abs((days[0] - days[1]).days)
    # later articles remember a day wrongly too, but then nothing tells a slip from another meeting
    return apart <= (MOVED if moved else SLIP) and (moved or abs(one.issued - other.issued) <= WEEK)
