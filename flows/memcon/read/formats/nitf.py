"""NITF, the IPTC's News Industry Text Format (3.x, with and without namespace): the text of a story and
what its head states, alone in a file or inside of NewsML-G2.
"""

from typing import cast

from lxml import etree

from memcon.read.document import tidy
from memcon.read.formats import values
from memcon.read.formats.elements import at, attribute, children, language, words
from memcon.read.formats.paragraphs import local, of_element
from memcon.read.metadata import About


def text(nitf: etree._Element) -> str:
    """The paragraphs of the story, without headline, byline and pictures; "" where there are none."""
    contents = children(at(nitf, "body"), "body.content")
    return tidy("\n\n".join(map(of_element, contents)))


def status(nitf: etree._Element) -> str | None:
    """Whether the story is "usable", "embargoed", "withheld" or "canceled", where it says so."""
    return attribute(at(nitf, "head", "docdata"), "management-status")


def about(nitf: etree._Element) -> About:
    """What the story states of itself."""
    head, top = at(nitf, "head"), at(nitf, "body", "body.head")
    data, published = at(head, "docdata"), at(head, "pubdata")
    created = (
        attribute(at(data, "date.issue"), "norm"),
        attribute(published, "date.publication"),
        attribute(at(top, "dateline", "story.date"), "norm"),
    )
    found = {
        "title": words(at(top, "hedline", "hl1")) or words(at(head, "title")),
        "date": values.issued(created, attribute(at(data, "date.release"), "norm")),
        "publisher": attribute(published, "name")
        or words(at(top, "distributor"))
        or attribute(at(data, "doc.copyright"), "holder"),
        "author": _author(at(top, "byline")),
        "url": values.address(attribute(published, "ex-ref")),
        "language": values.language(language(at(nitf, "body")) or language(nitf)),
    }
    return cast("About", {key: value for key, value in found.items() if value is not None})


def _author(byline: etree._Element | None) -> str | None:
    """The names of a byline, without "By" and without titles (byttl)."""
    if byline is None:
        return None
    names = list(children(byline, "person"))
    if names:
        return values.author([words(name) for name in names])
    parts = [byline.text, *(piece for child in byline for piece in (_name(child), child.tail))]
    return values.author(" ".join(part for part in parts if part).strip(" ,;\n\t"))


def _name(child: etree._Element) -> str | None:
    return None if local(child) == "byttl" else words(child)
