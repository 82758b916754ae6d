"""The words that facts rest on, and the words that mention an actor."""

from collections.abc import Iterable, Iterator

from rdflib import RDF, Graph, Literal, URIRef
from rdflib.term import Node

from memcon.map.iris import document_iri, evidence_iri
from memcon.model import Document, Span
from memcon.vocabulary import MC

Triple = tuple[URIRef, URIRef, URIRef | Literal]

# characters of context on each side of a fact's words: enough to find them again in another copy of the text
CONTEXT = 30
# the properties that tie a fact to its words
SUPPORT = (
    MC.evidence,
    MC.speakerEvidence,
    MC.cueEvidence,
    MC.contentEvidence,
    MC.dateEvidence,
    MC.placeEvidence,
    MC.topicEvidence,
)


def support(
    base: str, document: Document, fact: URIRef, role: URIRef, spans: Iterable[Span]
) -> Iterator[Triple]:
    """Ties a fact to its words, by mc:evidence or one of its subproperties, and describes the words."""
    source = document_iri(base, document)
    for span in spans:
        node = evidence_iri(source, span)
        yield fact, role, node
        yield from _described(source, node, span)
        yield from _context(document.text, node, span)


def mention(base: str, document: Document, actor: URIRef, span: Span) -> Iterator[Triple]:
    """Ties an actor to words that refer to it. They come without context: there are many of them."""
    source = document_iri(base, document)
    node = evidence_iri(source, span)
    yield actor, MC.mention, node
    yield from _described(source, node, span)


def _described(source: URIRef, node: URIRef, span: Span) -> Iterator[Triple]:
    yield node, RDF.type, MC.Evidence
    yield node, MC.inDocument, source
    yield node, MC.start, Literal(span.start)
    yield node, MC.end, Literal(span.end)
    yield node, MC.exact, Literal(span.exact)


def _context(text: str, node: URIRef, span: Span) -> Iterator[Triple]:
    before = text[max(0, span.start - CONTEXT) : span.start]
    after = text[span.end : span.end + CONTEXT]
    if before:
        yield node, MC.prefix, Literal(before)
    if after:
        yield node, MC.suffix, Literal(after)


def span_of(graph: Graph, node: Node) -> Span | None:
    """The span that a piece of evidence was made from; None where the node is no whole evidence."""
    start, end, exact = (graph.value(node, term) for term in (MC.start, MC.end, MC.exact))
    if start is None or end is None or exact is None or not (str(start).isdigit() and str(end).isdigit()):
        return None
    return Span(int(str(start)), int(str(end)), str(exact))
