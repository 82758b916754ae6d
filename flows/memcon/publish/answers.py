"""Answers: a table for people, the formats of the SPARQL standard for programs, RDF for a graph."""

import tempfile
from collections.abc import Mapping
from typing import IO, cast

import pyoxigraph as ox
import rdflib
from rich.table import Table
from rich.text import Text

from memcon.errors import InputError
from memcon.export.jsonld import jsonld
from memcon.export.nodes import read_nodes
from memcon.export.turtle import PREFIXES

Graph = list[ox.Triple]
Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples | Graph

ROWS: Mapping[str, ox.QueryResultsFormat] = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
GRAPHS: Mapping[str, ox.RdfFormat] = {
    "ttl": ox.RdfFormat.TURTLE,
    "nq": ox.RdfFormat.N_QUADS,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
}
FORMATS = ("table", *ROWS, *GRAPHS)
# bytes of an answer that are kept in memory while it waits to be used; what is more waits on disk
KEPT = 50_000_000


def answered(store: ox.Store, text: str) -> Answer:
    """What a SPARQL query comes to; the exports' prefixes are known. The store is open as long as somebody
    has the answer. Raises InputError where it is no query.
    """
    try:
        return store.query(text, prefixes=PREFIXES)
    except SyntaxError as error:
        raise InputError(f"The query is not SPARQL: {error}.") from error


def whole(answer: Answer) -> Answer:
    """The same answer, complete and apart from its store, which can be closed. Raises InputError where the
    query fails on its way.
    """
    try:
        if isinstance(answer, ox.QueryTriples):
            return sorted(set(answer), key=str)
        if isinstance(answer, ox.QuerySolutions):
            # the reader of it closes it
            kept = cast("IO[bytes]", tempfile.SpooledTemporaryFile(KEPT))  # noqa: SIM115
            answer.serialize(kept, format=ox.QueryResultsFormat.JSON)
            kept.seek(0)
            return cast("ox.QuerySolutions", ox.parse_query_results(kept, format=ox.QueryResultsFormat.JSON))
    except (OSError, RuntimeError, ValueError) as error:
        raise InputError(f"The query cannot be answered: {error}.") from error
    return answer


def written(answer: Answer, form: str, base: str) -> bytes:
    """An answer in one of ROWS, or where it is a graph (CONSTRUCT, DESCRIBE) in one of GRAPHS, its triples in
    order. Raises InputError where the answer has no such form.
    """
    if isinstance(answer, ox.QueryTriples | list):
        if form not in GRAPHS:
            raise InputError(f"The answer is a graph: ask for it as {' or '.join(GRAPHS)}.")
        triples = sorted(set(answer), key=str)
        if form == "jsonld" and not any(map(_blank, triples)):
            return nested(triples, base)
        return ox.serialize(triples, format=GRAPHS[form], prefixes=PREFIXES) or b""
    if form not in ROWS:
        raise InputError(f"The answer has rows: ask for it as table, {', '.join(ROWS)}.")
    return answer.serialize(format=ROWS[form]) or b""


def nested(triples: Graph, base: str) -> bytes:
    """A graph without blank nodes as compact JSON-LD, as the exports have it."""
    spelt = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    graph = rdflib.Graph().parse(data=spelt, format="nt")
    return "".join(jsonld(read_nodes([graph]), base)).encode()


def table(answer: Answer, base: str) -> Table | Text:
    """An answer for people: IRIs below `base` as keys, concepts as words. A graph is Turtle."""
    if isinstance(answer, ox.QueryTriples | list):
        lines = written(answer, "ttl", base).decode().splitlines()
        return Text("\n".join(map(_printable, lines)))
    if isinstance(answer, ox.QueryBoolean):
        return Text("yes" if answer else "no")
    names = [variable.value for variable in answer.variables]
    shown = Table(box=None, pad_edge=False)
    for name in names:
        shown.add_column(name, overflow="fold")
    for solution in answer:
        shown.add_row(*(Text(short(solution[name], base)) for name in names))
    return shown


def short(term: object, base: str) -> str:
    """A term as people say it: "state/FR", "planned", "2031-05-06"; nothing for None."""
    if not isinstance(term, ox.NamedNode):
        value = term.value if isinstance(term, ox.Literal) else str(term or "")
        return " ".join(_printable(value).split())
    iri = term.value
    if iri.startswith(base):
        return _printable(iri.removeprefix(base))
    if iri.startswith(PREFIXES["mc"]):
        return iri.removeprefix(PREFIXES["mc"]).rpartition("-")[2]
    return _printable(iri)


def _printable(text: str) -> str:
    # the terminal would obey control characters
    return "".join(c if c.isprintable() else " " for c in text)


def _blank(triple: ox.Triple) -> bool:
    return isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode)
