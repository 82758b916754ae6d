"""What a query may cost."""

from msgspec import Struct


class Limits(Struct, frozen=True):
    """What a query may cost, and how many may be asked at once."""

    seconds: float = 30.0
    rows: int = 10_000
    """Rows or triples of an answer; what is more is cut off."""
    answer: int = 15_000_000
    """Characters of an answer, about; what is more is cut off too."""
    memory: int = 1_000_000_000
    """Bytes that a worker may take on top of what it has when it is idle (60 MB)."""
    text: int = 1_000_000
    """Bytes of a request's body."""
    workers: int = 2
    waiting: int = 32
    """Queries that may wait for a worker; who comes then is told to come again."""
    patience: float = 10.0
    """Seconds that a query waits for a worker."""
