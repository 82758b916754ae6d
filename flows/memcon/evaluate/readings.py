"""What memcon says of a document, as the exported graph tells it, but in memory.

The graph holds the statements that the map can tell (of a known speaker, or of a source that the text does
not name) and meetings with known parties; an actor that two documents share (a state) has the names of
both. So it is here. The graph leaves out, in addition, what the check quarantines: where that happens, the
figures of the two can differ.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from memcon.evaluate.spans import Range, Ranges
from memcon.map.actors import actor_keys
from memcon.map.iris import one_line, statement_iri
from memcon.map.meetings import meeting_iris
from memcon.map.statements import can_be_told
from memcon.model import Act, ActorKind, Findings, Meeting, MeetingForm, Span, Status, Wording
from memcon.settings import Settings

Names = frozenset[str]
"""All names of one actor."""
BASE = Settings().base


class Said(Struct, frozen=True):
    """A statement; without source and speakers where the text names none."""

    source: Ranges
    cue: Ranges
    content: Ranges
    speakers: tuple[Names, ...]
    addressees: tuple[Names, ...]
    act: Act
    wording: Wording
    negated: bool


class Met(Struct, frozen=True):
    """A meeting. `day` where the day is known, else `bounds`, both as in "2031-05-06"."""

    spans: Ranges
    participants: tuple[Names, ...]
    place: str | None
    day: str | None
    bounds: tuple[str | None, str | None]
    status: Status
    form: MeetingForm


class Party(Struct, frozen=True):
    """An actor, with the offices that are reported of it and of which states and organisations they are."""

    names: Names
    kind: ActorKind
    offices: tuple[str, ...]
    bodies: tuple[Names, ...]


class Reading(Struct, frozen=True):
    """What memcon says of one document."""

    text: str
    said: tuple[Said, ...]
    met: tuple[Met, ...]
    parties: tuple[Party, ...]


def readings(findings: Sequence[Findings]) -> tuple[Reading, ...]:
    """The readings of resolved findings, in their order."""
    called: defaultdict[str, set[str]] = defaultdict(set)
    for found in findings:
        for actor in found.actors:
            called[actor.key].update((actor.label, *actor.aliases))
    names = {key: frozenset(every) for key, every in called.items()}
    return tuple(_reading(found, names) for found in findings)


def label(names: Names) -> str:
    """The longest name of an actor, to tell it by."""
    return max(names, key=lambda name: (len(name), name))


def _reading(found: Findings, names: Mapping[str, Names]) -> Reading:
    keys = actor_keys(found)
    return Reading(
        found.document.text,
        tuple(_said(found, keys, names)),
        tuple(_met(found, keys, names)),
        tuple(_parties(found, names)),
    )


def _said(found: Findings, keys: Mapping[int, str], names: Mapping[str, Names]) -> Iterator[Said]:
    """The statements in the order of the graph, so that of equals the same one is taken."""
    by_iri = {
        statement_iri(BASE, found.document, statement): statement
        for statement in found.statements
        if can_be_told(statement, keys)
    }
    for _, statement in sorted(by_iri.items()):
        words = statement.attribution
        yield Said(
            _ranges(words.source),
            _ranges((words.cue,) if words.cue else ()),
            _ranges(words.content),
            _named(statement.speakers, keys, names),
            _named(statement.addressees, keys, names),
            statement.act,
            statement.wording,
            statement.negated,
        )


def _met(found: Findings, keys: Mapping[int, str], names: Mapping[str, Names]) -> Iterator[Met]:
    """The meetings in the order of the graph."""
    by_iri = {iri: found.meetings[number] for number, iri in meeting_iris(BASE, found, keys).items()}
    for _, meeting in sorted(by_iri.items()):
        day, bounds = _dated(meeting)
        yield Met(
            _ranges(meeting.evidence),
            _named(meeting.participants, keys, names),
            _place(meeting),
            day,
            bounds,
            meeting.status,
            meeting.form,
        )


def _parties(found: Findings, names: Mapping[str, Names]) -> Iterator[Party]:
    for actor in found.actors:
        if actor.kind != "actor" and actor.mentions:
            held = [tenure for tenure in found.tenures if tenure.holder == actor.key]
            bodies = tuple(names[of] for tenure in held if (of := tenure.of) and of in names)
            yield Party(names[actor.key], actor.kind, tuple(tenure.office for tenure in held), bodies)


def _ranges(spans: Sequence[Span]) -> tuple[Range, ...]:
    return tuple((span.start, span.end) for span in spans)


def _named(mentions: Sequence[int], keys: Mapping[int, str], names: Mapping[str, Names]) -> tuple[Names, ...]:
    return tuple(names[key] for key in sorted({keys[number] for number in mentions if number in keys}))


def _place(meeting: Meeting) -> str | None:
    return one_line(meeting.place.exact) if meeting.place else None


def _dated(meeting: Meeting) -> tuple[str | None, tuple[str | None, str | None]]:
    """The day, where it is known or inferred, or else the first and last day."""
    if meeting.day is not None:
        return meeting.day.isoformat(), (None, None)
    if meeting.date is None:
        return None, (None, None)
    earliest, latest = (
        day.isoformat() if day else None for day in (meeting.date.earliest, meeting.date.latest)
    )
    if meeting.date.grain == "day" and earliest and earliest == latest:
        return earliest, (None, None)
    return None, (earliest, latest)
