"""A meeting as a document tells it, in the form in which tellings of different documents are compared."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from memcon.gazetteer import gazetteer
from memcon.model import MeetingForm, Status
from memcon.resolve.across.merges import Fact
from memcon.resolve.across.profiles import LocalActor, LocalMeeting, Profile
from memcon.resolve.links import normalised
from memcon.resolve.titles import office_class

# who meets for a state or body; a journalist or a professor does not
ACTING = frozenset(
    {"head of state", "head of government", "minister", "diplomat", "royal", "official", "military"}
)


class Side(Struct, frozen=True, order=True):
    """A party of a meeting."""

    key: str
    """In all documents."""
    acts_for: tuple[str, ...] = ()
    """Keys of the states and bodies that a person or group can meet for, sorted."""
    words: str = ""
    """Its longest label in all documents, made plain; empty for what the gazetteer knows."""
    unnamed: bool = False
    """Whether only a country or body is known of it: "the Russian delegation", "the Chadian"."""
    titles: tuple[str, ...] = ()
    """Of a person's offices, sorted."""
    named: bool = False
    """Whether it has a name that can be a person's; a document can take one for a body's."""
    label: str = ""
    """What people call it."""

    @property
    def is_known(self) -> bool:
        """Whether the gazetteer knows it, so that its key says all."""
        return not self.words

    @property
    def is_person(self) -> bool:
        """Whether it is a person, by name or by office."""
        return self.key.startswith("person/")

    @property
    def is_minor(self) -> bool:
        """Whether the words may be no party at all: "an observer", a name of which nothing is known."""
        if self.is_person:
            return self.unnamed and not self.acts_for and not self.titles
        return self.key.startswith(("actor/", "organisation/")) and not self.is_known


class Telling(Struct, frozen=True):
    """A meeting as one document tells it; two documents that tell the same of it have equal ones."""

    sides: tuple[Side, ...]
    form: MeetingForm
    status: Status
    place: str | None
    issued: dt.date | None
    earliest: dt.date | None
    latest: dt.date | None
    inferred: bool
    topics: tuple[str, ...]
    openings: tuple[str, ...]
    """First words of what was said at it."""


class _Known(NamedTuple):
    """What all documents together say of actors, by their key in all documents."""

    offices: Mapping[str, set[str]]
    labels: Mapping[str, tuple[str, str]]


Told = tuple[Fact, Telling]


def told(profiles: Sequence[Profile], keys: Mapping[str, str]) -> Iterator[Told]:
    """Every meeting of every document with its telling; `keys` maps keys within documents to those in all."""
    known = _Known(_offices(profiles, keys), _labels(profiles, keys))
    for profile in profiles:
        actors = {actor.key: actor for actor in profile.actors}
        for meeting in profile.meetings:
            sides = {_side(key, actors.get(key), keys, known) for key in meeting.parties}
            yield (profile.sha256, meeting.number), _telling(meeting, _once(sides), profile.issued)


def _telling(meeting: LocalMeeting, sides: tuple[Side, ...], issued: dt.date | None) -> Telling:
    return Telling(
        sides=sides,
        form=meeting.form,
        status=meeting.status,
        place=meeting.place,
        issued=issued,
        earliest=meeting.earliest,
        latest=meeting.latest,
        inferred=meeting.inferred,
        topics=meeting.topics,
        openings=meeting.openings,
    )


def _side(key: str, actor: LocalActor | None, keys: Mapping[str, str], known: _Known) -> Side:
    everywhere = keys.get(key, key)
    if actor is None:
        return Side(everywhere, label=_label(everywhere))
    own = _acts_for(actor) or known.offices.get(everywhere, set())
    unnamed, label = _is_unnamed(actor), normalised(actor.label)
    office = {label} if unnamed and office_class(label) else set()
    return Side(
        key=everywhere,
        acts_for=tuple(sorted(own - {everywhere})),
        words=known.labels[everywhere][0],
        unnamed=unnamed or actor.kind != "person",
        titles=tuple(sorted({held.title for held in actor.offices} | office)),
        named=not unnamed,
        label=known.labels[everywhere][1],
    )


def _label(key: str) -> str:
    """What the gazetteer calls an actor; the key where it does not know it any more."""
    try:
        return gazetteer().entry(key).label
    except KeyError:
        return key


def _once(sides: Collection[Side]) -> tuple[Side, ...]:
    """The parties, sorted, without states and groups that others of them act for: who tells of "the foreign
    ministers of France and Algeria, Lacroix and Belhadj," names two parties, and not four.
    """
    acting = {key for side in sides if side.is_person and side.named for key in side.acts_for}
    twice = {
        side
        for side in sides
        if side.key in acting or (side.unnamed and side.acts_for and set(side.acts_for) <= acting)
    }
    kept = sorted(side for side in sides if side not in twice)
    return tuple(kept if len(kept) > 1 else sorted(sides))


def _labels(profiles: Sequence[Profile], keys: Mapping[str, str]) -> Mapping[str, tuple[str, str]]:
    """The longest label of each actor in all documents, made plain and as it is written; of two as long the
    first in order.
    """
    found: dict[str, tuple[str, str]] = {}
    for profile in profiles:
        for actor in profile.actors:
            key = keys.get(actor.key, actor.key)
            told = normalised(actor.label), " ".join(actor.label.split())
            found[key] = min(found.get(key, told), told, key=lambda each: (-len(each[0]), each))
    return found


def _offices(profiles: Sequence[Profile], keys: Mapping[str, str]) -> Mapping[str, set[str]]:
    """Whom each actor acts for by all documents together, for those that do not say it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for profile in profiles:
        for actor in profile.actors:
            if actor.kind == "person":
                found[keys.get(actor.key, actor.key)] |= _acts_for(actor)
    return found


def _acts_for(actor: LocalActor) -> set[str]:
    """The states and bodies of a person's offices, or of words without a name: "the Russian delegation"."""
    offices = {
        office.of
        for office in actor.offices
        if office.of is not None and not office.former and office_class(office.title) in ACTING
    }
    if offices or (actor.kind == "person" and not _is_unnamed(actor)):
        return offices
    found = (match.candidates for name in actor.names for match in gazetteer().find(name))
    return {candidates[0].entry.key for candidates in found if len(candidates) == 1}


def _is_unnamed(actor: LocalActor) -> bool:
    """Whether the words are no name: "European diplomats", "the Chadian"."""
    common = any(word.islower() for word in actor.label.split()[-1:])
    return not actor.named or common or bool(gazetteer().lookup(actor.label))
