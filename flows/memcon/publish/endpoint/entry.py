"""How we are let in: Bearer for a token; for user and password Digest (RFC 7616) or Basic (RFC 7617)."""

from collections.abc import Generator

import httpx

from memcon.publish.endpoint.credentials import Credentials


class Entry(httpx.Auth):
    """Shows credentials in the way that the endpoint asks for: a token at once; user and password from the
    first refusal on.
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
            # a store that everybody may read says 403 to one who may not write, and asks for nothing
            if response.status_code not in {401, 403} or self._shown.user is None:
                return
            self._chosen = self._asked(response.headers.get("www-authenticate", "").lower())
        yield from self._chosen.auth_flow(request)

    def _asked(self, challenge: str) -> httpx.Auth:
        user, password = self._shown.user or "", self._shown.password or ""
        return httpx.DigestAuth(user, password) if "digest" in challenge else httpx.BasicAuth(user, password)
