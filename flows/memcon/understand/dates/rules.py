"""The grammar of dates: which words in which order are a date, and which reading tells what they mean.

A pattern is a row of kinds of date words (see date_words.py), each with an optional name under which the
reading finds the word's value: "month=month first=day comma? year=year". "a|b" is either kind, "?" marks
what may be missing, "( ... )?" too; "<in" asks for a word before the date that is no part of it, ">month"
for one after it, "!of" forbids one after it.
"""

from collections.abc import Callable
from datetime import date
from typing import Literal

from msgspec import Struct

from memcon.model import Grain
from memcon.understand.dates import days, months
from memcon.understand.dates.days import Values
from memcon.understand.dates.periods import Period, Tense

Doubt = Literal["count", "pair", "month name", "weekday name", "span"]
"""What else the words could be: a number of things ("pair": the second of two), a name, a length of time."""


class Rule(Struct, frozen=True):
    """A pattern and the grain that it names; None where the word for the unit tells the grain."""

    pattern: str
    grain: Grain | None
    doubt: Doubt | None = None


class Absolute(Rule, frozen=True, kw_only=True):
    """A date that is complete by itself."""

    reading: Callable[[Values], Period | None]


class Relative(Rule, frozen=True, kw_only=True):
    """A date that counts from the document's."""

    reading: Callable[[Values, date, Tense], Period]
    near: bool = False
    """Only the verb that the date itself belongs to tells its tense."""


class Anchored(Rule, frozen=True, kw_only=True):
    """A date that counts from another one in the text: the one before it, or the one that it leads to."""

    reading: Callable[[Values, date, Tense], Period]
    leads: bool = False


class Vague(Rule, frozen=True):
    """A time that no calendar can tell: recent days."""


PART = "( the? part=early dash? the? )?"
EARLY = "( early|shift preposition? )?"
WEEKDAY = "( weekday=weekday|short-weekday comma? )?"
MONTH, UNTIL = "month=month|short-month", "until=month|short-month"
FIRST, LAST = "first=day|nth", "last=day|nth"
TO = "to|dash"
OTHER = "this? which=last|next|past|coming"
WHICH = "this? which=last|next|this|past|coming"
ONE = "one-day|one-week|one-month|one-year|weekend|unit|century|quarter"
LONG = "unit=one-week|one-month|one-year|weekend|unit|century|quarter"
SOME = f"number=number|day|article unit={ONE}|units"
QUARTER = "the? number=ordinal|nth dash? quarter=quarter"
DATED = (
    f"( the? part-of-day of )? {WEEKDAY} {MONTH} {FIRST}",
    f"( the? part-of-day of )? {WEEKDAY} the? {FIRST} of? {MONTH}",
    f"the first=ordinal of {MONTH}",
    f"{WEEKDAY} {MONTH} {FIRST} {TO} {LAST}",
    f"{WEEKDAY} {FIRST} {TO} {LAST} of? {MONTH}",
    f"<between {MONTH} {FIRST} and {LAST}",
    f"<between {FIRST} and {LAST} of? {MONTH}",
    f"<between {MONTH} {FIRST} and {UNTIL} {LAST}",
    f"<between {FIRST} of? {MONTH} and {LAST} of? {UNTIL}",
    f"{MONTH} {FIRST} {TO} {UNTIL} {LAST}",
    f"{FIRST} of? {MONTH} {TO} {LAST} of? {UNTIL}",
)
NAMED: tuple[tuple[str, Grain], ...] = (
    (f"{PART} month=month", "month"),
    (f"month=month {TO} last=month", "month"),
    (f"{PART} the? season=season", "season"),
    (f"{PART} {QUARTER}", "quarter"),
)
ABSOLUTE = (
    Absolute("numeric=numeric", "day", reading=days.numeric),
    Absolute("the? event=event", "day", reading=days.event),
    Absolute("holiday=holiday comma? year=year", "day", reading=days.holiday),
    *(Absolute(f"{dated} comma? year=year", "day", "count", reading=days.dated) for dated in DATED),
    Absolute(f"{MONTH} {FIRST} and last=day comma? year=year", "day", "pair", reading=days.dated),
    Absolute(f"{FIRST} and last=day of? {MONTH} comma? year=year", "day", "pair", reading=days.dated),
    *(Absolute(f"{named} of? comma? year=year", grain, reading=months.named) for named, grain in NAMED),
    Absolute(f"{PART} {MONTH} of? comma? year=year", "month", reading=months.named),
    Absolute(f"{PART} year=year !of", "year", "count", reading=months.year),
    Absolute("year=year to|dash|slash last=year|day", "year", "count", reading=months.year),
    Absolute("<between year=year and last=year", "year", reading=months.year),
    Absolute(f"{PART} the? decade=decade", "decade", reading=months.decade),
    Absolute(f"{PART} the? number=ordinal|nth dash? century", "century", reading=months.century),
)
RELATIVE = (
    *(Relative(dated, "day", reading=days.dated_around, near=True) for dated in DATED),
    Relative(f"{MONTH} {FIRST} and last=day", "day", "pair", reading=days.dated_around, near=True),
    Relative(f"{FIRST} and last=day of? {MONTH}", "day", "pair", reading=days.dated_around, near=True),
    *(Relative(f"{dated} of? {WHICH} one-year", "day", reading=days.dated_of) for dated in DATED),
    Relative("holiday=holiday", "day", reading=days.holiday_around, near=True),
    Relative(f"the? first=nth of {WHICH} one-month", "day", reading=days.day_of_month),
    Relative(f"{EARLY} the? today=today part-of-day?", "day", reading=days.today),
    Relative(f"{EARLY} today=this|last part-of-day", "day", reading=days.today),
    Relative(f"{EARLY} weekday=weekday part-of-day?", "day", "weekday name", reading=days.weekday),
    Relative("the? part-of-day of weekday=weekday", "day", reading=days.weekday),
    Relative(f"{EARLY} {OTHER} weekday=weekday part-of-day?", "day", reading=days.weekday_after),
    Relative(f"{EARLY} which=this weekday=weekday part-of-day?", "day", reading=days.weekday_of),
    Relative(f"weekday=weekday part-of-day? of? the? {WHICH} one-week", "day", reading=days.weekday_of),
    Relative(f"weekday=weekday {TO} last=weekday", "day", reading=days.weekdays),
    Relative("the? weekend", "day", reading=days.weekend),
    Relative(f"{PART} {WHICH} {LONG} !of", None, reading=months.unit_of),
    Relative(f"shift=shift in? the? {WHICH} {LONG}", None, reading=months.unit_of),
    Relative(f"shift=shift in the {LONG}", None, reading=months.unit_of),
    Relative(f"the? part=early the {LONG}", None, reading=months.unit_of),
    Relative(f"( {WHICH} )? {LONG} genitive part=edge", None, reading=months.unit_of),
    Relative(f"the this? past|last {LONG} !of", None, reading=months.until_now),
    *(
        Relative(f"{named} of? the? {WHICH} one-year", grain, reading=months.named_of)
        for named, grain in NAMED
    ),
    Relative(f"{PART} {WHICH} month=month", "month", reading=months.named_after),
    Relative(f"{PART} {WHICH} season=season", "season", reading=months.named_after),
    Relative(f"{WHICH} one-year genitive {QUARTER}", "quarter", reading=months.named_of),
    Relative(f"month=month {TO} last=month", "month", reading=months.named_around, near=True),
    Relative(f"{PART} month=month", "month", "month name", reading=months.named_around, near=True),
    Relative(f"<in {PART} the season=season !of", "season", reading=months.named_around, near=True),
    Relative(QUARTER, "quarter", reading=months.named_around, near=True),
    Relative("<in|preposition|of|to short_year=short-year", "year", reading=months.short_year),
    Relative(f"{PART} the short_decade=short-decade", "decade", reading=months.short_decade),
    Relative(f"{SOME} step=ago", None, reading=months.steps),
    Relative(f"<in {SOME}", None, "span", reading=months.steps),
)
ANCHORED = (
    Anchored(f"{SOME} step=shift", None, reading=months.steps),
    Anchored(f"{SOME} step=around", None, reading=months.steps, leads=True),
    Anchored(f"the unit={ONE} step=around", None, reading=months.steps, leads=True),
    Anchored("the? unit=one-week step=of >month|short-month|day", None, reading=months.steps, leads=True),
    Anchored("the which=step weekday=weekday", "day", reading=days.weekday_after),
    Anchored(f"the step=step unit={ONE}", None, reading=months.steps),
    Anchored(f"the step=next unit={ONE}", None, reading=months.steps),
    Anchored(f"the? step=same same? unit={ONE}", None, reading=months.steps),
    Anchored("the? step=same same? part-of-day", "day", reading=days.same_day),
    Anchored("shift in the one-day", "day", reading=days.same_day),
)
VAGUE = (
    Vague("recent|coming unit=units", None),
    Vague("vague? unit=units ago", None),
)
RULES: tuple[Rule, ...] = (*ABSOLUTE, *RELATIVE, *ANCHORED, *VAGUE)
