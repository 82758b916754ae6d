"""The ledger: what was read, found and published, in an SQLite file beside the exports.

One run at a time works on a folder. Whatever moment it is killed at, all that it had finished stays: what a
batch of documents came to is kept in one transaction, and exports that were complete are put in place by
whoever comes next.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from memcon.errors import LedgerError
from memcon.ledger.lock import locked

__all__ = ["folder", "opened", "reading", "transaction"]

FORMAT = 2
ANEW = "Remove the files ledger.sqlite* in it: all is read again, and nothing is lost."
ROOM = "Make room on the disk and run again: what was read is kept."
RIGHTS = "Check that the folder is there, and that you may write in it."
ADVICE = {
    sqlite3.SQLITE_CORRUPT: ANEW,
    sqlite3.SQLITE_NOTADB: ANEW,
    sqlite3.SQLITE_FULL: ROOM,
    sqlite3.SQLITE_IOERR: "Check the disk, and run again.",
    sqlite3.SQLITE_CANTOPEN: RIGHTS,
    sqlite3.SQLITE_READONLY: RIGHTS,
    sqlite3.SQLITE_PERM: RIGHTS,
    sqlite3.SQLITE_BUSY: "Another program has it open: close that, and run again.",
    sqlite3.SQLITE_LOCKED: "Another program has it open: close that, and run again.",
}
"""What to do about each kind of error that is not of our own making."""


def folder(output: Path) -> Path:
    """Where memcon keeps what is no export: the ledger, the embedded store, fetched pages."""
    return output / ".memcon"


@contextmanager
def opened(output: Path) -> Iterator[sqlite3.Connection]:
    """The ledger of an output folder, for one run alone. Raises LedgerError where another run has it, or
    where it cannot be read.
    """
    place = folder(output)
    _make(place)
    with locked(place / "lock", output), _told(place), closing(_connected(place / "ledger.sqlite")) as ledger:
        if not ledger.execute("SELECT 1 FROM sqlite_master WHERE name = 'files'").fetchone():
            schema = (Path(__file__).parent / "schema.sql").read_text(encoding="utf-8")
            ledger.executescript(f"BEGIN; {schema}; PRAGMA user_version = {FORMAT}; COMMIT;")
        _require_format(ledger, place)
        yield ledger


@contextmanager
def reading(output: Path) -> Iterator[sqlite3.Connection]:
    """The ledger of an output folder to look into, also while a run works on it. Raises LedgerError where
    there is none.
    """
    place = folder(output)
    if not (place / "ledger.sqlite").is_file():
        raise LedgerError(
            f"Nothing was run into {output} yet: there is no ledger in it. Do `memcon run` first."
        )
    with _told(place), closing(_connected(place / "ledger.sqlite")) as ledger:
        ledger.execute("PRAGMA query_only = ON")
        _require_format(ledger, place)
        yield ledger


@contextmanager
def transaction(ledger: sqlite3.Connection) -> Iterator[None]:
    """All changes within, or none."""
    ledger.execute("BEGIN IMMEDIATE")
    try:
        yield
        ledger.execute("COMMIT")
    except BaseException:
        # on a full disk SQLite has done so itself
        if ledger.in_transaction:
            ledger.execute("ROLLBACK")
        raise


def _connected(file: Path) -> sqlite3.Connection:
    # Prefect may run a task in another thread than the flow, but never two at once here
    ledger = sqlite3.connect(file, isolation_level=None, check_same_thread=False, timeout=30)
    ledger.execute("PRAGMA journal_mode = WAL")
    ledger.execute("PRAGMA synchronous = NORMAL")
    ledger.execute("PRAGMA foreign_keys = ON")
    return ledger


def _make(place: Path) -> None:
    """Make the folder of the ledger. Raises LedgerError."""
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(f"The folder {place} cannot be made: {error.strerror}.") from error


@contextmanager
def _told(place: Path) -> Iterator[None]:
    """Turns what SQLite says of a broken file, a full disk and the like into a sentence. What it says of a
    query of ours is our own mistake, and is raised as it is.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        # the lower byte has the kind of error, the upper ones more on it
        advice = ADVICE.get(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF)
        if advice is None:
            raise
        raise LedgerError(f"The ledger in {place} cannot be used: {error}. {advice}") from error


def _require_format(ledger: sqlite3.Connection, place: Path) -> None:
    [found] = ledger.execute("PRAGMA user_version").fetchone()
    if found != FORMAT:
        raise LedgerError(f"The ledger in {place} was written by another version of memcon. {ANEW}")
