"""The page on which people ask: an editor, our own questions, and answers as a table also without script."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from memcon.export.pages.rendering import rendered
from memcon.export.turtle import PREFIXES
from memcon.publish.arguments import CLASSES, CONCEPTS
from memcon.publish.queries import Query, queries
from memcon.serve.limits import Limits
from memcon.serve.messages import Reply
from memcon.serve.things import LINKED, address

FIRST = """PREFIX mc: <https://w3id.org/memcon/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?person ?name ?office
WHERE {
  ?person a mc:Person ; skos:prefLabel ?name .
  OPTIONAL { ?tenure mc:holder ?person ; mc:office ?office . }
}
ORDER BY ?name
LIMIT 100
"""
INPUTS = {"date": "date", "integer": "number"}


class Cell(Struct, frozen=True):
    """A value of an answer."""

    text: str
    href: str | None = None


class Shown(Struct, frozen=True):
    """An answer as a page shows it."""

    names: Sequence[str] = ()
    rows: Sequence[Sequence[Cell]] = ()
    truth: bool | None = None
    """The answer of an ASK query."""
    graph: str | None = None
    """The Turtle of an answer that is a graph."""
    cut: int | None = None


def asked() -> tuple[Query, ...]:
    """The questions that can be asked here: those about the changes of a run need more than a snapshot."""
    return tuple(one for one in queries().values() if one.over == "graph")


def choices(kind: str) -> Sequence[str]:
    """What an argument of that kind can be; empty where it is free."""
    return CLASSES if kind == "kind" else CONCEPTS.get(kind, ())


def sparql_page(
    base: str, text: str | None, answer: Shown | None, problem: str | None, limits: Limits
) -> bytes:
    """The page, with a query, its answer or what is wrong with it."""
    return rendered(
        "sparql.html",
        "sparql.html",
        questions=asked(),
        choices=choices,
        inputs=INPUTS,
        text=FIRST if text is None else text,
        answer=answer,
        problem=problem,
        base=base,
        prefixes=PREFIXES,
        limits=limits,
    )


def shown(reply: Reply, base: str) -> Shown:
    """An answer, rows in JSON or a graph in Turtle, for a page."""
    if reply.kind == "graph":
        return Shown(graph=reply.content.decode(), cut=reply.cut)
    found = msgspec.json.decode(reply.content)
    if "boolean" in found:
        return Shown(truth=found["boolean"])
    names = found["head"]["vars"]
    rows = [[_cell(row.get(name), base) for name in names] for row in found["results"]["bindings"]]
    return Shown(names, rows, cut=reply.cut)


def _cell(term: Mapping[str, Any] | None, base: str) -> Cell:
    if term is None:
        return Cell("")
    if term["type"] != "uri":
        return Cell(str(term["value"]))
    iri = term["value"]
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return Cell(f"{prefix}:{iri.removeprefix(namespace)}", address(iri, base))
    return Cell(iri.removeprefix(base), address(iri, base) if iri.startswith((base, *LINKED)) else None)
