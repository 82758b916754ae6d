"""What was found in each text: read once, kept until its words, its metadata or memcon change."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import json
from msgspec.structs import replace

from memcon.batches import Facts, Understood, Unread
from memcon.ledger.kept_issues import issues_from
from memcon.ledger.sources import document
from memcon.model import Document, Issue
from memcon.packing import unpacked
from memcon.resolve.across.merges import Fact
from memcon.resolve.across.profiles import Profile

Ledger = sqlite3.Connection


def unread(ledger: Ledger, version: str) -> Sequence[str]:
    """The keys of the documents that were not read by this version of memcon, in the order of the sources."""
    rows = ledger.execute(
        "SELECT key FROM readable r WHERE NOT EXISTS "
        "(SELECT 1 FROM findings f WHERE f.key = r.key AND f.version = ?) ORDER BY nth",
        (version,),
    )
    return [key for (key,) in rows]


def to_read(ledger: Ledger, keys: Iterable[str]) -> Iterator[Unread]:
    """The documents of these keys."""
    query = "SELECT identifier, about, text FROM readable JOIN texts USING (sha256) WHERE key = ?"
    for key in keys:
        row = ledger.execute(query, (key,)).fetchone()
        yield Unread(key, document(*row))


def keep(ledger: Ledger, version: str, batch: Iterable[Understood]) -> None:
    """Keep what a batch of documents came to."""
    ledger.executemany(
        "INSERT OR REPLACE INTO findings VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (one.key, version, one.digest, one.findings, one.profile, one.facts, json.encode(one.issues))
            for one in batch
        ),
    )


def forget(ledger: Ledger, keys: Iterable[str]) -> None:
    """Take away what an older version found in documents that could not be read now."""
    ledger.executemany("DELETE FROM findings WHERE key = ?", ((key,) for key in keys))


def profiles(ledger: Ledger) -> Iterator[Profile]:
    """The profiles of all documents that could be read, by their identifiers."""
    rows = ledger.execute(
        "SELECT r.identifier, r.about, profile FROM readable r JOIN findings USING (key) "
        "WHERE profile IS NOT NULL ORDER BY r.identifier, r.sha256"
    )
    for identifier, about, profile in rows:
        publisher = json.decode(about, type=Document).publisher
        kept = json.decode(unpacked(profile), type=Profile)
        yield replace(kept, identifier=identifier, publisher=publisher)


def facts(ledger: Ledger) -> tuple[Mapping[Fact, str], Mapping[Fact, str]]:
    """The IRIs, without the base, of all meetings and of all statements that have one."""
    meetings: dict[Fact, str] = {}
    statements: dict[Fact, str] = {}
    query = "SELECT sha256, facts FROM readable JOIN findings USING (key) WHERE facts IS NOT NULL"
    for sha256, found in ledger.execute(query):
        told = json.decode(found, type=Facts)
        meetings |= {(sha256, number): iri for number, iri in told.meetings.items()}
        statements |= {(sha256, number): iri for number, iri in told.statements.items()}
    return meetings, statements


def issues(ledger: Ledger) -> Iterator[Issue]:
    """Why some documents could not be read."""
    rows = ledger.execute("SELECT identifier, issues FROM readable JOIN findings USING (key)")
    for identifier, found in rows:
        yield from issues_from(found, identifier)
