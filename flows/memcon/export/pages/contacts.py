"""Whom an actor met, how often, and when."""

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from memcon.export.pages.cards import Named
from memcon.export.pages.events import Event


class Contact(Struct, frozen=True):
    """Somebody who was met."""

    named: Named
    meetings: int
    first: dt.date | None
    last: dt.date | None
    """Days of the first and of the last of these meetings that has a day."""


def contacts(of: Named, events: Iterable[Event]) -> tuple[Contact, ...]:
    """All who were at the same meetings, of those that were held; who was met most comes first."""
    met: dict[Named, list[Event]] = {}
    for event in events:
        if event.status == "held":
            for other in event.actors:
                if other != of:
                    met.setdefault(other, []).append(event)
    found = (_contact(other, several) for other, several in met.items())
    return tuple(sorted(found, key=lambda one: (-one.meetings, one.named.label, one.named.iri)))


def _contact(other: Named, several: list[Event]) -> Contact:
    first = min((each.time.first for each in several if each.time.first), default=None)
    last = max((each.time.last for each in several if each.time.last), default=None)
    return Contact(other, len(several), first, last)
