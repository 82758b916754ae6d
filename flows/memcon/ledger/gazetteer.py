"""Which documents a change of the gazetteer touches: those whose text has all words of a changed entry.

What the gazetteer knows comes into a document only by words that stand in it. So a new row costs the reading
of these documents anew, and of no other.
"""

import csv
import re
import sqlite3
from collections.abc import Iterable, Iterator

from msgspec import json

from memcon import ontology
from memcon.packing import packed, unpacked

Ledger = sqlite3.Connection
WORD = re.compile(r"\w+")
# columns that hold no words of texts
SILENT = {"class", "gender", "key", "note", "wikidata"}


def touch(ledger: Ledger) -> None:
    """Mark the findings of documents that a changed row touches as to be read anew, and remember the rows."""
    rows = set(_rows())
    known = ledger.execute("SELECT value FROM notes WHERE name = 'gazetteer'").fetchone()
    before = set(json.decode(unpacked(known[0]), type=list[str])) if known else rows
    if rows == before and known:
        return
    phrases = {frozenset(_words(phrase)) for row in rows ^ before for phrase in _phrases(row)} - {frozenset()}
    if phrases:
        ledger.executemany(
            "UPDATE findings SET version = '' WHERE key = ?", [(key,) for key in _touched(ledger, phrases)]
        )
    value = packed(json.encode(sorted(rows)))
    ledger.execute("INSERT OR REPLACE INTO notes VALUES ('gazetteer', ?)", (value,))


def _rows() -> Iterator[str]:
    """Every row of every table, with its columns' names, as a line of JSON."""
    for table in sorted((ontology.folder() / "gazetteer").glob("*.csv")):
        with table.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield json.encode([table.name, row]).decode()


def _phrases(row: str) -> Iterator[str]:
    _, cells = json.decode(row, type=tuple[str, dict[str, str]])
    for column, cell in cells.items():
        if column not in SILENT:
            yield from cell.split("|")


def _touched(ledger: Ledger, phrases: Iterable[frozenset[str]]) -> Iterator[str]:
    listed = list(phrases)
    for key, text in ledger.execute("SELECT key, text FROM readable JOIN texts USING (sha256)"):
        words = set(_words(unpacked(text).decode()))
        if any(phrase <= words for phrase in listed):
            yield key


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())
