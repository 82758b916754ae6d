"""What the server and its workers say to each other: MessagePack, each message after its length."""

from collections.abc import Sequence
from typing import IO, Literal

import msgspec
from msgspec import Struct

# bytes of the length before each message
LENGTH = 8


class Question(Struct, frozen=True):
    """A query, and how its answer is wanted."""

    text: str
    prefixes: dict[str, str]
    rows: str | None
    """The form of an answer in rows; None where the client takes none that there is."""
    graph: str | None
    """The form of an answer that is a graph; the same."""
    default: Sequence[str] | None = None
    """Graphs that are merged into the default graph; None for what the store has."""
    named: Sequence[str] | None = None


class Reply(Struct, frozen=True):
    """What became of it."""

    kind: Literal["ready", "rows", "graph", "wrong", "unacceptable", "refused", "too large", "failed"]
    content: bytes = b""
    """The answer in the form that was wanted, or a sentence."""
    cut: int | None = None
    """How many rows or triples there are, where that is not all."""


def packed(message: Question | Reply) -> bytes:
    """A message with its length."""
    content = msgspec.msgpack.encode(message)
    return len(content).to_bytes(LENGTH) + content


def question(source: IO[bytes]) -> Question | None:
    """The next question that comes in; None at the end."""
    length = source.read(LENGTH)
    if len(length) < LENGTH:
        return None
    return msgspec.msgpack.decode(source.read(int.from_bytes(length)), type=Question)


def reply(content: bytes) -> Reply:
    """A reply without its length."""
    return msgspec.msgpack.decode(content, type=Reply)
