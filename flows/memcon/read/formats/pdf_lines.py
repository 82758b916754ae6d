"""The lines of a PDF page, with where they stand. All measures are points (1/72 inch) from the lower left."""

import re
from collections.abc import Iterator
from ctypes import c_double
from math import hypot

import pypdfium2
from msgspec import Struct
from pypdfium2 import raw

# PDFium writes one for a hyphen at a line's end, in the place of hyphen and line break
HYPHEN = "\ufffe"
BREAK = re.compile(rf"\r\n|\n|{HYPHEN}")


class Line(Struct, frozen=True):
    """A line of a page."""

    text: str
    left: float
    right: float
    base: float
    """How high its letters stand."""
    size: float
    """Of the font that most of it is in."""


def lines_of(page: pypdfium2.PdfPage) -> tuple[Line, ...]:
    """The lines of a page in the order of the file, without empty ones. Pieces that stand beside one another
    are one line.
    """
    textpage = page.get_textpage()
    lines: list[Line] = []
    for line in _pieces(textpage):
        if lines and _beside(lines[-1], line):
            before = lines.pop()
            lines.append(
                Line(f"{before.text} {line.text}", before.left, line.right, before.base, before.size)
            )
        else:
            lines.append(line)
    textpage.close()
    return tuple(lines)


def _pieces(textpage: pypdfium2.PdfTextPage) -> Iterator[Line]:
    text = textpage.get_text_range()
    start = 0
    for end in (*BREAK.finditer(text), None):
        words = text[start : end.start() if end else None]
        if words.strip():
            first = start + len(words) - len(words.lstrip())
            yield _piece(textpage, words.strip(), first, hyphen=end is not None and end[0] == HYPHEN)
        start = end.end() if end else len(text)


def _piece(textpage: pypdfium2.PdfTextPage, words: str, start: int, *, hyphen: bool) -> Line:
    """The line of the words that stand at `start` in the page's text."""
    middle = next(place for place in range(len(words) // 2, len(words)) if not words[place].isspace())
    first, inner, last = (
        raw.FPDFText_GetCharIndexFromTextIndex(textpage, start + place)
        for place in (0, middle, len(words) - 1)
    )
    return Line(
        text=f"{words}-" if hyphen else words,
        left=textpage.get_charbox(first)[0],
        right=textpage.get_charbox(last)[2],
        base=_base(textpage, inner),
        size=_size(textpage, inner),
    )


def _base(textpage: pypdfium2.PdfTextPage, place: int) -> float:
    """How high the base line of a character stands."""
    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(textpage, place, x, y)
    return y.value


def _size(textpage: pypdfium2.PdfTextPage, place: int) -> float:
    """The size of a character's font, as the page shows it."""
    matrix = raw.FS_MATRIX(1, 0, 0, 1, 0, 0)
    raw.FPDFText_GetMatrix(textpage, place, matrix)
    return float(raw.FPDFText_GetFontSize(textpage, place) * hypot(matrix.c, matrix.d))


def _beside(one: Line, other: Line) -> bool:
    """Whether a piece stands right of another one on the same line."""
    return abs(one.base - other.base) < 0.3 * min(one.size, other.size) and other.left >= one.right - 1
