"""The pages for people: which of them are in their places, which are staged to come, which will go.

The pages are in OUTPUT/site; those that are staged wait in OUTPUT/.memcon/pages, under the same paths.
"""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import overload

from msgspec import json, msgpack

from memcon.errors import ExportError
from memcon.export.pages.cards import Card
from memcon.ledger import folder
from memcon.ledger.pieces import NEXT
from memcon.packing import unpacked

Ledger = sqlite3.Connection
# decoded cards that are kept at hand, 0.1 MB each: an actor of a thousand documents shares them with others
AT_HAND = 256


def place(output: Path) -> Path:
    """Where the pages are."""
    return output / "site"


def staging(output: Path) -> Path:
    """Where they wait until all are complete."""
    return folder(output) / "pages"


class Cards(Sequence[Card]):
    """The cards of the documents of the next exports, in their order, unpacked when they are asked for."""

    def __init__(self, ledger: Ledger) -> None:
        self._keys: Sequence[tuple[str, str]] = ledger.execute(f"SELECT sha256, signature {NEXT}").fetchall()
        self._ledger = ledger
        self._at_hand = lru_cache(AT_HAND)(self._unpacked)
        self.states = tuple(f"{sha256} {signature}" for sha256, signature in self._keys)
        """What tells each document's card, and its own pages, from any other state of them."""

    def pages(self, number: int) -> Mapping[str, bytes]:
        """The document's own pages by their paths."""
        return msgpack.decode(unpacked(self._blob("pages", number)), type=dict[str, bytes])

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, number: int) -> Card: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Card]: ...
    def __getitem__(self, number: int | slice) -> Card | Sequence[Card]:
        if isinstance(number, slice):
            return [self._at_hand(each) for each in range(*number.indices(len(self)))]
        return self._at_hand(number)

    def __iter__(self) -> Iterator[Card]:
        return (self._unpacked(number) for number in range(len(self)))

    def _unpacked(self, number: int) -> Card:
        return json.decode(unpacked(self._blob("card", number)), type=Card)

    def _blob(self, column: str, number: int) -> bytes:
        query = f"SELECT {column} FROM pieces WHERE sha256 = ? AND signature = ?"  # noqa: S608, ours
        [blob] = self._ledger.execute(query, self._keys[number]).fetchone()
        return bytes(blob)


def begin(ledger: Ledger, output: Path) -> None:
    """Forget what somebody staged who never came to put it in place."""
    shutil.rmtree(staging(output), ignore_errors=True)
    ledger.execute("DELETE FROM coming")
    ledger.execute("DELETE FROM going")


def states(ledger: Ledger, output: Path) -> dict[str, str]:
    """The state of each owner whose pages are all in their places, in their size."""
    found = dict(ledger.execute("SELECT DISTINCT owner, state FROM pages"))
    for owner in set(_broken(ledger, output)):
        del found[owner]
    return found


def stand(ledger: Ledger, output: Path) -> bool:
    """Whether all pages are in their places, in their size."""
    return next(_broken(ledger, output), None) is None


def keep(ledger: Ledger, output: Path, owner: str, state: str, made: Iterable[tuple[str, bytes]]) -> None:
    """Stage the pages of an owner. Raises ExportError where they cannot be written."""
    root = staging(output)
    for path, content in made:
        if ".." in PurePosixPath(path).parts or path.startswith("/"):
            raise ExportError(f"A page would be written to {path}, outside of its folder: report this.")
        target = root / path
        try:
            if not target.parent.is_dir():
                target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        except OSError as error:
            raise ExportError(f"The page {path} cannot be written: {error.strerror}.") from error
        ledger.execute(
            "INSERT OR REPLACE INTO coming VALUES (?, ?, ?, ?)", (path, owner, state, len(content))
        )


def retire(ledger: Ledger, output: Path, owners: Iterable[str], *, anew: bool) -> None:
    """Note which pages will go: those of all but these owners, those that owners with coming pages have no
    more, and, where nobody remembers how they came (`anew`), all that are there and do not come.
    """
    ledger.execute("CREATE TEMP TABLE staying (owner TEXT PRIMARY KEY)")
    ledger.executemany("INSERT OR IGNORE INTO staying VALUES (?)", ((owner,) for owner in owners))
    ledger.execute(
        "INSERT INTO going SELECT path FROM pages WHERE path NOT IN (SELECT path FROM coming) "
        "AND (owner NOT IN (SELECT owner FROM staying) OR owner IN (SELECT owner FROM coming))"
    )
    ledger.execute("DROP TABLE staying")
    if anew and (root := place(output)).is_dir():
        there = ((path.relative_to(root).as_posix(),) for path in root.rglob("*") if path.is_file())
        ledger.executemany("INSERT OR IGNORE INTO going VALUES (?)", there)
        ledger.execute("DELETE FROM going WHERE path IN (SELECT path FROM coming)")


def put_in_place(ledger: Ledger, output: Path) -> None:
    """Put staged pages in their places, and remove those that go; what somebody began with is done already.
    Raises ExportError.
    """
    root, staged, made = place(output), staging(output), set[Path]()
    try:
        for (path,) in ledger.execute("SELECT path FROM coming"):
            target = root / path
            if target.parent not in made:
                target.parent.mkdir(parents=True, exist_ok=True)
                made.add(target.parent)
            with suppress(FileNotFoundError):
                (staged / path).replace(target)
        for (path,) in ledger.execute("SELECT path FROM going"):
            (root / path).unlink(missing_ok=True)
            with suppress(OSError):
                # a folder that others need is not empty
                (root / path).parent.rmdir()
    except OSError as error:
        raise ExportError(f"The pages in {root} cannot be written: {error.strerror}.") from error


def settle(ledger: Ledger) -> None:
    """Note that what was to come and go is done."""
    ledger.execute("DELETE FROM pages WHERE path IN (SELECT path FROM going)")
    ledger.execute("INSERT OR REPLACE INTO pages SELECT * FROM coming")
    ledger.execute("DELETE FROM coming")
    ledger.execute("DELETE FROM going")


def _broken(ledger: Ledger, output: Path) -> Iterator[str]:
    """The owners of pages that are not in their places, or not in their size."""
    root = place(output)
    for path, owner, size in ledger.execute("SELECT path, owner, size FROM pages"):
        try:
            if (root / path).stat().st_size != size:
                yield owner
        except OSError:
            yield owner
