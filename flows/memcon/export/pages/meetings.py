"""The page of a meeting: who met, when, where and about what, in the words of each document that tells of it,
and what was said there.
"""

import datetime as dt
from array import array
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from memcon.export.pages.cards import About, Card, MeetingTold, Named, StatementTold
from memcon.export.pages.claims import Claim
from memcon.export.pages.claims.descriptions import described
from memcon.export.pages.claims.facts import meeting_claims
from memcon.export.pages.claims.graphs import files
from memcon.export.pages.events import Event
from memcon.export.pages.once import Once, events_of, newest, opened
from memcon.export.pages.parting import parts_of, paths_of
from memcon.export.pages.rendering import rendered
from memcon.export.pages.site import Owner

# tellings in the files to take along, and on a page; each has its sentences
TELLINGS = 20
# the newest meetings of the list; the timeline has all
LISTED = 100


class Told(Struct, frozen=True):
    """What one document tells of the meeting."""

    document: About
    meeting: MeetingTold


class Whole(Struct, frozen=True):
    """What all documents together tell of it."""

    best: Event
    """The telling that names a day, and says that it was held."""
    participants: tuple[Named, ...]
    tellings: tuple[Told, ...]
    said: tuple[Event, ...]
    days: tuple[str, ...]
    places: tuple[str, ...]
    statuses: tuple[str, ...]
    """What documents say that differ, each once."""


class Meetings:
    """The section of the pages of meetings and of their list."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._once = Once()
        self._documents: dict[str, array[int]] = {}

    def add(self, number: int, card: Card) -> None:
        """Look at the card of the document of that number."""
        self._once.add(number, card)
        for meeting in card.meetings:
            self._documents.setdefault(meeting.iri, array("I")).append(number)

    def owners(self) -> Iterator[Owner]:
        """The list, and each meeting with the documents that tell of it."""
        yield Owner("meetings", None)
        for iri, numbers in self._documents.items():
            yield Owner(iri, tuple(numbers))

    def pages(self, owner: Owner, cards: Sequence[Card]) -> Iterator[tuple[str, bytes]]:
        """The pages of a meeting, or the list."""
        if owner.name == "meetings":
            keys = newest(self._once.keys(), {"meeting"}, LISTED)
            values = {"events": opened(keys, cards), "count": len(self._documents), "listed": LISTED}
            yield "meetings.html", rendered("meetings.html", "meetings.html", **values)
            return
        whole = gathered(owner.name, [cards[number] for number in owner.documents or ()])
        parts = parts_of((whole.tellings, whole.said), TELLINGS)
        paths = paths_of(owner.name, len(parts))
        made = files(_claims(whole), self._base)
        for number, (path, part) in enumerate(zip(paths, parts, strict=True)):
            values = {"whole": whole, "part": part, "number": number, "paths": paths, "files": made}
            yield path, rendered("meeting.html", path, **values)


def gathered(iri: str, cards: Sequence[Card]) -> Whole:
    """What these documents, all of which tell of the meeting, say of it."""
    told = [Told(card.document, one) for card in cards for one in card.meetings if one.iri == iri]
    told.sort(key=lambda one: (one.document.issued is None, one.document.issued or dt.date.min))
    [best] = events_of(cards, lambda event: event.told.iri == iri)
    participants = dict.fromkeys(each for one in told for each in one.meeting.participants)
    return Whole(
        best=best,
        participants=tuple(participants),
        tellings=tuple(told),
        said=tuple(events_of(cards, lambda event: _made_at(event, iri))),
        days=_apart(_day(one.meeting) for one in told),
        places=_apart(place.label for one in told for place in one.meeting.places),
        statuses=_apart(one.meeting.status for one in told),
    )


def _made_at(event: Event, iri: str) -> bool:
    return isinstance(event.told, StatementTold) and event.told.made_at == iri


def _day(meeting: MeetingTold) -> str:
    """The day, where it is known."""
    when = meeting.when
    return str(when.earliest) if when.earliest and when.earliest == when.latest else ""


def _apart(values: Iterable[str]) -> tuple[str, ...]:
    """Values that differ; none where all agree."""
    found = tuple(value for value in dict.fromkeys(values) if value)
    return found if len(found) > 1 else ()


def _claims(whole: Whole) -> Iterator[Claim]:
    yield from described(*whole.participants)
    for one in whole.tellings[:TELLINGS]:
        yield from meeting_claims(one.meeting, one.document.iri)
        yield from described(*one.meeting.places, *one.meeting.topics)
