"""What was read of the sources: the files, the documents in them, and their texts."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator

from msgspec import json
from msgspec.structs import replace

from memcon.ledger.kept_issues import issues_from
from memcon.model import Document, Issue
from memcon.packing import packed, unpacked
from memcon.read import ambiguous_name, repeated_text

Ledger = sqlite3.Connection


def known(ledger: Ledger, path: str, identifier: str, fingerprint: str) -> bool:
    """Whether the file was read before under this identifier, and was the same."""
    row = (path, identifier, fingerprint)
    query = "SELECT 1 FROM files WHERE path = ? AND identifier = ? AND fingerprint = ?"
    return ledger.execute(query, row).fetchone() is not None


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


def arrange(ledger: Ledger, met: Iterable[str], run: int) -> None:
    """Note which files this run met, in their order, and forget the others. A document that was read in an
    earlier run, and whose name and text are in no file any more, is withdrawn.
    """
    ledger.execute("UPDATE files SET position = -1")
    places = ((position, path) for position, path in enumerate(met))
    ledger.executemany("UPDATE files SET position = ? WHERE path = ?", places)
    ledger.execute("DELETE FROM files WHERE position < 0")
    ledger.execute("INSERT OR IGNORE INTO withdrawn SELECT identifier, sha256, ? FROM readable", (run,))
    ledger.execute(
        "DELETE FROM withdrawn WHERE identifier IN (SELECT identifier FROM documents) "
        "OR sha256 IN (SELECT sha256 FROM documents)"
    )
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
    for repeated in ledger.execute("SELECT identifier, first FROM repeated"):
        yield repeated_text(*repeated)
    again = "SELECT identifier FROM readable GROUP BY identifier HAVING count(*) > 1"
    for (identifier,) in ledger.execute(again):
        yield ambiguous_name(identifier)
