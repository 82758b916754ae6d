"""A fault of one node of the graph, and the sentence about it that a person reads."""

from collections.abc import Iterable

from msgspec import Struct
from rdflib import RDF, Graph, URIRef

from memcon.map.evidence import span_of
from memcon.model import Document, Issue, Span
from memcon.vocabulary import MC


class Fault(Struct, frozen=True):
    """What is wrong with a node, and what to do about it: two whole sentences."""

    node: URIRef
    problem: str
    advice: str


# what happens to a node with a fault, by its class; to any other the last
OUTCOMES = (
    (MC.Document, "The document was left out with all that it reports."),
    (MC.Evidence, "What rests on these words was left out."),
    (None, "It was left out."),
)
# where the words that show a node best are found
WORDS = (MC.cueEvidence, MC.evidence, MC.contentEvidence, MC.speakerEvidence, MC.mention)


def issue(document: Document, graph: Graph, node: URIRef, faults: Iterable[Fault]) -> Issue:
    """One issue for all faults of a node, which is still in the graph, so that its words can be shown."""
    mine = [fault for fault in faults if fault.node == node]
    outcome = next(text for kind, text in OUTCOMES if kind is None or (node, RDF.type, kind) in graph)
    words = _words(graph, node)
    return Issue(
        document=document.identifier,
        stage="check",
        problem=" ".join([*dict.fromkeys(fault.problem for fault in mine), outcome]),
        advice=" ".join(dict.fromkeys(fault.advice for fault in mine)),
        start=words.start if words else None,
        end=words.end if words else None,
        words=words.exact if words else None,
    )


def _words(graph: Graph, node: URIRef) -> Span | None:
    for role in WORDS:
        spans = [span_of(graph, words) for words in graph.objects(node, role)]
        if found := min((span for span in spans if span), default=None):
            return found
    return span_of(graph, node)
