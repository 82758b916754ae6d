"""The gate that SHACL cannot be: what the graph gives as the text's words is the text's, at that place."""

from collections.abc import Iterable, Iterator

from rdflib import RDF, Graph, URIRef
from rdflib.term import Node

from memcon.check.faults import Fault
from memcon.map.evidence import CONTEXT, span_of
from memcon.map.iris import evidence_iri
from memcon.map.statements import GAP
from memcon.vocabulary import MC

ADVICE = "This is a fault of the program, not of the text: report it together with the document."
# words that a fact repeats from its evidence
REPEATED = {
    MC.cue: (MC.cueEvidence, "The cue of the statement is not the words of its evidence."),
    MC.content: (MC.contentEvidence, "The content of the statement is not the words of its evidence."),
    MC.dateText: (MC.dateEvidence, "The date text is not the words of its evidence."),
}


def false_words(graph: Graph, document: URIRef, text: str) -> Iterator[Fault]:
    """The nodes of a document's graph that give as the text's words what the stored text does not have:
    evidence first, then facts that differ from their evidence.
    """
    for node in _all(graph.subjects(RDF.type, MC.Evidence)):
        if not _is_slice(graph, node, document, text):
            yield Fault(
                node, "The words of the evidence are not what the document has at this place.", ADVICE
            )
    for term, (role, problem) in REPEATED.items():
        for fact in _all([*graph.subjects(term), *graph.subjects(role)]):
            if GAP.join(sorted(map(str, graph.objects(fact, term)))) != _joined(graph, fact, role):
                yield Fault(fact, problem, ADVICE)
    for fact in _all(fact for fact, quote in graph.subject_objects(MC.quote) if str(quote) not in text):
        yield Fault(fact, "A quote of the statement does not stand in the document.", ADVICE)


def _all(nodes: Iterable[Node]) -> list[URIRef]:
    return sorted({URIRef(str(node)) for node in nodes})


def _is_slice(graph: Graph, node: URIRef, document: URIRef, text: str) -> bool:
    span = span_of(graph, node)
    if span is None or graph.value(node, MC.inDocument) != document or node != evidence_iri(document, span):
        return False
    before, after = graph.value(node, MC.prefix), graph.value(node, MC.suffix)
    return (
        text[span.start : span.end] == span.exact
        and (before is None or text[max(0, span.start - CONTEXT) : span.start] == str(before))
        and (after is None or text[span.end : span.end + CONTEXT] == str(after))
    )


def _joined(graph: Graph, fact: URIRef, role: URIRef) -> str:
    spans = (span_of(graph, words) for words in graph.objects(fact, role))
    return GAP.join(span.exact for span in sorted(span for span in spans if span))
