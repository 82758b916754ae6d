"""Only facts that hold go on: their words are the text's, and their graph obeys the shapes."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rdflib import RDF, Graph, URIRef

from memcon.check.quarantine import Checked, mend
from memcon.check.shapes import broken_shapes
from memcon.check.whole import whole
from memcon.check.words import false_words
from memcon.map.documents import document_of
from memcon.model import Findings
from memcon.vocabulary import MC

__all__ = ["Checked", "check"]


def check(mapped: Sequence[tuple[Findings, Graph]]) -> tuple[Checked, ...]:
    """Checks a batch of documents and quarantines what is bad: what is left of each, in their order.

    The shapes see the batch as one graph; then each document with a node that they object to is checked by
    itself, because documents that share an actor or a meeting can seem at fault together and be right alone;
    and so is each document with a meeting that another one tells of too, because it can be whole together and
    lack something alone. The graphs that are handed in stay as they are. Raises InputError when a graph is
    not about one document.
    """
    graphs = [graph for _, graph in mapped]
    return tuple(_checked(mapped, _blamed(graphs) | _shared(graphs)))


def _checked(mapped: Sequence[tuple[Findings, Graph]], blamed: set[URIRef]) -> Iterator[Checked]:
    for findings, graph in mapped:
        document, text = document_of(graph), findings.document.text
        if blamed.isdisjoint(graph.subjects()) and not any(false_words(graph, document, text)):
            yield Checked(graph)
        else:
            yield mend(findings.document, document, graph)


def _shared(graphs: Sequence[Graph]) -> set[URIRef]:
    """The meetings that more than one document tells of."""
    told = Counter(URIRef(str(node)) for graph in graphs for node in graph.subjects(RDF.type, MC.Meeting))
    return {node for node, times in told.items() if times > 1}


def _blamed(graphs: Sequence[Graph]) -> set[URIRef]:
    """The nodes that the shapes object to when they see all graphs as one."""
    return {fault.node for fault in broken_shapes(whole(graphs))}
