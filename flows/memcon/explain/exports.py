"""The last exports of a folder, as the ledger has them: which documents hold what, and what they say."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct, json
from msgspec.structs import replace

from memcon.errors import InputError
from memcon.explain.told import Source
from memcon.gazetteer import gazetteer
from memcon.ledger.sources import document
from memcon.map.actors import actor_keys
from memcon.map.iris import text_iri
from memcon.model import Document, Findings
from memcon.packing import unpacked
from memcon.resolve import resolve
from memcon.resolve.passes import linked

Ledger = sqlite3.Connection


class Exports(Struct, frozen=True):
    """What all explanations look into."""

    output: Path
    ledger: Ledger
    base: str
    """Where the IRIs begin."""
    most: int
    """How many documents to show."""


class Entry(Struct, frozen=True):
    """A document with its findings, resolved anew: why a mention is this actor is kept nowhere."""

    document: Document
    findings: Findings
    keys: Mapping[int, str]
    """The key within the document of the actor that each mention refers to."""
    reasons: Mapping[int, str]
    """Why each mention refers to its actor."""


def exports(output: Path, ledger: Ledger, most: int) -> Exports:
    """The last exports. Raises InputError where none were published."""
    row = ledger.execute(
        "SELECT sha256, quads FROM published JOIN pieces USING (sha256, signature) "
        "WHERE quads IS NOT NULL LIMIT 1"
    ).fetchone()
    if row is None:
        raise InputError(f"Nothing was exported into {output} yet: do `memcon run` first.")
    graph = unpacked(row[1]).decode().splitlines()[0].rpartition(" <")[2].rstrip(" .>")
    return Exports(output, ledger, graph.removesuffix(text_iri("", row[0])), most)


def quads(of: Exports, sha256: str) -> str:
    """The N-Quads of a document in the exports; none where it is not in them."""
    row = of.ledger.execute(
        "SELECT quads FROM published JOIN pieces USING (sha256, signature) WHERE sha256 = ?", (sha256,)
    ).fetchone()
    return unpacked(row[0]).decode() if row and row[0] else ""


def holding(of: Exports, local: str) -> list[Document]:
    """The documents whose graph names an IRI (given without the base), from the earliest on; without their
    texts. Of 2,000 documents in half a second.
    """
    name = f"<{of.base}{local}>".encode()
    pieces = of.ledger.execute(
        "SELECT sha256, quads FROM published JOIN pieces USING (sha256, signature) WHERE quads IS NOT NULL"
    )
    return about(of, [sha256 for sha256, packed in pieces if name in unpacked(packed)])


def about(of: Exports, hashes: Iterable[str]) -> list[Document]:
    """The documents of these texts, from the earliest on, without their texts. A document that a run under
    way has found changed or gone is none of them.
    """
    query = "SELECT identifier, about FROM readable WHERE sha256 = ?"
    rows = (of.ledger.execute(query, (sha256,)).fetchone() for sha256 in hashes)
    found = [replace(json.decode(row[1], type=Document), identifier=row[0]) for row in rows if row]
    return sorted(found, key=lambda one: (one.date is None, one.date, one.sha256))


def entry(of: Exports, sha256: str) -> Entry | None:
    """A document with what was found in it; None where nothing was."""
    row = of.ledger.execute(
        "SELECT identifier, about, text, findings FROM readable JOIN texts USING (sha256) "
        "JOIN findings USING (key) WHERE sha256 = ? AND findings IS NOT NULL",
        (sha256,),
    ).fetchone()
    if row is None:
        return None
    read = document(*row[:3])
    unresolved = replace(json.decode(unpacked(row[3]), type=Findings), document=read)
    findings = resolve(unresolved)
    links, _ = linked(unresolved.mentions, unresolved.statements)
    # some speakers are found last, with the actors
    whole = {number: actor.reason for actor in findings.actors for number in actor.mentions}
    reasons = whole | {number: link.reason for number, link in links.items()}
    return Entry(read, findings, actor_keys(findings), reasons)


def entries(of: Exports, documents: Sequence[Document]) -> list[Entry]:
    """The documents that are shown, with what was found in them."""
    found = (entry(of, one.sha256) for one in documents[: of.most])
    return [one for one in found if one]


def source(of: Exports, one: Document) -> Source:
    """A document as the source of something."""
    row = of.ledger.execute(
        "SELECT identifier FROM merges JOIN readable ON sha256 = one WHERE kind = 'document' AND other = ?",
        (one.sha256,),
    ).fetchone()
    return Source(
        iri=str(text_iri(of.base, one.sha256)),
        identifier=one.identifier,
        title=one.title,
        date=one.date,
        publisher=one.publisher,
        copy_of=row[0] if row else None,
    )


def joined(of: Exports, local: str) -> tuple[str, str] | None:
    """The key and label in all documents of an actor that was joined with others."""
    row = of.ledger.execute("SELECT key, label FROM names WHERE local = ?", (local,)).fetchone()
    return (row[0], row[1]) if row else None


def label(of: Exports, key: str, findings: Findings | None = None) -> str | None:
    """What an actor is called, by its key in all documents or in that of the findings."""
    query = "SELECT label FROM names WHERE key = ?1 OR local = ?1 LIMIT 1"
    row = of.ledger.execute(query, (key,)).fetchone()
    if row:
        return str(row[0])
    with suppress(KeyError):
        return gazetteer().entry(key).label
    return next((actor.label for actor in findings.actors if actor.key == key), None) if findings else None


def called(of: Exports, found: Entry, mention: int) -> str:
    """Whom a mention refers to, with the key in all documents; its words, where it is nobody known."""
    key = found.keys.get(mention)
    if key is None:
        return f"“{' '.join(found.findings.mentions[mention].span.exact.split())}”, nobody known"
    return named(of, key, found.findings)


def why(found: Entry, mention: int) -> str:
    """Why a mention refers to its actor: "“he”: the most prominent person before the pronoun"."""
    words = " ".join(found.findings.mentions[mention].span.exact.split())
    return f"“{words}”: {found.reasons.get(mention, 'nobody could be named')}"


def named(of: Exports, key: str, findings: Findings | None = None) -> str:
    """An actor's label with its key in all documents: "Malta (state/MT)"."""
    public = joined(of, key)
    return f"{label(of, key, findings) or key} ({public[0] if public else key})"
