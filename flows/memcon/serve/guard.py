"""What holds for every answer: security headers, and no answer at all to a foreign name of this host.

A page of a stranger in the user's browser can make its own name mean 127.0.0.1 (DNS rebinding) and then read
what is served here as its own: so the name that a request uses must be one of ours. What a page of another
site embeds or fetches from here is refused too.
"""

import ipaddress
import re
from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104, a user can ask for it
HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^:\[\]]*)(?::[0-9]*)?")
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'{styles}; img-src 'self' data:; "
    "connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY.format(styles=""),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# the editor sets styles of its own
WITH_EDITOR = {"Content-Security-Policy": POLICY.format(styles=" 'unsafe-inline'")}


class Guard:
    """Stands before the application (ASGI)."""

    def __init__(self, app: ASGIApp, host: str) -> None:
        self.app, self.host = app, host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers itself, or has the application answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await (self._refusal(Headers(scope=scope)) or self.app)(scope, receive, with_headers)

    def _refusal(self, headers: Headers) -> PlainTextResponse | None:
        if not known(headers.get("host", ""), self.host):
            return PlainTextResponse("This server does not go by that name.\n", 421)
        if headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") != "navigate":
            return PlainTextResponse("Pages of other sites get nothing from here.\n", 403)
        return None


def known(host: str, own: str, loopback: Collection[str] = LOOPBACK) -> bool:
    """Whether a Host header names this server, which was told to listen on `own`. A server that listens
    everywhere goes by any address, which no stranger can make mean another.
    """
    match = HOST.fullmatch(host.strip().lower())
    if match is None:
        return False
    name = match[1].rstrip(".")
    if name in loopback or name.strip("[]") == own.lower().strip("[]"):
        return True
    return own in EVERYWHERE and _is_address(name.strip("[]"))


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
