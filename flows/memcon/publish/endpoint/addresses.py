"""Where a triple store takes graphs, updates and questions: a small table, by the kind of store."""

import ipaddress
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from msgspec import Struct

from memcon.errors import EndpointError


class Layout(Struct, frozen=True):
    """The addresses of a kind of store, as they continue the endpoint's own."""

    graphs: str
    """Graph Store Protocol."""
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


class Addresses(Struct, frozen=True):
    """The addresses of one endpoint."""

    url: str
    layout: Layout

    def graph(self, name: str) -> str:
        """Where the graph of that name is put and deleted."""
        return f"{self.url}{self.layout.graphs}?{self.layout.parameter}={quote(name, safe='')}"

    @property
    def several(self) -> str | None:
        """Where the N-Quads of many graphs are posted."""
        return None if self.layout.several is None else self.url + self.layout.several

    @property
    def update(self) -> str:
        """Where updates are posted."""
        return self.url + self.layout.update

    @property
    def query(self) -> str:
        """Where questions are asked."""
        return self.url + self.layout.query


def addresses(url: str, store: str) -> Addresses:
    """The addresses of the endpoint `url`, a store of that kind. Raises EndpointError where there is no such
    kind, or where nothing may be sent to that address.
    """
    if store not in STORES:
        raise EndpointError(f"There is no kind of store “{store}”: write one of {', '.join(STORES)}.")
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in {"http", "https"} or set(url) & set(' <>"{}|\\^`'):
        raise EndpointError("The endpoint is no address: write it as in https://example.org/store.")
    if "@" in url or parts.query or parts.fragment or "?" in url:
        raise EndpointError(
            "The endpoint's address holds more than an address: leave out what stands before @ and after ?, "
            "and set MEMCON_ENDPOINT_USER and MEMCON_ENDPOINT_PASSWORD, or MEMCON_ENDPOINT_TOKEN."
        )
    if parts.scheme == "http" and not is_loopback(host):
        raise EndpointError(f"Nothing is sent to {host} in the clear: write the address with https.")
    return Addresses(url.rstrip("/"), STORES[store])


def is_loopback(host: str) -> bool:
    """Whether a host is this computer."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
