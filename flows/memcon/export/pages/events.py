"""Meetings and statements of a document in the order of its text, and when each was, as far as it is told."""

import datetime as dt
from typing import Literal

from msgspec import Struct

from memcon.export.pages.cards import About, Card, MeetingTold, Named, StatementTold, When, Words


class Time(Struct, frozen=True):
    """The days of an event: none where neither it nor its document has a date."""

    first: dt.date | None = None
    last: dt.date | None = None
    reported: bool = False
    """Whether they are those of the document, since the event has none of its own."""


class Event(Struct, frozen=True):
    """A meeting or a statement, as one document tells it."""

    told: MeetingTold | StatementTold
    document: About
    place: Words
    """The first of its words in the text."""
    time: Time

    @property
    def kind(self) -> Literal["meeting", "statement", "quotation"]:
        """What it is; a quotation is a statement with words of the speaker."""
        if isinstance(self.told, MeetingTold):
            return "meeting"
        return "quotation" if self.told.quoted else "statement"

    @property
    def sort(self) -> str:
        """The form of a meeting, the act of a statement."""
        return self.told.form if isinstance(self.told, MeetingTold) else self.told.act

    @property
    def status(self) -> str:
        """The status of a meeting; empty of a statement."""
        return self.told.status if isinstance(self.told, MeetingTold) else ""

    @property
    def actors(self) -> tuple[Named, ...]:
        """Who took part, or spoke."""
        return self.told.participants if isinstance(self.told, MeetingTold) else self.told.speakers

    @property
    def others(self) -> tuple[Named, ...]:
        """Whom or what a statement is addressed to or about; nobody of a meeting."""
        if isinstance(self.told, MeetingTold):
            return ()
        return (*self.told.addressees, *self.told.targets)

    @property
    def href(self) -> str:
        """Where its words stand."""
        return f"{self.document.iri}.html#char={self.place.start},{self.place.end}"


def events(card: Card) -> tuple[Event, ...]:
    """All events of a document, in the order of its text."""
    about = card.document
    both: list[tuple[Words, MeetingTold | StatementTold]] = [
        *((one.evidence[0], one) for one in card.meetings),
        *((one.evidence, one) for one in card.statements),
    ]
    both.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[1].iri))
    return tuple(Event(told, about, place, time(told.when, about.issued)) for place, told in both)


def time(when: When, issued: dt.date | None) -> Time:
    """The days that are told; else the day of the document. Of a period with one end that end is known."""
    if when.earliest or when.latest:
        first, last = when.earliest or when.latest, when.latest or when.earliest
        return Time(first, last)
    return Time(issued, issued, reported=issued is not None)
