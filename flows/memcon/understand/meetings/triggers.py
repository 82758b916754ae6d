"""Words that tell of a meeting, and words that say what becomes of it: the table lexicon/meetings.csv.

A word has a part (verb, noun, modifier ...) and a class: `mutual` verbs need no object, the subject of a
`light` verb takes part in the noun it governs, a `refused` verb cancels it, and so on; the notes of the
table say what each class means.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from memcon import ontology
from memcon.model import MeetingForm
from memcon.understand.lemmas import lemma

VERB_FRAMES = (
    "mutual", "with", "speech", "courtesy", "summon", "call", "ring", "host", "welcome", "visit", "gather",
    "accompany", "discuss", "see",
)  # fmt: skip
NOUN_FRAMES = ("strong", "pair", "courtesy", "ring", "visit", "journey")
# what may stand between a verb and its particle: "called the talks off"
PARTICLES = frozenset({"prt", "prep", "advmod"})


class Words(NamedTuple):
    """The words of one part and class: lemma -> form of meeting, and irregular form -> lemmas."""

    forms: Mapping[str, str]
    irregular: Mapping[str, str]
    first: frozenset[str]
    """The first words of the entries that have two."""


class Trigger(NamedTuple):
    """A word that tells of a meeting, at its place."""

    token: Token
    frame: str
    """Its class in the table."""
    form: MeetingForm


@lru_cache(maxsize=64)
def words(part: str, class_: str) -> Words:
    """The words of a part and class. Raises OntologyError when the table is missing or broken."""
    forms: dict[str, str] = {}
    irregular: dict[str, str] = {}
    for row in _table():
        if (row["part"], row["class"]) == (part, class_):
            forms[row["word"]] = row["form"]
            first = row["word"].split()[0]
            irregular |= {form: first for form in row["forms"].split("|") if form}
    return Words(forms, irregular, frozenset(word.split()[0] for word in forms if " " in word))


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, str], ...]:
    return tuple(ontology.rows("lexicon/meetings.csv"))


def known(token: Token, part: str, *classes: str) -> str | None:
    """The entry of `part` in one of the classes that the token is a form of, with its particle if it
    has one, or None.
    """
    for class_ in classes:
        single, first = _lemmas(token.text.lower(), part, class_)
        for particle in _particles(token) if first else ():
            if f"{first} {particle}" in words(part, class_).forms:
                return f"{first} {particle}"
        if single is not None:
            return single
    return None


@lru_cache(maxsize=100_000)
def _lemmas(form: str, part: str, class_: str) -> tuple[str | None, str | None]:
    """The entry that a word is a form of, and the first word of entries with two that it is a form of."""
    table = words(part, class_)
    single = lemma(form, table.forms, table.irregular)
    first = lemma(form, table.first, table.irregular)
    return single if single in table.forms else None, first if first in table.first else None


def _particles(token: Token) -> Iterator[str]:
    yield from (child.text.lower() for child in token.children if child.dep_ in PARTICLES)
    if token.i + 1 < len(token.doc):
        yield token.nbor().text.lower()


def triggers(sentence: Tokens) -> Iterator[Trigger]:
    """The words of a sentence that can tell of a meeting, in order; one of several classes once in each."""
    for token in sentence:
        part = "verb" if token.tag_.startswith("VB") else "noun" if token.tag_.startswith("NN") else ""
        frames = VERB_FRAMES if part == "verb" else NOUN_FRAMES if part else ()
        for frame in frames:
            word = known(token, part, frame)
            if word is not None and (part == "verb" or _heads_its_phrase(token)):
                form: MeetingForm = words(part, frame).forms[word] or "meeting"  # type: ignore[assignment]
                yield Trigger(token, frame, form)


def _heads_its_phrase(noun: Token) -> bool:
    """Not a modifier ("meeting room", "talks agenda") unless of another trigger ("summit talks"), and not
    what only sounds like one ("press conference").
    """
    if any(known(child, "modifier", "other") for child in noun.lefts):
        return False
    after = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    return noun.dep_ != "compound" or noun.head.i <= noun.i or not after.tag_.startswith("NN")
