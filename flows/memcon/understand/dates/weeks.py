"""Weekdays inside a week that the same sentence names: "last week: Roe on Monday, Vella on Friday"."""

import calendar
from collections.abc import Iterable, Iterator
from datetime import timedelta

from msgspec.structs import replace

from memcon.model import DateReference

WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}


def within_weeks(references: Iterable[DateReference], ends: Iterable[int]) -> Iterator[DateReference]:
    """The references, with each bare weekday moved into the week named before it in its sentence; `ends`
    are the offsets at which sentences end, in order.
    """
    borders, week = iter(ends), None
    end = next(borders, 0)
    for reference in references:
        while end <= reference.span.start and (border := next(borders, None)) is not None:
            end, week = border, None
        yield _moved(reference, week)
        if reference.grain == "week" and reference.basis == "relative":
            week = reference


def _moved(reference: DateReference, week: DateReference | None) -> DateReference:
    number = WEEKDAYS.get(reference.span.exact.lower())
    if number is None or week is None or week.earliest is None or reference.earliest is None:
        return reference
    day = week.earliest + timedelta(days=(number - week.earliest.weekday()) % 7)
    return replace(reference, earliest=day, latest=day)
