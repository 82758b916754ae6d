"""Who we are for an endpoint: user and password, or a token, from the environment and from nowhere else."""

from collections.abc import Generator, Mapping
from typing import Any

import httpx
from msgspec import Struct


class Credentials(Struct, frozen=True):
    """What lets us in. It never tells its secrets, wherever it is printed."""

    user: str | None = None
    password: str | None = None
    token: str | None = None
    authority: str | None = None
    """Path of a file with certificates that the endpoint's own is checked with, beside the usual ones."""

    def __repr__(self) -> str:
        return "Credentials(...)"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return []


def credentials(environment: Mapping[str, str]) -> Credentials:
    """The credentials that an environment names."""
    names = ("USER", "PASSWORD", "TOKEN", "CA")
    return Credentials(*(environment.get(f"MEMCON_ENDPOINT_{name}") or None for name in names))


class Entry(httpx.Auth):
    """Shows credentials in the way that the endpoint asks for: a token at once; user and password as Basic or
    Digest, from the first 401 on.
    """

    def __init__(self, shown: Credentials) -> None:
        self._shown = shown
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        """The request, and where it was refused without credentials, the request with them."""
        if self._shown.token:
            request.headers["Authorization"] = f"Bearer {self._shown.token}"
            yield request
            return
        if self._chosen is None:
            response = yield request
            if response.status_code != 401 or self._shown.user is None:
                return
            self._chosen = self._asked(response.headers.get("www-authenticate", "").lower())
        yield from self._chosen.auth_flow(request)

    def _asked(self, challenge: str) -> httpx.Auth:
        user, password = self._shown.user or "", self._shown.password or ""
        return httpx.DigestAuth(user, password) if "digest" in challenge else httpx.BasicAuth(user, password)
