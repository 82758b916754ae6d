"""The lists of all meetings, and of all statements by act: the newest first, each event once."""

import datetime as dt
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from memcon.export.pages.cards import Card
from memcon.export.pages.events import Event, events
from memcon.export.pages.once import Once, Spot, key, newest, opened, spot
from memcon.export.pages.rendering import rendered
from memcon.export.pages.shelves import Shelf, shelves
from memcon.export.pages.site import Owner
from memcon.export.pages.tellings import tellings, whole

# events of a page, twice as many on the first: with statements of 300 characters it stays below 150 KB
EVENTS = 40
# statements on the page that leads to those of each act
NEWEST = 25


class Part(Struct, frozen=True):
    """A page of a list, and what its head says."""

    name: str
    """Of the list: "meetings", "statements/threaten"."""
    shelf: Shelf
    count: int
    """Of the whole list, where this is its first page."""
    years: tuple[tuple[int, str], ...]
    """The page on which the events of each year begin, likewise."""


class Listing:
    """The section of the lists."""

    def __init__(self) -> None:
        self._once = Once()
        self._acts: dict[str, array[int]] = {}
        # the documents that tell of each meeting, by its IRI and by the key of each of its tellings
        self._telling: dict[str, array[int]] = {}
        self._told_by: dict[int, array[int]] = {}
        self._parts: dict[str, Part] = {}

    def add(self, number: int, card: Card) -> None:
        """Look at the card of the document of that number."""
        told = events(card)
        self._once.add_events(number, told)
        for position, event in enumerate(told):
            day = event.time.first.toordinal() if event.time.first else 0
            found = key(Spot(day, number, position, event.kind))
            if event.kind == "meeting":
                self._told_by[found] = self._telling.setdefault(event.told.iri, array("I"))
                self._told_by[found].append(number)
            else:
                self._acts.setdefault(event.sort, array("Q")).append(found)

    def owners(self) -> Iterator[Owner]:
        """The page of all acts, which any document may change, and each page of a list."""
        keys = self._once.keys()
        yield Owner("statements", None)
        lists: dict[str, Sequence[int]] = {"meetings": [k for k in keys if spot(k).kind == "meeting"]}
        lists |= {f"statements/{act}": _among(keys, found) for act, found in sorted(self._acts.items())}
        for name, found in lists.items():
            for part in _parts(name, found):
                owner = part.shelf.owner(self._documents(part), (part.count, part.years))
                self._parts[owner.name] = part
                yield owner

    def pages(self, owner: Owner, cards: Sequence[Card]) -> Iterator[tuple[str, bytes]]:
        """The page of all acts, or a page of a list."""
        if owner.name == "statements":
            yield "statements.html", self._overview(cards)
            return
        part = self._parts[owner.name]
        found = opened(part.shelf.keys, cards)
        pairs = [(event, 1) for event in found]
        if part.name == "meetings":
            pairs = _whole(found, [cards[number] for number in owner.documents or ()])
        yield part.shelf.path, rendered("listing.html", part.shelf.path, part=part, pairs=pairs)

    def _overview(self, cards: Sequence[Card]) -> bytes:
        keys = self._once.keys()
        acts = [(act, len(_among(keys, found))) for act, found in sorted(self._acts.items())]
        latest = newest(keys, {"statement", "quotation"}, NEWEST)
        values = {"acts": acts, "events": opened(latest, cards), "count": sum(number for _, number in acts)}
        return rendered("statements.html", "statements.html", **values)

    def _documents(self, part: Part) -> list[int]:
        """Those that a page is made from; of a meeting all that tell of it."""
        if part.name != "meetings":
            return part.shelf.numbers
        return sorted({number for each in part.shelf.keys for number in self._told_by[each]})


def _among(keys: Sequence[int], found: Sequence[int]) -> list[int]:
    """Those that are found among keys; sorted, as these are."""
    places = ((each, bisect_left(keys, each)) for each in sorted(found))
    return [each for each, at in places if at < len(keys) and keys[at] == each]


def _parts(name: str, keys: Sequence[int]) -> Iterator[Part]:
    several = shelves(name, keys, EVENTS)
    first: dict[int, str] = {}
    for shelf in several:
        for day in (spot(each).day for each in shelf.keys):
            if day:
                first.setdefault(dt.date.fromordinal(day).year, shelf.path)
    for number, shelf in enumerate(several):
        yield Part(name, shelf, *((0, ()) if number else (len(keys), tuple(first.items()))))


def _whole(found: Sequence[Event], cards: Sequence[Card]) -> list[tuple[Event, int]]:
    """Meetings as all their documents tell them, and how many these are."""
    wanted = {event.told.iri for event in found}
    told = tellings(cards, lambda event: event.told.iri in wanted)
    several = [(event, told[event.told.iri]) for event in found]
    return [(whole(event, of), len({one.document.iri for one in of})) for event, of in several]
