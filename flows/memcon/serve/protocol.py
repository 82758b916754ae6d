"""What a request asks of the endpoint: the query operation of the SPARQL 1.1 Protocol, and never the update
operation.
"""

import asyncio
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl

from msgspec import Struct
from starlette.requests import ClientDisconnect, Request

from memcon.serve.accept import chosen
from memcon.serve.limits import Limits

Pairs = Sequence[tuple[str, str]]
FORM, QUERY, UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)
# media types by the name of the form; the first of each is its own, the others clients ask for too
ROWS: Mapping[str, Sequence[str]] = {
    "json": ("application/sparql-results+json", "application/json"),
    "xml": ("application/sparql-results+xml", "application/xml", "text/xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
    "html": ("text/html",),
}
GRAPHS: Mapping[str, Sequence[str]] = {
    "ttl": ("text/turtle",),
    "nt": ("application/n-triples",),
    "nq": ("application/n-quads",),
    "jsonld": ("application/ld+json", "application/json"),
    "rdf": ("application/rdf+xml", "application/xml", "text/xml"),
    "html": ("text/html",),
}
ALIASES = {"turtle": "ttl", "json-ld": "jsonld", "rdfxml": "rdf", "ntriples": "nt", "nquads": "nq"}
OF_GRAPHS = {"json": "jsonld", "xml": "rdf"}
# seconds for a body to arrive
PATIENCE = 20.0


class RefusedError(Exception):
    """A request that gets no answer: its status, why, and in how many seconds to try again."""

    def __init__(self, status: int, sentence: str, again: int | None = None) -> None:
        super().__init__(sentence)
        self.status, self.again = status, again


class Asked(Struct, frozen=True):
    """A query as the protocol asks it, with the media type for rows and the one for a graph."""

    text: str
    default: tuple[str, ...] | None
    named: tuple[str, ...] | None
    rows: str | None
    graph: str | None


async def asked(request: Request, limits: Limits) -> Asked | None:
    """What is asked; None where nothing is. Raises RefusedError."""
    pairs = _pairs(request.scope["query_string"])
    if request.method == "POST":
        pairs = await _posted(request, pairs, limits)
    if any(name == "update" for name, _ in pairs):
        raise RefusedError(403, "This endpoint only reads: it takes no updates.")
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) > 1:
        raise RefusedError(400, "Ask one query at a time.")
    if not queries:
        if request.method == "POST":
            raise RefusedError(400, "There is no query: send one as the parameter “query”.")
        return None
    return _asked(request, queries[0], pairs)


def _asked(request: Request, text: str, pairs: Pairs) -> Asked:
    accept = request.headers.get("accept")
    given = next((value.strip() for name, value in pairs if name == "format" and value), None)
    if given is not None:
        form = ALIASES.get(given.lower(), given.lower())
        if form not in ROWS and form not in GRAPHS:
            accept = given
        else:
            rows = ROWS.get(form, (None,))[0]
            graph = GRAPHS.get(OF_GRAPHS.get(form, form), (None,))[0]
            return Asked(text, *_dataset(pairs), rows, graph)
    rows = chosen(accept, [media for all_ in ROWS.values() for media in all_])
    graph = chosen(accept, [media for all_ in GRAPHS.values() for media in all_])
    if rows is None and graph is None:
        forms = ", ".join(dict.fromkeys(all_[0] for all_ in (*ROWS.values(), *GRAPHS.values())))
        raise RefusedError(406, f"Ask for one of {forms}.")
    return Asked(text, *_dataset(pairs), rows, graph)


def _dataset(pairs: Pairs) -> tuple[tuple[str, ...] | None, tuple[str, ...] | None]:
    """The graphs of the RDF dataset (protocol, 2.1.4): where only named ones are given, the default graph is
    empty, and the other way round.
    """
    default = tuple(value for name, value in pairs if name == "default-graph-uri" and value)
    named = tuple(value for name, value in pairs if name == "named-graph-uri" and value)
    return (default, named) if default or named else (None, None)


async def _posted(request: Request, pairs: Pairs, limits: Limits) -> Pairs:
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media == UPDATE:
        raise RefusedError(403, "This endpoint only reads: it takes no updates.")
    if media not in {FORM, QUERY}:
        raise RefusedError(415, f"Send a query as {FORM} or {QUERY}.")
    body = await _body(request, limits.text)
    if media == FORM:
        return (*pairs, *_pairs(body))
    return (*pairs, ("query", _text(body)))


async def _body(request: Request, most: int) -> bytes:
    body = bytearray()
    try:
        async with asyncio.timeout(PATIENCE):
            async for part in request.stream():
                body += part
                if len(body) > most:
                    raise RefusedError(413, f"A query may have {most:,} bytes: this one has more.")
    except (TimeoutError, ClientDisconnect):
        raise RefusedError(408, "The query did not arrive in time.") from None
    return bytes(body)


def _pairs(encoded: bytes) -> Pairs:
    try:
        return parse_qsl(
            encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1000
        )
    except ValueError as error:
        raise RefusedError(400, "The parameters are not encoded as they should be, in UTF-8.") from error


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise RefusedError(400, "The query is no text in UTF-8.") from error
