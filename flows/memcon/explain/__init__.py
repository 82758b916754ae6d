"""Where a fact comes from: the documents that tell it, their words, and the rules that joined them."""

from collections.abc import Callable, Mapping
from pathlib import Path

from memcon.errors import InputError
from memcon.explain.actors import explain_actor
from memcon.explain.documents import explain_document
from memcon.explain.evidence import explain_evidence
from memcon.explain.exports import Exports, about, exports
from memcon.explain.gone import gone
from memcon.explain.meetings import explain_meeting
from memcon.explain.statements import explain_statement
from memcon.explain.steps import fact_of
from memcon.explain.tenures import explain_tenure
from memcon.explain.told import Explained
from memcon.explain.topics import explain_topic
from memcon.ledger import reading

KINDS: Mapping[str, Callable[[Exports, str], Explained | None]] = {
    "person": explain_actor,
    "state": explain_actor,
    "organisation": explain_actor,
    "group": explain_actor,
    "actor": explain_actor,
    "meeting": explain_meeting,
    "statement": explain_statement,
    "tenure": explain_tenure,
    "document": explain_document,
    "place": explain_topic,
    "topic": explain_topic,
}


def explain(output: Path, asked: str, most: int = 10) -> Explained:
    """What the last exports in the folder `output` have under an IRI, with all that it rests on. `asked` is
    the IRI in full or without the base ("state/FR"), or the identifier of a document; `most` is how many
    documents are shown.

    Raises InputError where there is no such thing, LedgerError where nothing was run into the folder.
    """
    with reading(output) as ledger:
        # one moment of it, while a run may go on writing
        ledger.execute("BEGIN")
        of = exports(output, ledger, most)
        local = asked.strip().strip("<>").removeprefix(of.base)
        found = _look(local)(of, local)
        if found is None:
            raise InputError(
                f"{asked} is not in the exports in {output}. {gone(of, local) or _advice(of, local)}"
            )
        return found


def _look(local: str) -> Callable[[Exports, str], Explained | None]:
    kind = local.partition("/")[0]
    if kind == "document" and "#" in local:
        return explain_evidence
    # else a document's identifier, if anything
    return KINDS.get(kind, explain_document)


def _advice(of: Exports, local: str) -> str:
    if fact := fact_of(of, local):
        where = ", ".join(one.identifier for one in about(of, [fact[0]]))
        return f"It was found in {where}, but is not exported: see memcon explain {where}."
    if "://" in local:
        return f"Its IRIs begin with {of.base}."
    kinds = ", ".join(f"{kind}/…" for kind in KINDS if kind != "state")
    return f"Take an IRI from graph.ttl, in full or from the base on: state/FR, {kinds}."
