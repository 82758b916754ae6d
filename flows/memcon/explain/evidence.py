"""A piece of evidence: the words in their place, and what rests on them."""

import re
from collections.abc import Iterator

from memcon.explain.documents import read
from memcon.explain.exports import Exports, about, label, quads, source
from memcon.explain.passages import marked, passages
from memcon.explain.told import Explained, Telling, facts
from memcon.model import Span

PLACE = re.compile(r"document/([0-9a-f]{16})#char=(\d+),(\d+)")
TERM = re.compile(r"<([^>]*)> <[^>#]*#?([^>]*)> <([^>]*)> ")


def explain_evidence(of: Exports, asked: str) -> Explained | None:
    """Evidence by its IRI; None where nothing in the exports rests on it."""
    place = PLACE.fullmatch(asked)
    if place is None:
        return None
    rows = of.ledger.execute(
        "SELECT sha256 FROM readable WHERE sha256 BETWEEN ?1 AND ?1 || 'g'", (place[1],)
    ).fetchall()
    for one in about(of, [sha256 for (sha256,) in rows]):
        document = read(of, one.sha256)
        resting = list(_resting(of, one.sha256, f"{of.base}{asked}"))
        start, end = int(place[2]), int(place[3])
        span = Span(start, end, document.text[start:end])
        if resting and span.exact:
            marks = marked(document, of.base, "evidence", [span])
            return Explained(
                iri=f"{of.base}{asked}",
                kind="evidence",
                title=f"“{' '.join(span.exact.split())}”",
                facts=facts(it_is=resting),
                tellings=(Telling(source(of, document), (), passages(document, marks)),),
            )
    return None


def _resting(of: Exports, sha256: str, iri: str) -> Iterator[str]:
    """The subjects that the graph of the document ties to the words, and how."""
    for line in quads(of, sha256).splitlines():
        found = TERM.match(line)
        if found and found[3] == iri:
            local = found[1].removeprefix(of.base)
            name = label(of, local)
            role = "".join(f" {c.lower()}" if c.isupper() else c for c in found[2])
            yield f"{role} of {f'{name} ({local})' if name else local}"
