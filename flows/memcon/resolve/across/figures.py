"""An actor as all its documents tell it, and what speaks against two being one."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from memcon.gazetteer import gazetteer
from memcon.model import Gender
from memcon.resolve.across.names import Likeness, Name, likeness, parsed
from memcon.resolve.across.profiles import LocalActor, Profile
from memcon.resolve.across.society import Society, is_own, seldom
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
    names: frozenset[str]
    """Of its document's persons and bodies, itself among them, the names that few documents have."""
    places: frozenset[str]
    """Keys of the states and organisations that its document names and few others do."""

    @property
    def key(self) -> str:
        """Its key within its document."""
        return self.actor.key


class Figure(Struct, frozen=True, dict=True):
    """An actor with all that its documents and the gazetteer tell of it. What is told is gathered when it is
    asked for: of most actors nothing is, because no other has a name like theirs.
    """

    key: str
    """That of the gazetteer, or of its earliest member that is of the right kind."""
    names: tuple[Name, ...]
    """Its fullest names, each once."""
    members: tuple[Member, ...]
    """From the earliest on."""
    leader: Leader | None
    leader_sides: frozenset[Side]
    """On which sides of decisions the person of the gazetteer stands."""
    decided: bool = False
    """Whether people made it one: its names need not be alike."""

    @cached_property
    def offices(self) -> Mapping[Held, tuple[dt.date, dt.date]]:
        """With the dates of the first and last document that tells of them; undated ones are far apart."""
        days: defaultdict[Held, list[dt.date]] = defaultdict(list)
        for one in self.members:
            for office in one.actor.offices:
                days[office.title, office.of].append(one.issued or dt.date.max)
        return {held: (min(told), max(told)) for held, told in days.items()}

    @cached_property
    def homes(self) -> frozenset[str]:
        """The states of its offices."""
        told = frozenset(home for one in self.members for home in homes(one.actor))
        return told | {self.leader.state} if self.leader else told

    @cached_property
    def hints(self) -> frozenset[str]:
        """The states of its offices, those included that a document may have given it wrongly."""
        return self.homes.union(*(hints(one.actor) for one in self.members))

    @cached_property
    def company(self) -> frozenset[str]:
        """Keys of the states and organisations that stand in its sentences."""
        return frozenset(key for one in self.members for key in one.actor.company)

    @cached_property
    def around(self) -> frozenset[str]:
        """Keys of the states and organisations that its documents name."""
        return frozenset(key for one in self.members for key in one.known)

    @cached_property
    def documents(self) -> frozenset[str]:
        """The hashes of their texts."""
        return frozenset(one.order[1] for one in self.members)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Those of its members within their documents."""
        return frozenset(one.key for one in self.members)

    @cached_property
    def beside(self) -> frozenset[str]:
        """Keys of the actors that it meets or speaks with."""
        return frozenset(key for one in self.members for key in one.actor.beside)

    @cached_property
    def genders(self) -> frozenset[Gender]:
        """What its documents tell; more than one only where they contradict."""
        return frozenset(one.actor.gender for one in self.members if one.actor.gender)

    @cached_property
    def sides(self) -> frozenset[Side]:
        """On which sides of decisions it stands."""
        return self.leader_sides.union(*(one.sides for one in self.members))

    @cached_property
    def circle(self) -> frozenset[tuple[str, int]]:
        """The seldom names of others in its documents, each with the document's year; 0 where it has none."""
        return frozenset(
            (name, one.issued.year if one.issued else 0)
            for one in self.members
            for name in one.names
            if not is_own(name, one.actor)
        )

    @cached_property
    def places(self) -> frozenset[str]:
        """Keys of the states and organisations that its documents name and few others do."""
        return frozenset(key for one in self.members for key in one.places)

    @cached_property
    def fellows(self) -> frozenset[str]:
        """The names of the circle, whatever the year."""
        return frozenset(name for name, _ in self.circle)


def members_of(profile: Profile, sides: Mapping[str, frozenset[Side]], corpus: Society) -> Iterator[Member]:
    """The actors of a document as members of figures to be; `sides` are those of some, by their keys."""
    nowhere = frozenset[Side]()
    order = profile.order
    names = seldom(profile, corpus)
    places = corpus.places.intersection(profile.known)
    for one in profile.actors:
        own = sides.get(one.key, nowhere)
        yield Member(order, one, profile.issued, profile.known, own, names, places)


def figure(
    members: Iterable[Member], leader: Leader | None = None, sides: frozenset[Side] = frozenset()
) -> Figure:
    """The figure of these members and of a person of the gazetteer; `sides` are the latter's."""
    own = tuple(sorted(members, key=lambda one: (one.order, one.key)))
    names = {parsed(one.actor.label) for one in own}.union(map(parsed, leader.names if leader else ()))
    return Figure(
        key=leader.key if leader else _key(own),
        names=tuple(sorted(names, key=lambda name: (name.written, name.words))),
        members=own,
        leader=leader,
        leader_sides=sides,
    )


def _key(members: Sequence[Member]) -> str:
    """That of the earliest member whose document takes it for what it is; an "actor" may be anything."""
    right = (one.key for one in members if one.key.startswith(f"{one.actor.kind}/"))
    return next((key for key in right if not key.startswith("actor/")), members[0].key)


def together(one: Figure, other: Figure) -> Figure:
    """Two figures that are one. At most one of them is a person of the gazetteer, or both are the same."""
    whole = figure(
        (*one.members, *other.members), one.leader or other.leader, one.leader_sides | other.leader_sides
    )
    return replace(whole, decided=one.decided or other.decided)


def homes(actor: LocalActor) -> Iterator[str]:
    """The states whose offices the words give to an actor, "the Maltese foreign minister"; a country that is
    inferred for "the minister" is too weak to tell two persons apart. Without the states that are no more:
    who was president of the Soviet Union may be one of Russia.
    """
    return (state for state, apart in _states(actor) if not apart)


def hints(actor: LocalActor) -> Iterator[str]:
    """The states of offices whose words stand apart from the name: a document may mean another's."""
    return (state for state, apart in _states(actor) if apart)


def _states(actor: LocalActor) -> Iterator[tuple[str, bool]]:
    for office in actor.offices:
        state = office.of or ""
        if state.startswith("state/") and office.title not in SENT and _tells(state, office.words.exact):
            yield state, office.apart


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


def contradict(one: Figure, other: Figure) -> bool:
    """Whether something but the names speaks against two figures being one: two persons of the gazetteer,
    offices of different states, genders, that they meet, or a decision.
    """
    return bool(
        (one.leader and other.leader and one.leader.key != other.leader.key)
        or (one.genders and other.genders and not one.genders & other.genders)
        or (one.homes and other.homes and not one.homes & other.homes)
        or (one.hints and other.hints and not one.hints & other.hints and not shared_names(one, other))
        or not one.beside.isdisjoint(other.keys)
        or not other.beside.isdisjoint(one.keys)
        or parted(one.sides, other.sides)
    )


def shared_names(one: Figure, other: Figure) -> list[str]:
    """The seldom names of others who are told with both, in documents of the same or the next year."""
    small, large = sorted((one, other), key=lambda figure: len(figure.circle))
    return sorted({name for name, year in small.circle if _is_told_with(large, name, year)})


def _is_told_with(one: Figure, name: str, year: int) -> bool:
    """Whether a document of that year or one next to it tells of a name; one without a date is of any."""
    if not year:
        return name in one.fellows
    return any((name, other) in one.circle for other in (year, year - 1, year + 1, 0))


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
