"""Offices against gold: who holds which kind of office in which country.

DWIE names the state of a person's office, which is what is compared; the words of the office are not in it.
memcon reports the offices of those who meet or speak, and so cannot find those of all.
"""

from collections.abc import Iterable

from memcon.evaluate.figures import Figure, Scored, Share
from memcon.evaluate.gold import GoldDocument, GoldNamed, GoldRelation
from memcon.evaluate.misses import Miss, wrong
from memcon.evaluate.names import same
from memcon.evaluate.readings import Party, Reading, label

OFFICES = frozenset({"head_of_state", "head_of_gov", "minister_of", "spokesperson_of"})


def offices(gold: GoldDocument, reading: Reading) -> Scored:
    """The figures and misses of one document; who holds two offices of a country counts once."""
    held = {(one.s, one.o): one for one in gold.relations if one.p in OFFICES}
    holders = [(one, _of(one.s, reading.parties)) for one in held.values()]
    present = [(one, parties) for one, parties in holders if parties]
    right = sum(_holds(one, parties) for one, parties in present)
    figures: dict[str, Figure] = {
        "offices found with their country": Share(right, len(holders)),
        "right where the holder is an actor": Share(right, len(present)),
    }
    return Scored(figures, tuple(_misses(gold, holders)))


def _names(one: GoldNamed) -> tuple[str, ...]:
    return (one.text, (one.wikipedia or "").replace("_", " "))


def _of(one: GoldNamed, parties: Iterable[Party]) -> list[Party]:
    return [party for party in parties if party.kind == "person" and same(_names(one), party.names)]


def _holds(one: GoldRelation, parties: Iterable[Party]) -> bool:
    return any(same(_names(one.o), body) for party in parties for body in party.bodies)


def _misses(gold: GoldDocument, holders: Iterable[tuple[GoldRelation, list[Party]]]) -> Iterable[Miss]:
    for one, parties in holders:
        if not _holds(one, parties):
            kind = "wrong office" if parties else "missed holder"
            bodies = [label(body) for party in parties for body in party.bodies]
            yield wrong(gold.name, kind, [one.p, one.o.text], bodies, name=[one.s.text])
