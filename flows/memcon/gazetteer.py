"""What we know by name about states and organisations, and where a text names them.

The tables in ontology/gazetteer/ become one trie of words. A text is cut into words, spaces and signs, and
the trie is walked from each word: the longest known phrase wins, matches never overlap, and the work grows
with the text's length alone. Words that mean two actors ("Congo", "Brussels") come back with both, so that
whoever resolves them can refuse to guess. Words that only look like a name ("New Mexico") are listed in
longer_names.csv and come back as nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from memcon.errors import OntologyError
from memcon.ontology import rows

EntryKind = Literal["state", "organisation"]
Use = Literal["name", "adjective", "people", "capital", "seat"]

WORD = re.compile(r"\w+")
PIECES = re.compile(r"\w+|\s+|[^\w\s]")
# one character for one, so that offsets hold
ALIKE = str.maketrans({"’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "‐": "-", "‑": "-"})


class Entry(Struct, frozen=True):
    """A state or organisation, with the words that the tables give for it."""

    key: str
    """Such as "state/FR" or "organisation/nato"."""
    kind: EntryKind
    label: str
    names: tuple[str, ...]
    """Every name, the label first."""
    adjectives: tuple[str, ...] = ()
    """One that ends in a hyphen ("Franco-") counts only before a hyphen."""
    people: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    """Spellings of the capital, the usual one first; none where it is disputed or the state is no more."""
    wikidata: str | None = None
    class_: str = ""
    """For states: member or observer of the UN, former, other. For organisations: international, regional,
    national (a state's body), parliament, party, agency, media, non-governmental, armed group."""


class Candidate(Struct, frozen=True):
    """An entry that words can mean, and as what they name it."""

    entry: Entry
    use: Use


class Match(Struct, frozen=True):
    """Known words in a text: text[start:end] == words, in code points."""

    start: int
    end: int
    words: str
    candidates: tuple[Candidate, ...]


class Node:
    """A place in the trie: what may follow, and what the words so far mean (None: nothing yet)."""

    __slots__ = ("candidates", "following")

    def __init__(self) -> None:
        self.following: dict[str, Node] = {}
        self.candidates: tuple[Candidate, ...] | None = None


class Gazetteer:
    """All entries, and the search for their words. Built by `gazetteer()`; never changed afterwards."""

    def __init__(
        self, entries: Iterable[Entry], words: Mapping[str, tuple[Candidate, ...]], prefixes: frozenset[str]
    ) -> None:
        self._entries = {entry.key: entry for entry in entries}
        self._prefixes = prefixes
        self._root = trie(words)
        self.words = MappingProxyType(dict(words))
        """Every phrase that is known, with what it can mean; () for words that only look like a name."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry, in the order of the tables."""
        return tuple(self._entries.values())

    def entry(self, key: str) -> Entry:
        """The entry of that key; KeyError where there is none."""
        return self._entries[key]

    def lookup(self, words: str) -> tuple[Candidate, ...]:
        """What the whole of `words` can mean, with or without a leading "the"; () where it is unknown."""
        phrase = " ".join(words.translate(ALIKE).split())
        for form in (phrase, phrase.removeprefix("the ").removeprefix("The ").removeprefix("THE ")):
            if form in self.words:
                return self.words[form]
        return ()

    def find(self, text: str) -> tuple[Match, ...]:
        """The known words in a text, from left to right: the longest wins, none overlap, whole words only."""
        return tuple(self._matches(text))

    def _matches(self, text: str) -> Iterator[Match]:
        position = 0
        for word in WORD.finditer(text):
            start = word.start()
            if start < position or word[0] not in self._root.following:
                continue
            end, candidates = self._longest(text, start)
            position = end
            if candidates and not self._denied(text, start):
                yield Match(start, end, text[start:end], candidates)

    def _longest(self, text: str, start: int) -> tuple[int, tuple[Candidate, ...]]:
        """Where the longest known phrase from `start` ends, and what it means; `start` and () for none."""
        found: tuple[Candidate, ...] = ()
        node, end = self._root, start
        for piece in PIECES.finditer(text, start):
            following = node.following.get(written(piece[0]))
            if following is None:
                break
            node = following
            if node.candidates is not None and bounded(text, piece.end()):
                # a word that counts only before a hyphen ends before it
                end = piece.start() if written(piece[0]) == "-" else piece.end()
                found = node.candidates
        return end, found

    def _denied(self, text: str, start: int) -> bool:
        """Whether a prefix such as "pro-" stands before the words."""
        before = text[max(0, start - 12) : start].translate(ALIKE)
        return any(before.endswith(prefix) for prefix in self._prefixes)


def bounded(text: str, end: int) -> bool:
    """Whether a phrase may end there: "U.S." not in "U.S.S. Cole", "US" not in "US$5 million"."""
    following = text[end : end + 1]
    return following != "$" and (wordy(text[end - 1]) or text[end - 1] == "-" or not wordy(following))


def wordy(character: str) -> bool:
    """Whether a character belongs to a word, in the sense of the patterns above."""
    return character.isalnum() or character == "_"


def written(piece: str) -> str:
    """A piece as the tables write it: plain apostrophes and hyphens, a blank for any space in a paragraph."""
    if piece.isspace():
        return " " if len(f"{piece}.".splitlines()) < 3 else piece
    return piece.translate(ALIKE)


def trie(words: Mapping[str, tuple[Candidate, ...]]) -> Node:
    """The phrases as a trie of their pieces."""
    root = Node()
    for phrase, candidates in words.items():
        node = root
        for piece in PIECES.findall(phrase):
            node = node.following.setdefault(piece, Node())
        node.candidates = candidates
    return root


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer of the tables in ontology/gazetteer/, built once a process.

    Raises OntologyError, naming file and line, where a key repeats or is unknown.
    """
    entries: dict[str, Entry] = {}
    for table, read in (("gazetteer/states.csv", state), ("gazetteer/organisations.csv", organisation)):
        for line, row in enumerate(rows(table), 2):
            entry = read(row)
            if entry.key in entries:
                raise OntologyError(f"{table}, line {line}: the key {entry.key} stands there twice.")
            entries[entry.key] = entry
    stops = [row["words"].translate(ALIKE) for row in rows("gazetteer/longer_names.csv")]
    words = meanings([*uses(entries.values()), *seats(entries)])
    words |= dict.fromkeys((stop for stop in stops if not stop.endswith("-")), ())
    return Gazetteer(entries.values(), words, frozenset(stop for stop in stops if stop.endswith("-")))


def state(row: dict[str, str]) -> Entry:
    """An entry from a row of states.csv."""
    return Entry(
        key=row["key"],
        kind="state",
        label=row["label"],
        names=(row["label"], *cell(row["names"])),
        adjectives=cell(row["adjectives"]),
        people=cell(row["people"]),
        capital=cell(row["capital"]),
        wikidata=row["wikidata"] or None,
        class_=row["class"],
    )


def organisation(row: dict[str, str]) -> Entry:
    """An entry from a row of organisations.csv."""
    return Entry(
        key=row["key"],
        kind="organisation",
        label=row["label"],
        names=(row["label"], *cell(row["names"])),
        wikidata=row["wikidata"] or None,
        class_=row["class"],
    )


def cell(text: str) -> tuple[str, ...]:
    """The parts of a cell, between upright strokes."""
    return tuple(text.split("|")) if text else ()


def uses(entries: Iterable[Entry]) -> Iterator[tuple[str, Candidate]]:
    """Every phrase of the entries with what it means; a name before an adjective, and so on."""
    for entry in entries:
        yield from ((words, Candidate(entry, "name")) for words in entry.names)
        yield from ((words, Candidate(entry, "adjective")) for words in entry.adjectives)
        yield from ((words, Candidate(entry, "people")) for words in entry.people)
        yield from ((words, Candidate(entry, "capital")) for words in entry.capital)


def seats(entries: Mapping[str, Entry]) -> Iterator[tuple[str, Candidate]]:
    """The seats of seats.csv; rows without a key say what was left out, and why."""
    table = "gazetteer/seats.csv"
    for line, row in enumerate(rows(table), 2):
        if row["key"] and row["key"] not in entries:
            raise OntologyError(f"{table}, line {line}: there is no entry with the key {row['key']}.")
        if row["key"]:
            yield row["words"], Candidate(entries[row["key"]], "seat")


def meanings(pairs: Iterable[tuple[str, Candidate]]) -> dict[str, tuple[Candidate, ...]]:
    """Phrase -> candidates, one an entry (its first use), also for the phrase in capitals."""
    words: dict[str, tuple[Candidate, ...]] = {}
    for written_so, candidate in pairs:
        phrase = written_so.translate(ALIKE)
        for form in dict.fromkeys((phrase, phrase.upper())):
            known = words.get(form, ())
            if all(other.entry.key != candidate.entry.key for other in known):
                words[form] = (*known, candidate)
    return words
