"""What says that two tellings of different documents are of one meeting, and whether it is enough."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from memcon.model import MeetingForm
from memcon.resolve.across.meetings import places, sides, times
from memcon.resolve.across.meetings.places import Places
from memcon.resolve.across.meetings.sides import GATHERING, Sides
from memcon.resolve.across.meetings.tellings import Telling
from memcon.resolve.across.meetings.times import AHEAD, Times

# what must be known of the place, by how parties and time agree; where a time is missing, no place is enough.
# The day says most: the same persons at two places on one day are contradicting reports. A week of the same
# two parties holds one meeting, a month mostly one; beyond that, and where parties agree less, the place
# must say so too.
NEEDED: Mapping[Sides, Mapping[Times, Places]] = MappingProxyType(
    {
        Sides.SAME: {
            Times.DAY: Places.DIFFERENT,
            Times.LEAD: Places.UNKNOWN,
            Times.WEEK: Places.UNKNOWN,
            Times.SAID: Places.UNKNOWN,
            Times.NEAR: Places.UNKNOWN,
            Times.WIDE: Places.AGREEING,
            Times.OFF: Places.AGREEING,
        },
        Sides.SOME: {
            Times.DAY: Places.UNKNOWN,
            Times.LEAD: Places.UNKNOWN,
            Times.WEEK: Places.UNKNOWN,
            Times.SAID: Places.UNKNOWN,
            Times.NEAR: Places.AGREEING,
        },
        Sides.OFFICE: {
            Times.DAY: Places.UNKNOWN,
            Times.LEAD: Places.UNKNOWN,
            Times.WEEK: Places.UNKNOWN,
            Times.SAID: Places.UNKNOWN,
            Times.NEAR: Places.AGREEING,
        },
        Sides.OVERLAP: {Times.DAY: Places.AGREEING, Times.LEAD: Places.AGREEING},
        Sides.ALONE: {Times.DAY: Places.UNKNOWN, Times.LEAD: Places.UNKNOWN, Times.WEEK: Places.AGREEING},
        Sides.WORDS: {Times.DAY: Places.UNKNOWN, Times.LEAD: Places.UNKNOWN, Times.WEEK: Places.AGREEING},
    }
)
# a call is no meeting in person; a visit may contain a meeting, and is none; a conference is of many
JOINING: frozenset[frozenset[MeetingForm]] = frozenset(
    {
        frozenset({"meeting", "talks"}),
        frozenset({"meeting", "summit"}),
        frozenset({"talks", "summit"}),
        frozenset({"talks", "conference"}),
        frozenset({"summit", "conference"}),
        frozenset({"talks", "call"}),
    }
)
SUMMITS: frozenset[MeetingForm] = frozenset({"summit", "conference"})
OF_MANY: frozenset[MeetingForm] = SUMMITS | {"talks"}


class Evidence(NamedTuple):
    """Why two tellings are of one meeting; the larger tuple says more."""

    times: Times
    sides: Sides
    places: Places


def evidence(one: Telling, other: Telling) -> Evidence | None:
    """What says that two tellings are of one meeting; None where it is not enough."""
    when = None if contradicting(one, other) else _when(one, other)
    if when is not None and when < Times.WEEK and {one.form, other.form} == {"call", "talks"}:
        return None  # a dialogue that is to go on in some weeks is not the next call
    cast = sides.compared(one.sides, other.sides) if when is not None else None
    if when is None or cast is None or _aside(one, other, cast):
        return None
    where = places.compared(one.place, other.place)
    needed = NEEDED[cast].get(when)
    if needed is None or (where is Places.DIFFERENT and not _in_person(one)):
        return None
    one_off = when is Times.OFF and _is_one_off(one, other) and where is Places.UNKNOWN
    return Evidence(when, cast, where) if where >= needed or one_off else None


def apart(one: Telling, other: Telling) -> bool:
    """Whether two tellings cannot be of one meeting, whoever else tells of it."""
    if contradicting(one, other) or times.exclusive(one, other):
        return True
    if sides.rivals(one.sides, other.sides) or not any(sides.pairs(one.sides, other.sides)):
        return True
    elsewhere = places.compared(one.place, other.place) is Places.DIFFERENT
    return elsewhere and times.compared(one, other) is not Times.DAY


def contradicting(one: Telling, other: Telling) -> bool:
    """Whether form or status part them: a call is no summit, and what was called off was not held."""
    forms = frozenset({one.form, other.form})
    if len(forms) > 1 and forms not in JOINING:
        return True
    statuses = {one.status, other.status}
    return statuses == {"held", "refused"} or (len(statuses & {"refused"}) == 1 and _agreed_later(one, other))


def _when(one: Telling, other: Telling) -> Times | None:
    """How closely the times agree. Words that both have as said there date an undated telling as well as a
    month would; a dated one they do not, for a slogan is said more than once.
    """
    when = times.compared(one, other)
    undated = any(telling.earliest is None for telling in (one, other))
    quoted = undated and bool(set(one.openings) & set(other.openings)) and not times.exclusive(one, other)
    return max(when or Times.SAID, Times.SAID) if quoted else when


def _agreed_later(one: Telling, other: Telling) -> bool:
    """Whether a plan comes after the refusal, so that it is of another meeting than the one refused."""
    refused, plan = (one, other) if one.status == "refused" else (other, one)
    later = refused.issued is not None and plan.issued is not None and refused.issued < plan.issued
    return plan.status in AHEAD and later


def _aside(one: Telling, other: Telling, cast: Sides) -> bool:
    """Whether two of several meet at the edge of a gathering: its summit is not their meeting, and four
    or more do not meet as "X met Y" says.
    """
    few, many = sorted((one, other), key=lambda telling: len(telling.sides))
    if cast is Sides.SAME or len(few.sides) != 2 or len(many.sides) == 2:
        return False
    edge = many.form in SUMMITS and few.form not in SUMMITS
    return edge or (len(many.sides) >= GATHERING and not {few.form, many.form} <= OF_MANY)


def _in_person(telling: Telling) -> bool:
    """Whether persons meet, who cannot be at two places; states can, by their delegations."""
    return any(side.key.startswith("person/") for side in telling.sides)


def _is_one_off(one: Telling, other: Telling) -> bool:
    """Whether a second meeting on the next day is unlikely: both tell of a call, a summit or one topic."""
    form = one.form if one.form == other.form else None
    return form in {"call", "summit"} or bool(set(one.topics) & set(other.topics))
