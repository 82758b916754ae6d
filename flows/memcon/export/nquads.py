"""N-Quads: one named graph a document, under the document's IRI, for stores and for comparing lines."""

from collections.abc import Iterator

from rdflib import Graph

from memcon.export.terms import full, triples
from memcon.map.documents import document_of


def nquads(graph: Graph) -> Iterator[str]:
    """The lines of a document's graph in N-Quads, sorted. Raises InputError when it is not about one."""
    name = full(document_of(graph))
    yield from sorted(
        f"{full(subject)} {full(term)} {full(value)} {name} .\n" for subject, term, value in triples(graph)
    )
