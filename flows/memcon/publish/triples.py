"""The triples of an N-Quads file, read on the fly."""

import io
from typing import BinaryIO

CHUNK = 1 << 20


class Triples(io.RawIOBase):
    """An N-Quads file that reads as N-Triples: its lines without the name of their graph."""

    def __init__(self, lines: BinaryIO) -> None:
        self._lines = lines
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        """It can be read, and nothing else."""
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        """Fills the buffer as far as the lines at hand go; gives how many bytes, none at the end."""
        if not self._rest:
            self._rest = memoryview(b"".join(map(_triple, self._lines.readlines(CHUNK))))
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


def _triple(line: bytes) -> bytes:
    # an IRI holds no space, so the last " <" of a line begins the graph's name
    return b"%s .\n" % line.rpartition(b" <")[0]
