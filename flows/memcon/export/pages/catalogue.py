"""The lists of all documents and of all actors, in parts."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from memcon.export.pages.cards import About, Card, Named
from memcon.export.pages.parting import parts_of, paths_of
from memcon.export.pages.rendering import rendered
from memcon.export.pages.site import Owner

# lines of a part: 60 KB
LINES = 200


class Read(Struct, frozen=True):
    """A document, and how much it tells."""

    about: About
    actors: int
    meetings: int
    statements: int


class Known(Struct, frozen=True):
    """An actor, and how much is told of it."""

    named: Named
    documents: int
    meetings: int
    statements: int


class Catalogue:
    """The section of the two lists."""

    def __init__(self) -> None:
        self._read: list[Read] = []
        self._named: dict[str, Named] = {}
        self._documents: Counter[str] = Counter()
        self._met: dict[str, set[str]] = {}
        self._said: Counter[str] = Counter()

    def add(self, number: int, card: Card) -> None:  # noqa: ARG002, other sections need it
        """Look at the card of the document of that number."""
        counts = len(card.actors), len(card.meetings), len(card.statements)
        self._read.append(Read(card.document, *counts))
        for actor in card.actors:
            self._named.setdefault(actor.named.iri, actor.named)
            self._documents[actor.named.iri] += 1
        for meeting in card.meetings:
            for each in meeting.participants:
                self._met.setdefault(each.iri, set()).add(meeting.iri)
        for statement in card.statements:
            if not statement.same_as:
                self._said.update(each.iri for each in statement.speakers)

    def owners(self) -> Sequence[Owner]:
        """The two lists, which any document may change."""
        return [Owner("documents", None), Owner("actors", None)]

    def pages(self, owner: Owner, cards: Sequence[Card]) -> Iterator[tuple[str, bytes]]:  # noqa: ARG002, it knows all
        """The parts of a list."""
        rows: Sequence[Read] | Sequence[Known] = self._known()
        if owner.name == "documents":
            rows = sorted(self._read, key=_newest, reverse=True)
        parts = [part.entries for (part,) in parts_of([rows], LINES, LINES)]
        paths = paths_of(owner.name, len(parts))
        letters = _letters(parts, paths) if owner.name == "actors" else ()
        for number, (path, part) in enumerate(zip(paths, parts, strict=True)):
            values = {"rows": part, "count": len(rows), "number": number, "paths": paths, "letters": letters}
            yield path, rendered(f"{owner.name}.html", path, **values)

    def _known(self) -> list[Known]:
        """All actors by name."""
        return [
            Known(named, self._documents[iri], len(self._met.get(iri, ())), self._said[iri])
            for iri, named in sorted(self._named.items(), key=lambda pair: (*_sorted(pair[1]), pair[0]))
        ]


def _newest(one: Read) -> tuple[bool, str]:
    return one.about.issued is not None, str(one.about.issued or "")


def _sorted(named: Named) -> tuple[str, str]:
    """Names as people look them up: whatever their accents and capitals."""
    plain = unicodedata.normalize("NFD", named.label)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold(), named.label


def _letters(parts: Sequence[Sequence[Read | Known]], paths: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The first page with names of each letter; other characters are one."""
    first: dict[str, str] = {}
    for part, path in zip(parts, paths, strict=True):
        for row in part:
            if isinstance(row, Known):
                letter = _sorted(row.named)[0][:1].upper()
                first.setdefault(letter if letter.isalpha() else "#", path)
    return tuple(first.items())
