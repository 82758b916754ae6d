"""NewsML-G2, the IPTC's news in XML (any version, by the names of its elements), and NITF alone in a file.

A newsItem holds one story, a newsMessage several; packages, plans and concepts hold none.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import cast

from lxml import etree

from memcon.model import Document, Issue
from memcon.read.document import extracted, tidy
from memcon.read.formats import nitf, values
from memcon.read.formats.elements import (
    LARGEST,
    UnreadableError,
    at,
    attribute,
    children,
    language,
    root,
    words,
)
from memcon.read.formats.paragraphs import local, of_element
from memcon.read.formats.parts import (
    WITHDRAWN,
    Item,
    bounded,
    label,
    latest,
    number,
    otherwise,
    outdated,
    withdrawn,
)
from memcon.read.formats.story import plain
from memcon.read.metadata import About
from memcon.read.raw import Raw, part

ITEMS = ("newsitem", "packageitem", "planningitem", "conceptitem", "knowledgeitem", "catalogitem")
HTML = ("html", "body", "div", "section", "article", "p")
OTHERS = {
    "newsml": "This is NewsML 1, the forerunner of NewsML-G2, which memcon does not read.",
    "rss": "This is a feed, which holds the addresses of texts and not the texts.",
    "feed": "This is a feed, which holds the addresses of texts and not the texts.",
    "urlset": "This is a sitemap, which holds the addresses of texts and not the texts.",
    "sitemapindex": "This is a sitemap, which holds the addresses of texts and not the texts.",
}
ADVICE = {
    "newsml": "Ask the agency for NewsML-G2, NITF or ninjs.",
    **dict.fromkeys(("rss", "feed", "urlset", "sitemapindex"), "Name its address (URL) as the source."),
}


def documents(raw: Raw) -> Iterator[Document | Issue]:
    """The documents of the items in a file that have a text; of several versions of one, the latest."""
    with raw.open() as file:
        content = file.read(LARGEST + 1)
    try:
        outermost = root(content)
    except UnreadableError as error:
        yield Issue(raw.identifier, "read", *error.args)
        return
    name = local(outermost)
    if name == "nitf":
        yield from _document(raw, nitf.status(outermost), nitf.text(outermost), nitf.about(outermost))
    elif name in ITEMS:
        yield from otherwise(_item(raw, outermost), _wordless(raw, [outermost]))
    elif name == "newsmessage":
        nodes = [node for node in chain.from_iterable(children(outermost, "itemset")) if local(node) in ITEMS]
        found = otherwise(_message(raw, nodes), _wordless(raw, nodes))
        yield from bounded(found, raw.identifier)
    else:
        problem = OTHERS.get(name, f"This XML is no news: its outermost element is <{local(outermost)}>.")
        advice = "Remove it; of XML, memcon reads NewsML-G2 (newsItem, newsMessage) and NITF (nitf)."
        yield Issue(raw.identifier, "read", problem, ADVICE.get(name, advice))


def _message(raw: Raw, nodes: Iterable[etree._Element]) -> Iterator[Document | Issue]:
    """The documents of a newsMessage, named by the guids of its items."""
    taken: set[str] = set()
    items = [
        Item(n, node, attribute(node, "guid"), number(attribute(node, "version")))
        for n, node in enumerate(nodes, 1)
    ]
    current, older = latest(items)
    yield from (outdated(raw.identifier, one) for one in older)
    for one in current:
        name = label(one.identity, one.number, taken)
        taken.add(name)
        yield from _item(part(raw, f"{raw.identifier}#{name}", raw.name, raw.open, {}), one.content)


def _item(raw: Raw, node: etree._Element) -> Iterator[Document | Issue]:
    """The document of a newsItem; nothing for a picture and for items that hold no story."""
    contents = at(node, "contentset")
    if local(node) != "newsitem" or (contents is None and _kind(node) != "text"):
        return
    story = next(
        chain.from_iterable(children(inline, "nitf") for inline in children(contents, "inlinexml")), None
    )
    inner, inner_status = (About(), None) if story is None else (nitf.about(story), nitf.status(story))
    status = (_code(at(node, "itemmeta", "pubstatus")) or inner_status or "").lower()
    text = (None if story is None else nitf.text(story)) or _told(contents)
    if text is None and _kind(node) != "text" and status not in WITHDRAWN:
        return
    yield from _document(raw, status, text, cast("About", {**inner, **_about(node)}))


def _document(raw: Raw, status: str | None, text: str | None, about: About) -> Iterator[Document | Issue]:
    """The document of a story; an issue where its agency took it back, or where there is no text."""
    if status in WITHDRAWN:
        yield withdrawn(raw.identifier, status)
    elif text is None:
        problem = "This item holds no text as NITF, XHTML or plain text."
        yield Issue(raw.identifier, "read", problem, "Remove it, or fetch it again with its text.")
    else:
        yield from extracted(raw, text, about)


def _wordless(raw: Raw, nodes: Iterable[etree._Element]) -> Issue:
    held = ", ".join(sorted({etree.QName(node).localname for node in nodes})) or "nothing"
    problem = f"No item in this file holds a text (it holds {held})."
    advice = "Nothing needs to be done, unless there should be one: then fetch it again."
    return Issue(raw.identifier, "read", problem, advice, "warning")


def _told(contents: etree._Element | None) -> str | None:
    """The text of a contentSet that is XHTML or plain; None where there is none that memcon reads."""
    for node in () if contents is None else contents:
        kind = (attribute(node, "contenttype") or "").lower()
        if local(node) == "inlinexml" and any(local(child) in HTML for child in node):
            text = tidy(of_element(node))
        elif local(node) == "inlinedata" and kind.startswith("text/") and not attribute(node, "encoding"):
            text = plain("".join(node.itertext())).strip()
        else:
            continue
        if text:
            return text
    return None


def _about(node: etree._Element) -> About:
    """What a newsItem states of its story."""
    meta, content, rights = (at(node, name) for name in ("itemmeta", "contentmeta", "rightsinfo"))
    headlines = sorted(
        children(content, "headline"), key=lambda one: _code(one, "role") not in {None, "main"}
    )
    created = (
        words(at(content, "contentmodified")),
        words(at(content, "contentcreated")),
        words(at(meta, "versioncreated")),
        words(at(meta, "firstcreated")),
    )
    found = {
        "title": next(filter(None, map(words, headlines)), None) or words(at(meta, "title")),
        "date": values.issued(created, words(at(meta, "embargoed"))),
        "publisher": _party(at(meta, "provider"), coded=True)
        or _party(at(rights, "copyrightholder"), coded=True),
        "author": values.author(words(at(content, "by")))
        or values.author([_party(creator) for creator in children(content, "creator")]),
        "url": values.address(attribute(node, "guid")),
        "licence": words(at(rights, "usageterms")),
        "language": values.language(attribute(at(content, "language"), "tag") or language(node)),
    }
    return cast("About", {key: value for key, value in found.items() if value is not None})


def _party(node: etree._Element | None, *, coded: bool = False) -> str | None:
    """The name of a party: in words, or where `coded` as the end of its code ("nprov:AFP")."""
    named = words(at(node, "name")) or attribute(node, "literal")
    return named or (_code(node) if coded and attribute(node, "qcode") else None)


def _kind(node: etree._Element) -> str:
    """Whether a newsItem is "text" (also where it does not say), "picture", "video" and so on."""
    return _code(at(node, "itemmeta", "itemclass")) or "text"


def _code(node: etree._Element | None, name: str = "qcode") -> str | None:
    """The end of a code: "canceled" of "stat:canceled" and of "http://cv.iptc.org/…/canceled"."""
    code = attribute(node, name, "uri")
    return re.split(r"[:/]", code)[-1] if code else None
