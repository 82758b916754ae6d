"""Proper names in a document that the gazetteer does not know, and what they name.

The small model finds three names of four and calls half of the surnames organisations. So its labels are
one vote among others: a title or honorific before the name, a given name, a body noun in it, what a fuller
form of the name is elsewhere in the document.
"""

import calendar
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from memcon.lexicon import given_names, groups, honorifics
from memcon.model import MentionKind
from memcon.understand.known import Known
from memcon.understand.offices import OfficePhrase

PARTICLES = frozenset(
    ["al", "el", "bin", "ibn", "bint", "von", "van", "der", "den", "de", "del", "della", "di", "da", "dos", "do", "du", "la", "le", "ter", "ten", "zu", "abu", "ould", "ben"]
)
CALENDAR = frozenset([*calendar.day_name, *calendar.month_name[1:]])
LABELS: dict[str, MentionKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}


class Unit(NamedTuple):
    """A word of a name, hyphens included: "Jean-Yves", "al-Assad"; tokens first to last (included)."""

    first: int
    last: int
    text: str


class Name(NamedTuple):
    """A proper name in tokens of its paragraph (last included) and what it names."""

    first: int
    last: int
    units: tuple[str, ...]
    kind: MentionKind | None


class Run(NamedTuple):
    """A run of name words with what its own place in the text votes for."""

    units: tuple[Unit, ...]
    votes: Counter[MentionKind]
    headline: bool

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(unit.text for unit in self.units)


def names(
    docs: Sequence[Doc], known: Sequence[Sequence[Known]], offices: Sequence[Sequence[OfficePhrase]]
) -> tuple[tuple[Name, ...], ...]:
    """The names of each paragraph of one document, in order, without overlaps."""
    common = {token.text for doc in docs for token in doc if token.text.islower()}
    runs = [_runs(doc, found, held, common) for doc, found, held in zip(docs, known, offices, strict=True)]
    kinds = _kinds([run for paragraph in runs for run in paragraph])
    return tuple(tuple(name for run in paragraph for name in _named(run, kinds)) for paragraph in runs)


def _units(doc: Doc) -> list[Unit]:
    units: list[Unit] = []
    number = 0
    while number < len(doc):
        last = number
        while (
            last + 2 < len(doc)
            and doc[last + 1].text == "-"
            and not doc[last].whitespace_
            and not doc[last + 1].whitespace_
            and doc[last + 2].is_alpha
            and doc[last].is_alpha
        ):
            last += 2
        units.append(Unit(number, last, doc[number : last + 1].text))
        number = last + 1
    return units


def _runs(doc: Doc, known: Sequence[Known], offices: Sequence[OfficePhrase], common: set[str]) -> list[Run]:
    blocked = {number for item in known for number in range(item.first, item.last + 1)}
    blocked |= {number for phrase in offices for number in range(phrase.words[0], phrase.last + 1)}
    titles = {phrase.last for phrase in offices if phrase.office.title or phrase.of is not None}
    headline = _is_headline(doc)
    runs: list[Run] = []
    current: list[Unit] = []
    for unit in [*_units(doc), None]:
        goes_on = unit is not None and _continues(doc, unit, current, blocked, common)
        if unit is not None and goes_on and not _party_label(doc, current, unit):
            current.append(unit)
            continue
        while current and current[-1].text.lower() in PARTICLES:
            current.pop()
        if current:
            runs.append(Run(tuple(current), _votes(doc, current, titles), headline))
        current = [unit] if unit is not None and goes_on else []
    return runs


def _party_label(doc: Doc, current: Sequence[Unit], unit: Unit) -> bool:
    """Whether a person's name begins after a party's: "Democrat" before "Joe Lieberman"."""
    token = doc[unit.first]
    begins = token.ent_type_ == "PERSON" and token.ent_iob_ == "B"
    return begins and bool(current) and doc[current[-1].last].ent_type_ == "NORP"


def _continues(doc: Doc, unit: Unit, current: list[Unit], blocked: set[int], common: set[str]) -> bool:
    token = doc[unit.first]
    if unit.first in blocked or unit.last in blocked:
        return False
    if current and unit.text.lower() in PARTICLES:
        return True
    capital = unit.text[:1].isupper() or (
        unit.text.partition("-")[0].lower() in PARTICLES and "-" in unit.text
    )
    if not capital or unit.text.lower() in honorifics():
        return False
    if unit.text in CALENDAR and not _surname_like(doc, unit, current):
        return False
    if token.is_sent_start and unit.text.lower() in common:
        return False
    return token.tag_ in {"NNP", "NNPS"} or token.ent_type_ in LABELS


def _surname_like(doc: Doc, unit: Unit, current: Sequence[Unit]) -> bool:
    """Whether a month's name can be a person's here: "Theresa May", "May said", not "in May", "May 3"."""
    after = doc[unit.last + 1] if unit.last + 1 < len(doc) else None
    if unit.text not in {"April", "May", "June", "August"} or (after is not None and after.tag_ == "CD"):
        return False
    return bool(current) or doc[unit.first].dep_ in {"nsubj", "poss", "conj"}


def _is_headline(doc: Doc) -> bool:
    words = [token.text for token in doc if token.is_alpha and len(token.text) > 3]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _votes(doc: Doc, units: Sequence[Unit], titles: set[int]) -> Counter[MentionKind]:
    first, last = units[0].first, units[-1].last
    before = doc[first - 1].text.lower() if first else ""
    votes: Counter[MentionKind] = Counter()
    for label in {doc[unit.first].ent_type_ for unit in units} & LABELS.keys():
        votes[LABELS[label]] += 2
    if first - 1 in titles or before in honorifics():
        votes["person"] += 6
    if units[0].text.lower() in given_names() and 1 < len(units) < 5:
        votes["person"] += 4
    if any(unit.text.lower() in groups() for unit in units):
        votes["organisation"] += 6
    if len(units) == 1 and units[0].text.isupper() and len(units[0].text) > 1:
        votes["organisation"] += 3
    if doc[last].tag_ == "NNPS" and doc[last].ent_type_ in {"NORP", "ORG", "LOC", ""}:
        votes["group"] += 3
    if before in {"in", "at", "near", "from", "outside"}:
        votes["place"] += 1
    if before == "the":
        votes["organisation"] += 1
    if last + 1 < len(doc) and doc[last + 1].text.lower() == "who":
        votes["person"] += 2
    if doc[last].dep_ == "nsubj":
        votes["person"] += 1
    return votes


def _kinds(runs: Sequence[Run]) -> dict[tuple[str, ...], MentionKind]:
    """What each name is, by all its votes in the document; a surname is what its full name is."""
    votes: dict[tuple[str, ...], Counter[MentionKind]] = defaultdict(Counter)
    for run in runs:
        if not run.headline:
            votes[run.words] += run.votes
    kinds = {words: _winner(count) for words, count in votes.items()}
    full = {words[-1]: kind for words, kind in kinds.items() if len(words) > 1 and kind == "person"}
    for run in runs:
        words = run.words
        if (words[-1] in full and (len(words) == 1 or words[0].lower() not in groups())) or (words not in kinds and _winner(run.votes) == "person" and len(words) > 1):
            kinds[words] = "person"
    return {words: kind for words, kind in kinds.items() if kind is not None}


def _winner(votes: Counter[MentionKind]) -> MentionKind | None:
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < 2:
        return None
    return ranked[0][0]


def _named(run: Run, kinds: dict[tuple[str, ...], MentionKind]) -> list[Name]:
    """A run as one name, or as two where a hyphen joins two people ("the Hollande-Putin meeting")."""
    unit = run.units[-1]
    halves = unit.text.split("-")
    if len(run.units) == 1 and len(halves) == 2 and _are_people(halves, kinds):
        return [
            Name(unit.first, unit.first, (halves[0],), "person"),
            Name(unit.last, unit.last, (halves[1],), "person"),
        ]
    if run.headline and run.words not in kinds:
        return []
    return [Name(run.units[0].first, unit.last, run.words, kinds.get(run.words))]


def _are_people(halves: Sequence[str], kinds: dict[tuple[str, ...], MentionKind]) -> bool:
    people = {words[-1] for words, kind in kinds.items() if kind == "person"}
    return all(half in people for half in halves)
