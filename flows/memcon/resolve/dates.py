"""What the document's own day tells of a meeting: on which day it is where no words name one, and whether it
can have taken place already.

A newspaper's lead names the weekday. An official readout often does not ("The President had a telephone
conversation with ..."), because it is dated the day of what it reports.
"""

import calendar
import datetime as dt
from collections.abc import Container, Sequence

from msgspec.structs import replace

from memcon.model import DateReference, Meeting

WEEK = dt.timedelta(days=7)
# "was to meet Roe on Monday", written on Tuesday or Wednesday, is of this week's Monday
LATELY = dt.timedelta(days=2)
# how many days what a document reports as news can lie back
NEWS = dt.timedelta(days=4)
WEEKDAYS = frozenset(name.lower() for name in calendar.day_name)
# the headline, which is the first sentence where a text has one, and the first sentence of the body
LEAD = 1


def timed(meetings: Sequence[Meeting], issued: dt.date | None) -> tuple[Meeting, ...]:
    """The entries with what the document's day says against their words: what lies after it was not held yet,
    and the bare weekday of a plan is the coming one.
    """
    if issued is None:
        return tuple(meetings)
    return tuple(_planned(_ahead(meeting, issued), issued) for meeting in meetings)


def _planned(meeting: Meeting, issued: dt.date) -> Meeting:
    later = meeting.date is not None and meeting.date.earliest is not None and meeting.date.earliest > issued
    return replace(meeting, status="planned") if later and meeting.status == "held" else meeting


def _ahead(meeting: Meeting, issued: dt.date) -> Meeting:
    """The entry with the weekday of a plan moved from the days before the document's to those after it."""
    date = meeting.date
    if meeting.status == "held" or date is None or not _is_weekday(date) or date.earliest is None:
        return meeting
    if not issued - WEEK < date.earliest < issued - LATELY:
        return meeting
    day = date.earliest + WEEK
    return replace(meeting, date=replace(date, earliest=day, latest=day))


def _is_weekday(date: DateReference) -> bool:
    return date.span.exact.lower() in WEEKDAYS and date.basis == "relative" and date.earliest == date.latest


def of_another_day(entry: Meeting, meeting: Meeting, issued: dt.date | None) -> bool:
    """Whether an entry is dated long before the document, and the meeting is the document's undated news."""
    if issued is None or entry.date is None or entry.date.latest is None:
        return False
    return entry.date.latest < issued - NEWS and _is_news(meeting, ())


def infer_days(meetings: Sequence[Meeting], issued: dt.date | None) -> tuple[Meeting, ...]:
    """Give the document's own day to the held meetings of its lead.

    Nothing is inferred without the document's date, nor for a sentence whose words date another meeting
    that was held, nor for what the words tell as earlier ("their last meeting").
    """
    dated = {min(m.sentences, default=-1) for m in meetings if m.date and m.status == "held"}
    return tuple(
        replace(meeting, day=issued) if issued and _is_news(meeting, dated) else meeting
        for meeting in meetings
    )


def _is_news(meeting: Meeting, dated: Container[int]) -> bool:
    first = min(meeting.sentences, default=LEAD + 1)
    undated = meeting.status == "held" and meeting.date is None and meeting.series != "earlier"
    return undated and first <= LEAD and first not in dated
