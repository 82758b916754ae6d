"""The page of a meeting: who met, when, where and about what, in the words of each document that tells of it,
and what was said there. A meeting of many documents goes on at meeting/0123456789abcdef/2.html.
"""

import datetime as dt
from array import array
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from memcon.export.pages.cards import About, Card, MeetingTold, StatementTold
from memcon.export.pages.claims import Claim
from memcon.export.pages.claims.descriptions import described
from memcon.export.pages.claims.facts import meeting_claims
from memcon.export.pages.claims.graphs import files
from memcon.export.pages.events import Event
from memcon.export.pages.parting import parts_of, paths_of
from memcon.export.pages.rendering import rendered
from memcon.export.pages.site import Owner
from memcon.export.pages.tellings import together

# tellings and statements of a page, sentences of a telling, and tellings in the files to take along: with
# these a page stays below 150 KB
TELLINGS = 15
PASSAGES = 6
TAKEN = 5


class Told(Struct, frozen=True):
    """What one document tells of the meeting."""

    document: About
    meeting: MeetingTold


class Gathered(Struct, frozen=True):
    """What all documents together tell of it."""

    event: Event
    tellings: tuple[Told, ...]
    """The earliest document first."""
    said: tuple[tuple[Event, int], ...]
    """Each utterance, and how many documents tell of it."""
    days: tuple[str, ...]
    places: tuple[str, ...]
    statuses: tuple[str, ...]
    """What documents say that differ, each once."""


class Meetings:
    """The section of the pages of meetings."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._documents: dict[str, array[int]] = {}

    def add(self, number: int, card: Card) -> None:
        """Look at the card of the document of that number."""
        for meeting in card.meetings:
            self._documents.setdefault(meeting.iri, array("I")).append(number)

    def owners(self) -> Iterator[Owner]:
        """Each meeting with the documents that tell of it."""
        return (Owner(iri, tuple(numbers)) for iri, numbers in self._documents.items())

    def pages(self, owner: Owner, cards: Sequence[Card]) -> Iterator[tuple[str, bytes]]:
        """The pages of a meeting."""
        of = gathered(owner.name, [cards[number] for number in owner.documents or ()])
        parts = parts_of((of.tellings, of.said), TELLINGS, TELLINGS)
        paths = paths_of(owner.name, len(parts))
        made = files(_claims(of), self._base)
        for number, (path, part) in enumerate(zip(paths, parts, strict=True)):
            values = {"whole": of, "part": part, "number": number, "paths": paths, "files": made}
            yield path, rendered("meeting.html", path, passages=PASSAGES, **values)


def gathered(iri: str, cards: Sequence[Card]) -> Gathered:
    """What these documents, all of which tell of the meeting, say of it."""
    told = [Told(card.document, one) for card in cards for one in card.meetings if one.iri == iri]
    told.sort(key=lambda one: (one.document.issued is None, one.document.issued or dt.date.min))
    [(event, _)] = together(cards, lambda event: event.told.iri == iri)
    return Gathered(
        event=event,
        tellings=tuple(told),
        said=tuple(together(cards, lambda event: _made_at(event, iri))),
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


def _claims(of: Gathered) -> Iterator[Claim]:
    for one in of.tellings[:TAKEN]:
        yield from meeting_claims(one.meeting, one.document.iri)
        yield from described(*one.meeting.participants, *one.meeting.places, *one.meeting.topics)
