"""What words for months, seasons, quarters, years and other units mean: readings like those of days.py."""

from datetime import date

from memcon.understand.dates import periods
from memcon.understand.dates.days import Values
from memcon.understand.dates.periods import Period, Tense, chosen


def named(values: Values) -> Period:
    """November 2015; mid-November 2015; the summer of 2014; the third quarter of 2014."""
    year = int(values["year"])
    if values.get("season") == "12":  # a winter of 2014 began in 2013 or in 2014
        return Period(date(year - 1, 12, 1), periods.season(year, 12).latest, "season")
    return _named(values, year)


def named_around(values: Values, when: date, tense: Tense) -> Period:
    """November; the summer; the third quarter."""
    return chosen((_named(values, when.year + step) for step in (-1, 0, 1)), when, tense)


def named_of(values: Values, when: date, _: Tense) -> Period:
    """November last year."""
    return _named(values, when.year + int(values["which"]))


def named_after(values: Values, when: date, tense: Tense) -> Period:
    """Last November is the last that is over, next May this June this year's."""
    candidates = [_named(values, when.year + step) for step in (-2, -1, 0, 1, 2)]
    which = int(values["which"])
    if which < 0:
        return max(period for period in candidates if period.latest < when)
    if which > 0:
        return min(period for period in candidates if period.earliest > when)
    same = [period for period in candidates if when.year in (period.earliest.year, period.latest.year)]
    return chosen(same, when, None if tense == "present" else tense)


def year(values: Values) -> Period:
    """2015; early 2015; 2010-2015; 2010-15."""
    first = int(values["year"])
    last = int(values.get("last", first))
    last += first // 100 * 100 if last < 100 else 0
    return _parted(periods.years(first, last - first + 1), values)


def short_year(values: Values, when: date, _: Tense) -> Period:
    """'98: the last such year."""
    return periods.years(_last_ending(values["short_year"], 100, when))


def decade(values: Values) -> Period:
    """The 1990s; the late 1990s."""
    return _parted(periods.years(int(values["decade"]), 10, "decade"), values)


def short_decade(values: Values, when: date, _: Tense) -> Period:
    """The '90s, the nineties: the last such decade."""
    first = _last_ending(values["short_decade"], 100, when)
    return _parted(periods.years(first, 10, "decade"), values)


def century(values: Values) -> Period:
    """The 19th century."""
    return _parted(periods.century(int(values["number"])), values)


def unit_of(values: Values, when: date, _: Tense) -> Period:
    """Last week, this year, early next month; earlier this year, later in the week."""
    period = periods.around(when, values["unit"], int(values.get("which", 0)))
    if "shift" not in values or not period.earliest <= when <= period.latest:
        return _parted(period, values)
    if int(values["shift"]) < 0:
        return Period(period.earliest, when, period.grain)
    return Period(when, period.latest, period.grain)


def until_now(values: Values, when: date, _: Tense) -> Period:
    """The past week: it may reach back to the beginning of the last one, and ends on the day."""
    before = periods.around(when, values["unit"], -1)
    return Period(before.earliest, when, before.grain)


def steps(values: Values, when: date, _: Tense) -> Period:
    """Two weeks ago, a year from now, three days later: the unit of the calendar that many steps away.

    A decade or a century ago is less exact: half the unit to both sides.
    """
    number = int(values.get("number", 1)) * int(values.get("step", 1))
    length = {"decade": 10, "century": 100}.get(values["unit"])
    if length is None:
        return periods.around(when, values["unit"], number)
    grain = periods.around(when, values["unit"]).grain
    return periods.years(when.year + number * length - length // 2, length + 1, grain)


def _named(values: Values, year: int) -> Period:
    """The month, months, season or quarter of a year."""
    if "season" in values:
        return _parted(periods.season(year, int(values["season"])), values)
    if "quarter" in values:
        return _parted(periods.quarter(year, int(values["number"])), values)
    first = int(values["month"])
    last = int(values.get("last", first))
    count = (last - first) % 12 + 1
    return _parted(periods.months(year - (last < first), first, count, "month"), values)


def _parted(period: Period, values: Values) -> Period:
    """The part of the period that "early" or "end of" names, if they are there."""
    if "part" not in values:
        return period
    low, high = values["part"].split()
    return periods.part(period, int(low), int(high))


def _last_ending(digits: str, cycle: int, when: date) -> int:
    """The last year up to a day's that ends in the digits."""
    return when.year - (when.year - int(digits)) % cycle
