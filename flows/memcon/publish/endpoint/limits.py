"""How long we wait for an endpoint, how often we ask, and how much we send and take at once."""

from msgspec import Struct


class Limits(Struct, frozen=True):
    """Bounds of a load."""

    connect: float = 10.0
    """Seconds until the endpoint takes the connection."""
    silence: float = 300.0
    """Seconds that it may be silent while it works: Virtuoso writes its log before it answers."""
    deadline: float = 900.0
    """Seconds for one request and its answer."""
    delays: tuple[float, ...] = (1.0, 2.0, 4.0, 8.0)
    """Seconds before each further attempt, where the endpoint names none."""
    patience: float = 120.0
    """Seconds that the endpoint may ask us to wait before the next attempt."""
    answer: int = 20_000_000
    """Bytes of an answer."""
    portion: int = 4_000_000
    """Bytes of N-Quads that are sent before the receipt is written, and in one request where the endpoint
    takes so many: 25,000 quads, a second's work.
    """
    stated: int = 1_000
    """Triples in an update: Virtuoso 7 has no memory for 5,000."""
    asked: int = 200
    """Graphs that one question asks the size of."""
