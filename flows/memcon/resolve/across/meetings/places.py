"""Whether two documents can mean one place: the same words, one inside the other, or two towns.

Only what the tables know counts: capitals, seats, states, and the towns of gazetteer/towns.csv. A house
("the presidential palace") or a phrase that ends in a common noun can be anywhere.
"""

from collections.abc import Mapping
from enum import IntEnum
from functools import lru_cache
from types import MappingProxyType

from msgspec import Struct

from memcon.errors import OntologyError
from memcon.gazetteer import Candidate, gazetteer
from memcon.ontology import rows
from memcon.resolve.links import normalised

# what a text calls the seat of a government without naming it
CAPITAL = "capital"


class Places(IntEnum):
    """What two places say about each other."""

    DIFFERENT = 0
    UNFAMILIAR = 1
    """Other names, one of which no table has: it can be a house or a suburb of the other."""
    UNKNOWN = 2
    """One is not told, or nothing is known that would join or part them."""
    AGREEING = 3
    """The same, or one inside the other."""


class Located(Struct, frozen=True):
    """What is known of the words of a place."""

    towns: frozenset[str] = frozenset()
    """Names of towns, and names that no table has, made plain."""
    states: frozenset[str] = frozenset()
    """Keys of the states that it is in, where known."""
    seats: frozenset[str] = frozenset()
    """Seats of a government: they are in its capital."""
    vague: bool = False
    """A house, or words with no name: "the airport"."""
    capital: bool = False
    """A capital by name, or nothing but "the capital"."""


def compared(one: str | None, other: str | None) -> Places:
    """What the words of two places say about each other; None for a place that is not told."""
    if one is None or other is None:
        return Places.UNKNOWN
    first, second = located(one), located(other)
    if _share_name(first, second):
        return Places.AGREEING
    if first.capital and second.capital and not (first.states and second.states):
        return Places.AGREEING
    if first.states and second.states:
        return _within(first, second)
    named = all(place.towns or place.seats for place in (first, second))
    apart = named and not first.vague and not second.vague
    return Places.UNFAMILIAR if apart else Places.UNKNOWN


@lru_cache(maxsize=65536)
def located(words: str) -> Located:
    """What the tables know of the words of a place: "Paris, France", "the Kremlin in Moscow"."""
    parts = [_part(part.strip()) for piece in words.split(",") for part in piece.split(" in ")]
    return Located(
        towns=frozenset[str]().union(*(part.towns for part in parts)),
        states=frozenset[str]().union(*(part.states for part in parts)),
        seats=frozenset[str]().union(*(part.seats for part in parts)),
        vague=all(part.vague for part in parts),
        capital=any(part.capital for part in parts),
    )


def _share_name(one: Located, other: Located) -> bool:
    """Whether a town or seat is in both, or one name only says more: "Kremlin", "Grand Kremlin Palace";
    spelt in one word or two: "Ha Noi".
    """
    names = one.towns | one.seats, other.towns | other.seats
    if {name.replace(" ", "") for name in names[0]} & {name.replace(" ", "") for name in names[1]}:
        return True
    return any(
        set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split())
        for a in names[0]
        for b in names[1]
    )


def _within(one: Located, other: Located) -> Places:
    """Two places whose states are known: towns of one state differ, all else is one inside the other."""
    if not one.states & other.states:
        return Places.DIFFERENT
    if one.capital and other.capital:
        return Places.AGREEING
    if one.towns and other.towns:
        return Places.UNKNOWN if one.vague or other.vague else Places.DIFFERENT
    if one.seats and other.seats:
        return Places.UNKNOWN
    return Places.AGREEING


def _part(words: str) -> Located:
    candidates = gazetteer().lookup(words)
    name = normalised(words)
    if name in _towns():
        return Located(towns=frozenset({name}), states=frozenset({_towns()[name]}))
    if len(candidates) == 1:
        return _known(candidates[0], name)
    *of, head = words.split() or [""]
    if head == CAPITAL:
        found = gazetteer().lookup(" ".join(of))
        states = {candidate.entry.key for candidate in found if candidate.entry.kind == "state"}
        return Located(states=frozenset(states if len(states) == 1 else ()), vague=True, capital=True)
    common = head.islower() or head.lower() in _houses()
    return Located(towns=frozenset() if not name or words.islower() else frozenset({name}), vague=common)


def _known(candidate: Candidate, name: str) -> Located:
    """A place of the gazetteer: a capital by its usual spelling, a seat, or the state as a whole."""
    entry, states = candidate.entry, frozenset({candidate.entry.key})
    if candidate.use == "capital":
        return Located(towns=frozenset({normalised(entry.capital[0])}), states=states, capital=True)
    if candidate.use == "seat":
        return Located(seats=frozenset({name}), states=states)
    return Located(states=states) if entry.kind == "state" else Located(vague=True)


@lru_cache(maxsize=1)
def _towns() -> Mapping[str, str]:
    """Town, made plain -> key of its state. Raises OntologyError where the gazetteer has no such state."""
    table, states = "gazetteer/towns.csv", {entry.key for entry in gazetteer().entries}
    towns = {}
    for line, row in enumerate(rows(table), 2):
        if row["key"] not in states:
            raise OntologyError(f"{table}, line {line}: there is no entry with the key {row['key']}.")
        towns[normalised(row["words"])] = row["key"]
    return MappingProxyType(towns)


@lru_cache(maxsize=1)
def _houses() -> frozenset[str]:
    """The common nouns for places: "palace", "airport", "resort"."""
    table = rows("lexicon/meetings.csv")
    return frozenset(row["word"] for row in table if (row["part"], row["class"]) == ("noun", "place"))
