"""Feeds: RSS of every dialect and Atom by feedparser, JSON Feed (jsonfeed.org) here.

Only what a feed surely says is taken over, because it goes before what the page says: its language is
left out where it is the whole feed's (many systems write "en-US" whatever the articles are in), and of
Atom's two dates only the one of publication.
"""

import html
import io
import re
import time
from collections.abc import Mapping
from typing import Any
from xml.sax import SAXException

import feedparser
import msgspec

from memcon.read.fetch.addresses import AddressError, is_url, joined
from memcon.read.fetch.entries import Entry, ListError, Listing, day, instant, moment, plain, tag
from memcon.read.fetch.wire import charset_of

DECLARED = re.compile(rb"\s*(\xef\xbb\xbf|\xff\xfe|\xfe\xff|<\?xml[^>]*\sencoding\s*=)")
# to a character by number, escaped once more or not
REFERENCE = re.compile(rb"(&(?:amp;)?#)(?:x([0-9a-f]+)|([0-9]+));", re.IGNORECASE)
PARAGRAPH = re.compile(r"\n\s*\n")


def feed(body: bytes, base: str, content_type: str) -> Listing | None:
    """What the feed `body`, had from the address `base` with this Content-Type, lists; None where it is no
    feed. Raises ListError for one that is refused.
    """
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _json_feed(body, base)
    if b"<!ENTITY" in body:
        raise ListError("declares entities of its own, as attacks do; feeds need none")
    charset = charset_of(content_type)
    # a server's charset is often a mere default: what the feed itself declares goes first
    kind = (
        f"application/xml; charset={charset}" if charset and not DECLARED.match(body) else "application/xml"
    )
    headers = {"content-location": base, "content-type": kind}
    try:
        parsed = feedparser.parse(io.BytesIO(REFERENCE.sub(_possible, body)), response_headers=headers)
    except (ValueError, LookupError, OverflowError, AttributeError, TypeError, AssertionError) as error:
        raise ListError("is so broken that it cannot be read as a feed") from error
    if not parsed.get("version"):
        return None
    found = [_entry(dict(entry), str(parsed["version"])) for entry in parsed.entries]
    entries = tuple(entry for entry in found if entry is not None)
    broken = parsed.bozo and isinstance(parsed.get("bozo_exception"), SAXException)
    return Listing("feed", entries, len(found) - len(entries), "is broken XML" if broken else None)


def _possible(reference: re.Match[bytes]) -> bytes:
    """A reference to a character that there is: feedparser gives the whole feed up for one to another."""
    digits = reference[2] or reference[3]
    number = int(digits, 16 if reference[2] else 10) if len(digits) <= 8 else -1
    exists = 0 < number < 0xD800 or 0xE000 <= number <= 0x10FFFF
    return reference[0] if exists else reference[1] + b"xFFFD;"


def _entry(stated: Mapping[str, Any], version: str) -> Entry | None:
    """An entry of feedparser's, as a plain mapping: its own lookup answers "updated" with "published"."""
    address = stated.get("link")
    if not isinstance(address, str) or not address.strip():
        return None
    # Dublin Core's date, the only one of RSS 1.0, is "updated" to feedparser
    published = "updated" if version.startswith("rss") and "published" not in stated else "published"
    contents = [part for part in stated.get("content", ()) if part.get("value")]
    return Entry(
        address,
        title=plain(stated.get("title"), marked_up="html" in stated.get("title_detail", {}).get("type", "")),
        date=_day(stated.get(published), stated.get(f"{published}_parsed")),
        author=_names(stated.get("authors", ())),
        publisher=_words(stated.get("publisher")),
        language=tag(stated.get("language")),
        stated=max(
            filter(None, map(_instant, (stated.get("updated_parsed"), stated.get("published_parsed")))),
            default=None,
        ),
        content="\n".join(map(_markup, contents)) or None,
    )


def _day(text: str | None, parsed: time.struct_time | None) -> str | None:
    """The day as its publisher counts it; that of UTC only where feedparser alone understands the words."""
    return day(moment(text) or moment(_instant(parsed)))


def _instant(parsed: time.struct_time | None) -> str | None:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", parsed) if parsed else None


def _names(authors: Any) -> str | None:
    """Who wrote it; addresses of mail are no names."""
    stated = authors if isinstance(authors, list) else [authors]
    found = [_words(author.get("name")) for author in stated if isinstance(author, Mapping)]
    return "; ".join(dict.fromkeys(name for name in found if name)) or None


def _words(value: object) -> str | None:
    return plain(value) if isinstance(value, str) and "@" not in value else None


def _markup(content: Mapping[str, Any]) -> str:
    value = str(content["value"])
    return value if "html" in str(content.get("type", "")) else _paragraphs(value)


def _paragraphs(text: str) -> str:
    return "\n".join(f"<p>{html.escape(part.strip())}</p>" for part in PARAGRAPH.split(text) if part.strip())


def _json_feed(body: bytes, base: str) -> Listing | None:
    try:
        stated = msgspec.json.decode(body.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    if not isinstance(stated, dict) or "jsonfeed.org/version" not in str(stated.get("version", "")):
        return None
    items = stated.get("items")
    found = [_item(item, base) for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    entries = tuple(entry for entry in found if entry is not None)
    return Listing("feed", entries, len(found) - len(entries))


def _item(item: Mapping[str, Any], base: str) -> Entry | None:
    text = {key: value for key, value in item.items() if isinstance(value, str)}
    address = text.get("url") or (text["id"] if is_url(text.get("id", "")) else None)
    if not address:
        return None
    try:
        address = joined(base, address)
    except AddressError:
        return None
    times = [moment(text.get("date_modified")), moment(text.get("date_published"))]
    content = text.get("content_html") or _paragraphs(text.get("content_text", ""))
    return Entry(
        address,
        title=plain(text.get("title")),
        date=day(times[1]),
        author=_names(item.get("authors") or item.get("author") or []),
        language=tag(text.get("language")),
        stated=max(filter(None, map(instant, times)), default=None),
        content=content or None,
    )
