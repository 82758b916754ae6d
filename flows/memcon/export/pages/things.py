"""The pages of places and topics: which meetings were there or about it, and what was said of it."""

from array import array
from collections.abc import Iterable, Iterator, Sequence

from memcon.export.pages.cards import Card, MeetingTold, Named
from memcon.export.pages.claims import Claim, linked
from memcon.export.pages.claims.descriptions import described
from memcon.export.pages.claims.graphs import files
from memcon.export.pages.events import Event
from memcon.export.pages.parting import Stretch, parts_of, paths_of
from memcon.export.pages.rendering import rendered
from memcon.export.pages.site import Owner
from memcon.export.pages.tellings import together


class Things:
    """The section of the pages of places and topics."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._documents: dict[str, array[int]] = {}

    def add(self, number: int, card: Card) -> None:
        """Look at the card of the document of that number."""
        for thing in dict.fromkeys(_things(card)):
            self._documents.setdefault(thing.iri, array("I")).append(number)

    def owners(self) -> Iterator[Owner]:
        """Each place and topic, with the documents that name it."""
        return (Owner(iri, tuple(numbers)) for iri, numbers in self._documents.items())

    def pages(self, owner: Owner, cards: Sequence[Card]) -> Iterator[tuple[str, bytes]]:
        """The pages of a place or topic."""
        own = [cards[number] for number in owner.documents or ()]
        named = next(thing for thing in _things(own[0]) if thing.iri == owner.name)
        events = together(own, lambda event: named in _named(event))
        lists = (
            [(event, number) for event, number in events if event.kind == "meeting"],
            [(event, number) for event, number in events if event.kind != "meeting"],
        )
        parts = parts_of(lists)
        paths = paths_of(owner.name, len(parts))
        made = files(_claims(named, parts[0]), self._base)
        for number, (path, part) in enumerate(zip(paths, parts, strict=True)):
            values = {"named": named, "count": [len(each) for each in lists], "part": part, "files": made}
            yield path, rendered("thing.html", path, number=number, paths=paths, **values)


def _things(card: Card) -> Iterator[Named]:
    for meeting in card.meetings:
        yield from (*meeting.places, *meeting.topics)
    for statement in card.statements:
        yield from (each for each in statement.targets if each.kind == "topic")


def _named(event: Event) -> tuple[Named, ...]:
    if isinstance(event.told, MeetingTold):
        return (*event.told.places, *event.told.topics)
    return event.told.targets


def _claims(named: Named, first: Iterable[Stretch]) -> Iterator[Claim]:
    """What it is, and of the meetings and statements on the first page that they are there, or about it."""
    yield from described(named)
    for event, _ in (entry for stretch in first for entry in stretch.entries):
        term = f"mc:{named.kind}" if isinstance(event.told, MeetingTold) else "mc:target"
        yield from linked(event.told.iri, term, [named])
