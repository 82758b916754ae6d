"""A day only where the day is known; bounds where it is not; always the words and the basis."""

import datetime as dt

import pytest
from rdflib import Literal, URIRef

from examples import document, span
from memcon.map.dates import date_triples
from memcon.model import DateReference
from memcon.vocabulary import MC

TEXT = "They met on 4 March, in spring or some day."
FACT = URIRef("https://example.org/meeting/1")


def said(words, grain, basis, earliest=None, latest=None):
    reference = DateReference(span(TEXT, words), grain, basis, earliest, latest)
    triples = date_triples("https://example.org/", document(TEXT, "a.txt"), FACT, reference)
    terms = (MC.date, MC.dateEarliest, MC.dateLatest, MC.dateText, MC.dateBasis)
    return {term: value for fact, term, value in triples if fact == FACT and term in terms}


def day(text):
    return Literal(dt.date.fromisoformat(text))


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (
            ("4 March", "day", "relative", dt.date(2031, 3, 4), dt.date(2031, 3, 4)),
            {MC.date: day("2031-03-04"), MC.dateBasis: MC["basis-relative"]},
        ),
        (
            ("spring", "season", "inferred", dt.date(2031, 3, 1), dt.date(2031, 5, 31)),
            {
                MC.dateEarliest: day("2031-03-01"),
                MC.dateLatest: day("2031-05-31"),
                MC.dateBasis: MC["basis-inferred"],
            },
        ),
        (
            ("4 March", "day", "explicit", dt.date(2030, 3, 4), dt.date(2031, 3, 4)),
            {
                MC.dateEarliest: day("2030-03-04"),
                MC.dateLatest: day("2031-03-04"),
                MC.dateBasis: MC["basis-explicit"],
            },
        ),
        (("some day", "day", "unknown"), {MC.dateBasis: MC["basis-unknown"]}),
    ],
    ids=["a day", "a season", "two years possible", "no basis"],
)
def test_dates(reference, expected):
    assert said(*reference) == {**expected, MC.dateText: Literal(reference[0])}


def test_no_date():
    assert not list(date_triples("https://example.org/", document(TEXT, "a.txt"), FACT, None))
