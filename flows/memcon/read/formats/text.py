"""A text file as a document.

The text is kept character for character, newlines included, because all offsets count in it. A byte
order mark at the start is no text: it is taken off, and neither offsets nor the hash count it. However
short the text is, it is a document: somebody chose every character of it.
"""

import codecs
import re
from collections.abc import Iterator

from memcon.model import Document, Issue
from memcon.read.document import document
from memcon.read.metadata import About
from memcon.read.raw import Raw

# a longer first line is a paragraph: the longest headline that we met has 171 characters
TITLE = re.compile(r"\s*(\S[^\r\n]{0,299}?)[ \t]*(?:\r\n|\r|\n)[ \t]*(?:[\r\n]|\Z)")


def documents(raw: Raw) -> Iterator[Document | Issue]:
    """The document of a text, or the issue that says why there is none. Raises OSError."""
    text = characters(raw)
    if isinstance(text, Issue):
        yield text
    else:
        yield from document(raw, text, _first_line(raw, text))


def characters(raw: Raw) -> str | Issue:
    """What a text file holds, or why that is no text. Raises OSError."""
    with raw.open() as file:
        content = file.read().removeprefix(codecs.BOM_UTF8)
    if b"\0" in content:
        problem, advice = (
            "This is no text: it holds zero bytes.",
            "Remove the file, or save its text as UTF-8.",
        )
        return Issue(raw.identifier, "read", problem, advice)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        byte = content[error.start]
        problem = f"This is not UTF-8: byte {error.start} (counted from 0) is 0x{byte:02X}."
        return Issue(raw.identifier, "read", problem, "Save the text as UTF-8.")
    if not text.strip():
        return Issue(raw.identifier, "read", "The file is empty.", "Remove it, or fetch its text again.")
    return text


def _first_line(raw: Raw, text: str) -> About:
    """The title, where the text begins with one and nothing else states one."""
    title = TITLE.match(text)
    return {"title": title[1]} if title and "title" not in raw.stated and not raw.about.get("title") else {}
