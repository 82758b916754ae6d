"""All issues of a run in the order of their file, sorted on disk, because there can be millions."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec import json

from memcon.ledger import findings, pieces, sources
from memcon.model import Issue

Ledger = sqlite3.Connection


def gather(ledger: Ledger, others: Iterable[Issue]) -> None:
    """Bring together what was wrong with files, texts and facts, and those others that no document has."""
    ledger.execute("CREATE TEMP TABLE IF NOT EXISTS issues (document, start, line, stage, severity)")
    ledger.execute("DELETE FROM temp.issues")
    found = chain(sources.issues(ledger), findings.issues(ledger), pieces.issues(ledger), others)
    ledger.executemany(
        "INSERT INTO temp.issues VALUES (?, ?, ?, ?, ?)",
        (
            (issue.document, issue.start or 0, json.encode(issue).decode(), issue.stage, issue.severity)
            for issue in found
        ),
    )


def lines(ledger: Ledger) -> Iterator[str]:
    """The issues as lines of JSON, by document and place, each once."""
    rows = ledger.execute(
        "SELECT DISTINCT document, start, line FROM temp.issues ORDER BY document, start, line"
    )
    return (f"{line}\n" for _, _, line in rows)


def count(ledger: Ledger, severity: str) -> int:
    """How many issues of that severity there are."""
    query = "SELECT count(DISTINCT line) FROM temp.issues WHERE severity = ?"
    return int(ledger.execute(query, (severity,)).fetchone()[0])


def first(ledger: Ledger, most: int) -> Iterator[Issue]:
    """The first issues, errors before warnings, by document and place."""
    rows = ledger.execute(
        "SELECT DISTINCT severity, document, start, line FROM temp.issues "
        "ORDER BY severity, document, start, line LIMIT ?",
        (most,),
    )
    return (json.decode(line, type=Issue) for _, _, _, line in rows)
