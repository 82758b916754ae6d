"""What is told of a thing of the exports: where it comes from, in which words, and what joined it."""

import datetime as dt

from msgspec import Struct


class Mark(Struct, frozen=True, order=True):
    """Words of a text that something rests on; offsets as in `model.Span`."""

    start: int
    end: int
    role: str
    """What they say of it: "participant", "cue"."""
    exact: str
    iri: str
    """Of the evidence that they are in the graph."""


class Passage(Struct, frozen=True):
    """A piece of a text, long enough to understand the words that are marked in it."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]
    cut_before: bool = False
    """Whether its first sentence begins before it."""
    cut_after: bool = False


class Fact(Struct, frozen=True):
    """What is known under a name ("status"), for a person to read."""

    name: str
    values: tuple[str, ...]


class Source(Struct, frozen=True):
    """The document that tells something."""

    iri: str
    identifier: str
    title: str | None
    date: dt.date | None
    publisher: str | None
    copy_of: str | None
    """The identifier of the earliest document that it is a near copy of."""


class Telling(Struct, frozen=True):
    """What one document says of the thing, and in which words."""

    source: Source
    facts: tuple[Fact, ...]
    passages: tuple[Passage, ...]


class End(Struct, frozen=True):
    """One of the two things that a step joined."""

    key: str
    """Its IRI without the base, as its document alone would have it."""
    words: str
    """What its document calls it."""
    document: str | None
    """The document's identifier; None of an actor that only the gazetteer tells of."""


class Step(Struct, frozen=True):
    """A step that joined two things of different documents: what `merges.csv` has in a row."""

    one: End
    other: End
    rule: str
    evidence: str


class Explained(Struct, frozen=True):
    """All of it."""

    iri: str | None
    """None of a file that is no document of the exports."""
    kind: str
    title: str
    facts: tuple[Fact, ...] = ()
    tellings: tuple[Telling, ...] = ()
    """From the earliest document on."""
    not_shown: int = 0
    """How many more documents tell of it."""
    steps: tuple[Step, ...] = ()
    """Those that joined something of the documents that are shown."""
    steps_not_shown: int = 0
    notes: tuple[str, ...] = ()
    """What else a person should know, contradictions first."""


def facts(**named: object) -> tuple[Fact, ...]:
    """Facts by their names ("_" stands for a space), without those that have nothing to say. A value is a
    word or a sequence of words.
    """
    found = []
    for name, value in named.items():
        values = value if isinstance(value, list | tuple) else [value]
        words = tuple(dict.fromkeys(str(each) for each in values if each not in {None, ""}))
        found += [Fact(name.replace("_", " "), words)] if words else []
    return tuple(found)
