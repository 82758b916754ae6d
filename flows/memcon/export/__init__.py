"""Checked graphs become files: Turtle, JSON-LD, N-Quads and issues; the same input gives the same bytes."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from rdflib import DCTERMS, Graph, URIRef

from memcon.export.files import encoded, keep_only, put_in_place, stage
from memcon.export.issues import issue_lines
from memcon.export.jsonld import closing, opening
from memcon.export.merges import merge_rows
from memcon.export.nodes import read_nodes
from memcon.export.pages.leaves import leaves
from memcon.export.pages.whole import site
from memcon.export.pieces import Held, Pieces, piece
from memcon.export.turtle import prolog, turtle
from memcon.map.documents import document_of
from memcon.map.iris import document_iri
from memcon.model import Findings, Issue
from memcon.resolve.across.merges import Corpus

__all__ = ["export", "files"]


def files(pieces: Pieces, base: str, run: Graph | None = None) -> Mapping[str, Iterable[bytes]]:
    """The exports of documents by their names, as pieces of bytes that are made when they are asked for:
    graph.ttl, graph.jsonld, graph.nq and, if a run is given, run.ttl. `base` is where the IRIs of the data
    begin.
    """
    made: dict[str, Iterable[bytes]] = {
        "graph.ttl": chain(encoded(prolog(base)), pieces.turtle()),
        "graph.jsonld": _jsonld(pieces, base),
        "graph.nq": pieces.quads(),
    }
    if run is not None:
        made["run.ttl"] = encoded(turtle(read_nodes([run]), base))
    return made


def export(  # noqa: PLR0913, an export is made of all of these
    graphs: Iterable[Graph],
    folder: Path,
    *,
    base: str,
    read: Iterable[Findings] = (),
    issues: Iterable[Issue] = (),
    corpus: Corpus | None = None,
) -> None:
    """Writes the files of these graphs, each of which is what one document says, issues.jsonl, where
    documents were joined merges.csv, and where the findings are given that graphs were made of, the pages for
    people (site/) into a folder.

    All files are written or none: until the last one is complete, an older export stays as it is. Raises
    ExportError when the folder cannot be written, InputError when a graph is not about one document.
    """
    known, found = {document_iri(base, one.document): one for one in read}, tuple(issues)
    held, grown = [], []
    for graph in _in_order(graphs):
        nodes, document = read_nodes([graph]), document_of(graph)
        held.append(piece(graph, nodes, base))
        if document in known:
            grown.append(leaves(nodes, known[document], held[-1], base))
    made = {**files(Held(held), base), "issues.jsonl": encoded(issue_lines(found))}
    if corpus is not None:
        made["merges.csv"] = encoded(merge_rows(corpus))
    if grown:
        made |= {f"site/{path}": [content] for path, content in site(grown, found, base)}
    put_in_place(folder, [one.name for one in stage(folder, made)])
    if grown:
        keep_only(folder, "site", made)


def _in_order(graphs: Iterable[Graph]) -> Iterator[Graph]:
    """The graph of each document, by its identifier; the same text may have been read from two files."""
    of_document: dict[URIRef, Graph] = {}
    for graph in graphs:
        document = document_of(graph)
        of_document[document] = of_document[document] + graph if document in of_document else graph
    names = {
        document: min(map(str, graph.objects(document, DCTERMS.identifier)))
        for document, graph in of_document.items()
    }
    yield from (
        of_document[document] for document in sorted(of_document, key=lambda each: (names[each], each))
    )


def _jsonld(pieces: Pieces, base: str) -> Iterator[bytes]:
    yield from encoded(opening(set(pieces.names()), base))
    for number, members in enumerate(pieces.members()):
        if number:
            yield b","
        yield members
    yield from encoded(closing())
