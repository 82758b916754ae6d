"""Runs and what they published: exports are put in place whole, whatever happens in between."""

import datetime as dt
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct, json

from memcon.export.files import Written, clear, put_in_place
from memcon.ledger import transaction

Ledger = sqlite3.Connection


class Run(Struct, frozen=True):
    """A line of the run log."""

    run: int
    started: dt.datetime
    seconds: float
    version: str
    documents: int
    read: int
    """Documents that were new or changed, and read."""
    withdrawn: int
    added: int
    """Quads that the exports have more than those before, and fewer."""
    removed: int
    errors: int
    warnings: int


class Publication(Struct, frozen=True):
    """Exports that are complete but not all in place."""

    run: Run
    signature: str
    """Of all that they were made from."""
    files: tuple[Written, ...]


def next_number(ledger: Ledger) -> int:
    """The number of the run that is under way; the first has 1."""
    [last] = ledger.execute("SELECT coalesce(max(number), 0) FROM runs").fetchone()
    return int(last) + 1


def published(ledger: Ledger) -> Publication | None:
    """What was put in place last."""
    return _note(ledger, "published")


def announce(ledger: Ledger, publication: Publication) -> None:
    """Note that all files of an export are staged: from now on, they will be put in place."""
    with transaction(ledger):
        _set_note(ledger, "pending", publication)


def finish(ledger: Ledger, output: Path) -> None:
    """Put staged exports in place, if some are announced, and take them for the last ones. Exports that were
    never announced are cleared away. Raises ExportError.
    """
    pending = _note(ledger, "pending")
    if pending is not None:
        put_in_place(output, [file.name for file in pending.files])
        with transaction(ledger):
            ledger.execute("DELETE FROM published")
            ledger.execute("INSERT INTO published SELECT * FROM chosen")
            _set_note(ledger, "published", pending)
            ledger.execute("DELETE FROM notes WHERE name = 'pending'")
            _log(ledger, pending.run)
            _forget(ledger)
    clear(output)


def log(ledger: Ledger, run: Run) -> None:
    """Add a run that changed nothing to the log."""
    with transaction(ledger):
        _log(ledger, run)


def lines(ledger: Ledger) -> Iterator[bytes]:
    """The run log: a line of JSON for each run, the latest last."""
    for (line,) in ledger.execute("SELECT line FROM runs ORDER BY number"):
        yield f"{line}\n".encode()


def stand(output: Path, files: Sequence[Written]) -> bool:
    """Whether published files are all in their places, in their size."""
    places = [(output / file.name, file.size) for file in files if not file.name.startswith("changes/")]
    return all(place.is_file() and place.stat().st_size == size for place, size in places)


def _forget(ledger: Ledger) -> None:
    """Remove what no document needs any more."""
    ledger.execute("DELETE FROM pieces WHERE (sha256, signature) NOT IN (SELECT sha256, signature FROM published)")
    ledger.execute("DELETE FROM findings WHERE key NOT IN (SELECT key FROM documents)")
    ledger.execute("DELETE FROM texts WHERE sha256 NOT IN (SELECT sha256 FROM documents)")


def _log(ledger: Ledger, run: Run) -> None:
    ledger.execute("INSERT INTO runs VALUES (?, ?)", (run.run, json.encode(run).decode()))


def _note(ledger: Ledger, name: str) -> Publication | None:
    row = ledger.execute("SELECT value FROM notes WHERE name = ?", (name,)).fetchone()
    return json.decode(row[0], type=Publication) if row else None


def _set_note(ledger: Ledger, name: str, publication: Publication) -> None:
    ledger.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, json.encode(publication)))
