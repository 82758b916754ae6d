"""The records of a web archive (WARC 1.0 and 1.1, ISO 28500), one after the other, as far as it is sound."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from warcio.archiveiterator import WARCIterator
from warcio.bufferedreaders import BufferedReader, ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParser

# real headers have some hundred bytes, cookies a few thousand
HEADERS = 1024 * 1024
PIECE = 1024 * 1024
CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f]")
CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE | re.ASCII)
# it warns of spaces in addresses, which it mends
logging.getLogger("warcio.recordloader").setLevel(logging.CRITICAL)


class BrokenError(Exception):
    """What is wrong with an archive, and at which byte: nothing behind it can be read."""


@dataclass(frozen=True)
class Record:
    """A record with a page or the like in it; its payload can be read until the next record is asked for."""

    number: int
    address: str
    captured: str
    """Day and time of the capture, as in ISO 8601."""
    kind: str
    """The media type, without parameters and in lower case."""
    charset: str | None
    encoding: str
    """How the payload is packed ("gzip"), "" where it is not."""
    truncated: str | None
    """Why the crawler kept only a part of it."""
    size: int
    payload: Any
    """Has a method read(size), and no chunks any more."""


class _Lines(BufferedReader):  # type: ignore[misc]
    """Reads lines for headers, and no endless ones."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        self._in_row = 0

    def read(self, length: int | None = None) -> bytes:
        self._in_row = 0
        return bytes(super().read(length))

    def readline(self, length: int | None = None) -> bytes:
        line = bytes(super().readline(HEADERS if length is None else min(length, HEADERS)))
        self._in_row += len(line)
        if self._in_row > HEADERS:
            raise ArchiveLoadFailed(f"its headers have more than {HEADERS:,} bytes")
        return line


class _Archive(WARCIterator):  # type: ignore[misc]
    """An archive that is plain already, and says on no stream what is wrong with it."""

    INC_RECORD = ""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(file, no_record_parse=True)
        self.reader = _Lines(self.fh)


def records(file: BinaryIO) -> Iterator[Record]:
    """The pages in an archive: what servers answered with success, and what was stored as a resource.
    Raises BrokenError, after the records before the break.
    """
    archive = _Archive(file)
    strange: int | None = None
    try:
        for number, held in enumerate(archive, 1):
            if archive.err_count and strange is None:
                strange = archive.offset
            if record := _record(number, held):
                yield record
            _leave(held)
    except (ArchiveLoadFailed, ValueError) as error:
        raise BrokenError(archive.offset, _reason(error)) from error
    if archive.err_count:
        raise BrokenError(
            archive.offset if strange is None else strange, "there is something that is no record"
        )


def _record(number: int, held: Any) -> Record | None:
    """The record, where it holds a page; None for requests, errors, redirections and the like."""
    if held.length is None:
        raise ArchiveLoadFailed("the record does not state its length")
    stated = held.rec_headers
    headers, stream = stated, held.raw_stream
    if held.rec_type == "response":
        headers = _answer(held.raw_stream)
        if headers is None or not headers.get_statuscode().startswith("2"):
            return None
        if (headers.get_header("Transfer-Encoding") or "").lower() == "chunked":
            stream = ChunkedDataReader(stream)
    elif held.rec_type != "resource":
        return None
    kind = headers.get_header("Content-Type") or ""
    charset = CHARSET.search(kind)
    packed = headers.get_header("Content-Encoding") if headers is not stated else None
    return Record(
        number=number,
        address=CONTROL.sub("", stated.get_header("WARC-Target-URI") or ""),
        captured=stated.get_header("WARC-Date") or "",
        kind=kind.partition(";")[0].strip().lower(),
        charset=charset[1] if charset else None,
        encoding=(packed or "").strip().lower(),
        truncated=stated.get_header("WARC-Truncated"),
        size=held.length,
        payload=stream,
    )


def _answer(stream: Any) -> Any | None:
    """Status and headers of a server's answer; None where there is none."""
    try:
        return StatusAndHeadersParser((), verify=False).parse(stream)
    except EOFError:
        return None


def _leave(held: Any) -> None:
    """Read what is left of a record. Raises ArchiveLoadFailed where the archive ends in it."""
    while held.raw_stream.read(PIECE):
        pass
    if held.raw_stream.limit:
        raise ArchiveLoadFailed(f"it ends within a record, {held.raw_stream.limit:,} bytes too early")


def _reason(error: Exception) -> str:
    """What is wrong, in one line that can be printed."""
    return " ".join(str(error).encode("unicode_escape").decode().split())[:120]
