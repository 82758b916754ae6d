"""Headlines write every word with a capital: only the text below them tells which words are names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc

from memcon.lexicon import given_names
from memcon.model import MentionKind
from memcon.understand.actors.name_runs import Run, Words
from memcon.understand.actors.name_words import Unit, units

ENDS = frozenset({".", "!", "?", ";", '"'})
LONGEST = 6


def is_headline(doc: Doc) -> bool:
    """Whether a paragraph is written like a headline: capitals nearly throughout, and no full stop."""
    long = [token.text for token in doc if token.is_alpha and len(token.text) > 3]
    capitals = sum(word[0].isupper() for word in long)
    shouted = len(long) > 1 and all(word.isupper() for word in long)
    stopped = doc[-1].text in ENDS
    return shouted or (len(long) > 2 and capitals > 0.7 * len(long) and not stopped)


def names_below(doc: Doc, kinds: Mapping[Words, MentionKind]) -> Iterator[Run]:
    """The runs of a headline that are names in the text, or surnames of persons there, longest first."""
    known = {tuple(word.lower() for word in name) for name in kinds}
    known |= {(name[-1].lower(),) for name, kind in kinds.items() if kind == "person"}
    every = tuple(units(doc))
    number = 0
    while number < len(every):
        size = next((n for n in range(LONGEST, 0, -1) if _lower(every[number : number + n]) in known), 0)
        if size and every[number].text[0].isupper():
            yield every[number : number + size]
        number += size or 1


def full_names(doc: Doc, runs: Iterable[Run], below: Iterable[Run]) -> Iterator[Run]:
    """The runs of a headline, or of a line in a list of people, that are persons' full names by themselves:
    a given name first, and the model sees a person in exactly these words.
    """
    used = {unit.first for run in below for unit in run}
    people = {(entity.start, entity.end - 1) for entity in doc.ents if entity.label_ == "PERSON"}
    for run in runs:
        named = len(run) > 1 and run[0].lower in given_names() and (run[0].first, run[-1].last) in people
        if named and used.isdisjoint(unit.first for unit in run):
            yield run


def _lower(run: Sequence[Unit]) -> Words:
    return tuple(unit.lower for unit in run)
