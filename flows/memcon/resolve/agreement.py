"""Whether two tellings can be of one meeting: by date, place, form and status."""

import calendar
import re

from memcon.gazetteer import gazetteer
from memcon.model import DateReference, Meeting, MeetingForm, Span
from memcon.resolve.links import normalised

DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
MONTHS = frozenset(name[:length].lower() for name in calendar.month_name[1:] for length in (3, 4, len(name)))
NUMBERS = frozenset(str(day) for day in range(1, 32))
FACE_TO_FACE: frozenset[MeetingForm] = frozenset({"meeting", "talks", "summit", "visit"})
MIXED: frozenset[frozenset[MeetingForm]] = frozenset(
    {frozenset({"call", "talks"}), frozenset({"conference", "talks"})}
)


def dates_agree(one: DateReference | None, other: DateReference | None) -> bool:
    """Whether two dates can be the same, by their days where known, else by their words."""
    if one is None or other is None:
        return True
    if one.earliest and one.latest and other.earliest and other.latest:
        return one.earliest <= other.latest and other.earliest <= one.latest
    words = [re.findall(r"[a-z]+|\d+", date.span.exact.lower()) for date in (one, other)]
    return all(_meet(*(kind & set(w) for w in words)) for kind in (DAYS, MONTHS, NUMBERS))


def _meet(one: set[str] | frozenset[str], other: set[str] | frozenset[str]) -> bool:
    """Whether they share something, or one of them says nothing."""
    return not one or not other or bool(one & other)


def places_agree(one: Span | None, other: Span | None) -> bool:
    """Whether two places can be the same: equal words, one within the other, or one country's."""
    if one is None or other is None:
        return True
    first, second = normalised(one.exact), normalised(other.exact)
    if set(first.split()) & set(second.split()):
        return True
    countries = _countries(one), _countries(other)
    if all(countries):
        return bool(countries[0] & countries[1])
    return _common(one) or _common(other)


def _countries(place: Span) -> set[str]:
    return {
        candidate.entry.key
        for words in (place.exact, place.exact.partition(",")[2].strip())
        for candidate in gazetteer().lookup(words)
    }


def _common(place: Span) -> bool:
    """Whether the words are of a building and no name of a town: "palace", "Lake House residence"."""
    return place.exact.split()[-1].islower()


def forms_agree(one: MeetingForm, other: MeetingForm) -> bool:
    """Whether two forms can be of one meeting; "talks" goes with all."""
    return one == other or {one, other} <= FACE_TO_FACE or frozenset({one, other}) in MIXED


def can_refer(words: Meeting, event: Meeting) -> bool:
    """Whether words that point back ("the summit", "the talks") can be of the event: a summit is only called
    so, a call is no meeting, what is planned is not what was held.
    """
    if words.form in {"summit", "conference"} and event.form != words.form:
        return False
    ahead = words.status in {"planned", "proposed"} and event.status == "held"
    return forms_agree(words.form, event.form) and (not ahead or event.form == "talks")


def statuses_agree(one: Meeting, other: Meeting) -> bool:
    """Whether what became of it can be of one meeting: a meeting held is not one planned, unless the text
    gives both the same date; a proposal, a plan and a refusal can follow one another.
    """
    if one.status == other.status or "held" not in {one.status, other.status}:
        return True
    return one.date is not None and other.date is not None and _same_date(one.date, other.date)


def told_apart(entry: Meeting, meeting: Meeting) -> bool:
    """Whether an entry's words say that it is another meeting than one told before: "met again", "their last
    meeting"; not where both have the same date.
    """
    if entry.series is None or entry.series == meeting.series:
        return False
    return entry.date is None or meeting.date is None or not _same_date(entry.date, meeting.date)


def _same_date(one: DateReference, other: DateReference) -> bool:
    """Whether two dates agree, and not only because one names a weekday and the other a month."""
    if not dates_agree(one, other):
        return False
    if all((one.earliest, one.latest, other.earliest, other.latest)):
        return True
    words = [set(re.findall(r"[a-z]+|\d+", date.span.exact.lower())) for date in (one, other)]
    named = [(bool(found & DAYS), bool(found & MONTHS)) for found in words]
    return {*named} != {(True, False), (False, True)}


def finer_place(one: Span | None, other: Span | None) -> Span | None:
    """The place that says more: a seat or building before a town, a town before a state; else the first."""
    places = [place for place in (one, other) if place is not None]
    return min(places, key=_breadth, default=None)


def _breadth(place: Span) -> int:
    uses = {candidate.use for candidate in gazetteer().lookup(place.exact)}
    return 0 if "seat" in uses or _common(place) else 1 + ("name" in uses)


def finer_date(one: DateReference | None, other: DateReference | None) -> DateReference | None:
    """The date with the fewer days, the first of two that are equal."""
    dates = [date for date in (one, other) if date is not None]
    return min(dates, key=_days, default=None)


def _days(date: DateReference) -> int:
    if date.earliest is None or date.latest is None:
        return {"day": 10_000, "week": 20_000}.get(date.grain, 30_000)
    return (date.latest - date.earliest).days
