"""What a web page states of itself: title, day of publication, publisher, author, address, licence, language.

First its JSON-LD, then its meta tags, then what is marked in its text. Only what is marked as such is taken:
a day that merely stands in the text, in the address or in a copyright line is not the page's day.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile
from typing import cast

from lxml.html import HtmlElement
from trafilatura.metadata import extract_author

from memcon.read.formats import values
from memcon.read.formats.linked_data import linked_data
from memcon.read.metadata import About

# the names of meta tags for each field, in lower case, the most certain first: Open Graph, Dublin Core,
# Highwire, PRISM, rNews and what publishers' systems write. No day of a change, of a crawl or of a copyright
# is among them.
META: Mapping[str, tuple[str, ...]] = {
    "title": (
        "citation_title", "dcterms.title", "dc.title", "og:title", "parsely-title", "sailthru.title",
        "twitter:title",
    ),
    "date": (
        "article:published_time", "og:article:published_time", "article:published", "datepublished",
        "citation_publication_date", "citation_date", "dcterms.issued", "dcterms.date.issued",
        "dc.date.issued", "dcterms.available", "prism.publicationdate", "rnews:datepublished",
        "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish_date", "publish-date",
        "published_date", "published_time", "publication_date", "publicationdate", "date.issued",
        "dcterms.date", "dc.date", "date",
    ),
    "publisher": (
        "og:site_name", "dcterms.publisher", "dc.publisher", "citation_publisher", "publisher",
        "application-name",
    ),
    "author": (
        "citation_author", "dcterms.creator", "dc.creator", "author", "article:author", "parsely-author",
        "sailthru.author", "byl",
    ),
    "url": ("og:url", "dcterms.identifier", "twitter:url"),
    "licence": ("dcterms.license", "dc.license"),
    "language": ("dcterms.language", "dc.language", "content-language"),
}  # fmt: skip
READINGS: Mapping[str, Callable[[object], object]] = {
    "title": values.name,
    "date": values.day,
    "publisher": values.name,
    "author": values.author,
    "url": values.address,
    "licence": values.name,
    "language": values.language,
}
TITLE_END = re.compile(r"\s+[-–—|·•:»]+\s+")
# what stands beside the story and not in it
BESIDE = re.compile(
    r"aside|nav|footer|related|comments?\b|sidebar|promo|teaser|recommend|most-read|more-", re.IGNORECASE
)
CHANGED = re.compile(r"updat|modif|edited|changed", re.IGNORECASE)


def stated(tree: HtmlElement) -> About:
    """What the page states of itself."""
    about = _elements(tree) | _meta(tree) | _links(tree) | linked_data(tree)
    if author := _writer(about.get("author"), about.get("publisher")):
        about["author"] = author
    else:
        about.pop("author", None)
    if title := _title(tree, about.get("title"), about.get("publisher")):
        about["title"] = title
    return about


def _meta(tree: HtmlElement) -> About:
    """What the meta tags state."""
    held: dict[str, list[str]] = {}
    for tag in tree.iterfind(".//meta[@content]"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            held.setdefault(tag.get(attribute, "").lower(), []).append(tag.get("content"))
    found: dict[str, object] = {}
    for key, tags in META.items():
        written = (held[tag] if key == "author" else held[tag][0] for tag in tags if tag in held)
        found[key] = next((value for one in written if (value := READINGS[key](one))), None)
    return _known(found)


def _links(tree: HtmlElement) -> About:
    """What the page's links state: its own address, its licence."""
    canonical = (values.address(link.get("href")) for link in tree.iterfind(".//link[@rel='canonical']"))
    licences = (values.address(link.get("href")) for link in tree.iterfind(".//*[@rel='license']"))
    return _known({"url": next(canonical, None), "licence": next(licences, None)})


def _elements(tree: HtmlElement) -> About:
    """What the page marks in its text: the byline, the time of publication, the language of the whole (in
    Open Graph too, but there often that of the template).
    """
    languages = (
        tree.get("lang"),
        tree.get("xml:lang"),
        tree.xpath("string(.//meta[@property='og:locale']/@content)"),
    )
    return _known(
        {
            "date": _day_marked(tree),
            "author": extract_author(tree),
            "language": next((tag for one in languages if (tag := values.language(one))), None),
        }
    )


def _day_marked(tree: HtmlElement) -> dt.date | None:
    """The day that an element is marked with as that of publication, else that of the time beside the
    headline; None where several days are.
    """
    marked = {_day_of(element) for element in tree.iterfind(".//*[@itemprop='datePublished']")} - {None}
    if not marked:
        marked = next((days for place in _around_headline(tree) if (days := _days_in(place))), set())
    return marked.pop() if len(marked) == 1 else None


def _around_headline(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that the one headline of the page stands in, from the inside out."""
    headlines = [headline for headline in tree.iterfind(".//h1") if headline.text_content().strip()]
    if len(headlines) == 1:
        yield from headlines[0].iterancestors()


def _days_in(place: HtmlElement) -> set[dt.date | None]:
    """The days of the times in an element, without those of changes and of what stands beside the story."""
    times = (time for time in place.iterfind(".//time") if not _is_beside(time, place))
    return {_day_of(time) for time in times if not CHANGED.search(_label(time))} - {None}


def _is_beside(time: HtmlElement, place: HtmlElement) -> bool:
    inner = takewhile(lambda outer: outer is not place, time.iterancestors())
    return any(BESIDE.search(_called(outer)) for outer in inner)


def _label(time: HtmlElement) -> str:
    """What the page calls a time: the words before it, and what it and what is around it are marked as."""
    before = time.getprevious()
    words = time.getparent().text if before is None else before.tail
    return f"{words or ''} {_called(time)} {_called(time.getparent())}"


def _called(element: HtmlElement) -> str:
    """An element's name, class and id, and what it is marked as."""
    return " ".join((element.tag, *(element.get(name, "") for name in ("class", "id", "itemprop"))))


def _day_of(element: HtmlElement) -> dt.date | None:
    return values.day(element.get("datetime") or element.get("content") or element.text_content())


def _title(tree: HtmlElement, title: str | None, publisher: str | None) -> str | None:
    """The title without the publisher's name behind it; without a title that is stated, the page's one
    headline, or what its title bar has.
    """
    whole = title or values.name(tree.findtext(".//title")) or ""
    headlines = {values.name(h1.text_content()) for h1 in tree.iterfind(".//h1")} - {None, publisher}
    headline = headlines.pop() if len(headlines) == 1 else None
    if headline and (not title or (whole.startswith(headline) and TITLE_END.match(whole[len(headline) :]))):
        return headline
    for end in TITLE_END.finditer(whole):
        if publisher and whole[end.end() :].casefold() == publisher.casefold():
            return whole[: end.start()]
    return whole or None


def _writer(author: str | None, publisher: str | None) -> str | None:
    """The authors without the publisher among them, and without addresses in the place of names."""
    names = [name.strip() for name in (author or "").split(";")]
    people = [name for name in names if name and name != publisher and not values.address(name)]
    return "; ".join(people) or None


def _known(found: Mapping[str, object]) -> About:
    return cast("About", {key: value for key, value in found.items() if value is not None})
