"""The paragraphs of marked-up news text: XHTML, HTML fragments and NITF, from inside of other formats.

Such text is the main text already, so nothing is taken for navigation: every paragraph stays. (A whole
web page is another thing, and the business of the HTML reader.)
"""

import re
from html.entities import html5

from lxml import etree, html

# what stands inside a line, in HTML 5 and NITF 3.6; whatever else has a name begins a new paragraph
INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr", "alt-code", "chron", "city", "classifier", "copyrite",
    "copyrite.holder", "copyrite.year", "country", "event", "frac", "function", "lang", "location", "money",
    "num", "object.title", "org", "person", "postaddr", "pronounce", "region", "state", "sublocation",
    "virtloc",
))  # fmt: skip
# what holds no sentence of the story: pictures and their captions, scripts, forms
SKIPPED = frozenset((
    "audio", "button", "canvas", "caption", "embed", "fig", "figcaption", "figure", "form", "head", "iframe",
    "img", "math", "media", "nav", "noscript", "object", "picture", "script", "select", "style", "svg",
    "template", "textarea", "title", "video",
))  # fmt: skip
# those of them that may stand inside a line
UNSEEN = frozenset(
    ("button", "img", "math", "noscript", "object", "script", "select", "style", "svg", "template")
)
CELLS = frozenset(("td", "th"))
PAGE = re.compile(r"\s*(<\?xml|<!doctype\s+html|<html|<head|<body)\b", re.IGNORECASE)
MARKUP = re.compile(r"</(p|div|span|section|article|h[1-6]|ul|blockquote)\s*>|<br\s*/?>|<p>", re.IGNORECASE)

SPACES = re.compile(r"\s+")
SPACES_IN_LINE = re.compile(r"[^\S\n]+")
AROUND = re.compile(r" ?\n ?")
EMPTY = re.compile(r"\n{3,}")


def is_page(markup: str) -> bool:
    """Whether this is a whole HTML page, and not the text of a story alone."""
    return PAGE.match(markup) is not None


def is_markup(text: str) -> bool:
    """Whether this text is HTML: it closes a paragraph or breaks a line as HTML does."""
    return MARKUP.search(text) is not None


def of_html(markup: str) -> str:
    """The paragraphs of an HTML fragment, with an empty line between; "" where it has none."""
    if not markup.strip():
        return ""
    try:
        return of_element(html.fragment_fromstring(markup.replace("\0", ""), create_parent="div"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""


def of_element(element: etree._Element) -> str:
    """The paragraphs of an element's text, with an empty line between. Line breaks stay line breaks,
    all other white space becomes single spaces.
    """
    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event == "start":
            if node is not element and local(node) in SKIPPED:
                walk.skip_subtree()
            else:
                pieces += (_opening(node), _flat(_text(node)))
        else:
            pieces.append(_closing(node))
            if node is not element:
                pieces.append(_flat(node.tail))
    return _tidy("".join(pieces))


def local(node: etree._Element) -> str:
    """An element's name without its namespace, in lower case; "" for comments, entities and the like."""
    return etree.QName(node).localname.lower() if isinstance(node.tag, str) else ""


def _opening(node: etree._Element) -> str:
    name = local(node)
    if name == "br":
        return "\n"
    return "" if not name or name in INLINE or name in CELLS else "\n\n"


def _closing(node: etree._Element) -> str:
    name = local(node)
    if name in CELLS:
        return " "
    return "" if not name or name in INLINE or name in UNSEEN or name == "br" else "\n\n"


def _text(node: etree._Element) -> str | None:
    """The words that an element begins with, or that an entity such as &nbsp; stands for."""
    return html5.get(f"{node.name};", "") if node.tag is etree.Entity else node.text


def _flat(text: str | None) -> str:
    return SPACES.sub(" ", text) if text else ""


def _tidy(text: str) -> str:
    lines = AROUND.sub("\n", SPACES_IN_LINE.sub(" ", text))
    return EMPTY.sub("\n\n", lines).strip()
