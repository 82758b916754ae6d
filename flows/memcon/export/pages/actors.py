"""The page of an actor: what it is called, which offices it held, whom it met, what it said, and where that
stands. Long lists go on at person/barack-obama/2.html, so that no page grows with the corpus.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from memcon.export.pages.cards import About, ActorTold, Card, Named, Office
from memcon.export.pages.claims import Claim
from memcon.export.pages.claims.descriptions import described
from memcon.export.pages.claims.facts import office_claims
from memcon.export.pages.claims.graphs import files
from memcon.export.pages.contacts import Contact, contacts
from memcon.export.pages.events import Event
from memcon.export.pages.once import events_of
from memcon.export.pages.parting import parts_of, paths_of
from memcon.export.pages.rendering import rendered
from memcon.export.pages.site import Owner
from memcon.export.pages.years import Year, years_of

# offices in the files to take along, and documents that are named for each
OFFICES = 40
DOCUMENTS = 3


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
    meetings: tuple[Event, ...]
    said: tuple[Event, ...]
    about: tuple[Event, ...]
    """What others said to it, or about it."""
    documents: tuple[tuple[About, ActorTold], ...]
    years: tuple[Year, ...]


class Actors:
    """The section of the pages of actors."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._documents: dict[str, array[int]] = {}

    def add(self, number: int, card: Card) -> None:
        """Look at the card of the document of that number."""
        for actor in card.actors:
            self._documents.setdefault(actor.named.iri, array("I")).append(number)

    def owners(self) -> Iterator[Owner]:
        """Each actor, with the documents that mention it."""
        return (Owner(iri, tuple(numbers)) for iri, numbers in self._documents.items())

    def pages(self, owner: Owner, cards: Sequence[Card]) -> Iterator[tuple[str, bytes]]:
        """The pages of an actor."""
        life = lived(owner.name, [cards[number] for number in owner.documents or ()])
        lists = (life.contacts, life.meetings, life.said, life.about, life.documents)
        parts = parts_of(lists)
        paths = paths_of(owner.name, len(parts))
        made = files(_claims(life), self._base)
        for number, (path, part) in enumerate(zip(paths, parts, strict=True)):
            values = {"life": life, "part": part, "number": number, "paths": paths, "files": made}
            yield path, rendered("actor.html", path, **values)


def lived(iri: str, cards: Sequence[Card]) -> Life:
    """What these documents, all of which mention the actor, tell of it."""
    told = [(card.document, actor) for card in cards for actor in card.actors if actor.named.iri == iri]
    named = told[0][1].named
    events = events_of(cards, lambda event: named in event.actors or named in event.others)
    mine = [each for each in events if named in each.actors]
    met = [each for each in mine if each.kind == "meeting"]
    said = [each for each in mine if each.kind != "meeting"]
    aliases = dict.fromkeys(alias for _, actor in told for alias in actor.aliases)
    return Life(
        named=named,
        aliases=tuple(sorted(alias for alias in aliases if alias != named.label)),
        wikidata=next((actor.wikidata for _, actor in told if actor.wikidata), None),
        offices=tuple(_offices(iri, cards)),
        contacts=contacts(named, met),
        meetings=tuple(met),
        said=tuple(said),
        about=tuple(each for each in events if named in each.others),
        documents=tuple(sorted(told, key=_newest, reverse=True)),
        years=years_of(mine),
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
    for alias in life.aliases:
        yield Claim(iri, "skos:altLabel", alias)
    if life.wikidata:
        yield Claim(iri, "skos:exactMatch", life.wikidata, refers=True)
    for held in life.offices[:OFFICES]:
        for about, office in held.documents[:1]:
            yield from office_claims(office, about.iri)
            if office.of:
                yield from described(office.of)
