"""In which state each document is, and why: what `memcon status` tells."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from msgspec import Struct, json

from memcon.ledger.kept_issues import issues_from
from memcon.model import Report

Ledger = sqlite3.Connection
State = Literal["new", "read", "quarantined", "duplicate", "withdrawn"]


class DocumentState(Struct, frozen=True):
    """A document, or a file that did not become one, and how far it came."""

    identifier: str
    state: State
    reason: str = ""
    """For a person; empty where all is well."""
    original: str | None = None
    """The document that has the same text, or most of its words."""
    facts_left_out: int = 0
    """Facts that failed the check."""
    exported: bool = False
    """Whether the last exports hold it."""


class LoggedRun(Report, frozen=True):
    """A run that ended, as the log has it."""

    run: int
    started: str
    """In ISO 8601."""
    version: str


class _Figures(Struct, frozen=True):
    """What is needed here of `batches.Told`."""

    quarantined: int = 0


class _Row(NamedTuple):
    """A document of the last survey with all that came of it; None where that is not there yet."""

    identifier: str
    version: str | None
    """Of memcon, that read it last."""
    found: bool
    issues: bytes | None
    told: bytes | None
    built: bool
    left_out: bytes | None
    exported: bool
    original: str | None
    likeness: str | None


def states(ledger: Ledger, version: str | None = None) -> Iterator[DocumentState]:
    """The documents of the last survey in the order of the sources, then repeated texts, files that no
    document came of, and withdrawn documents. `version` is that of understanding: what another one read is
    new; without it, what any version read is read.
    """
    problems = _problems(ledger)
    for row in _rows(ledger):
        yield _state(row, version, problems.pop(row.identifier, ""))
    for identifier, first in ledger.execute("SELECT identifier, first FROM repeated ORDER BY identifier"):
        problems.pop(identifier, None)
        yield DocumentState(identifier, "duplicate", f"It has the text of {first}.", first)
    for identifier, problem in sorted(problems.items()):
        yield DocumentState(identifier, "quarantined", problem)
    yield from _withdrawn(ledger)


def last_run(ledger: Ledger) -> LoggedRun | None:
    """The run that ended last; None before the first one."""
    row = ledger.execute("SELECT line FROM runs ORDER BY number DESC LIMIT 1").fetchone()
    return json.decode(row[0], type=LoggedRun) if row else None


def leaving(ledger: Ledger) -> int:
    """How many documents of the last exports are no more in the sources, or have another text there."""
    query = "SELECT count(*) FROM published WHERE sha256 NOT IN (SELECT sha256 FROM readable)"
    return int(ledger.execute(query).fetchone()[0])


def _rows(ledger: Ledger) -> Iterable[_Row]:
    rows = ledger.execute(
        "SELECT r.identifier, f.version, f.findings IS NOT NULL, f.issues, p.told, p.quads IS NOT NULL, "
        "p.issues, e.sha256 IS NOT NULL, o.identifier, m.evidence FROM readable r "
        "LEFT JOIN findings f USING (key) LEFT JOIN chosen c ON c.sha256 = r.sha256 "
        "LEFT JOIN pieces p ON p.sha256 = c.sha256 AND p.signature = c.signature "
        "LEFT JOIN published e ON e.sha256 = r.sha256 "
        "LEFT JOIN merges m ON m.other = r.sha256 AND m.kind = 'document' "
        "LEFT JOIN readable o ON o.sha256 = m.one ORDER BY r.nth"
    )
    return (_Row(*row) for row in rows)


def _state(row: _Row, version: str | None, problem: str) -> DocumentState:
    if row.version != version and (version or row.version is None):
        return DocumentState(row.identifier, "new", _why_new(row.version), exported=row.exported)
    if not row.found or (row.told is not None and not row.built):
        return DocumentState(row.identifier, "quarantined", _told(row.issues, row.left_out))
    figures = json.decode(row.told, type=_Figures) if row.told else _Figures()
    copied = f"A near copy: {row.likeness}." if row.original else ""
    return DocumentState(
        identifier=row.identifier,
        state="read",
        reason=" ".join(words for words in (copied, problem) if words),
        original=row.original,
        facts_left_out=figures.quarantined,
        exported=row.exported,
    )


def _why_new(version: str | None) -> str:
    if version is None:
        return "It was not read yet."
    if not version:
        return "A row of the gazetteer that it has the words of was changed: the next run reads it again."
    return "Another version or model of memcon read it: the next run reads it again."


def _told(*found: bytes | None) -> str:
    """The problems of issues that are errors, each once."""
    issues = (issue for blob in found if blob for issue in issues_from(blob))
    return " ".join(dict.fromkeys(issue.problem for issue in issues if issue.severity == "error"))


def _problems(ledger: Ledger) -> dict[str, str]:
    """What was wrong with files, by document or file."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for (blob,) in ledger.execute("SELECT issues FROM files WHERE issues <> CAST('[]' AS BLOB)"):
        for issue in issues_from(blob):
            if issue.severity == "error":
                found[issue.document].append(issue.problem)
    return {identifier: " ".join(dict.fromkeys(problems)) for identifier, problems in found.items()}


def _withdrawn(ledger: Ledger) -> Iterator[DocumentState]:
    started = _started(ledger)
    rows = ledger.execute("SELECT identifier, run, sha256 IN (SELECT sha256 FROM published) FROM withdrawn")
    for identifier, run, exported in sorted(rows):
        day = f" of {started[run]}" if run in started else ""
        reason = f"Run {run}{day} did not find it in the sources any more."
        yield DocumentState(identifier, "withdrawn", reason, exported=bool(exported))


def _started(ledger: Ledger) -> Mapping[int, str]:
    """The day of each run."""
    days = "SELECT number, line FROM runs WHERE number IN (SELECT run FROM withdrawn)"
    return {number: json.decode(line, type=LoggedRun).started[:10] for number, line in ledger.execute(days)}
