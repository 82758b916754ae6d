"""What several documents tell of one meeting or utterance, put together."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from memcon.export.pages.cards import Card, MeetingTold, Named, StatementTold
from memcon.export.pages.events import Event, events
from memcon.export.pages.once import events_of


def tellings(cards: Iterable[Card], wanted: Callable[[Event], bool]) -> Mapping[str, Sequence[Event]]:
    """Those events of these cards that are wanted, by the IRI of the meeting, or of the statement that tells
    the utterance first.
    """
    found: dict[str, list[Event]] = {}
    for card in cards:
        for event in events(card):
            if wanted(event):
                found.setdefault(_iri(event), []).append(event)
    return found


def together(cards: Sequence[Card], wanted: Callable[[Event], bool]) -> list[tuple[Event, int]]:
    """The events of these cards that are wanted, each once and as all tellings together have it, with the
    number of documents that tell of it; the newest first, after them those without a day.
    """
    told = tellings(cards, wanted)
    return [_whole(event, told[_iri(event)]) for event in events_of(cards, wanted)]


def whole(best: Event, several: Iterable[Event]) -> Event:
    """A meeting as several documents tell it: it was held if one says so. When it was the best one tells."""
    told = [one.told for one in several if isinstance(one.told, MeetingTold)]
    if not isinstance(best.told, MeetingTold):
        return best
    return replace(
        best,
        told=replace(
            best.told,
            status="held" if any(one.status == "held" for one in told) else best.told.status,
            participants=_all(one.participants for one in told),
            places=_all(one.places for one in told),
            topics=_all(one.topics for one in told),
            host=next((one.host for one in (best.told, *told) if one.host), None),
        ),
    )


def _whole(event: Event, several: Sequence[Event]) -> tuple[Event, int]:
    return whole(event, several), len({one.document.iri for one in several})


def _iri(event: Event) -> str:
    if isinstance(event.told, StatementTold) and event.told.same_as:
        return event.told.same_as
    return event.told.iri


def _all(several: Iterable[Iterable[Named]]) -> tuple[Named, ...]:
    return tuple(dict.fromkeys(each for one in several for each in one))
