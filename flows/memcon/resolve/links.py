"""What a resolving pass hands on: which referent a mention has, and why."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from memcon.model import Mention

EQUATED = "the text puts them side by side as one"
OWN_WORDS = "its own words"


class Link(NamedTuple):
    """A mention's referent: a gazetteer key ("state/FR") or, for an actor that only this document
    knows, a kind and the normalised words that identify it here ("person:sergei lavrov").
    """

    referent: str
    reason: str


Links = Mapping[int, Link]


def kind_of(referent: str) -> str:
    """The kind of actor that a referent names: person, state, organisation or group."""
    return referent.partition("/")[0].partition(":")[0]


def normalised(words: str) -> str:
    """Words for comparison: no diacritics, no case, no leading article, no punctuation but hyphens."""
    plain = unicodedata.normalize("NFKD", words.replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    kept = "".join(c if c.isalnum() or c in " -'" else " " for c in plain)
    tokens = kept.removesuffix("'s").split()
    return " ".join(tokens[1:] if tokens[:1] in (["the"], ["a"], ["an"]) else tokens)


def only(referents: Iterable[str]) -> str | None:
    """The one referent, or None where there are none or several: never guess between two."""
    distinct = set(referents)
    return distinct.pop() if len(distinct) == 1 else None


def proper(mention: Mention) -> str:
    """The normalised proper name of a mention, or the empty string."""
    return normalised(mention.name.exact) if mention.name else ""
