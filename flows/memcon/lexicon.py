"""What we know about words, a table a function: offices, what stands before them, collectives, given names,
forms of address. Every key is lower case, with straight apostrophes.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, TypeVar, get_args

from msgspec import Struct

from memcon.errors import OntologyError
from memcon.model import Gender
from memcon.ontology import rows

OfficeClass = Literal[
    "head of state", "head of government", "minister", "diplomat", "spokesperson", "legislator", "official",
    "military", "royal", "religious", "party", "business", "judge", "academic", "media", "counterpart",
]  # fmt: skip
ModifierClass = Literal["portfolio", "rank", "time"]
When = Literal["past", "present", "future"]
GroupClass = Literal["government", "body", "people", "collective"]

Row = TypeVar("Row")
Word = TypeVar("Word", bound=str)


class Office(Struct, frozen=True):
    """The head of an office: "minister" in "deputy foreign minister"."""

    words: str
    plural: str
    class_: OfficeClass
    gender: Gender | None
    """Where the word itself fixes it."""
    title: bool
    """Whether it stands right before a name: "President Obama", but not "head"."""
    of: bool
    """Whether it normally takes "of" or "for" and what it is held in."""


class Modifier(Struct, frozen=True):
    """Words that may stand before the head of an office: "deputy", "foreign", "former"."""

    words: str
    class_: ModifierClass
    when: When | None
    """For the class "time": whether the office was held, is held or will be."""


class Group(Struct, frozen=True):
    """A noun for a collective: "government" (the state itself), "ministry" (a body), "delegation" (a
    collective in the singular too), "officials" (people: in the singular a person).
    """

    word: str
    plural: str
    class_: GroupClass


@lru_cache(maxsize=1)
def offices() -> Mapping[str, Office]:
    """The heads of offices, found by their singular and by their plural."""
    table = "gazetteer/offices.csv"
    found = [
        Office(
            words=row["words"],
            plural=row["plural"],
            class_=one_of(table, row["class"], get_args(OfficeClass)),
            gender=gender(table, row["gender"]),
            title=row["title"] == "yes",
            of=row["of"] == "yes",
        )
        for row in rows(table)
    ]
    return index(table, [(office.words, office) for office in found], [(o.plural, o) for o in found])


@lru_cache(maxsize=1)
def portfolios() -> Mapping[str, Modifier]:
    """The words before heads of offices; those with a hyphen at one end are part of a word ("ex-")."""
    table = "gazetteer/portfolios.csv"
    found = (
        Modifier(
            words=row["words"],
            class_=one_of(table, row["class"], get_args(ModifierClass)),
            when=one_of(table, row["value"], get_args(When)) if row["value"] else None,
        )
        for row in rows(table)
    )
    return index(table, [(modifier.words, modifier) for modifier in found])


@lru_cache(maxsize=1)
def groups() -> Mapping[str, Group]:
    """The nouns for collectives, found by their singular and by their plural."""
    table = "lexicon/groups.csv"
    found = [
        Group(row["word"], row["plural"], one_of(table, row["class"], get_args(GroupClass)))
        for row in rows(table)
    ]
    return index(table, [(group.word, group) for group in found], [(g.plural, g) for g in found])


@lru_cache(maxsize=1)
def given_names() -> Mapping[str, Gender]:
    """Given names whose gender is not in doubt."""
    table = "lexicon/given_names.csv"
    return index(
        table, [(row["name"], one_of(table, row["gender"], get_args(Gender))) for row in rows(table)]
    )


@lru_cache(maxsize=1)
def honorifics() -> Mapping[str, Gender | None]:
    """Forms of address, with the gender where they fix it."""
    table = "lexicon/honorifics.csv"
    return index(table, [(row["words"], gender(table, row["gender"])) for row in rows(table)])


@lru_cache(maxsize=1)
def documents() -> frozenset[str]:
    """The nouns for what carries words: "letter", "ruling", "poll"."""
    return frozenset(row["word"] for row in rows("lexicon/documents.csv"))


def index(
    table: str, pairs: list[tuple[str, Row]], more: list[tuple[str, Row]] | None = None
) -> Mapping[str, Row]:
    """The pairs as a mapping with lower-case keys, a key of `more` only where `pairs` has none.

    Raises OntologyError where a key of `pairs` stands in the table twice.
    """
    found: dict[str, Row] = {}
    for words, value in pairs:
        if words.lower() in found:
            raise OntologyError(f"{table}: “{words}” stands there twice.")
        found[words.lower()] = value
    for words, value in more or []:
        found.setdefault(words.lower(), value)
    return MappingProxyType(found)


def gender(table: str, value: str) -> Gender | None:
    """The gender in a cell; None where it is empty."""
    return one_of(table, value, get_args(Gender)) if value else None


def one_of(table: str, value: str, allowed: tuple[Word, ...]) -> Word:
    """The value itself, if it is allowed there; OntologyError where it is not."""
    for word in allowed:
        if word == value:
            return word
    raise OntologyError(f"{table}: “{value}” is none of {', '.join(allowed)}.")
