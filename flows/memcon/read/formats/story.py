"""The text of a story that a record holds, in whatever form, as a document."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import cast

from memcon.model import Document, Issue
from memcon.read import formats
from memcon.read.document import extracted, tidy
from memcon.read.formats.paragraphs import is_markup, is_page, of_html
from memcon.read.formats.values import whole
from memcon.read.metadata import About
from memcon.read.raw import Raw


def story(raw: Raw, text: str, own: About) -> Iterator[Document | Issue]:
    """The document of a text that states `own` of itself. A whole HTML page is read as one; of other HTML
    the paragraphs are taken; plain text stays character for character.
    """
    clean = whole(text)
    if is_page(clean):
        about = cast("About", {**raw.about, **own})
        yield from formats.documents(
            replace(raw, name="page.html", open=lambda: BytesIO(clean.encode()), about=about)
        )
    else:
        yield from extracted(raw, plain(clean), own)


def plain(text: str) -> str:
    """The paragraphs of a text that is HTML; any other stays character for character."""
    clean = whole(text)
    return tidy(of_html(clean)) if is_markup(clean) or is_page(clean) else clean
