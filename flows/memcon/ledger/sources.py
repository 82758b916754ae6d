"""What was read of the sources: the files, the documents in them, and their texts."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from msgspec import json
from msgspec.structs import replace

from memcon.ledger.kept_issues import issues_from
from memcon.model import Document, Issue
from memcon.packing import packed, unpacked

Ledger = sqlite3.Connection


def known(ledger: Ledger, path: str, fingerprint: str) -> bool:
    """Whether the file was read before, and was the same."""
    found = ledger.execute("SELECT 1 FROM files WHERE path = ? AND fingerprint = ?", (path, fingerprint))
    return found.fetchone() is not None


def keep(
    ledger: Ledger, path: str, identifier: str, fingerprint: str, found: Iterable[Document | Issue]
) -> None:
    """Keep what a file holds now, in place of what it held before."""
    ledger.execute("DELETE FROM files WHERE path = ?", (path,))
    ledger.execute("INSERT INTO files VALUES (?, ?, ?, -1, '[]')", (path, identifier, fingerprint))
    issues, place = [], 0
    for one in found:
        if isinstance(one, Issue):
            issues.append(one)
        else:
            _keep_document(ledger, path, place, one)
            place += 1
    ledger.execute("UPDATE files SET issues = ? WHERE path = ?", (json.encode(issues), path))


def arrange(ledger: Ledger, met: Sequence[tuple[str, str]], run: int) -> None:
    """Note which files (path and identifier) this run met, in their order, and forget the others; what was in
    those alone is withdrawn. A file that is called otherwise now hands its name to its documents.
    """
    ledger.execute("UPDATE files SET position = -1")
    for position, (path, identifier) in enumerate(met):
        row = ledger.execute("SELECT identifier FROM files WHERE path = ?", (path,)).fetchone()
        if row[0] != identifier:
            renamed = "UPDATE documents SET identifier = ? || substr(identifier, ?) WHERE path = ?"
            ledger.execute(renamed, (identifier, len(row[0]) + 1, path))
        place = "UPDATE files SET identifier = ?, position = ? WHERE path = ?"
        ledger.execute(place, (identifier, position, path))
    gone = "SELECT d.identifier, d.sha256, ? FROM documents d JOIN files f USING (path) WHERE f.position < 0"
    ledger.execute(f"INSERT OR IGNORE INTO withdrawn {gone}", (run,))
    ledger.execute("DELETE FROM files WHERE position < 0")
    ledger.execute("DELETE FROM withdrawn WHERE identifier IN (SELECT identifier FROM documents)")
    ledger.execute("DELETE FROM readable")
    ledger.execute(
        "INSERT OR IGNORE INTO readable SELECT d.sha256, d.identifier, d.key, d.about, "
        "row_number() OVER (ORDER BY f.position, d.place) FROM documents d JOIN files f USING (path) "
        "ORDER BY f.position, d.place"
    )


def _keep_document(ledger: Ledger, path: str, place: int, document: Document) -> None:
    about = json.encode(replace(document, text=""))
    row = (path, place, document.identifier, document.sha256, key(document), about)
    ledger.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)", row)
    text = (document.sha256, packed(document.text.encode()))
    ledger.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", text)


def key(document: Document) -> str:
    """What the findings in a document depend on: its text, and what of its metadata reading looks at."""
    about = (document.sha256, document.title, document.date, document.language)
    return hashlib.sha256(json.encode(about)).hexdigest()[:32]


def withdrawn(ledger: Ledger, run: int) -> int:
    """How many documents were in the sources before this run, and are no more."""
    return int(ledger.execute("SELECT count(*) FROM withdrawn WHERE run = ?", (run,)).fetchone()[0])


def document(identifier: str, about: bytes, text: bytes) -> Document:
    """A document as it was kept."""
    kept = json.decode(about, type=Document)
    return replace(kept, identifier=identifier, text=unpacked(text).decode())


def issues(ledger: Ledger) -> Iterator[Issue]:
    """What was wrong with the files, and which documents have the text of another one."""
    for (found,) in ledger.execute("SELECT issues FROM files ORDER BY position"):
        yield from issues_from(found)
    for identifier, first in ledger.execute("SELECT identifier, first FROM repeated"):
        problem = f"This text is the same as that of {first}, and was left out."
        yield Issue(identifier, "read", problem, "Remove one of the two files.", "warning")
    again = "SELECT identifier FROM readable GROUP BY identifier HAVING count(*) > 1"
    for (identifier,) in ledger.execute(again):
        problem = "Two sources hold a document of this name, with different texts; both were read."
        advice = "Rename one, or give the folder above both as the source."
        yield Issue(identifier, "read", problem, advice, "warning")
