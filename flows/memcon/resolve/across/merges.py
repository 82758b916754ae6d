"""What several documents have in common, and why memcon thinks so."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from memcon.model import Issue
from memcon.resolve.across.profiles import Profile

Kind = Literal["actor", "meeting", "statement", "document"]
Fact = tuple[str, int]
"""A meeting or statement: the SHA-256 of its document's text, and its number in the document's findings."""


class Merge(Struct, frozen=True, order=True):
    """One step that joined two things of different documents, for a person to read."""

    kind: Kind
    one: str
    """What the other was joined to. Of an actor its key within its document, of a document the hash of its
    text, of a meeting or statement this hash, "#" and its number.
    """
    other: str
    rule: str
    """Which rule, in a few words: "same full name", "surname, one candidate"."""
    evidence: str
    """What the rule found in these two: "both foreign minister of state/MT"."""


class Named(Struct, frozen=True):
    """What an actor of a document is called in the graph."""

    key: str
    label: str


class Joined(Struct, frozen=True):
    """Which things of different documents are one; what is joined to nothing is in none of the mappings."""

    actors: Mapping[str, Named] = MappingProxyType({})
    """By its key within its document: the key in all documents (that of the gazetteer or, where it has none,
    of the earliest document) and the one label.
    """
    meetings: Mapping[Fact, Fact] = MappingProxyType({})
    """To the earliest document's telling of the meeting; itself not included."""
    statements: Mapping[Fact, Fact] = MappingProxyType({})
    """To the earliest document's telling of the utterance; itself not included."""
    documents: Mapping[str, str] = MappingProxyType({})
    """By the hash of its text: the hash of the earliest document that it is a near copy of."""
    merges: tuple[Merge, ...] = ()
    issues: tuple[Issue, ...] = ()


class Corpus(Struct, frozen=True):
    """All documents as they are compared, and what they have in common."""

    profiles: Sequence[Profile] = ()
    joined: Joined = Joined()
