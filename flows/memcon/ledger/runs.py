"""Runs and what they published: exports are put in place whole, whatever happens in between."""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, json
from msgspec.structs import asdict

from memcon.export.files import Written, clear, put_in_place, stage
from memcon.ledger import pages, transaction
from memcon.model import Report

Ledger = sqlite3.Connection
LOG = "runs.jsonl"


class Run(Struct, frozen=True):
    """Which run, when, and of which version of memcon."""

    run: int
    started: dt.datetime
    version: str


class Publication(Struct, frozen=True):
    """Exports that are complete, with what the run that made them came to."""

    run: Run
    report: Report
    made_from: str
    """A digest of all that they were made from."""
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


def finish(ledger: Ledger, output: Path) -> Publication | None:
    """Put staged exports in place, if some are announced, and take them for the last ones; which they were.
    Exports that were never announced are cleared away. Raises ExportError.
    """
    pending = _note(ledger, "pending")
    if pending is not None:
        _put_in_place(ledger, output, [file.name for file in pending.files])
        with transaction(ledger):
            ledger.execute("DELETE FROM published")
            # a document whose process was lost has no piece, and is not published
            ledger.execute(
                "INSERT INTO published SELECT c.* FROM chosen c JOIN pieces USING (sha256, signature)"
            )
            pages.settle(ledger)
            _set_note(ledger, "published", pending)
            ledger.execute("DELETE FROM notes WHERE name = 'pending'")
            log(ledger, pending.run, pending.report)
            _forget(ledger)
        write_log(ledger, output)
    clear(output)
    return pending


def _put_in_place(ledger: Ledger, output: Path, names: Sequence[str]) -> None:
    """All files, also where the user wants to stop in between: it takes milliseconds, with many new pages
    seconds, and then no file is old beside new ones.
    """
    try:
        put_in_place(output, names)
        pages.put_in_place(ledger, output)
    except KeyboardInterrupt:
        put_in_place(output, names)
        pages.put_in_place(ledger, output)
        raise


def log(ledger: Ledger, run: Run, report: Report) -> None:
    """Add a run to the log."""
    line = json.encode({**asdict(run), **asdict(report)}).decode()
    ledger.execute("INSERT INTO runs VALUES (?, ?)", (run.run, line))


def write_log(ledger: Ledger, output: Path) -> None:
    """Bring runs.jsonl, which has a line of JSON for each run, up to date. Raises ExportError."""
    rows = ledger.execute("SELECT line FROM runs ORDER BY number")
    put_in_place(
        output, [one.name for one in stage(output, {LOG: (f"{line}\n".encode() for (line,) in rows)})]
    )


def stand(output: Path, files: Sequence[Written]) -> bool:
    """Whether published files are all in their places, in their size."""
    places = [(output / file.name, file.size) for file in files if not file.name.startswith("changes/")]
    return all(place.is_file() and place.stat().st_size == size for place, size in places)


def _forget(ledger: Ledger) -> None:
    """Remove what no document needs any more."""
    ledger.execute(
        "DELETE FROM pieces WHERE (sha256, signature) NOT IN (SELECT sha256, signature FROM published)"
    )
    ledger.execute("DELETE FROM findings WHERE key NOT IN (SELECT key FROM documents)")
    ledger.execute("DELETE FROM texts WHERE sha256 NOT IN (SELECT sha256 FROM documents)")


def _note(ledger: Ledger, name: str) -> Publication | None:
    row = ledger.execute("SELECT value FROM notes WHERE name = ?", (name,)).fetchone()
    return json.decode(row[0], type=Publication) if row else None


def _set_note(ledger: Ledger, name: str, publication: Publication) -> None:
    ledger.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, json.encode(publication)))
