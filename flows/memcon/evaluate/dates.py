"""Dates against gold: a time is found where words overlap and mean the same day, month or year.

TimeML's DATE and TIME values that name a stretch of the calendar count; a time of day counts as its day. What
has no place in a calendar ("now", "recently"), how long something lasts and how often it happens are neither
rewarded nor punished, nor are words that memcon finds and leaves without a day. A range counts as its ends.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from memcon.evaluate.figures import F1, Figure, Scored
from memcon.evaluate.gold import GoldDocument
from memcon.evaluate.misses import Miss, wrong
from memcon.evaluate.pairs import Pair, paired
from memcon.evaluate.spans import Range, shared
from memcon.model import DateReference, Grain

# "1998", "1998-08", "1998-08-07", "1998-W32", "1998-Q3", "1998-FA"
VALUE = re.compile(r"\d{4}(?:-(?:\d\d(?:-\d\d)?|W\d\d?|Q\d|(?:SP|SU|FA|WI)))?")
# a clock time, and digits left open: the day, month or year before them is what is known
OPEN = re.compile(r"T.*|(?:-XX)+\Z")
# TimeBank writes week 7 in two ways
WEEK = re.compile(r"-W(?=\d\Z)")
YEAR = re.compile(r"\b\d{4}\b|'\d\d\b")
SEASONS = ("WI", "SP", "SU", "FA")
COARSE = "weeks, quarters and seasons"


class Time(Struct, frozen=True):
    """Words that name a time, and its value in TimeML's manner."""

    span: Range
    words: str
    value: str


def dates(gold: GoldDocument, found: Sequence[DateReference]) -> Scored:
    """The figures and misses of one document."""
    theirs, aside = _gold_times(gold)
    ours = [time for time in _times(found) if not shared([time.span], aside)]
    figures: dict[str, Figure] = {}
    for name, kept in (
        ("days, months and years", _is_plain),
        ("without a year in the words", _is_relative),
        ("with a year in the words", lambda time: _is_plain(time) and not _is_relative(time)),
        (COARSE, lambda time: not _is_plain(time)),
    ):
        sides = [[time for time in side if kept(time)] for side in (theirs, ours)]
        figures[name] = F1(len(_pairs(*sides)), len(sides[0]), len(sides[1]))
    return Scored(figures, tuple(_misses(gold, theirs, ours)))


def values(found: DateReference) -> tuple[str, ...]:
    """The value of a date in TimeML's manner; of a range the values of its two ends, which TimeML tells
    apart; none of what has no days, and of decades and centuries.
    """
    ends = [_value(found.grain, day) for day in (found.earliest, found.latest) if day is not None]
    return tuple(dict.fromkeys(end for end in ends if end is not None))


def _value(grain: Grain, day: date) -> str | None:
    """The value of the day, week, month and so on that holds a day."""
    year, week, _ = day.isocalendar()
    # January and February belong to the winter of the year before
    season = f"{day.year - (day.month < 3)}-{SEASONS[day.month % 12 // 3]}"
    named: dict[Grain, str] = {
        "day": day.isoformat(),
        "week": f"{year}-W{week:02}",
        "month": f"{day:%Y-%m}",
        "quarter": f"{day.year}-Q{(day.month + 2) // 3}",
        "season": season,
        "year": str(day.year),
    }
    return named.get(grain)


def _gold_times(gold: GoldDocument) -> tuple[list[Time], list[Range]]:
    """The times that count, and where those stand that do not."""
    times: list[Time] = []
    aside: list[Range] = []
    for one in gold.timexes:
        plain = WEEK.sub("-W0", OPEN.sub("", one.value or ""))
        if one.type in {"DATE", "TIME"} and VALUE.fullmatch(plain):
            times.append(Time(one.range, one.text, plain))
        else:
            aside.append(one.range)
    return times, aside


def _times(found: Iterable[DateReference]) -> Iterable[Time]:
    for one in found:
        for value in values(one):
            yield Time((one.span.start, one.span.end), one.span.exact, value)


def _is_plain(time: Time) -> bool:
    """Whether it is a day, month or year."""
    return re.fullmatch(r"[\d-]+", time.value) is not None


def _is_relative(time: Time) -> bool:
    """Whether the words need the day of the document to be understood."""
    return _is_plain(time) and not YEAR.search(time.words)


def _pairs(theirs: Sequence[Time], ours: Sequence[Time]) -> tuple[Pair, ...]:
    """Those that overlap and mean the same."""
    return paired(
        (
            Pair(float(shared([one.span], [other.span])), i, j)
            for i, one in enumerate(theirs)
            for j, other in enumerate(ours)
            if one.value == other.value
        ),
        1,
    )


def _misses(gold: GoldDocument, theirs: Sequence[Time], ours: Sequence[Time]) -> Iterable[Miss]:
    pairs = _pairs(theirs, ours)
    hit, used = {pair.gold for pair in pairs}, {pair.found for pair in pairs}
    for i, one in enumerate(theirs):
        if i not in hit:
            near = [other for other in ours if shared([one.span], [other.span])]
            kind = "wrong date" if near else "missed date"
            yield wrong(gold.name, kind, [one.value], [other.value for other in near], words=[one.words])
    for j, one in enumerate(ours):
        if j not in used and not any(shared([one.span], [other.span]) for other in theirs):
            yield wrong(gold.name, "extra date", [], [one.value], words=[one.words])
