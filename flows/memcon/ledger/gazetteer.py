"""Which documents a change of the gazetteer touches: those whose text has all words of a changed entry.

What the gazetteer knows comes into a document only by words that stand in it. So a new row costs the reading
of these documents anew, and of no other. "Kremlin" brings in the name of Russia, so that a change of Russia's
row touches both words. Of a person the surname is enough.
"""

import csv
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator

from msgspec import json

from memcon import ontology
from memcon.packing import packed, unpacked
from memcon.resolve.links import normalised

Ledger = sqlite3.Connection
Row = tuple[str, dict[str, str]]
"""The name of a table, and a row of it."""
ENTRIES = {"organisations.csv", "states.csv"}
PERSONS = "people.csv"
WORD = re.compile(r"\w+")
# columns that hold no words of texts
SILENT = {"class", "from", "gender", "key", "note", "of", "person", "title", "until", "wikidata"}


def touch(ledger: Ledger) -> None:
    """Mark the findings of documents that a changed row touches as to be read anew, and remember the rows."""
    rows = set(_rows())
    known = ledger.execute("SELECT value FROM notes WHERE name = 'gazetteer'").fetchone()
    before = set(json.decode(unpacked(known[0]), type=list[str])) if known else rows
    if rows == before and known:
        return
    if rows != before:
        # what is kept for a text that left the sources may be needed when it comes back
        ledger.execute("DELETE FROM findings WHERE key NOT IN (SELECT key FROM documents)")
        touched = [(key,) for key in _touched(ledger, _changed(rows, before))]
        ledger.executemany("UPDATE findings SET version = '' WHERE key = ?", touched)
    value = packed(json.encode(sorted(rows)))
    ledger.execute("INSERT OR REPLACE INTO notes VALUES ('gazetteer', ?)", (value,))


def _rows() -> Iterator[str]:
    """Every row of every table, with its columns' names, as a line of JSON."""
    for table in sorted((ontology.folder() / "gazetteer").glob("*.csv")):
        with table.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield json.encode([table.name, row]).decode()


def _changed(rows: set[str], before: set[str]) -> set[frozenset[str]]:
    """The phrases, as sets of words, of all rows that one state of the tables has alone; of a state or an
    organisation also those of all other rows that lead to it.
    """
    decoded = {line: json.decode(line, type=Row) for line in rows | before}
    changed = rows ^ before
    entries = {_key(decoded[line]) for line in changed if decoded[line][0] in ENTRIES}
    own = [row for line, row in decoded.items() if line in changed or _key(row) in entries]
    return {frozenset(_words(phrase)) for row in own for phrase in _phrases(row)} - {frozenset()}


def _key(row: Row) -> str:
    return row[1].get("key", "")


def _phrases(row: Row) -> Iterator[str]:
    table, cells = row
    for column, cell in cells.items():
        if column not in SILENT:
            yield from cell.split()[-1:] if table == PERSONS else cell.split("|")


def _touched(ledger: Ledger, phrases: set[frozenset[str]]) -> Iterator[str]:
    """The keys of documents whose text has all words of one of the phrases, under whatever title and date."""
    by_word: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for phrase in phrases:
        by_word[max(phrase, key=len)].append(phrase)
    rows = ledger.execute("SELECT DISTINCT key, text FROM documents JOIN texts USING (sha256)")
    for key, text in rows:
        words = set(_words(unpacked(text).decode()))
        if any(phrase <= words for word in words for phrase in by_word.get(word, ())):
            yield key


def _words(text: str) -> list[str]:
    """The words without diacritics, case and the ending of a plural."""
    return [word.rstrip("s") or word for word in WORD.findall(normalised(text))]
