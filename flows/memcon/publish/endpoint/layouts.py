"""Where the kinds of triple stores take graphs, updates and questions: a small table."""

import re
from collections.abc import Mapping

import msgspec
from msgspec import Struct

from memcon.errors import EndpointError


class Layout(Struct, frozen=True):
    """The addresses of a kind of store, as they continue the endpoint's own."""

    graphs: str
    """SPARQL 1.1 Graph Store HTTP Protocol."""
    update: str
    """Where graphs are put and deleted by SPARQL, in a store without that protocol."""
    query: str
    several: str | None
    """Takes N-Quads of many graphs, to add to what is there. None where nothing does, and for Virtuoso: a PUT
    for each document is as fast there as INSERT DATA for many, which also stumbles over ill-typed literals.
    """
    parameter: str = "graph"
    """Names the graph in the address."""


STORES: Mapping[str, Layout] = {
    "generic": Layout("/store", "/update", "/query", "/store"),
    "oxigraph": Layout("/store", "/update", "/query", "/store"),
    "virtuoso": Layout("/sparql-graph-crud-auth", "/sparql-auth", "/sparql", None, "graph-uri"),
    "fuseki": Layout("/data", "/update", "/query", "/data"),
    "graphdb": Layout("/rdf-graphs/service", "/statements", "", "/statements"),
    "qlever": Layout("", "", "", None),
}
# without its slash a path would go on with the host
PART = re.compile(r"(graphs|update|query|several)=((?:/[\w.~$%:-]*)*)", re.ASCII)


def layout(store: str) -> Layout:
    """The layout of a kind of store, or of one that differs from it: "fuseki,query=/sparql,several=none".
    Raises EndpointError where there is no such kind or part.
    """
    kind, *parts = store.split(",")
    if kind not in STORES:
        raise EndpointError(f"There is no kind of store “{kind}”: write one of {', '.join(STORES)}.")
    return msgspec.structs.replace(STORES[kind], **dict(map(_stated, parts)))


def _stated(part: str) -> tuple[str, str | None]:
    if part == "several=none":
        return "several", None
    found = PART.fullmatch(part)
    if found is None:
        advice = "write graphs=/PATH, update=/PATH, query=/PATH or several=/PATH, or several=none"
        raise EndpointError(f"“{part}” tells nothing about a store: {advice}.")
    return found[1], found[2]
