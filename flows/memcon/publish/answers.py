"""Answers: a table for people, the formats of the SPARQL standard for programs, RDF for a graph."""

from collections.abc import Mapping

import pyoxigraph as ox
from rich.table import Table
from rich.text import Text

from memcon.errors import InputError
from memcon.export.turtle import PREFIXES

Answer = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean

ROWS: Mapping[str, ox.QueryResultsFormat] = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
GRAPHS: Mapping[str, ox.RdfFormat] = {"ttl": ox.RdfFormat.TURTLE, "nq": ox.RdfFormat.N_QUADS}
FORMATS = ("table", *ROWS, *GRAPHS)


def answered(store: ox.Store, text: str) -> Answer:
    """What a SPARQL query comes to; the exports' prefixes are known. Raises InputError where it is none."""
    try:
        return store.query(text, prefixes=PREFIXES)
    except SyntaxError as error:
        raise InputError(f"The query is not SPARQL: {error}.") from error


def written(answer: Answer, form: str) -> bytes:
    """An answer in one of ROWS, or where it is a graph (CONSTRUCT) in one of GRAPHS, its triples sorted.

    Raises InputError where the answer has no such form.
    """
    if isinstance(answer, ox.QueryTriples):
        if form not in GRAPHS:
            raise InputError(f"The answer is a graph: ask for it as {' or '.join(GRAPHS)}.")
        triples = sorted(answer, key=str)
        return ox.serialize(triples, format=GRAPHS[form], prefixes=PREFIXES) or b""
    if form not in ROWS:
        raise InputError(f"The answer has rows: ask for it as table, {', '.join(ROWS)}.")
    return answer.serialize(format=ROWS[form]) or b""


def table(answer: Answer, base: str) -> Table | Text:
    """An answer for people: IRIs below `base` as keys, concepts as words. A graph is Turtle."""
    if isinstance(answer, ox.QueryTriples):
        return Text(written(answer, "ttl").decode())
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
        # the terminal would obey control characters
        value = term.value if isinstance(term, ox.Literal) else str(term or "")
        return " ".join("".join(c if c.isprintable() else " " for c in value).split())
    iri = term.value
    if iri.startswith(base):
        return iri.removeprefix(base)
    if iri.startswith(PREFIXES["mc"]):
        return iri.removeprefix(PREFIXES["mc"]).rpartition("-")[2]
    return iri
