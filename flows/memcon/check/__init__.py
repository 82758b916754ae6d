"""Only facts that hold go on: their words are the text's, and their graph obeys the shapes."""

from collections.abc import Sequence
from dataclasses import dataclass

from rdflib import Graph, URIRef

from memcon.check.quarantine import mend
from memcon.check.shapes import broken_shapes
from memcon.check.whole import whole
from memcon.check.words import false_words
from memcon.map.documents import document_of
from memcon.model import Findings, Issue

__all__ = ["Checked", "check"]


@dataclass(frozen=True)
class Checked:
    """The graphs that passed, in their order and without their bad facts; an issue for each cause; and how
    many facts were taken out, a document that was left out as a whole counting as one.
    """

    graphs: tuple[Graph, ...]
    issues: tuple[Issue, ...]
    quarantined: int


def check(mapped: Sequence[tuple[Findings, Graph]]) -> Checked:
    """Checks a batch of documents and quarantines what is bad.

    The shapes see the batch as one graph; then each document with a node that they object to is checked by
    itself, because documents that share an actor can seem at fault together and be right alone. The graphs
    that are handed in stay as they are. Raises InputError when a graph is not about one document.
    """
    blamed = _blamed([graph for _, graph in mapped])
    graphs: list[Graph] = []
    issues: list[Issue] = []
    quarantined = 0
    for findings, graph in mapped:
        document, text = document_of(graph), findings.document.text
        if blamed.isdisjoint(graph.subjects()) and not any(false_words(graph, document, text)):
            graphs.append(graph)
            continue
        mended = mend(findings.document, document, graph)
        graphs += [mended.graph] if mended.graph is not None else []
        issues += mended.issues
        quarantined += mended.removed
    return Checked(tuple(graphs), tuple(issues), quarantined)


def _blamed(graphs: Sequence[Graph]) -> set[URIRef]:
    """The nodes that the shapes object to when they see all graphs as one."""
    return {fault.node for fault in broken_shapes(whole(graphs))}
