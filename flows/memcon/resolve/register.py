"""The events of a document while its meetings are merged: found by actor and by sentence, so that the work
grows with the text's length and not with its square.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from memcon.model import Meeting
from memcon.resolve.casts import Facts, cast
from memcon.resolve.links import kind_of


class Event(NamedTuple):
    """A meeting as told so far, with its distinct actors: referent -> number of a mention."""

    meeting: Meeting
    actors: Mapping[str, int]


class Register:
    """All events so far, by number; belongs to one call of `merge_meetings`."""

    def __init__(self, known: Facts) -> None:
        self._known = known
        self._events: list[Event] = []
        self._by_actor: dict[str, list[int]] = defaultdict(list)
        self._by_sentence: dict[int, list[int]] = defaultdict(list)

    def __iter__(self) -> Iterator[Event]:
        return iter(self._events)

    def __getitem__(self, number: int) -> Event:
        return self._events[number]

    def add(self, meeting: Meeting) -> None:
        """A new event."""
        self._events.append(Event(meeting, {}))
        self.put(len(self._events) - 1, meeting)

    def put(self, number: int, meeting: Meeting) -> None:
        """The event of that number, as told now."""
        event = Event(meeting, cast(meeting, self._known).actors)
        self._events[number] = event
        for actor in self._keys(event.actors):
            if number not in self._by_actor[actor][-1:]:
                self._by_actor[actor].append(number)
        for sentence in meeting.sentences:
            if number not in self._by_sentence[sentence]:
                self._by_sentence[sentence].append(number)

    def sharing(self, actors: Mapping[str, int]) -> list[int]:
        """The numbers of the events that have one of the actors, or one of its countries, in order."""
        return sorted({number for actor in self._keys(actors) for number in self._by_actor.get(actor, ())})

    def alike(self, actors: Mapping[str, int]) -> list[int]:
        """The numbers of the events that share an actor, in order, without those of as many actors or more
        that lack one of these: such cannot agree. A group may be told in other words.
        """
        kept = set(self.sharing(actors))
        for actor in actors:
            if kind_of(actor) != "group":
                having = self.sharing({actor: actors[actor]})
                fewer = {n for n in kept if len(self._events[n].actors) < len(actors)}
                kept = kept.intersection(having) | fewer
        return sorted(kept)

    def told_in(self, sentence: int) -> list[int]:
        """The numbers of the events that are told in a sentence."""
        return self._by_sentence.get(sentence, [])

    def _keys(self, actors: Mapping[str, int]) -> set[str]:
        countries = (country for actor in actors for country in self._known.countries.get(actor, ()))
        return {*actors, *countries}
