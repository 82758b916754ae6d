"""Sitemaps and indexes of sitemaps (sitemaps.org), with what news sitemaps state of an article.

Parsed without entities, document types and network; what stands in another place than the protocol
has it is left alone.
"""

from collections.abc import Mapping

from lxml import etree

from memcon.read.fetch.addresses import AddressError, joined
from memcon.read.fetch.entries import Entry, Listing, day, instant, moment, plain, tag

ROOTS = {"urlset": "url", "sitemapindex": "sitemap"}


def sitemap(body: bytes, base: str) -> Listing | None:
    """What the sitemap or index `body`, had from the address `base`, lists; None where it is neither."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(body, parser)
        if root is None or _name(root) not in ROOTS:
            return None
        found = [_entry(child, base) for child in root if _name(child) == ROOTS[_name(root)]]
    except (etree.XMLSyntaxError, ValueError):
        return None
    entries = tuple(entry for entry in found if entry is not None)
    fault = parser.error_log[0].line if len(parser.error_log) else None
    return Listing(
        "index" if _name(root) == "sitemapindex" else "sitemap",
        entries,
        len(found) - len(entries),
        f"is broken XML (line {fault})" if fault is not None else None,
    )


def _entry(element: etree._Element, base: str) -> Entry | None:
    try:
        stated = _fields(element)
        address = joined(base, stated["loc"])
    except (KeyError, AddressError, UnicodeDecodeError):  # half a surrogate passes the parser and fails here
        return None
    published = moment(stated.get("publication_date"))
    return Entry(
        address,
        title=stated.get("title"),
        date=day(published),
        publisher=stated.get("name"),
        language=tag(stated.get("language")),
        stated=instant(moment(stated.get("lastmod")) or published),
    )


def _fields(element: etree._Element) -> Mapping[str, str]:
    """The texts of an entry and of its news, by name, without those of its pictures and videos."""
    found: dict[str, str] = {}
    for child in element:
        if _name(child) in {"news", "publication"}:
            found |= _fields(child)
        elif text := plain("".join(child.itertext(with_tail=False))):
            found.setdefault(_name(child), text)
    return found


def _name(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
