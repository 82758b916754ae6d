"""What each document gives to the exports, and which of it the next exports and the last ones hold."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct, json, to_builtins

from memcon.batches import Built, Told, Unbuilt
from memcon.ledger.kept_issues import issues_from
from memcon.ledger.sources import document
from memcon.model import Issue
from memcon.packing import unpacked
from memcon.resolve.across.links import Links

Ledger = sqlite3.Connection
# the pieces of the next exports, in their order
NEXT = (
    "FROM chosen JOIN pieces USING (sha256, signature) JOIN readable USING (sha256) "
    "WHERE quads IS NOT NULL ORDER BY identifier, sha256"
)


class Wanted(Struct, frozen=True):
    """A document of the next exports, and what its piece is made from."""

    sha256: str
    signature: str
    links: Links


def choose(ledger: Ledger, links: Iterable[tuple[str, Links]], version: str) -> Sequence[Wanted]:
    """Note which pieces the next exports will hold, and say which of them are still to be made. `links` has
    the hash of each document's text; `version` is that of mapping.
    """
    ledger.execute("DELETE FROM chosen")
    wanted = []
    for sha256, linked in links:
        about, digest = ledger.execute(
            "SELECT about, digest FROM readable JOIN findings USING (key) WHERE sha256 = ?", (sha256,)
        ).fetchone()
        plain = json.encode(to_builtins(linked, str_keys=True), order="deterministic")
        made_from = (version, digest, plain, about)
        signature = hashlib.sha256(json.encode(made_from)).hexdigest()[:32]
        ledger.execute("INSERT INTO chosen VALUES (?, ?)", (sha256, signature))
        known = ledger.execute(
            "SELECT 1 FROM pieces WHERE sha256 = ? AND signature = ?", (sha256, signature)
        ).fetchone()
        if not known:
            wanted.append(Wanted(sha256, signature, linked))
    return wanted


def to_build(ledger: Ledger, wanted: Iterable[Wanted]) -> Iterator[Unbuilt]:
    """What these documents' pieces are made of."""
    query = (
        "SELECT identifier, about, text, findings FROM readable JOIN texts USING (sha256) "
        "JOIN findings USING (key) WHERE sha256 = ?"
    )
    for one in wanted:
        identifier, about, text, findings = ledger.execute(query, (one.sha256,)).fetchone()
        yield Unbuilt(document(identifier, about, text), findings, one.links, one.signature)


def keep(ledger: Ledger, batch: Iterable[Built]) -> None:
    """Keep the pieces of a batch of documents."""
    ledger.executemany(
        "INSERT OR REPLACE INTO pieces VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_row, batch)
    )


def _row(one: Built) -> tuple[str | bytes | None, ...]:
    names, told, issues = " ".join(one.names), json.encode(one.told), json.encode(one.issues)
    exports = one.quads, one.turtle, one.members
    return one.sha256, one.signature, *exports, names, told, issues, one.card, one.pages


class Kept:
    """The pieces of the next exports, read from the ledger when they are asked for: see export/pieces.py."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def quads(self) -> Iterator[bytes]:
        """The N-Quads of each document."""
        return self._read("quads")

    def turtle(self) -> Iterator[bytes]:
        """The Turtle of each document."""
        return self._read("turtle")

    def members(self) -> Iterator[bytes]:
        """The JSON-LD of each document."""
        return self._read("jsonld")

    def names(self) -> Iterator[str]:
        """The short names that the JSON-LD of all documents uses."""
        rows = self._ledger.execute(f"SELECT names {NEXT}")
        return iter({name for (names,) in rows for name in names.split()})

    def _read(self, column: Literal["quads", "turtle", "jsonld"]) -> Iterator[bytes]:
        return (unpacked(blob) for (blob,) in self._ledger.execute(f"SELECT {column} {NEXT}"))


def told(ledger: Ledger) -> Iterator[Told]:
    """What each document of the next exports holds, in figures."""
    for (blob,) in ledger.execute(f"SELECT told {NEXT}"):
        yield json.decode(blob, type=Told)


def sums(ledger: Ledger) -> tuple[int, int]:
    """How many facts failed the check, documents that were left out as a whole included, and how many
    statements name no source.
    """
    rows = ledger.execute("SELECT told FROM chosen JOIN pieces USING (sha256, signature)")
    quarantined = sourceless = 0
    for (blob,) in rows:
        one = json.decode(blob, type=Told)
        quarantined += one.quarantined
        sourceless += one.sourceless
    return quarantined, sourceless


def issues(ledger: Ledger) -> Iterator[Issue]:
    """What was left out of the documents of the next exports."""
    rows = ledger.execute(
        "SELECT identifier, pieces.issues FROM chosen JOIN pieces USING (sha256, signature) "
        "JOIN readable USING (sha256)"
    )
    for identifier, found in rows:
        yield from issues_from(found, identifier)


def changed(ledger: Ledger) -> bool:
    """Whether the next exports hold other pieces than the last ones."""
    unlike = "SELECT sha256, signature FROM {} EXCEPT SELECT sha256, signature FROM {}"
    return any(
        ledger.execute(f"SELECT EXISTS ({unlike.format(*pair)})").fetchone()[0]
        for pair in (("chosen", "published"), ("published", "chosen"))
    )


def added(ledger: Ledger) -> Iterator[bytes]:
    """The lines of N-Quads that the next exports have and the last ones have not, document by document."""
    return _unlike(ledger, "chosen", "published")


def removed(ledger: Ledger) -> Iterator[bytes]:
    """The lines of N-Quads that the last exports have and the next ones have not, document by document."""
    return _unlike(ledger, "published", "chosen")


def _unlike(ledger: Ledger, one: str, other: str) -> Iterator[bytes]:
    rows = ledger.execute(
        f"SELECT a.quads, b.quads FROM {one} x JOIN pieces a USING (sha256, signature) "  # noqa: S608, ours
        f"LEFT JOIN {other} y ON y.sha256 = x.sha256 "
        "LEFT JOIN pieces b ON b.sha256 = y.sha256 AND b.signature = y.signature "
        "WHERE y.signature IS NOT x.signature AND a.quads IS NOT NULL ORDER BY x.sha256"
    )
    for here, there in rows:
        known = set(_lines(there))
        yield b"".join(line for line in _lines(here) if line not in known)


def _lines(blob: bytes | None) -> list[bytes]:
    """The lines of packed N-Quads, each with its line break: a literal may hold other breaks."""
    return [line + b"\n" for line in unpacked(blob).split(b"\n")[:-1]] if blob else []
