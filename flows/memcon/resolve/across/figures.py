"""An actor as all its documents tell it, and what speaks against two being one."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from memcon.gazetteer import gazetteer
from memcon.model import Gender
from memcon.resolve.across.names import Likeness, Name, likeness, parsed
from memcon.resolve.across.profiles import LocalActor, Profile
from memcon.resolve.people import Leader

Held = tuple[str, str | None]
"""An office: its title and the key of what it is held in."""
Side = tuple[int, int]
"""A row of decisions that parts actors, and on which side of it (0, 1) one stands."""
# these offices are held in the country that sends and named for the one that receives; a text mixes them up
SENT = frozenset(
    {"envoy", "special envoy", "representative", "special representative", "mediator", "coordinator"}
)


class Member(NamedTuple):
    """An actor of one document."""

    order: tuple[dt.date, str]
    actor: LocalActor
    issued: dt.date | None
    known: tuple[str, ...]
    sides: frozenset[Side]
    circle: frozenset[str]
    """The family names of the other persons of its document, as the last words of their names."""

    @property
    def key(self) -> str:
        """Its key within its document."""
        return self.actor.key


class Figure(Struct, frozen=True):
    """An actor with all that its documents and the gazetteer tell of it."""

    key: str
    """That of the gazetteer, or of its earliest member."""
    names: tuple[Name, ...]
    """Its fullest names, each once."""
    members: tuple[Member, ...]
    """From the earliest on."""
    leader: Leader | None
    offices: Mapping[Held, tuple[dt.date, dt.date]]
    """With the dates of the first and last document that tells of them; undated ones are far apart."""
    homes: frozenset[str]
    """The states of its offices."""
    company: frozenset[str]
    around: frozenset[str]
    """Keys of the states and organisations that its documents name."""
    documents: frozenset[str]
    keys: frozenset[str]
    beside: frozenset[str]
    genders: frozenset[Gender]
    sides: frozenset[Side]
    circle: frozenset[tuple[str, int]]
    """The family names of the other persons of its documents, each with the document's year."""
    decided: bool = False
    """Whether people made it one: its names need not be alike."""


def members_of(profile: Profile, sides: Mapping[str, frozenset[Side]]) -> Iterator[Member]:
    """The actors of a document as members of figures to be; `sides` are those of some, by their keys."""
    nowhere = frozenset[Side]()
    families = frozenset(_family(one) for one in profile.actors if one.kind == "person" and one.named)
    for one in profile.actors:
        own = sides.get(one.key, nowhere)
        yield Member(profile.order, one, profile.issued, profile.known, own, families - {_family(one)})


def _family(actor: LocalActor) -> str:
    return (parsed(actor.label).words or ("",))[-1]


def figure(
    members: Iterable[Member], leader: Leader | None = None, sides: frozenset[Side] = frozenset()
) -> Figure:
    """The figure of these members and of a person of the gazetteer; `sides` are the latter's."""
    own = tuple(sorted(members, key=lambda one: (one.order, one.key)))
    actors = [one.actor for one in own]
    names = {parsed(actor.label): None for actor in actors}
    for name in leader.names if leader else ():
        names[parsed(name)] = None
    return Figure(
        key=leader.key if leader else own[0].key,
        names=tuple(sorted(names, key=lambda name: (name.written, name.words))),
        members=own,
        leader=leader,
        offices=_offices(own),
        homes=frozenset(home for actor in actors for home in homes(actor))
        | ({leader.state} if leader else set()),
        company=frozenset().union(*(actor.company for actor in actors)),
        around=frozenset().union(*(one.known for one in own)),
        documents=frozenset(one.order[1] for one in own),
        keys=frozenset(one.key for one in own),
        beside=frozenset().union(*(actor.beside for actor in actors)),
        genders=frozenset(actor.gender for actor in actors if actor.gender),
        sides=sides.union(*(one.sides for one in own)),
        circle=frozenset((name, one.issued.year) for one in own if one.issued for name in one.circle),
    )


def together(one: Figure, other: Figure) -> Figure:
    """Two figures that are one. At most one of them is a person of the gazetteer, or both are the same."""
    leading = one if one.leader else other
    offices = dict(one.offices)
    for held, (first, last) in other.offices.items():
        begin, end = offices.get(held, (first, last))
        offices[held] = min(begin, first), max(end, last)
    early, late = (one, other) if _first(one) <= _first(other) else (other, one)
    members = tuple(sorted((*early.members, *late.members), key=lambda own: (own.order, own.key)))
    return Figure(
        key=leading.key if leading.leader else members[0].key,
        names=tuple(sorted({*one.names, *other.names}, key=lambda name: (name.written, name.words))),
        members=members,
        leader=leading.leader,
        offices=offices,
        homes=one.homes | other.homes,
        company=one.company | other.company,
        around=one.around | other.around,
        documents=one.documents | other.documents,
        keys=one.keys | other.keys,
        beside=one.beside | other.beside,
        genders=one.genders | other.genders,
        sides=one.sides | other.sides,
        circle=one.circle | other.circle,
        decided=one.decided or other.decided,
    )


def homes(actor: LocalActor) -> Iterator[str]:
    """The states whose offices the words give to an actor, "the Maltese foreign minister"; a country that is
    inferred for "the minister" is too weak to tell two persons apart. Without the states that are no more:
    who was president of the Soviet Union may be one of Russia.
    """
    for office in actor.offices:
        state = office.of or ""
        if state.startswith("state/") and office.title not in SENT and _tells(state, office.words.exact):
            yield state


@lru_cache(maxsize=65536)
def _tells(state: str, words: str) -> bool:
    """Whether the words of an office name its state, and the state still is."""
    if _past(state):
        return False
    found = gazetteer().find(" ".join(words.split()))
    return any(state == candidate.entry.key for match in found for candidate in match.candidates)


@lru_cache(maxsize=1024)
def _past(state: str) -> bool:
    return any(entry.key == state and entry.class_ == "former" for entry in gazetteer().entries)


def _offices(members: Iterable[Member]) -> Mapping[Held, tuple[dt.date, dt.date]]:
    days: defaultdict[Held, list[dt.date]] = defaultdict(list)
    for one in members:
        for office in one.actor.offices:
            days[office.title, office.of].append(one.issued or dt.date.max)
    return {held: (min(told), max(told)) for held, told in days.items()}


def _first(one: Figure) -> tuple[bool, tuple[dt.date, str], str]:
    return not one.members, one.members[0].order if one.members else (dt.date.max, ""), one.key


def contradict(one: Figure, other: Figure) -> bool:
    """Whether something but the names speaks against two figures being one: two persons of the gazetteer,
    offices of different states, genders, that they meet, or a decision.
    """
    return bool(
        (one.leader and other.leader and one.leader.key != other.leader.key)
        or (one.genders and other.genders and not one.genders & other.genders)
        or (one.homes and other.homes and not one.homes & other.homes)
        or not one.beside.isdisjoint(other.keys)
        or not other.beside.isdisjoint(one.keys)
        or parted(one.sides, other.sides)
    )


def parted(one: Iterable[Side], other: Collection[Side]) -> bool:
    """Whether a decision has them on different sides."""
    return any((row, 1 - side) in other for row, side in one)


def alike(one: Figure, other: Figure, through: Figure | None = None) -> Likeness | None:
    """The best likeness of the names of two figures; None where some name of one can be none of the other.

    Names that the gazetteer gives one person count as alike, and so do two shorter forms of one full name
    that either of them or a third figure has: "Rosa Elena Quispe" and "Rosa Quispe Huamán".
    """
    if one.decided or other.decided:
        return _any_alike(one, other)
    leader = one.leader or other.leader
    known = tuple(parsed(name) for name in leader.names) if leader else ()
    fuller = (*one.names, *other.names, *(through.names if through else ()))
    best: Likeness | None = None
    for first in one.names:
        for second in other.names:
            found = likeness(first, second)
            if found is not None:
                best = found if best is None else min(best, found)
            elif not (
                (_is_known(first, known) and _is_known(second, known))
                or any(_holds(name, first) and _holds(name, second) for name in fuller)
            ):
                return None
    return best if best is not None or through is None else Likeness.ENDING


def _any_alike(one: Figure, other: Figure) -> Likeness | None:
    """The best likeness of their names, where people have put names together that are not alike."""
    pairs = (likeness(first, second) for first in one.names for second in other.names)
    return min((found for found in pairs if found is not None), default=None)


def _is_known(name: Name, known: Iterable[Name]) -> bool:
    return any(likeness(name, other) is not None for other in known)


def _holds(name: Name, part: Name) -> bool:
    """Whether a name has all words of another one, none of them an initial, and more."""
    return set(part.words) < set(name.words) and all(len(word) > 1 for word in part.words)
