"""A document: what is known of it, its copies, what it tells, and what was left out of it."""

from collections.abc import Iterable, Iterator

from memcon.explain.exports import Entry, Exports, about, entry, source
from memcon.explain.meetings import iri_of
from memcon.explain.steps import cluster, facts_in
from memcon.explain.told import Explained, facts
from memcon.ledger.kept_issues import issues_from
from memcon.ledger.sources import document
from memcon.ledger.states import states
from memcon.map.iris import text_iri
from memcon.model import Document, Issue


def explain_document(of: Exports, asked: str) -> Explained | None:
    """A document or file by its IRI or identifier; None where the sources never had it."""
    found = about(of, _hashes(of, asked))
    if not found:
        return _left_out(of, asked)
    one = read(of, found[0].sha256)
    return Explained(
        iri=str(text_iri(of.base, one.sha256)),
        kind="document",
        title=one.title or one.identifier,
        facts=facts(
            file=one.identifier,
            state=_state(of, one.identifier),
            date=one.date,
            publisher=one.publisher,
            author=one.author,
            address=one.url,
            licence=one.licence,
            language=one.language,
            words=f"{len(one.text.split()):,}",
            SHA_256=one.sha256,
            same_text_in=list(_repeated(of, one)),
            near_copy_of=source(of, one).copy_of,
            near_copies=list(_copies(of, one)),
            **_told(of, one),
        ),
        notes=tuple(_notes(of, one)),
    )


def _hashes(of: Exports, asked: str) -> list[str]:
    """The hashes of the texts of that identifier or IRI; of a repeated text, of the document that has it."""
    rows = of.ledger.execute(
        "SELECT sha256 FROM documents WHERE identifier = ?1 OR sha256 BETWEEN ?2 AND ?2 || 'g'",
        (asked, asked.removeprefix("document/")),
    )
    return [sha256 for (sha256,) in rows]


def _state(of: Exports, identifier: str) -> str:
    """The state of a document in words."""
    found = next(one for one in states(of.ledger) if one.identifier == identifier)
    return f"{found.state}{'' if found.exported else ', not in the exports'}"


def _left_out(of: Exports, asked: str) -> Explained | None:
    """A file that became no document, or is withdrawn."""
    for one in states(of.ledger):
        if one.identifier == asked:
            return Explained(None, "file", asked, facts(state=one.state, why=one.reason))
    return None


def read(of: Exports, sha256: str) -> Document:
    """A document of the last survey with its text."""
    query = "SELECT identifier, about, text FROM readable JOIN texts USING (sha256) WHERE sha256 = ?"
    return document(*of.ledger.execute(query, (sha256,)).fetchone())


def _repeated(of: Exports, one: Document) -> Iterator[str]:
    yield from (
        name
        for (name,) in of.ledger.execute("SELECT identifier FROM repeated WHERE sha256 = ?", (one.sha256,))
    )


def _copies(of: Exports, one: Document) -> Iterator[str]:
    query = "SELECT evidence FROM merges WHERE kind = 'document' AND one = ? ORDER BY evidence"
    yield from (evidence for (evidence,) in of.ledger.execute(query, (one.sha256,)))


def _told(of: Exports, one: Document) -> dict[str, object]:
    """What the document tells, in figures, and its meetings and statements by IRI."""
    found = entry(of, one.sha256)
    if found is None:
        return {}
    iris = facts_in(of, one.sha256)
    said = list(iris.statements.values())
    return {
        "actors": f"{len(found.findings.actors):,}",
        "meetings": [_meeting(of, found, number) for number in iris.meetings],
        "statements": [*said[: of.most], *([f"… {len(said) - of.most} more"] if len(said) > of.most else [])],
    }


def _meeting(of: Exports, found: Entry, number: int) -> str:
    meeting = found.findings.meetings[number]
    iri = iri_of(of, cluster(of, "meeting", (found.document.sha256, number)))
    return f"{iri}, {meeting.status} (“{min(meeting.evidence).exact}”)"


def _notes(of: Exports, one: Document) -> Iterator[str]:
    """What was wrong with its file, its text and its facts."""
    files = "SELECT issues FROM files WHERE path IN (SELECT path FROM documents WHERE sha256 = ?)"
    for (blob,) in of.ledger.execute(files, (one.sha256,)):
        yield from _issues(each for each in issues_from(blob) if each.document == one.identifier)
    facts_left_out = (
        "SELECT f.issues, p.issues FROM readable r LEFT JOIN findings f USING (key) "
        "LEFT JOIN chosen c ON c.sha256 = r.sha256 LEFT JOIN pieces p ON p.sha256 = c.sha256 "
        "AND p.signature = c.signature WHERE r.sha256 = ?"
    )
    for blobs in of.ledger.execute(facts_left_out, (one.sha256,)):
        for blob in blobs:
            yield from _issues(issues_from(blob)) if blob else ()


def _issues(found: Iterable[Issue]) -> Iterator[str]:
    for one in found:
        words = f"“{' '.join(one.words.split())}”: " if one.words else ""
        yield f"{words}{one.problem} {one.advice}"
