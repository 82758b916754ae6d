"""The page of an actor: what it is called, which offices it held, whom it met, what it said, and where that
stands. Long lists go on at person/barack-obama/2.html, so that no page grows with the corpus.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from msgspec import Struct

from memcon.export.pages.cards import About, ActorTold, Card, Named, Office
from memcon.export.pages.claims import Claim
from memcon.export.pages.claims.descriptions import described
from memcon.export.pages.claims.facts import office_claims
from memcon.export.pages.claims.graphs import files
from memcon.export.pages.contacts import Contact, contacts
from memcon.export.pages.events import Event
from memcon.export.pages.parting import parts_of, paths_of
from memcon.export.pages.periods import Period, periods_of
from memcon.export.pages.rendering import rendered
from memcon.export.pages.site import Owner
from memcon.export.pages.tellings import together

# what is shown and given along, since nobody holds so many: offices, documents that are named for each, names
OFFICES = 15
DOCUMENTS = 3
NAMES = 30

Told = tuple[Event, int]
"""A meeting or an utterance, and how many documents tell of it."""


class Held(Struct, frozen=True):
    """An office, in the words of the first document that reports it."""

    office: Office
    documents: tuple[tuple[About, Office], ...]
    """Some of those that report it, each with its own words."""
    number: int
    """How many do."""


class Life(Struct, frozen=True):
    """What all documents together tell of an actor."""

    named: Named
    aliases: tuple[str, ...]
    wikidata: str | None
    offices: tuple[Held, ...]
    contacts: tuple[Contact, ...]
    meetings: tuple[Told, ...]
    said: tuple[Told, ...]
    about: tuple[Told, ...]
    """What others said to it, or about it."""
    documents: tuple[tuple[About, ActorTold], ...]
    periods: tuple[Period, ...]


class Actors:
    """The section of the pages of actors."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._documents: dict[str, array[int]] = {}
        self._telling: dict[str, array[int]] = {}
        self._met: dict[str, set[str]] = {}

    def add(self, number: int, card: Card) -> None:
        """Look at the card of the document of that number."""
        for actor in card.actors:
            self._documents.setdefault(actor.named.iri, array("I")).append(number)
        for meeting in card.meetings:
            self._telling.setdefault(meeting.iri, array("I")).append(number)
            for each in meeting.participants:
                self._met.setdefault(each.iri, set()).add(meeting.iri)

    def owners(self) -> Iterator[Owner]:
        """Each actor, with the documents that mention it, and those that tell of its meetings without it."""
        for iri, numbers in self._documents.items():
            met = (self._telling[meeting] for meeting in self._met.get(iri, ()))
            yield Owner(iri, tuple(sorted({*numbers, *chain.from_iterable(met)})))

    def pages(self, owner: Owner, cards: Sequence[Card]) -> Iterator[tuple[str, bytes]]:
        """The pages of an actor."""
        life = lived(owner.name, [cards[number] for number in owner.documents or ()])
        lists = (life.contacts, life.meetings, life.said, life.about, life.documents)
        parts = parts_of(lists)
        paths = paths_of(owner.name, len(parts))
        made = files(_claims(life), self._base)
        for number, (path, part) in enumerate(zip(paths, parts, strict=True)):
            values = {"life": life, "part": part, "number": number, "paths": paths, "files": made}
            yield path, rendered("actor.html", path, most=(NAMES, OFFICES), **values)


def lived(iri: str, cards: Sequence[Card]) -> Life:
    """What these documents, all of which mention the actor or tell of a meeting of it, tell of it."""
    told = [(card.document, actor) for card in cards for actor in card.actors if actor.named.iri == iri]
    named = told[0][1].named
    own = {one.iri for card in cards for one in card.meetings if named in one.participants}
    events = together(cards, lambda one: named in (*one.actors, *one.others) or one.told.iri in own)
    mine = [(event, number) for event, number in events if named in event.actors]
    met = [(event, number) for event, number in mine if event.kind == "meeting"]
    said = [(event, number) for event, number in mine if event.kind != "meeting"]
    aliases = dict.fromkeys(alias for _, actor in told for alias in actor.aliases)
    return Life(
        named=named,
        aliases=tuple(sorted(alias for alias in aliases if alias != named.label)),
        wikidata=next((actor.wikidata for _, actor in told if actor.wikidata), None),
        offices=tuple(_offices(iri, cards)),
        contacts=contacts(named, (event for event, _ in met)),
        meetings=tuple(met),
        said=tuple(said),
        about=tuple((event, number) for event, number in events if named in event.others),
        documents=tuple(sorted(told, key=_newest, reverse=True)),
        periods=periods_of(event for event, _ in mine),
    )


def _offices(iri: str, cards: Sequence[Card]) -> Iterator[Held]:
    """The offices, each once, those that most documents report first."""
    told: dict[tuple[str, str, bool], list[tuple[About, Office]]] = {}
    for card in cards:
        for office in card.offices:
            if office.holder.iri == iri:
                key = office.title, office.of.iri if office.of else "", office.former
                told.setdefault(key, []).append((card.document, office))
    for several in sorted(told.values(), key=len, reverse=True):
        yield Held(several[0][1], tuple(several[:DOCUMENTS]), len(several))


def _newest(pair: tuple[About, ActorTold]) -> tuple[bool, str]:
    issued = pair[0].issued
    return issued is not None, str(issued or "")


def _claims(life: Life) -> Iterable[Claim]:
    yield from described(life.named)
    iri = life.named.iri
    for alias in life.aliases[:NAMES]:
        yield Claim(iri, "skos:altLabel", alias)
    if life.wikidata:
        yield Claim(iri, "skos:exactMatch", life.wikidata, refers=True)
    for held in life.offices[:OFFICES]:
        for about, office in held.documents[:1]:
            yield from office_claims(office, about.iri)
            if office.of:
                yield from described(office.of)
