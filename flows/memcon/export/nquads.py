"""N-Quads: one named graph a document, under the document's IRI, for stores and for comparing lines."""

from collections.abc import Iterator, Sequence

from rdflib import Graph, URIRef

from memcon.export.terms import full, triples
from memcon.map.documents import document_of


def nquads(graphs: Sequence[Graph]) -> Iterator[str]:
    """The lines of an N-Quads file: documents by their IRI, and the lines of each sorted, so that what a
    document says stays together. Only one document's lines are in memory at a time.
    """
    of_document: dict[URIRef, list[Graph]] = {}
    for graph in graphs:
        # the same text may have been read from two files
        of_document.setdefault(document_of(graph), []).append(graph)
    for document, alike in sorted(of_document.items()):
        name = full(document)
        yield from sorted({f"{line} {name} .\n" for graph in alike for line in _lines(graph)})


def _lines(graph: Graph) -> Iterator[str]:
    return (f"{full(subject)} {full(term)} {full(value)}" for subject, term, value in triples(graph))
