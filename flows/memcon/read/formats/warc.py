"""Web archives (WARC): each page that a server gave is a document, called by its address.

The archive is read twice, first to see which capture of an address is the last, then to read that one; so
no more than one page is in memory. The day of the capture is not the page's day and dates nothing.
"""

import codecs
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import BytesIO

from memcon.model import Document, Issue
from memcon.read import formats
from memcon.read.document import extracted
from memcon.read.formats.archive import BrokenError, Record, records
from memcon.read.formats.encodings import TAKEN, decoded
from memcon.read.formats.parts import bounded
from memcon.read.formats.unpacked import Unpacked
from memcon.read.formats.values import whole
from memcon.read.metadata import About
from memcon.read.raw import Raw, part

# as large as the largest single page that the HTML reader takes, twice: a PDF may be larger
LARGEST = 40_000_000
NAMES: Mapping[str, str] = {
    "text/html": "page.html",
    "application/xhtml+xml": "page.html",
    "application/pdf": "page.pdf",
    "text/plain": "page.txt",
}
GZIP = b"\x1f\x8b"


def documents(raw: Raw) -> Iterator[Document | Issue]:
    """The documents of the pages in an archive, the last capture of each address; issues for the earlier
    ones, for what is too large or broken, and for an archive without pages.
    """
    return bounded(_documents(raw), raw.identifier)


def _documents(raw: Raw) -> Iterator[Document | Issue]:
    last = _last(raw)
    try:
        for page in _pages(raw):
            if last[page.address] == (page.captured, page.number):
                yield from _page(raw, page)
            else:
                yield _earlier(raw, page, last[page.address][0])
    except BrokenError as error:
        offset, reason = error.args
        problem = f"The archive is broken at byte {offset:,}: {reason}. What comes before was read."
        yield Issue(raw.identifier, "read", problem, "Fetch it again, or crawl again.")
    else:
        if not last:
            problem = "The archive holds no page: no answer with a status of 2xx and HTML, PDF or plain text."
            yield Issue(raw.identifier, "read", problem, "Remove it, or crawl again.")


def _last(raw: Raw) -> Mapping[str, tuple[str, int]]:
    """Of each address the time of its last capture, and the number of the record."""
    last: dict[str, tuple[str, int]] = {}
    with suppress(BrokenError):  # told behind the documents
        for page in _pages(raw):
            last[page.address] = max(last.get(page.address, ("", 0)), (page.captured, page.number))
    return last


def _pages(raw: Raw) -> Iterator[Record]:
    """The records with a document in them. Raises BrokenError."""
    with raw.open() as file:
        for record in records(file):
            if record.kind in NAMES and not record.address.endswith("/robots.txt"):
                yield record


def _earlier(raw: Raw, page: Record, last: str) -> Issue:
    problem = f"This address was captured again later ({last}); the capture of {page.captured} was left out."
    advice = "Nothing needs to be done."
    return Issue(f"{raw.identifier}#{page.address}", "read", problem, advice, "warning")


def _page(raw: Raw, page: Record) -> Iterator[Document | Issue]:
    """The document of a page, or the issue that says why there is none."""
    name = f"{raw.identifier}#{page.address}"
    try:
        content = _content(page)
    except _UnreadableError as error:
        yield Issue(name, "read", *error.args)
        return
    if page.truncated:
        problem = f"The crawler kept only the beginning of this page ({page.truncated})."
        yield Issue(name, "read", problem, "Crawl it again with a higher limit.", "warning")
    about = About(url=page.address)
    within = part(raw, name, NAMES[page.kind], lambda: BytesIO(content), about)
    if page.kind == "text/plain":
        yield from extracted(within, whole(decoded(content)[0]), {})
    else:
        yield from formats.documents(within)


class _UnreadableError(Exception):
    """Why the payload of a record cannot be read, and what to do."""


def _content(page: Record) -> bytes:
    """The bytes of a page, unpacked, in the encoding that its server states. Raises _UnreadableError."""
    content = page.payload.read(LARGEST + 1)
    if len(content) > LARGEST:
        problem = f"The page has more than {LARGEST:,} bytes, which is the limit; it was not read."
        raise _UnreadableError(problem, "Save its text as a .txt file.")
    content = _unpacked(content, page.encoding)
    encoding = _codec(page.charset) if page.kind != "application/pdf" else None
    if encoding is None or content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content
    # the mark goes before what the page itself declares, as the server's word does
    return codecs.BOM_UTF8 + content.decode(encoding, "replace").encode()


def _unpacked(content: bytes, encoding: str) -> bytes:
    """The content as it was before the server packed it; as it is where a crawler unpacked it already.
    Raises _UnreadableError.
    """
    if encoding in {"gzip", "x-gzip"} and content.startswith(GZIP):
        stream = Unpacked(BytesIO(content), LARGEST)
        unpacked = stream.readall()
        if stream.fault:
            raise _UnreadableError(f"The packed page {stream.fault}; it was not read.", "Crawl it again.")
        return unpacked
    if encoding == "deflate":
        return _inflated(content)
    if encoding in {"br", "zstd"} and content.lstrip()[:1] not in {b"<", b"%"}:
        problem = f"The page is packed with “{encoding}”, which memcon does not unpack; it was not read."
        raise _UnreadableError(problem, "Crawl it again with “Accept-Encoding: gzip”.")
    return content


def _inflated(content: bytes) -> bytes:
    """What deflate packed, with or without zlib's header (RFC 9110, 8.4.1.2). Raises _UnreadableError."""
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            unpacked = zlib.decompressobj(bits).decompress(content, LARGEST + 1)
        except zlib.error:
            continue
        if len(unpacked) > LARGEST:
            problem = f"The packed page unpacks to more than {LARGEST:,} bytes, which is the limit."
            raise _UnreadableError(problem, "Save its text as a .txt file.")
        return unpacked
    return content


def _codec(charset: str | None) -> str | None:
    """Python's name of an encoding that a server states; None for one that is none."""
    try:
        name = codecs.lookup(charset or "").name
        "".encode(name)  # bytes to bytes "encodings" such as hex are none
    except (LookupError, ValueError, TypeError):
        return None
    return TAKEN.get(name, name)
