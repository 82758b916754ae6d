"""A web page as a document: its main text, without navigation, adverts, captions and readers' comments, and
what it states of itself.

What the main text is, trafilatura says (Barbaresi 2021, "Trafilatura"), set to precision: rather an issue
than a document of menus. Headings, list items and quotations become paragraphs of their own, with an empty
line between paragraphs; the cells of a table become lines.
"""

import logging
import re
from collections.abc import Iterator
from itertools import takewhile

import trafilatura
from lxml import etree, html

from memcon.model import Document, Issue
from memcon.read.document import extracted, tidy
from memcon.read.formats.encodings import decoded
from memcon.read.formats.page import stated
from memcon.read.formats.paragraphs import of_element
from memcon.read.formats.values import whole
from memcon.read.raw import Raw

# a page that was saved with its pictures inside has some megabytes
LARGEST = 20_000_000
# time grows with the square of the elements: 0.5 seconds for 10,000, 9 seconds for 40,000
MOST = 40_000
# a table with these in a cell lays out a page; others hold figures.
BLOCKS = ("p", "div", "table", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "br")
PARTS = ("td", "tr", "tbody")
# the number of a note, as encyclopedias and reports raise it
NOTE = re.compile(r"\s*\[\w{1,4}\]\s*")
# names in the tree that trafilatura makes, as HTML has them; what is not here is HTML or means nothing
NAMES = {"head": "h2", "lb": "br", "item": "li", "quote": "blockquote"}
# it warns of pages that it finds no text in; we say so in an issue
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def documents(raw: Raw) -> Iterator[Document | Issue]:
    """The document of a page, or the issue that says why there is none. Raises OSError."""
    with raw.open() as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        problem = f"The page has more than {LARGEST:,} bytes, which is the limit; it was not read."
        yield Issue(raw.identifier, "read", problem, "Save its text as a .txt file.")
        return
    markup, lost = decoded(content)
    if lost:
        problem = f"{lost:,} bytes of the page are no characters in the encoding that it declares."
        advice = "Save the page again, as UTF-8, if words are missing."
        yield Issue(raw.identifier, "read", problem, advice, "warning")
    tree = _tree(markup)
    if tree is None:
        yield from extracted(raw, "", {})
    elif sum(1 for _ in tree.iter()) > MOST:
        problem = f"The page has more than {MOST:,} elements, which is the limit; it was not read."
        yield Issue(raw.identifier, "read", problem, "Save its text as a .txt file.")
    else:
        own = stated(tree)
        yield from extracted(raw, _main_text(tree), own)


def _tree(markup: str) -> html.HtmlElement | None:
    """The page's elements; None for a page without any."""
    # as bytes, because lxml takes no text that declares an encoding
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        return html.document_fromstring(whole(markup).encode(), parser=parser)
    except etree.ParserError:
        return None


def _main_text(tree: html.HtmlElement) -> str:
    """The paragraphs of the page's main text; "" where there is none."""
    _unfold(tree)
    _part(tree)
    _write_out(tree)
    found = trafilatura.bare_extraction(tree, include_comments=False, favor_precision=True)
    if not isinstance(found, trafilatura.settings.Document):
        return ""
    body = found.body
    etree.strip_tags(body, "hi", "ref", "del")
    for element in body.iter("*"):
        if element.tag in NAMES:  # a tag such as "head<" can be read, but not written
            element.tag = NAMES[element.tag]
        if element.tag == "cell":
            element.tag = "span"
            element.tail = None
            element.append(etree.Element("br"))
    return tidy(of_element(body))


def _unfold(tree: html.HtmlElement) -> None:
    """Make plain blocks of the tables that lay out the page, because their cells hold the story: a cell with
    half of the page's characters is the article, unless the page marks one.
    """
    cells = tree.xpath(f"//td[{' or '.join(f'.//{name}' for name in BLOCKS)}]")
    outer = {around for cell in cells for around in cell.iterancestors("td")}
    sizes = {cell: len(cell.text_content()) for cell in cells if cell not in outer}
    if sizes and not tree.xpath("//article | //main"):
        largest = max(sizes, key=lambda cell: sizes[cell])
        if 2 * sizes[largest] >= len(tree.text_content()):
            largest.tag = "article"
    for cell in cells:
        for element in (cell, *takewhile(lambda outer: outer.tag != "table", cell.iterancestors())):
            if element.tag in PARTS:
                element.tag = "div"
    for table in tree.xpath("//table[not(tr | tbody/tr | thead/tr)]"):
        table.tag = "div"


def _part(tree: html.HtmlElement) -> None:
    """Make paragraphs of what is set as typed (pre), where empty lines part them."""
    for typed in tree.findall(".//pre"):
        parts = re.split(r"\n\s*\n", typed.text_content())
        tail = typed.tail
        typed.clear()
        typed.tag, typed.tail = "div", tail
        for part in parts:
            etree.SubElement(typed, "p").text = part


def _write_out(tree: html.HtmlElement) -> None:
    """Set the quotation marks that browsers show around quotations, and take out the numbers of notes."""
    for quotation in tree.findall(".//q"):
        quotation.tag = "span"
        quotation.text = f"“{quotation.text or ''}"
        quotation.tail = f"”{quotation.tail or ''}"
    for raised in tree.findall(".//sup"):
        if NOTE.fullmatch(raised.text_content()):
            raised.drop_tree()
