"""Gzip, unpacked while it is read and never further than its limits: a few bytes can hold terabytes."""

from __future__ import annotations

import gzip
import zlib
from io import RawIOBase
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# news text unpacks to 3 to 10 times its size, a bomb to 1,000 times; looked at over this many bytes at a
# time, so that a bomb that hides behind much text is found too
WINDOW = 64 * 1024 * 1024
RATIO = 250


class Unpacked(RawIOBase):
    """What a gzip stream holds (all its members), up to its end or to the first fault."""

    def __init__(self, packed: BinaryIO, largest: int | None = None) -> None:
        """`packed` must tell its position; `largest` is the number of bytes that may come out."""
        self.fault: str | None = None
        """Why the stream ended before its end, as the rest of a sentence."""
        self.size = 0
        """The number of bytes that came out."""
        self._packed = packed
        self._gzip = gzip.GzipFile(fileobj=packed)
        self._largest = largest
        self._window = (0, packed.tell())

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the buffer as far as one step of unpacking does; 0 at the end and after a fault."""
        view = memoryview(buffer)
        unpacked = b"" if self.fault else self._next(len(view))
        view[: len(unpacked)] = unpacked
        return len(unpacked)

    def close(self) -> None:
        """Close the packed file too."""
        self._gzip.close()
        self._packed.close()
        super().close()

    def _next(self, size: int) -> bytes:
        try:
            unpacked = self._gzip.read1(size)
        except EOFError:
            self.fault = f"ends within the packed data, after {self.size:,} unpacked bytes"
        except (gzip.BadGzipFile, zlib.error) as error:
            broken = f"is damaged after {self.size:,} unpacked bytes ({str(error).rstrip('.')})"
            foreign = not self.size and isinstance(error, gzip.BadGzipFile)
            self.fault = "is not packed with gzip, though its name says so" if foreign else broken
        else:
            self.size += len(unpacked)
            self.fault = self._excess()
            return b"" if self.fault else unpacked
        return b""

    def _excess(self) -> str | None:
        """What is said of a stream that unpacks to too much."""
        if self._largest is not None and self.size > self._largest:
            return f"unpacks to more than {self._largest:,} bytes, which is the limit"
        start, position = self._window
        if self.size - start < WINDOW:
            return None
        self._window = (self.size, self._packed.tell())
        if self.size - start < RATIO * (self._window[1] - position):
            return None
        return f"unpacks to more than {RATIO} times its size after {start:,} bytes, as no text does"
