"""An office that a document reports of somebody."""

from memcon.explain.actors import office
from memcon.explain.exports import Exports, entries, holding, named, source
from memcon.explain.passages import marked, passages
from memcon.explain.told import Explained, Telling, facts
from memcon.map.iris import tenure_iri


def explain_tenure(of: Exports, asked: str) -> Explained | None:
    """A tenure by its IRI; None where the exports do not have it."""
    for found in entries(of, holding(of, asked)):
        own = [one for one in found.findings.tenures if str(tenure_iri("", found.document, one)) == asked]
        if own:
            told = facts(
                holder=named(of, own[0].holder, found.findings),
                office=office(of, found, own[0]),
                words=[one.office for one in own],
            )
            marks = marked(found.document, of.base, "office", [one.evidence for one in own])
            return Explained(
                iri=f"{of.base}{asked}",
                kind="tenure",
                title=f"{named(of, own[0].holder, found.findings).partition(' (')[0]}: {own[0].title}",
                tellings=(Telling(source(of, found.document), told, passages(found.document, marks)),),
            )
    return None
