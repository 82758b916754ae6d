"""What a card tells is told as triples again: examples of terms, and files about what several documents tell.
Each is one of the document's graph: where a card leaves open which triple it was made from, none is claimed.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from msgspec import Struct

from memcon.export.pages.cards import Named, When, Words


class Claim(Struct, frozen=True):
    """A triple: IRIs of the data without the base, terms as Turtle shortens them."""

    subject: str
    term: str
    value: str | int | bool | dt.date
    refers: bool = False
    """Whether the value is an IRI or a term."""


def of_class(iri: str, kind: str) -> Claim:
    """What something is."""
    return Claim(iri, "rdf:type", kind, refers=True)


def linked(iri: str, term: str, things: Iterable[Named]) -> Iterator[Claim]:
    """The things that a property links to."""
    for thing in things:
        yield Claim(iri, term, thing.iri, refers=True)


def referring(iri: str, term: str, value: str | None) -> Iterator[Claim]:
    """The IRI that a property links to, where there is one."""
    if value:
        yield Claim(iri, term, value, refers=True)


def concepts(iri: str, **values: str) -> Iterator[Claim]:
    """The concepts of a fact, by property, from their notations."""
    for name, notation in values.items():
        if notation:
            yield Claim(iri, f"mc:{name}", f"mc:{name}-{notation}", refers=True)


def dated(iri: str, when: When) -> Iterator[Claim]:
    """When a fact was."""
    if when.earliest and when.earliest == when.latest:
        yield Claim(iri, "mc:date", when.earliest)
    else:
        for term, day in (("mc:dateEarliest", when.earliest), ("mc:dateLatest", when.latest)):
            if day:
                yield Claim(iri, term, day)
    if when.text:
        yield Claim(iri, "mc:dateText", when.text)
    if when.basis:
        yield Claim(iri, "mc:dateBasis", f"mc:basis-{when.basis}", refers=True)


def resting(iri: str, role: str, words: Words, document: str) -> Claim:
    """The words that a fact, or an actor, rests on."""
    return Claim(iri, role, spot_iri(words, document), refers=True)


def spot_iri(words: Words, document: str) -> str:
    """The IRI of words of a document."""
    return f"{document}#char={words.start},{words.end}"
