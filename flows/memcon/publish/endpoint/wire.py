"""One request to an endpoint and its answer, tried again where waiting may help, within bounds of time.

Whatever goes wrong becomes an EndpointError, never with the request in it, which shows our credentials. Its
cause is an OSError where the reason lies outside and may pass. Redirects are not followed: nothing goes to
an address that the user has not written.
"""

import asyncio
import random
import ssl
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import httpx
from msgspec import Struct

from memcon import __version__
from memcon.errors import EndpointError
from memcon.publish.endpoint.addresses import is_loopback
from memcon.publish.endpoint.busy import BUSY, asked_pause
from memcon.publish.endpoint.credentials import Credentials
from memcon.publish.endpoint.entry import Entry
from memcon.publish.endpoint.limits import Limits


class Answer(Struct, frozen=True):
    """What an endpoint answered."""

    status: int
    headers: Mapping[str, str]
    """By name in lower case."""
    body: bytes


class BrokenError(Exception):
    """Why no whole answer came, as the end of a sentence: "The endpoint ..."."""


class Wire:
    """A client of one endpoint. A context manager: its connections are closed at its end."""

    def __init__(self, url: str, shown: Credentials, limits: Limits) -> None:
        self.limits = limits
        self._runner = asyncio.Runner()
        self._client = httpx.AsyncClient(
            auth=Entry(shown),
            headers={"User-Agent": f"memcon/{__version__}", "Accept-Encoding": "identity"},
            verify=trusted(shown.authority),
            timeout=httpx.Timeout(limits.silence, connect=limits.connect),
            follow_redirects=False,
            # a proxy of the user's is not asked for this computer itself
            trust_env=not is_loopback(urlsplit(url).hostname or ""),
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

    def ask(self, method: str, url: str, body: bytes = b"", **headers: str) -> Answer:
        """The answer to a request, whatever it is. It is tried again while the endpoint is down or busy. The
        names of headers are written with _ for -. Raises EndpointError where no answer comes.
        """
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        reason = ""
        for delay in (*self.limits.delays, None):
            pause = delay
            try:
                answer = self._runner.run(self._ask(method, url, body, named))
            except BrokenError as error:
                reason = str(error)
            else:
                if answer.status not in BUSY or delay is None:
                    return answer
                pause = self._pause(answer, delay)
            if pause is not None:
                # not all who wait come back at the same moment
                time.sleep(pause * random.uniform(1, 1.1))  # noqa: S311, nothing secret
        raise EndpointError(
            f"The endpoint {reason}: see that it runs at this address, and load again."
        ) from ConnectionError(reason)

    async def _ask(self, method: str, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        found = bytearray()
        try:
            async with (
                asyncio.timeout(self.limits.deadline),
                self._client.stream(method, url, content=body, headers=dict(headers)) as response,
            ):
                async for chunk in response.aiter_raw():
                    found += chunk
                    if len(found) > self.limits.answer:
                        raise BrokenError("answers at more length than it was asked to")
        except (TimeoutError, httpx.TimeoutException):
            raise BrokenError("did not answer in time") from None
        except httpx.ConnectError as error:
            raise BrokenError(f"could not be reached ({error})") from None
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError):
            raise BrokenError("broke off its answer, or does not speak HTTP") from None
        named = {name.lower(): value for name, value in response.headers.items()}
        return Answer(response.status_code, named, bytes(found))

    def _pause(self, answer: Answer, delay: float) -> float:
        """How long to wait before the next attempt. Raises EndpointError where that is too long."""
        asked = asked_pause(answer.headers)
        pause = delay if asked is None else asked
        if pause > self.limits.patience:
            reason = f"has too much to do and asks us to come back in {pause:,.0f} s"
            raise EndpointError(f"The endpoint {reason}: load again then.") from TimeoutError(reason)
        return pause


def trusted(authority: str | None) -> ssl.SSLContext:
    """Whom to trust: the usual authorities, and the one in this file. Raises EndpointError where there is no
    such file.
    """
    context = httpx.create_ssl_context()
    if authority:
        try:
            context.load_verify_locations(cafile=authority)
        except (OSError, ssl.SSLError) as error:
            raise EndpointError(
                f"MEMCON_ENDPOINT_CA names no file with certificates: {error.strerror or error}."
            ) from None
    return context
