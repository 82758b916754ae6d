"""A PDF file with a text layer as a document: its paragraphs, without what repeats on its pages.

No date is taken from it: the information of a file dates the file, and a readout that is printed anew has a
new one. Title and author are taken from that information only where the text has the same words, because what
stands there is as often left over from a template.
"""

import re
from collections.abc import Iterator
from threading import Lock

import pypdfium2
from msgspec import Struct

from memcon.model import Document, Issue
from memcon.read.document import extracted, tidy
from memcon.read.formats.pdf_lines import Line, lines_of
from memcon.read.formats.pdf_paragraphs import paragraphs
from memcon.read.formats.values import whole
from memcon.read.metadata import About
from memcon.read.raw import Raw

# the whole file is in memory while it is read; a scanned book fits
LARGEST = 200_000_000
# PDFium can be used by one thread at a time
PDFIUM = Lock()
RECOGNISE = "Run text recognition (OCR) over it, for instance with ocrmypdf, and put the result in its place."
# characters that stand for none: of fonts that do not say what their glyphs mean
MEANINGLESS = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")
WORD = re.compile(r"\w+")


class _File(Struct, frozen=True):
    """What a PDF file holds."""

    size: int
    """How many pages it has."""
    pages: tuple[tuple[Line, ...], ...]
    """Those that can be read."""
    pictures: tuple[int, ...]
    """Numbers, from 1, of the pages that have a picture and no text."""
    damaged: tuple[int, ...]
    """Numbers of the pages that cannot be read."""
    title: str
    author: str


def documents(raw: Raw) -> Iterator[Document | Issue]:
    """The document of a PDF file, or the issue that says why there is none. Raises OSError."""
    with raw.open() as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        problem = f"The file has more than {LARGEST:,} bytes, which is the limit; it was not read."
        yield Issue(raw.identifier, "read", problem, "Save its text as a .txt file.")
        return
    try:
        found = _read(content)
    except pypdfium2.PdfiumError as error:
        yield _closed(raw, error)
        return
    yield from _document(raw, found)


def _read(content: bytes) -> _File:
    """What the file holds. Raises PdfiumError."""
    with PDFIUM, pypdfium2.PdfDocument(content) as pdf:
        pages, pictures, damaged = [], [], []
        for number in range(len(pdf)):
            try:
                lines, is_picture = _page(pdf, number)
            except pypdfium2.PdfiumError:
                damaged.append(number + 1)
                continue
            pages.append(lines)
            if is_picture:
                pictures.append(number + 1)
        title, author = (_stated(pdf, key) for key in ("Title", "Author"))
        return _File(len(pdf), tuple(pages), tuple(pictures), tuple(damaged), title, author)


def _page(pdf: pypdfium2.PdfDocument, number: int) -> tuple[tuple[Line, ...], bool]:
    """The lines of a page, and whether it has none but a picture. Raises PdfiumError."""
    page = pdf[number]
    lines = lines_of(page)
    pictures = () if lines else page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    is_picture = any(True for _ in pictures)
    page.close()
    return lines, is_picture


def _stated(pdf: pypdfium2.PdfDocument, key: str) -> str:
    """What the file's information states; "" where that is nothing or no text."""
    try:
        return " ".join(whole(pdf.get_metadata_value(key)).split())
    except UnicodeDecodeError:
        return ""


def _document(raw: Raw, found: _File) -> Iterator[Document | Issue]:
    text = tidy("\n\n".join(paragraphs(found.pages)))
    if not text and found.pictures:
        problem = f"The pages of this PDF ({found.size}) are pictures, without text."
        yield Issue(raw.identifier, "read", problem, RECOGNISE)
    elif 10 * len(MEANINGLESS.findall(text)) > len(text) > 0:
        problem = "The text of this PDF is in fonts that do not say which characters they show."
        yield Issue(raw.identifier, "read", problem, RECOGNISE)
    else:
        kinds = (
            (found.pictures, "are pictures without text", RECOGNISE),
            (found.damaged, "cannot be read", "Fetch the file again."),
        )
        for numbers, fault, advice in kinds:
            if numbers:
                which = ", ".join(map(str, numbers))
                problem = f"Of the {found.size} pages of this PDF, these {fault}: {which}."
                yield Issue(raw.identifier, "read", problem, advice, "warning")
        yield from extracted(raw, text, _about(found, text))


def _closed(raw: Raw, error: pypdfium2.PdfiumError) -> Issue:
    """Why a file cannot be opened."""
    if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
        problem = "This PDF is encrypted, and memcon has no password."
        return Issue(raw.identifier, "read", problem, "Save it without one, or save its text as a .txt file.")
    problem = f"This is no PDF that can be opened: {str(error).rstrip('.')}."
    return Issue(raw.identifier, "read", problem, "Fetch it again; it may have been cut off.")


def _about(found: _File, text: str) -> About:
    """Title and author, where the text has the same words."""
    words = f" {_words(text)} "
    about = About()
    if " " in found.title and f" {_words(found.title)} " in words:
        about["title"] = found.title
    if " " in found.author and f" {_words(found.author)} " in words:
        about["author"] = found.author
    return about


def _words(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))
