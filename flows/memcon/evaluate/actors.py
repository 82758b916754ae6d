"""Actors against gold: found under one of their names, of the right kind, in the right office."""

from collections.abc import Iterable

from memcon.evaluate.figures import Figure, Scored, Share
from memcon.evaluate.gold import GoldActor, GoldDocument
from memcon.evaluate.misses import Miss, wrong
from memcon.evaluate.names import plain, same
from memcon.evaluate.readings import Party, Reading


def actors(gold: GoldDocument, reading: Reading) -> Scored:
    """The figures and misses of one document."""
    found = [(one, _of(one, reading.parties)) for one in gold.actors]
    hit = [(one, parties) for one, parties in found if parties]
    held = [(one, parties) for one, parties in hit if one.office and one.type == "person"]
    figures: dict[str, Figure] = {
        "actors found": Share(len(hit), len(found)),
        "actor type right": Share(sum(_is_typed(one, parties) for one, parties in hit), len(hit)),
        "office right": Share(sum(_holds(one, parties) for one, parties in held), len(held)),
    }
    return Scored(figures, tuple(_misses(gold, found)))


def _of(one: GoldActor, parties: Iterable[Party]) -> list[Party]:
    return [party for party in parties if same([one.name, *one.aliases], party.names)]


def _is_typed(one: GoldActor, parties: Iterable[Party]) -> bool:
    return any(party.kind == one.type for party in parties)


def _holds(one: GoldActor, parties: Iterable[Party]) -> bool:
    """Whether an office that was found has at least half of the words of the one in the gold."""
    wanted = set(plain(one.office or "").split())
    offices = [set(plain(office).split()) for party in parties for office in party.offices]
    return any(2 * len(wanted & office) >= len(wanted) for office in offices)


def _misses(gold: GoldDocument, found: Iterable[tuple[GoldActor, list[Party]]]) -> Iterable[Miss]:
    for one, parties in found:
        if not parties:
            yield Miss(gold.name, "missed actor", {"name": (one.name,), "type": (one.type,)})
            continue
        if not _is_typed(one, parties):
            kinds = sorted({party.kind for party in parties})
            yield wrong(gold.name, "wrong type", [one.type], kinds, name=[one.name])
        if one.office and one.type == "person" and not _holds(one, parties):
            offices = [office for party in parties for office in party.offices]
            yield wrong(gold.name, "wrong office", [one.office], offices, name=[one.name])
