"""What says that two tellings of different documents are of one meeting, and whether it is enough."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from memcon.model import MeetingForm
from memcon.resolve.across.meetings import places, sides, times
from memcon.resolve.across.meetings.places import Places
from memcon.resolve.across.meetings.sides import GATHERING, Cast, Sides
from memcon.resolve.across.meetings.tellings import Telling
from memcon.resolve.across.meetings.times import AHEAD, Times

# what must be known of the place, by how parties and time agree; where a time is missing, no place is enough.
# The day says most: the same persons at two places on one day are contradicting reports. A week of the same
# two parties holds one meeting, a month mostly one; beyond that, and where parties agree less, the place
# must say so too.
FULL: Mapping[Times, Places] = MappingProxyType(
    {
        Times.DAY: Places.DIFFERENT,
        Times.LEAD: Places.UNFAMILIAR,
        Times.WEEK: Places.UNKNOWN,
        Times.SAID: Places.UNKNOWN,
        Times.NEAR: Places.UNKNOWN,
        Times.PAST: Places.UNKNOWN,
        Times.WIDE: Places.AGREEING,
        Times.LONG: Places.UNKNOWN,
        Times.MOVED: Places.UNKNOWN,
        Times.OFF: Places.AGREEING,
    }
)
PART: Mapping[Times, Places] = MappingProxyType(
    {
        Times.DAY: Places.UNFAMILIAR,
        Times.LEAD: Places.UNKNOWN,
        Times.WEEK: Places.UNKNOWN,
        Times.SAID: Places.UNKNOWN,
        Times.NEAR: Places.AGREEING,
        Times.PAST: Places.AGREEING,
    }
)
NEEDED: Mapping[Sides, Mapping[Times, Places]] = MappingProxyType(
    {
        Sides.SAME: FULL,
        Sides.NAMED: {**FULL, Times.LONG: Places.AGREEING},
        Sides.SOME: {**PART, Times.WIDE: Places.AGREEING},
        Sides.OFFICE: {**PART, Times.WIDE: Places.AGREEING, Times.LONG: Places.AGREEING},
        Sides.OVERLAP: {Times.DAY: Places.AGREEING, Times.LEAD: Places.AGREEING},
        Sides.ALONE: {Times.DAY: Places.UNKNOWN, Times.LEAD: Places.UNKNOWN, Times.WEEK: Places.AGREEING},
        Sides.WORDS: {
            Times.DAY: Places.UNKNOWN,
            Times.LEAD: Places.UNKNOWN,
            Times.WEEK: Places.AGREEING,
            Times.NEAR: Places.AGREEING,
            Times.PAST: Places.AGREEING,
        },
    }
)
# what only persons who meet in person make sure: states and bodies meet all the time
FAR = frozenset({Times.WIDE, Times.LONG})
OF_PERSONS = frozenset({Times.PAST, Times.LONG, Times.MOVED})
# a call is no meeting in person; a visit may contain a meeting, and is none; a conference is of many
JOINING: frozenset[frozenset[MeetingForm]] = frozenset(
    {
        frozenset({"meeting", "talks"}),
        frozenset({"meeting", "summit"}),
        frozenset({"talks", "summit"}),
        frozenset({"talks", "conference"}),
        frozenset({"summit", "conference"}),
        frozenset({"talks", "call"}),
        frozenset({"meeting", "conference"}),
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
    if when is None:
        return None
    casts = sides.certain(one.sides, other.sides)
    cast = sides.compared(*casts)
    if cast is None or _aside((one.form, other.form), casts, cast):
        return None
    where = places.compared(one.place, other.place)
    return Evidence(when, cast, where) if _is_enough((one, other), Evidence(when, cast, where)) else None


def _is_enough(tellings: tuple[Telling, Telling], found: Evidence) -> bool:
    """Whether the place says as much as it must, by how parties and time agree."""
    one, other = tellings
    needed = NEEDED[found.sides].get(found.times)
    if needed is None or (found.places <= Places.UNFAMILIAR and not _in_person(one)):
        return False
    if found.sides is Sides.OFFICE and found.times in FAR and not (_of_persons(one) and _of_persons(other)):
        return False
    if found.times in OF_PERSONS and not (_in_person(one) and _in_person(other)):
        needed = Places.AGREEING
    one_off = found.times is Times.OFF and _is_one_off(one, other) and found.places is Places.UNKNOWN
    return found.places >= needed or one_off


def apart(one: Telling, other: Telling) -> bool:
    """Whether two tellings cannot be of one meeting, whoever else tells of it."""
    if contradicting(one, other) or times.exclusive(one, other):
        return True
    if sides.rivals(one.sides, other.sides) or sides.strangers(one.sides, other.sides):
        return True
    elsewhere = places.compared(one.place, other.place) is Places.DIFFERENT
    return elsewhere and times.compared(one, other) is not Times.DAY


def contradicting(one: Telling, other: Telling) -> bool:
    """Whether form or status part them: a call is no summit, and what was called off was not held."""
    forms = frozenset({one.form, other.form})
    if len(forms) > 1 and forms not in JOINING:
        return True
    statuses = {one.status, other.status}
    if statuses == {"held", "refused"}:
        return not times.put_off(one, other)
    return len(statuses & {"refused"}) == 1 and _agreed_later(one, other)


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


def _aside(forms: tuple[MeetingForm, MeetingForm], casts: tuple[Cast, Cast], found: Sides) -> bool:
    """Whether two of several meet at the edge of a gathering: its summit is not their meeting, and four
    or more do not meet as "X met Y" says.
    """
    (few, few_form), (many, many_form) = sorted(zip(casts, forms, strict=True), key=lambda told: len(told[0]))
    if found >= Sides.NAMED or len(few) != 2 or len(many) == 2:
        return False
    edge = many_form in SUMMITS and few_form not in SUMMITS
    return edge or (len(many) >= GATHERING and not set(forms) <= OF_MANY)


def _in_person(telling: Telling) -> bool:
    """Whether persons meet, who cannot be at two places; states can, by their delegations."""
    return any(side.is_person for side in telling.sides)


def _of_persons(telling: Telling) -> bool:
    """Whether nobody but persons meets, by name or by office."""
    return all(side.is_person for side in telling.sides)


def _is_one_off(one: Telling, other: Telling) -> bool:
    """Whether a second meeting on the next day is unlikely: both tell of a call, a summit or one topic."""
    form = one.form if one.form == other.form else None
    return form in {"call", "summit"} or bool(set(one.topics) & set(other.topics))
