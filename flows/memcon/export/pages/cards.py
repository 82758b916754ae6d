"""What the pages of actors, meetings, the network and the timeline need of one document: a card each.

A card is kept with the document's pieces of the exports, so that a page about many documents is made without
reading any of them again. IRIs stand without the base ("person/barack-obama"), which is also where their
pages are: person/barack-obama.html.
"""

import datetime as dt

from msgspec import Struct


class Named(Struct, frozen=True, order=True):
    """A thing that has a page: an actor, a place, a topic."""

    iri: str
    label: str

    @property
    def kind(self) -> str:
        """What it is: "person", "state", "organisation", "group", "actor", "place" or "topic"."""
        return self.iri.partition("/")[0]


class About(Struct, frozen=True):
    """The document itself."""

    iri: str
    identifier: str
    title: str
    """Its title; where it has none, its identifier."""
    issued: dt.date | None = None
    publisher: str | None = None
    source: str | None = None
    """Its web address."""
    duplicate_of: str | None = None
    """The IRI of the document that it is a near copy of."""


class When(Struct, frozen=True):
    """When something was: days are known only where the text, or the document's date, tells them."""

    earliest: dt.date | None = None
    latest: dt.date | None = None
    text: str = ""
    """The words that name the time; empty where none do."""
    basis: str = ""
    """"explicit", "relative", "inferred", "unknown", or empty without a date."""


class Words(Struct, frozen=True, order=True):
    """Words of the document's text; offsets as in `model.Span`."""

    start: int
    end: int
    exact: str


class Passage(Struct, frozen=True):
    """The sentences around words that a fact rests on."""

    text: str
    start: int
    """Offset of its first character in the document."""
    marks: tuple[Words, ...]
    """The words in it, in their order; none overlaps another."""
    cut_before: bool = False
    cut_after: bool = False


class Office(Struct, frozen=True):
    """An office held, as the document reports it."""

    iri: str
    holder: Named
    words: str
    """As the text words it: "Russian Foreign Minister"."""
    title: str
    """To group by: "foreign minister"."""
    of: Named | None
    former: bool
    evidence: Words


class MeetingTold(Struct, frozen=True):
    """A meeting, as the document tells it."""

    iri: str
    form: str
    status: str
    participants: tuple[Named, ...]
    host: Named | None
    places: tuple[Named, ...]
    topics: tuple[Named, ...]
    when: When
    evidence: tuple[Words, ...]
    passages: tuple[Passage, ...]


class StatementTold(Struct, frozen=True):
    """A statement."""

    iri: str
    speakers: tuple[Named, ...]
    act: str
    stance: str
    """"supports", "opposes" or empty."""
    wording: str
    modality: str
    """"expected", "possible" or empty."""
    negated: bool
    addressees: tuple[Named, ...]
    targets: tuple[Named, ...]
    """Actors and topics."""
    cue: str
    content: str
    """The words, at most 300 characters of them."""
    quoted: bool
    """Whether it has words of the speaker verbatim."""
    when: When
    made_at: str | None
    """The IRI of the meeting."""
    same_as: str | None
    """The IRI of the statement that tells the same utterance earlier."""
    evidence: Words
    """The first of its words in the text."""


class ActorTold(Struct, frozen=True):
    """An actor that the document mentions."""

    named: Named
    aliases: tuple[str, ...]
    wikidata: str | None
    mentions: int
    first: Words | None
    """The first mention."""


class Open(Struct, frozen=True):
    """A mention that stayed unresolved, and why."""

    words: Words
    reason: str


class Card(Struct, frozen=True):
    """All of it."""

    document: About
    actors: tuple[ActorTold, ...] = ()
    offices: tuple[Office, ...] = ()
    meetings: tuple[MeetingTold, ...] = ()
    statements: tuple[StatementTold, ...] = ()
    unresolved: tuple[Open, ...] = ()
