"""What words for days mean: each reading takes their values and gives the days that they can mean.

Values stand by the names of the rules in date_rules.py. An absolute reading needs no more; a relative one
also takes the day that the words count from and the tense of their sentence. ValueError: no such day.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from memcon.understand.dates.periods import Period, Tense, around, chosen, day, days

Values = Mapping[str, str]


def numeric(values: Values) -> Period | None:
    """2015-11-13, 13.11.2015 and 11/13/2015; nothing where day and month could change places."""
    text = values["numeric"]
    sign = next(character for character in text if not character.isdigit())
    first, second, third = (int(number) for number in text.split(sign))
    if first > 31:
        return day(date(first, second, third))
    orders = {(first, second)} if sign == "." else {(first, second), (second, first)}
    possible = [date(third, month, number) for number, month in orders if month <= 12]
    return day(possible[0]) if len(possible) == 1 else None


def event(values: Values) -> Period:
    """A day that the world knows by its name."""
    year, month, number = (int(number) for number in values["event"].split())
    return day(date(year, month, number))


def dated(values: Values) -> Period:
    """November 13-14, 2015."""
    return _days(values, int(values["year"]))


def dated_around(values: Values, when: date, tense: Tense) -> Period:
    """November 13: the weekday tells the year if it is there and fits one only, or else the tense."""
    candidates = tuple(_possible(values, range(when.year - 1, when.year + 2)))
    candidates = candidates or tuple(_possible(values, range(when.year - 4, when.year + 5)))
    fitting = [found for found in candidates if str(found.earliest.weekday()) == values.get("weekday")]
    return fitting[0] if len(fitting) == 1 else chosen(candidates, when, tense)


def dated_of(values: Values, when: date, _: Tense) -> Period:
    """13 November last year."""
    return _days(values, when.year + int(values["which"]))


def day_of_month(values: Values, when: date, _: Tense) -> Period:
    """The 13th of this month."""
    month = around(when, "month", int(values["which"]))
    return day(month.earliest.replace(day=int(values["first"])))


def today(values: Values, when: date, _: Tense) -> Period:
    """Yesterday, tonight; this morning, last night."""
    return around(when, "day", int(values["today"]))


def same_day(_: Values, when: date, __: Tense) -> Period:
    """That evening; the same afternoon."""
    return day(when)


def weekday(values: Values, when: date, tense: Tense) -> Period:
    """Tuesday: the coming one where the sentence speaks of the future (they will meet, they meet Tuesday), or
    else the last; where it is the document's own weekday, the document's day.
    """
    steps = (int(values["weekday"]) - when.weekday()) % 7
    return around(when, "day", steps - 7 if steps and tense in {"past", None} else steps)


def weekday_after(values: Values, when: date, _: Tense) -> Period:
    """Last Friday is the last before a day, next Monday the first after it."""
    steps = (int(values["weekday"]) - when.weekday()) % 7
    return around(when, "day", steps - 7 if int(values["which"]) < 0 else steps or 7)


def weekday_of(values: Values, when: date, _: Tense) -> Period:
    """This Friday; Friday of last week."""
    monday = around(when, "week", int(values["which"])).earliest
    return around(monday, "day", int(values["weekday"]))


def weekdays(values: Values, when: date, tense: Tense) -> Period:
    """Monday to Wednesday."""
    first = weekday(values, when, tense).earliest
    steps = (int(values["last"]) - int(values["weekday"])) % 7
    return days(first, around(first, "day", steps).latest)


def weekend(_: Values, when: date, tense: Tense) -> Period:
    """The weekend."""
    return chosen((around(when, "weekend", step) for step in (-1, 0, 1)), when, tense or "past")


def holiday(values: Values) -> Period:
    """Christmas Eve, 2015."""
    return _days(_of_holiday(values), int(values["year"]))


def holiday_around(values: Values, when: date, tense: Tense) -> Period:
    """Christmas Eve."""
    return dated_around(_of_holiday(values), when, tense)


def _of_holiday(values: Values) -> Values:
    """Month and day of a holiday."""
    month, number = values["holiday"].split()
    return {"month": month, "first": number}


def _days(values: Values, year: int) -> Period:
    """Days of a month, or from one month to another; the year is that of the last day."""
    month, first = int(values["month"]), int(values["first"])
    until, last = int(values.get("until", month)), int(values.get("last", first))
    return days(date(year - (until < month), month, first), date(year, until, last))


def _possible(values: Values, years: Iterable[int]) -> Iterable[Period]:
    """The days in those of the years that have them: 29 February is not in all."""
    for year in years:
        try:
            yield _days(values, year)
        except ValueError:
            continue
