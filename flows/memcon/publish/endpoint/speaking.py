"""What we say to an endpoint: put and delete a graph, take many at once, and how much do you hold?"""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlencode

import msgspec
from msgspec import Struct

from memcon.errors import EndpointError
from memcon.publish.endpoint.addresses import Addresses
from memcon.publish.endpoint.graphs import Graph
from memcon.publish.endpoint.wire import Answer, Wire

COUNTED = """SELECT ?graph (COUNT(*) AS ?triples)
WHERE {{ VALUES ?graph {{ {names} }} GRAPH ?graph {{ ?s ?p ?o }} }}
GROUP BY ?graph"""
TOO_LARGE = 413
# ways to say that an address takes no graphs: DELETE of one that is not there is also answered with 404
NO_PROTOCOL = frozenset({404, 405, 501})
# ways to say that it does not take many at once, or cannot read one of them
NOT_SEVERAL = frozenset({400, 404, 405, 406, 415, 422, 500, 501})
ADVICE: Mapping[int, str] = {
    400: "it does not understand what it was sent, see its log and --store",
    401: (
        "set MEMCON_ENDPOINT_USER and MEMCON_ENDPOINT_PASSWORD, or MEMCON_ENDPOINT_TOKEN, to what it lets in"
    ),
    403: "ask for the right to write there",
    404: "it has no such address, see --store",
    405: "it takes no such request there, see --store",
    413: "it takes no request as large as this, raise its limit",
    415: "it does not take RDF there, see --store",
    429: "it has too much to do, load again later",
    503: "it has too much to do, load again later",
    507: "it is full, make room there",
}


class Value(Struct, frozen=True):
    """A value in a row of an answer."""

    value: str


class Row(Struct, frozen=True):
    """How much a graph holds."""

    graph: Value | None = None
    triples: Value | None = None


class Rows(Struct, frozen=True):
    """The rows of an answer."""

    bindings: tuple[Row, ...]


class Table(Struct, frozen=True):
    """An answer in the JSON of SPARQL."""

    results: Rows


def put(wire: Wire, at: Addresses, graph: Graph) -> None:
    """Puts a graph in place of what the endpoint holds under its name: at once, or piece by piece where the
    endpoint has only updates or takes no request of that size. Raises EndpointError.
    """
    answer = wire.ask("PUT", at.graph(graph.name), graph.triples, Content_Type="application/n-triples")
    if answer.status in NO_PROTOCOL or answer.status == TOO_LARGE:
        before = b"DROP SILENT GRAPH <%b> ;\n" % graph.name.encode()
        for update in graph.updates(wire.limits.stated):
            done(_updated(wire, at, before + update))
            before = b""
    else:
        done(answer)


def delete(wire: Wire, at: Addresses, name: str) -> None:
    """Deletes the graph of that name, if there is one. Raises EndpointError."""
    answer = wire.ask("DELETE", at.graph(name))
    if answer.status in NO_PROTOCOL:
        answer = _updated(wire, at, b"DROP SILENT GRAPH <%b>" % name.encode())
    done(answer)


def _updated(wire: Wire, at: Addresses, update: bytes) -> Answer:
    return wire.ask("POST", at.update, update, Content_Type="application/sparql-update")


def add(wire: Wire, at: Addresses, graphs: Sequence[Graph]) -> None:
    """Adds new graphs, as many in a request as the endpoint takes. Raises EndpointError."""
    if len(graphs) < 2 or at.several is None:
        _put_each(wire, at, graphs)
        return
    quads = b"".join(line for graph in graphs for line in graph.lines)
    answer = wire.ask("POST", at.several, quads, Content_Type="application/n-quads")
    if answer.status == TOO_LARGE:
        half = len(graphs) // 2
        add(wire, at, graphs[:half])
        add(wire, at, graphs[half:])
    elif answer.status in NOT_SEVERAL:
        _put_each(wire, at, graphs)
    else:
        done(answer)


def _put_each(wire: Wire, at: Addresses, graphs: Iterable[Graph]) -> None:
    for graph in graphs:
        put(wire, at, graph)


def counts(wire: Wire, at: Addresses, names: Iterable[str]) -> Mapping[str, int]:
    """How many triples the endpoint holds in each of these graphs; none where it is not there. Raises
    EndpointError.
    """
    # as a form: Virtuoso 7 never answers to a question that is sent as it is
    question = urlencode({"query": COUNTED.format(names=" ".join(f"<{name}>" for name in names))}).encode()
    # a proxy may cut off what it passes on
    for _ in range(2):
        answer = done(
            wire.ask(
                "POST",
                at.query,
                question,
                Content_Type="application/x-www-form-urlencoded",
                Accept="application/sparql-results+json",
            )
        )
        try:
            rows = msgspec.json.decode(answer.body, type=Table).results.bindings
            return {row.graph.value: int(row.triples.value) for row in rows if row.graph and row.triples}
        except (msgspec.DecodeError, ValueError):
            continue
    raise EndpointError(
        "The endpoint does not answer questions in the JSON of SPARQL: see --store, and load again."
    )


def done(answer: Answer) -> Answer:
    """An answer that says that it was done. Raises EndpointError where it says something else."""
    status = answer.status
    if 200 <= status < 300:
        return answer
    if 300 <= status < 400:
        raise EndpointError(
            f"The endpoint sends us on to another address ({status}), where nothing of ours is sent without "
            "your word: write the address that is meant."
        )
    sentence = f"The endpoint refuses what it was sent ({status}): "
    advice = ADVICE.get(status, "see its log")
    outside = TimeoutError(str(status)) if status in {408, 429, 500, 502, 503, 504} else None
    raise EndpointError(f"{sentence}{advice}.") from outside
