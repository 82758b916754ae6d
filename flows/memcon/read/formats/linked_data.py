"""What a web page states of its article in JSON-LD, in the terms of schema.org.

Where the page describes several articles, a value is taken only if all that state it agree.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from lxml.html import HtmlElement

from memcon.read.formats import values
from memcon.read.metadata import About

Node = Mapping[str, Any]

# schema.org/Article has some twenty subtypes, which end in "Article" but for these
ARTICLES = ("report", "blogposting", "liveblogposting", "socialmediaposting")
PAGES = ("webpage", "itempage")
# by field of the document: the property, and what reads its value
PROPERTIES: Mapping[str, tuple[str, Callable[[object], object]]] = {
    "title": ("headline", values.name),
    "date": ("datePublished", values.day),
    "publisher": ("publisher", values.name),
    "author": ("author", values.author),
    "url": ("url", values.address),
    "licence": ("license", values.name),
    "language": ("inLanguage", values.language),
}


def linked_data(tree: HtmlElement) -> About:
    """What the page's JSON-LD states of its article; of the page where it has no article."""
    nodes = [
        node
        for block in tree.iterfind(".//script[@type='application/ld+json']")
        for node in _nodes(block.text)
    ]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    found: dict[str, object] = {}
    for kind in (_is_article, _is_page):
        described = [node for node in nodes if kind(node)]
        for key, (term, reading) in PROPERTIES.items():
            stated = {reading(_followed(node[term], by_id)) for node in described if term in node} - {None}
            if len(stated) == 1:
                found.setdefault(key, stated.pop())
    return cast("About", found)


def _nodes(text: str | None) -> Iterator[Node]:
    """The objects of a block of JSON-LD, those of its graph among them; none where it is no JSON."""
    try:
        waiting = [json.loads(values.whole(text or ""), strict=False)]
    except (ValueError, RecursionError):
        return
    while waiting:
        block = waiting.pop(0)
        if isinstance(block, list):
            waiting += block
        elif isinstance(block, dict):
            yield block
            waiting += [block[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in block]


def _followed(value: object, by_id: Mapping[str, Node]) -> object:
    """The value, where it is only a reference the object that it refers to."""
    if isinstance(value, list):
        return [_followed(one, by_id) for one in value]
    return by_id.get(value["@id"], value) if isinstance(value, dict) and set(value) == {"@id"} else value


def _types(node: Node) -> Iterator[str]:
    kinds = node.get("@type")
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if isinstance(kind, str):
            yield kind.rpartition("/")[2].lower()


def _is_article(node: Node) -> bool:
    return any(kind.endswith("article") or kind in ARTICLES for kind in _types(node))


def _is_page(node: Node) -> bool:
    return any(kind in PAGES for kind in _types(node))
