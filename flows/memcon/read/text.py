"""One text file as a document.

The text is kept character for character, newlines included, because all offsets count in it. A byte
order mark at the start is no text: it is taken off, and neither offsets nor the hash count it.
"""

import codecs
import hashlib
import re
from collections.abc import Iterator

from memcon.model import Document, Issue
from memcon.read.metadata import metadata
from memcon.read.sources import Source

# a longer first line is a paragraph: the longest headline that we met has 171 characters
TITLE = re.compile(r"\s*(\S[^\r\n]{0,299}?)[ \t]*(?:\r\n|\r|\n)[ \t]*(?:[\r\n]|\Z)")


def document(source: Source) -> Iterator[Document | Issue]:
    """The document of a file, after the issues of its metadata; or the issue that says why there is none."""
    try:
        text, digest = _content(source)
    except _UnreadableError as error:
        yield Issue(source.identifier, "read", *error.args)
        return
    about, issues = metadata(source)
    yield from issues
    if "title" not in about and (title := TITLE.match(text)):
        about["title"] = title[1]
    yield Document(source.identifier, text, digest, **about)


class _UnreadableError(Exception):
    """Why a file holds no document, and what to do."""


def _content(source: Source) -> tuple[str, str]:
    """The text and its hash. Raises _UnreadableError."""
    raw = _bytes(source)
    if b"\0" in raw:
        raise _UnreadableError(
            "This is no text: it holds zero bytes.", "Remove the file, or save its text as UTF-8."
        )
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        problem = f"This is not UTF-8: byte {error.start} (counted from 0) is 0x{raw[error.start]:02X}."
        raise _UnreadableError(problem, "Save the text as UTF-8.") from error
    if not text.strip():
        raise _UnreadableError("The file is empty.", "Remove it, or fetch its text again.")
    return text, hashlib.sha256(raw).hexdigest()


def _bytes(source: Source) -> bytes:
    """What the file holds, without byte order mark. Raises _UnreadableError."""
    if not source.path.is_file():
        raise _UnreadableError(
            "This is no file, or a link that leads nowhere.", "Remove it, or mend the link."
        )
    try:
        return source.path.read_bytes().removeprefix(codecs.BOM_UTF8)
    except OSError as error:
        problem = f"The file cannot be read: {error.strerror}."
        raise _UnreadableError(problem, "Check that you are allowed to read it.") from error
