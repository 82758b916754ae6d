"""Truth about a folder of documents: which of their actors, meetings, statements and texts are one.

It stands in the folder's `truth.json`, written by a person: words of the documents, each with the thing that
they tell of. `{"document": "a.txt", "words": "met Vella in Oslo"}` stand once in that document;
where they stand there more than once, "nth" says which place is meant, counted from 1.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from memcon.errors import InputError
from memcon.evaluate.spans import Range


class Told(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a document that tell of a thing."""

    document: str
    """Its path relative to the folder."""
    words: str
    nth: int | None = None


class TrueActor(Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody, and a form of the name in each document that names them."""

    id: str
    kind: Literal["person", "organisation"]
    mentions: tuple[Told, ...]


class TrueFact(Struct, frozen=True, forbid_unknown_fields=True):
    """A meeting or an utterance, and the words that tell of it in each document."""

    id: str
    told: tuple[Told, ...]


class Truth(Struct, frozen=True, forbid_unknown_fields=True):
    """What is one in a folder of documents; what has different ids, or is in different groups, is not."""

    actors: tuple[TrueActor, ...] = ()
    meetings: tuple[TrueFact, ...] = ()
    statements: tuple[TrueFact, ...] = ()
    copies: tuple[tuple[str, ...], ...] = ()
    """Groups of documents that hold nearly the same text."""
    apart: tuple[str, ...] = ()
    """What is easily taken for one and is not, in sentences for a person."""

    def words(self) -> Iterator[Told]:
        """All words that truth quotes."""
        yield from (told for actor in self.actors for told in actor.mentions)
        yield from (told for fact in (*self.meetings, *self.statements) for told in fact.told)


def truth(path: Path) -> Truth:
    """The truth that a file holds. Raises InputError where it cannot be read or is none."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Truth)
    except OSError as error:
        raise InputError(f"The truth file {path} cannot be read: {error.strerror}.") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path} holds no truth about documents: {error}.") from error


def place(told: Told, text: str) -> Range:
    """Where the words stand in the document's text. Raises InputError where that is not one place."""
    places = [match.start() for match in re.finditer(re.escape(told.words), text)] if told.words else []
    number = 1 if told.nth is None and len(places) == 1 else told.nth
    if number is None or not 0 < number <= len(places):
        problem = f"“{told.words}” stands in {told.document} {len(places)} times"
        raise InputError(f"{problem}, and place {told.nth or 'number one alone'} was asked for.")
    start = places[number - 1]
    return start, start + len(told.words)
