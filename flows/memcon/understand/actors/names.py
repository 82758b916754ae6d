"""Proper names in a document that the gazetteer does not know, and what they name."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from spacy.tokens import Doc, Token

from memcon.model import MentionKind
from memcon.understand.actors.enclosed import apposed
from memcon.understand.actors.headlines import full_names, is_headline, names_below
from memcon.understand.actors.known import Known
from memcon.understand.actors.name_kinds import Kinds, Placed, kinds, surnames
from memcon.understand.actors.name_runs import Run, Words, is_body, lone_surnames, runs, words
from memcon.understand.actors.name_signs import is_party
from memcon.understand.actors.name_words import Surroundings, Unit, is_particle, opens_sentence
from memcon.understand.actors.offices import OfficePhrase


class Name(NamedTuple):
    """A proper name in tokens of its paragraph (last included) and what it names."""

    first: int
    last: int
    words: Words
    kind: MentionKind | None


class Reading(NamedTuple):
    """A paragraph with the runs of name words in it."""

    runs: tuple[Run, ...]
    titles: frozenset[int]
    """The last tokens of offices that can stand before a name."""
    holders: frozenset[int]
    """The last tokens of offices of a country or body, whose holder a name after a comma is."""
    states: frozenset[int]
    """The last tokens of names of states."""
    around: Surroundings
    headline: bool
    speaker: int
    """Where the name of the person ends who speaks the paragraph, in its characters; 0 without one."""

    def is_titled(self, run: Run) -> bool:
        """Whether the run is a person's name: after an office, or before what that person says."""
        last = self.doc[run[-1].last]
        before = apposed(self.doc, run[0].first, run[-1].last) if len(run) > 1 and not is_body(run) else None
        titled = run[0].first - 1 in self.titles or before in self.holders
        titled = titled or (run[0].first - 2 in self.states and not is_body(run) and _is_national(run, last))
        return titled or last.idx + len(last) <= self.speaker

    @property
    def doc(self) -> Doc:
        """The paragraph's tokens."""
        return self.around.doc


def names(
    docs: Sequence[Doc],
    known: Sequence[Sequence[Known]],
    offices: Sequence[Sequence[OfficePhrase]],
    speakers: Sequence[int],
) -> tuple[tuple[Name, ...], ...]:
    """The names of each paragraph of one document, in order, without overlaps; `speakers` tell where
    the name ends that each paragraph begins with as its speaker's, in its characters, 0 where none does.
    """
    common = frozenset(token.text for doc in docs for token in doc if token.text.islower())
    every = zip(docs, known, offices, speakers, strict=True)
    read = [_reading(doc, items, held, common, speaker) for doc, items, held, speaker in every]
    if all(reading.headline or not reading.runs for reading in read):
        read = [reading._replace(headline=False) for reading in read]
    read = _with_particles(read)
    decided = kinds(
        Placed(run, reading.doc, titled=reading.is_titled(run))
        for reading in read
        for run in reading.runs
        if not reading.headline
    )
    families = surnames(decided)
    return tuple(tuple(_names(reading, decided, families)) for reading in read)


def _reading(
    doc: Doc, known: Sequence[Known], offices: Sequence[OfficePhrase], common: frozenset[str], speaker: int
) -> Reading:
    blocked = {number for item in known for number in range(item.first, item.last + 1)}
    blocked |= {number for phrase in offices for number in range(phrase.words[0], phrase.last + 1)}
    titles = {phrase.last for phrase in offices if phrase.office.title or phrase.of is not None}
    holders = {phrase.last for phrase in offices if phrase.of is not None and not phrase.plural}
    around = Surroundings(doc, frozenset(blocked), common)
    states = frozenset(item.last for item in known if item.used_as("name", "capital"))
    return Reading(
        runs=tuple(runs(around)),
        titles=frozenset(titles),
        holders=frozenset(holders),
        states=states,
        around=around,
        headline=is_headline(doc),
        speaker=speaker,
    )


def _is_national(run: Run, last: Token) -> bool:
    """Whether a name after a state's is its politician's: Salas of "met Chile's Salas"; not an acronym's or a
    company's that only sells or builds.
    """
    possessive = run[0].first > 0 and last.doc[run[0].first - 1].tag_ == "POS"
    return possessive and not any(unit.text.isupper() for unit in run) and is_party(last)


def _with_particles(read: Sequence[Reading]) -> list[Reading]:
    """Begin a surname with its particles ("von der Leyen") where a full name in the text has them, or where
    it is somebody's own: "Brazil's da Costa".
    """
    every = {words(run) for reading in read for run in reading.runs}
    tails = {name[at:] for name in every for at in range(1, len(name))}
    return [
        reading._replace(runs=tuple(_widened(reading.doc, run, tails) for run in reading.runs))
        for reading in read
    ]


def _widened(doc: Doc, run: Run, tails: set[Words]) -> Run:
    before = (Unit(number, number, doc[number].text) for number in range(run[0].first - 1, -1, -1))
    particles = tuple(takewhile(is_particle, before))[::-1]
    wider = (*particles, *run)
    owned = wider[0].first > 0 and doc[wider[0].first - 1].tag_ == "POS"
    return wider if particles and (owned or words(wider) in tails) else run


def _names(reading: Reading, decided: Kinds, families: frozenset[str]) -> Iterator[Name]:
    if reading.headline:
        below = tuple(names_below(reading.doc, decided))
        for run in sorted({*below, *full_names(reading.doc, reading.runs, below)}):
            yield Name(run[0].first, run[-1].last, words(run), _kind_below(run, decided))
        return
    lone = lone_surnames(reading.around, reading.runs, families)
    for run in sorted((*reading.runs, *lone)):
        yield from _named(reading.doc, run, decided, families)


def _kind_below(run: Run, decided: Kinds) -> MentionKind | None:
    lower = tuple(unit.lower for unit in run)
    return next(
        (kind for name, kind in decided.items() if tuple(word.lower() for word in name) == lower),
        "person",
    )


def _named(doc: Doc, run: Run, decided: Kinds, families: frozenset[str]) -> Iterator[Name]:
    """A run as one name, or as two where a hyphen joins two people ("the Moreau-Halim meeting")."""
    unit, halves = run[-1], run[-1].text.split("-")
    if len(run) == 1 and len(halves) == 2 and families.issuperset(halves):
        yield Name(unit.first, unit.first, (halves[0],), "person")
        yield Name(unit.last, unit.last, (halves[1],), "person")
        return
    if len(run) > 1 and _is_participle(doc, run[0]) and run[-1].text in families:
        run = run[1:]
    kind = decided.get(words(run)) or ("person" if run[-1].text in families else None)
    yield Name(run[0].first, run[-1].last, words(run), kind)


def _is_participle(doc: Doc, unit: Unit) -> bool:
    """Whether the word is the "Meeting" of "Meeting Halim, she said …"."""
    return unit.text.endswith("ing") and opens_sentence(doc[unit.first])
