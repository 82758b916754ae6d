"""Who we are for an endpoint: user and password, or a token, from the environment and from nowhere else."""

from collections.abc import Mapping
from typing import Any

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

    @property
    def secret(self) -> bool:
        """Whether there is anything that others must not see."""
        return any((self.user, self.password, self.token))


def credentials(environment: Mapping[str, str]) -> Credentials:
    """The credentials that an environment names."""
    names = ("USER", "PASSWORD", "TOKEN", "CA")
    return Credentials(*(environment.get(f"MEMCON_ENDPOINT_{name}") or None for name in names))
