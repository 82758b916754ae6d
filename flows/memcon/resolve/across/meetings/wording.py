"""Why two tellings are one meeting, in words for a person."""

from collections.abc import Mapping
from types import MappingProxyType

from memcon.resolve.across.meetings.evidence import Evidence
from memcon.resolve.across.meetings.places import Places
from memcon.resolve.across.meetings.sides import Sides
from memcon.resolve.across.meetings.tellings import Telling
from memcon.resolve.across.meetings.times import Times
from memcon.resolve.across.merges import Fact, Merge

PARTIES: Mapping[Sides, str] = MappingProxyType(
    {
        Sides.SAME: "same parties",
        Sides.NAMED: "same parties, by family names",
        Sides.SOME: "same parties, one names more",
        Sides.OFFICE: "parties agree by office",
        Sides.OVERLAP: "parties in common",
        Sides.ALONE: "same collective",
        Sides.WORDS: "a party of the same words",
    }
)
TIME: Mapping[Times, str] = MappingProxyType(
    {
        Times.DAY: "same day",
        Times.LEAD: "same day as the document",
        Times.WEEK: "same days",
        Times.SAID: "same words said there",
        Times.NEAR: "same weeks",
        Times.PAST: "weeks from an undated telling",
        Times.WIDE: "same period and place",
        Times.LONG: "within a year before an undated telling, same place",
        Times.MOVED: "days after or before the plan",
        Times.OFF: "contradicting days",
    }
)


def merge(one: Fact, other: Fact, tellings: tuple[Telling, Telling], strength: Evidence) -> Merge:
    """The step that joined the second meeting to the first."""
    first, second = tellings
    rule = f"{PARTIES[strength.sides]}, {TIME[strength.times]}"
    if strength.places is Places.DIFFERENT:
        rule += ", contradicting places"
    told = [_both(_parties(first), _parties(second)), _both(_days(first), _days(second))]
    if first.place or second.place:
        told.append(_both(first.place or "no place", second.place or "no place"))
    if first.status != second.status:
        told.append(_both(first.status, second.status))
    return Merge("meeting", _named(one), _named(other), rule, "; ".join(told))


def _named(fact: Fact) -> str:
    document, number = fact
    return f"{document}#{number}"


def _both(one: str, other: str) -> str:
    return f"both {one}" if one == other else f"{one} / {other}"


def _parties(telling: Telling) -> str:
    return " + ".join(side.label for side in telling.sides)


def _days(telling: Telling) -> str:
    """The days as told: "2015-11-26", "2015-11-01 to 2015-11-30", "undated, reported 2015-11-27"."""
    if telling.earliest is None or telling.latest is None:
        return f"undated, reported {telling.issued}"
    if telling.earliest == telling.latest:
        return f"{telling.earliest}{', the day of the document' if telling.inferred else ''}"
    return f"{telling.earliest} to {telling.latest}"
