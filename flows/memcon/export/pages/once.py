"""Each meeting and each utterance once, however many documents tell of it.

Of a corpus only numbers are kept: an event is a key, which sorts by day, by document, and by place in its
text, and which opens to the document's card. What has no day has the day 0, so that it comes first.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from memcon.export.pages.cards import Card
from memcon.export.pages.events import Event, events

KINDS = ("meeting", "statement", "quotation")
# bits of a key: 3 million days have 22, so it holds 4 million documents of 130,000 events
NUMBER, POSITION, KIND = 22, 17, 2


class Spot(Struct, frozen=True):
    """Where an event is told."""

    day: int
    """As dates are counted (`datetime.date.toordinal`); 0 of what has none."""
    number: int
    """Of the document."""
    position: int
    """Among the events of the document."""
    kind: str


def key(spot: Spot) -> int:
    """The key of a spot."""
    packed = spot.day
    for value, bits in ((spot.number, NUMBER), (spot.position, POSITION), (KINDS.index(spot.kind), KIND)):
        packed = packed << bits | value
    return packed


def spot(packed: int) -> Spot:
    """The spot of a key."""
    kind = KINDS[packed & (1 << KIND) - 1]
    position = packed >> KIND & (1 << POSITION) - 1
    number = packed >> KIND + POSITION & (1 << NUMBER) - 1
    return Spot(packed >> KIND + POSITION + NUMBER, number, position, kind)


class Once:
    """The events that count, after all cards were looked at."""

    def __init__(self) -> None:
        self._said = array("Q")
        self._repeats: list[tuple[str, int]] = []
        # the document of each statement: an utterance told again is left out only where the first is here
        self._documents: dict[str, int] = {}
        self._met: dict[str, list[tuple[int, int]]] = {}

    def add(self, number: int, card: Card) -> None:
        """Look at the card of the document of that number."""
        self.add_events(number, events(card))

    def add_events(self, number: int, told: Iterable[Event]) -> None:
        """Look at the events of the document of that number."""
        for position, event in enumerate(told):
            day = event.time.first.toordinal() if event.time.first else 0
            packed = key(Spot(day, number, position, event.kind))
            if event.kind == "meeting":
                self._met.setdefault(event.told.iri, []).append((_rank(event), packed))
            else:
                self._add_statement(event, number, packed)

    def keys(self) -> Sequence[int]:
        """The keys of all events that count, sorted."""
        met = (min(tellings)[1] for tellings in self._met.values())
        again = (packed for original, packed in self._repeats if original not in self._documents)
        return array("Q", sorted((*self._said, *met, *again)))

    def ties(self) -> Iterator[tuple[Iterable[int], frozenset[int]]]:
        """Keys that one event could have, and the documents that decide which of them it has: all that tell
        of it. Of events that only one document tells there are none.
        """
        for tellings in self._met.values():
            if len(tellings) > 1:
                keys = [packed for _, packed in tellings]
                yield keys, frozenset(spot(packed).number for packed in keys)
        for original, packed in self._repeats:
            if original in self._documents:
                yield [packed], frozenset({spot(packed).number, self._documents[original]})

    def _add_statement(self, event: Event, number: int, packed: int) -> None:
        self._documents[event.told.iri] = number
        original = getattr(event.told, "same_as", None)
        if original:
            self._repeats.append((original, packed))
        else:
            self._said.append(packed)


def opened(keys: Iterable[int], cards: Sequence[Card]) -> list[Event]:
    """The events of keys, in their order; each card is unpacked once."""
    spots = [spot(each) for each in keys]
    told = {number: events(cards[number]) for number in sorted({each.number for each in spots})}
    return [told[each.number][each.position] for each in spots]


def events_of(cards: Sequence[Card], wanted: Callable[[Event], bool]) -> list[Event]:
    """The events of these cards that are wanted, each once, the newest first; after them those without a day,
    as the texts have them.
    """
    once, told = Once(), [[each for each in events(card) if wanted(each)] for card in cards]
    for number, several in enumerate(told):
        once.add_events(number, several)
    spots = map(spot, newest(once.keys(), KINDS, sum(map(len, told))))
    return [told[each.number][each.position] for each in spots]


def newest(keys: Sequence[int], kinds: Iterable[str], most: int) -> list[int]:
    """Keys of some kinds: the newest first, then, where there are few, those without a day as the texts have
    them.
    """
    wanted = frozenset(kinds)
    found: list[int] = []
    for each in reversed(keys):
        if len(found) == most or not spot(each).day:
            break
        if spot(each).kind in wanted:
            found.append(each)
    for each in keys:
        if len(found) == most or spot(each).day:
            break
        if spot(each).kind in wanted:
            found.append(each)
    return found


def _rank(event: Event) -> int:
    """Which telling of a meeting counts: one with a day of its own, then one that says it was held; of
    several the first.
    """
    undated = 2 if event.time.first is None else int(event.time.reported)
    return undated * 2 + (event.status != "held")
