"""The words that say whether an act of speech was done, is expected or is possible (lexicon/modality.csv)."""

from collections.abc import Iterator
from functools import lru_cache
from typing import get_args

from msgspec import Struct
from spacy.tokens import Token

from memcon import ontology
from memcon.lexicon import one_of
from memcon.model import Modality
from memcon.understand.lemmas import lemma


class Row(Struct, frozen=True):
    """What a word makes of the act that stands under it."""

    modality: Modality
    reported: Modality
    """The same within what somebody said: "she said she would ask" is a plan, no condition."""
    unless: frozenset[str]
    """The circumstances under which the act is done nevertheless (see modality.circumstances)."""


class Table(Struct, frozen=True):
    """The rows of one kind by word, and the irregular forms of these words."""

    rows: dict[str, Row]
    irregular: dict[str, str]


@lru_cache(maxsize=16)
def table(kind: str) -> Table:
    """The rows of a kind, read once a process: "modal" (auxiliaries), "governor" and "gerund" (what an
    infinitive or a gerund hangs on), "wish" and "liking" ("want", and "like" after "would"), "copula", "act"
    (acts of the speech lexicon as governors), "mark", "adverb", "adjective" (before a noun); "later", "only",
    "courtesy", "compared" and "preposition" give no modality themselves.

    Raises OntologyError when the table is missing or broken.
    """
    rows: dict[str, Row] = {}
    irregular: dict[str, str] = {}
    name = "lexicon/modality.csv"
    for row in ontology.rows(name):
        if row["kind"] == kind:
            given: Modality = one_of(name, row["modality"] or "asserted", get_args(Modality))
            reported: Modality = one_of(name, row["reported"] or given, get_args(Modality))
            rows[row["words"]] = Row(given, reported, frozenset(row["unless"].split()))
            irregular |= dict.fromkeys(row["forms"].split(), row["words"])
    return Table(rows, irregular)


def row(token: Token, kind: str) -> Row | None:
    """The row of that kind that the token is a form of."""
    return row_of(token.lower_, kind)


@lru_cache(maxsize=100_000)
def row_of(word: str, kind: str) -> Row | None:
    """The row of that kind that a word in lower case is a form of."""
    words = table(kind)
    found = lemma(word.replace("’", "'"), words.rows, words.irregular)
    return words.rows[found] if found else None


def is_of(token: Token, kind: str) -> bool:
    """Is the token, or are it and the next word, a row of that kind?"""
    return row(token, kind) is not None or f"{token.lower_} {next_word(token)}" in table(kind).rows


def next_word(token: Token) -> str:
    """The word after the token, in lower case; "" at the end."""
    return token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""


def wish(node: Token) -> Row | None:
    """What "wants to" says, and "would like to"."""
    modal = any(child.tag_ == "MD" for child in node.lefts)
    return row(node, "wish") or (row(node, "liking") if modal else None)


def helpers(verb: Token) -> Iterator[Token]:
    """The words before a verb that hang on it or on its "be": auxiliaries, "not", adverbs, conjunctions."""
    for child in verb.lefts:
        yield child
        if child.dep_ == "auxpass":
            yield from child.lefts
