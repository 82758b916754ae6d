"""The steps that joined things of different documents: which they are, and what they found."""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct, json

from memcon.explain.exports import Exports, about, label
from memcon.explain.profiles import outline
from memcon.explain.told import End, Step
from memcon.map.statements import GAP

KEY = re.compile(r"\b(?:state|organisation|person|group|actor)/[\w-]+")
Row = tuple[str, str, str, str]
"""One, other, rule, evidence: see `resolve.across.merges.Merge`."""
COLUMNS = "SELECT one, other, rule, evidence FROM merges"


class Facts(Struct, frozen=True):
    """What is needed of `batches.Facts`: IRIs without the base, by number."""

    meetings: Mapping[int, str]
    statements: Mapping[int, str]


class Cluster(Struct, frozen=True):
    """Meetings or statements of several documents that are one, and the steps that made them one."""

    kind: str
    facts: frozenset[tuple[str, int]]
    """The hash of each document's text, and the number in its findings."""
    rows: tuple[Row, ...]


def fact_of(of: Exports, local: str) -> tuple[str, int] | None:
    """The meeting or statement that has this IRI (without the base) in its own document."""
    query = "SELECT sha256, facts FROM readable JOIN findings USING (key) WHERE instr(facts, CAST(? AS BLOB))"
    for sha256, blob in of.ledger.execute(query, (f'"{local}"',)):
        for numbers in (told(blob).meetings, told(blob).statements):
            for number, iri in numbers.items():
                if iri == local:
                    return sha256, number
    return None


def facts_in(of: Exports, sha256: str) -> Facts:
    """The IRIs of a document's facts, as the document alone would have them."""
    row = of.ledger.execute(
        "SELECT facts FROM readable JOIN findings USING (key) WHERE sha256 = ? AND facts IS NOT NULL",
        (sha256,),
    ).fetchone()
    return told(row[0]) if row else Facts({}, {})


def told(blob: bytes) -> Facts:
    """Facts as they were kept."""
    return json.decode(blob, type=Facts)


def cluster(of: Exports, kind: str, fact: tuple[str, int]) -> Cluster:
    """All tellings that steps tie to one, over however many of them."""
    found, waiting, rows = {_name(fact)}, [_name(fact)], set[Row]()
    while waiting:
        name = waiting.pop()
        for row in of.ledger.execute(f"{COLUMNS} WHERE kind = ? AND ? IN (one, other)", (kind, name)):
            rows.add(row)
            new = {*row[:2]} - found
            found |= new
            waiting += new
    return Cluster(kind, frozenset(map(_fact, found)), tuple(sorted(rows)))


def steps(of: Exports, rows: Iterable[Row], found: Mapping[str, End]) -> tuple[Step, ...]:
    """Steps for people, in the order of what they joined to something: with names in place of keys."""
    place = {name: number for number, name in enumerate(found)}
    ordered = sorted(rows, key=lambda row: (place.get(row[1], len(place)), row))
    return tuple(_step(of, row, found) for row in ordered)


def touching(whole: Cluster, shown: Iterable[str]) -> list[Row]:
    """The steps that have one of these documents (by the hash of its text) at an end."""
    hashes = set(shown)
    return [row for row in whole.rows if {name.partition("#")[0] for name in row[:2]} & hashes]


def ends(of: Exports, whole: Cluster) -> dict[str, End]:
    """The meetings or statements of a cluster as the ends of its steps, with their words, from the earliest
    document on.
    """
    found = {}
    for one in about(of, {sha256 for sha256, _ in whole.facts}):
        iris, words = facts_in(of, one.sha256), _words(of, one.sha256)
        own = {**iris.meetings} if whole.kind == "meeting" else {**iris.statements}
        for number in sorted(number for sha256, number in whole.facts if sha256 == one.sha256):
            said = words.get((whole.kind, number), "")
            found[_name((one.sha256, number))] = End(own.get(number, ""), said, one.identifier)
    return found


def _words(of: Exports, sha256: str) -> Mapping[tuple[str, int], str]:
    """The words of a document's meetings and statements, by kind and number."""
    told = outline(of, sha256)
    met = {("meeting", one.number): one.first.exact for one in told.meetings}
    return met | {
        ("statement", one.number): GAP.join(piece.exact for piece in one.content) for one in told.statements
    }


def in_words(of: Exports, words: str) -> str:
    """Keys replaced by what they name: "both told beside Malta"."""
    return KEY.sub(lambda found: label(of, found[0]) or found[0], words)


def _step(of: Exports, row: Row, found: Mapping[str, End]) -> Step:
    one, other, rule, evidence = row
    return Step(_end(of, one, found), _end(of, other, found), in_words(of, rule), in_words(of, evidence))


def _end(of: Exports, name: str, found: Mapping[str, End]) -> End:
    known = label(of, name)
    return found.get(name) or End(name, known or name, None if known else "a document that changed since")


def _name(fact: tuple[str, int]) -> str:
    return f"{fact[0]}#{fact[1]}"


def _fact(name: str) -> tuple[str, int]:
    sha256, _, number = name.partition("#")
    return sha256, int(number)
