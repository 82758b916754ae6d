"""Where a triple store takes graphs, updates and questions: a small table, by the kind of store."""

import ipaddress
from collections.abc import Mapping
from typing import Literal
from urllib.parse import quote, urlsplit

from msgspec import Struct

from memcon.errors import EndpointError

Bulk = Literal["quads", "update", "none"]


class Layout(Struct, frozen=True):
    """The addresses of a kind of store, as they continue the endpoint's own."""

    graphs: str
    """Graph Store Protocol."""
    update: str
    query: str
    bulk: Bulk
    """How many new graphs come in at once: a POST of N-Quads to `graphs`, INSERT DATA, or not at all."""
    parameter: str = "graph"
    """Names the graph in the address."""


STORES: Mapping[str, Layout] = {
    "generic": Layout("/store", "/update", "/query", "quads"),
    "oxigraph": Layout("/store", "/update", "/query", "quads"),
    "virtuoso": Layout("/sparql-graph-crud-auth", "/sparql-auth", "/sparql", "update", "graph-uri"),
    "fuseki": Layout("/data", "/update", "/query", "quads"),
    "graphdb": Layout("/rdf-graphs/service", "/statements", "", "update"),
    "qlever": Layout("", "", "", "none"),
}


class Addresses(Struct, frozen=True):
    """The addresses of one endpoint."""

    url: str
    layout: Layout

    def graph(self, name: str) -> str:
        """Where the graph of that name is put and deleted."""
        return f"{self.graphs}?{self.layout.parameter}={quote(name, safe='')}"

    @property
    def graphs(self) -> str:
        """Where N-Quads are posted."""
        return self.url + self.layout.graphs

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
