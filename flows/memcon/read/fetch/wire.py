"""One request and its answer, within bounds of time and size, whatever the server does.

The request runs in an event loop of its own, because only there can all of it (the name server, the
connection, the head and the body of the answer) have one deadline; to the outside it is a plain call.
"""

import asyncio
import re
import ssl
import zlib
from collections.abc import Mapping
from functools import cache
from types import TracebackType
from typing import Self

import httpx
from msgspec import Struct

from memcon import __version__
from memcon.read.fetch.limits import Limits

AGENT = "memcon"
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
GZIP = b"\x1f\x8b"
ACCEPT = (
    "text/html, application/xhtml+xml, application/pdf, application/xml;q=0.9, text/plain;q=0.8, */*;q=0.5"
)


class Answer(Struct, frozen=True):
    """What a server answered."""

    url: str
    status: int
    headers: Mapping[str, str]
    """By name in lower case."""
    body: bytes
    """Without compression of the transport."""
    cut: bool = False
    """The body was longer than the limit; only its beginning is here."""


class WireError(Exception):
    """Why no whole answer came, as the end of a sentence: "the server ..."."""

    def __init__(self, reason: str, *, again: bool = True) -> None:
        super().__init__(reason)
        self.again = again
        """Whether it is worth asking again at once."""


class Wire:
    """A client that asks one thing at a time. A context manager: connections are closed at its end."""

    def __init__(self, limits: Limits) -> None:
        self._deadline = limits.deadline
        self._runner = asyncio.Runner()
        contact = f" ({limits.contact})" if limits.contact else ""
        self._client = httpx.AsyncClient(
            headers={
                "User-Agent": f"{AGENT}/{__version__}{contact}",
                "Accept": ACCEPT,
                "Accept-Encoding": "gzip",
            },
            verify=_trusted(),
            timeout=httpx.Timeout(limits.read, connect=limits.connect),
            follow_redirects=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._runner.run(self._client.aclose())
        finally:
            self._runner.close()

    def ask(self, url: str, headers: Mapping[str, str], limit: int) -> Answer:
        """The answer to a GET request, with at most `limit` bytes of body. Raises WireError."""
        try:
            return self._runner.run(self._ask(url, headers, limit))
        except TimeoutError as error:
            raise WireError(f"did not end its answer within {self._deadline:g} s", again=False) from error
        except httpx.TimeoutException as error:
            raise WireError("did not answer in time") from error
        except httpx.ConnectError as error:
            raise WireError(f"could not be reached ({error})") from error
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            raise WireError("broke off its answer, or does not speak HTTP") from error

    async def _ask(self, url: str, headers: Mapping[str, str], limit: int) -> Answer:
        raw = bytearray()
        async with (
            asyncio.timeout(self._deadline),
            self._client.stream("GET", url, headers=dict(headers)) as response,
        ):
            async for chunk in response.aiter_raw():
                raw += chunk
                if len(raw) > limit:
                    break
        found = {name.lower(): value for name, value in response.headers.items()}
        body, cut = decoded(bytes(raw), found.get("content-encoding", ""), limit)
        return Answer(url, response.status_code, found, body, cut)


@cache
def _trusted() -> ssl.SSLContext:
    """Whom to trust, read once: it takes 40 ms."""
    return httpx.create_ssl_context()


def charset_of(content_type: str) -> str | None:
    """The charset that a Content-Type states."""
    stated = CHARSET.search(content_type)
    return stated[1] if stated else None


def decoded(raw: bytes, encoding: str, limit: int) -> tuple[bytes, bool]:
    """A body without the compression of its transport, and whether it was longer than `limit`. Raises
    WireError.
    """
    if raw and encoding.strip().lower() in {"gzip", "x-gzip"}:
        body, cut = gunzipped(raw[:limit], limit)
        return body, cut or len(raw) > limit
    if raw and encoding.strip().lower() not in {"", "identity"}:
        raise WireError(f"compresses its answer with “{encoding}”, which it was not asked for")
    return raw[:limit], len(raw) > limit


def gunzipped(raw: bytes, limit: int) -> tuple[bytes, bool]:
    """What gzip members hold, at most `limit` bytes of it, and whether there was more. Never needs more
    memory than raw data and limit together. Raises WireError where it is no gzip or ends too soon.
    """
    body = bytearray()
    rest = raw
    try:
        while rest.startswith(GZIP) and len(body) <= limit:
            member = zlib.decompressobj(wbits=31)
            body += member.decompress(rest, limit + 1 - len(body))
            if not member.eof and len(body) <= limit:
                raise WireError("sent compressed data that ends too soon")
            rest = member.unused_data
    except zlib.error as error:
        raise WireError("sent compressed data that is broken") from error
    if raw and not raw.startswith(GZIP):
        raise WireError("sent data that is not compressed, though it said so")
    return bytes(body[:limit]), len(body) > limit
