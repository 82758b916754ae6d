"""Takes bad facts out of one document's graph, with what hangs on them, until the rest is good."""

from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import RDF, Graph, URIRef

from memcon.check.faults import issue
from memcon.check.shapes import broken_shapes
from memcon.check.words import false_words
from memcon.map.evidence import SUPPORT
from memcon.model import Document, Issue
from memcon.vocabulary import MC

# evidence taken out can break its actor, and the actor its meeting: three rounds; six to be safe
ROUNDS = 6
# kinds of nodes that say nothing by themselves
HANGING = (MC.Evidence, MC.Place, MC.Topic)


@dataclass(frozen=True)
class Checked:
    """What is left of a document's graph (None if nothing), why the rest was taken out, and how many facts
    that is: a bad piece of evidence counts as the facts that rest on it, a whole document as one.
    """

    graph: Graph | None
    issues: tuple[Issue, ...] = ()
    quarantined: int = 0


def mend(document: Document, node: URIRef, graph: Graph) -> Checked:
    """A copy of the graph without its bad facts. If the document's own node is bad, or if there are still
    faults after some rounds, nothing is left.
    """
    rest, removed = _copy(graph), 0
    issues: list[Issue] = []
    for _ in range(ROUNDS):
        faults = [*false_words(rest, node, document.text), *broken_shapes(rest)]
        if not faults:
            return Checked(rest, tuple(issues), removed)
        if any(fault.node == node for fault in faults):
            return Checked(None, (*issues, issue(document, rest, node, faults)), removed + 1)
        bad = {fault.node for fault in faults}
        resting = {fact for each in bad for fact in _resting(rest, each)}
        issues += [issue(document, rest, each, faults) for each in sorted(bad - resting)]
        removed += len(resting | {each for each in bad if not _resting(rest, each)})
        _take_out(rest, bad | resting)
    return Checked(None, (*issues, _given_up(document)), removed + 1)


def _copy(graph: Graph) -> Graph:
    copy = Graph(bind_namespaces="none")
    copy.addN((*triple, copy) for triple in graph)
    return copy


def _resting(graph: Graph, evidence: URIRef) -> list[URIRef]:
    """The facts that rest on a piece of evidence; none for any other node."""
    return [URIRef(str(fact)) for role in SUPPORT for fact in graph.subjects(role, evidence)]


def _take_out(graph: Graph, nodes: Iterable[URIRef]) -> None:
    """Removes nodes, all that refers to them, and then whatever hangs in the air."""
    left = set(nodes)
    while left:
        for node in left:
            graph.remove((node, None, None))
            graph.remove((None, None, node))
        hanging = {node for kind in HANGING for node in graph.subjects(RDF.type, kind)}
        left = {URIRef(str(node)) for node in hanging if (None, None, node) not in graph}


def _given_up(document: Document) -> Issue:
    return Issue(
        document=document.identifier,
        stage="check",
        problem="The document was left out: taking out its faults brought up new ones time and again.",
        advice="This is a fault of the program: report it together with the document.",
    )
