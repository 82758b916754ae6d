"""The addresses of one endpoint, and whether what we have to say may go there."""

import ipaddress
from urllib.parse import quote, urlsplit

from msgspec import Struct

from memcon.errors import EndpointError
from memcon.publish.endpoint.credentials import Credentials
from memcon.publish.endpoint.layouts import Layout, layout


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


def addresses(url: str, store: str, shown: Credentials) -> Addresses:
    """The addresses of the endpoint `url`, a store of that kind. Raises EndpointError where there is no such
    kind, where the address is none, or where credentials would go there in the clear.
    """
    found = layout(store)
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
    if parts.scheme == "http" and shown.secret and not is_loopback(host):
        raise EndpointError(f"No credentials are sent to {host} in the clear: write the address with https.")
    return Addresses(url.rstrip("/"), found)


def is_loopback(host: str) -> bool:
    """Whether a host is this computer."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
