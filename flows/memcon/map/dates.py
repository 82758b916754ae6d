"""When something was: a day, or the first and last day that the words can mean."""

import datetime as dt
from collections.abc import Iterator

from rdflib import XSD, Literal, URIRef

from memcon.map.evidence import Triple, support
from memcon.model import DateReference, Document
from memcon.vocabulary import MC


def date_triples(base: str, document: Document, fact: URIRef, date: DateReference | None) -> Iterator[Triple]:
    """The dates of a meeting or statement: mc:date only when the day is known, else bounds where they
    are known; always the words and how the days follow from them.
    """
    if date is None:
        return
    yield fact, MC.dateText, Literal(date.span.exact)
    yield fact, MC.dateBasis, MC[f"basis-{date.basis}"]
    yield from support(base, document, fact, MC.dateEvidence, [date.span])
    if date.grain == "day" and date.earliest is not None and date.earliest == date.latest:
        yield fact, MC.date, Literal(date.earliest.isoformat(), datatype=XSD.date)
        return
    for term, day in ((MC.dateEarliest, date.earliest), (MC.dateLatest, date.latest)):
        if day is not None:
            yield fact, term, Literal(day.isoformat(), datatype=XSD.date)


def inferred_triples(fact: URIRef, day: dt.date) -> Iterator[Triple]:
    """A day that no words of the text name: its basis says that it is a conclusion."""
    yield fact, MC.date, Literal(day.isoformat(), datatype=XSD.date)
    yield fact, MC.dateBasis, MC["basis-inferred"]
