"""What feeds and sitemaps list: addresses with what is stated of them."""

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from typing import Literal

from lxml import etree, html
from msgspec import Struct

from memcon.read.metadata import LANGUAGE

SPACES = re.compile(r"[\s\x00-\x1f\x7f]+")
UNSET = ("0001-01-01", "1970-01-01")
PART_OF_DATE = re.compile(r"(\d{4})(-\d{2})?")


class Entry(Struct, frozen=True):
    """A page (or, in a sitemap index, a sitemap) as a list states it."""

    url: str
    """As the list writes it, made absolute."""
    title: str | None = None
    date: str | None = None
    """The day on which it was published, as its publisher counts days: "2031-05-06"."""
    author: str | None = None
    publisher: str | None = None
    language: str | None = None
    stated: str | None = None
    """When it last changed, in UTC: "2031-05-06T17:00:00Z". Such times sort as text."""
    content: str | None = None
    """The whole article as HTML, where the feed carries it."""


class Listing(Struct, frozen=True):
    """A feed, a sitemap or an index of sitemaps, read."""

    kind: Literal["feed", "sitemap", "index"]
    entries: tuple[Entry, ...]
    nameless: int = 0
    """Entries that state no address."""
    fault: str | None = None
    """What is wrong with it, as the end of a sentence, where entries could be read nevertheless."""


class ListError(ValueError):
    """Why a feed or sitemap could not be read, as the end of a sentence: "it ..."."""


def moment(text: str | None) -> dt.datetime | None:
    """The time that a feed or sitemap writes, as ISO 8601, W3C profile or RFC 822; UTC where it states no
    zone. None where it is none.
    """
    words = SPACES.sub(" ", text or "").strip()
    if match := PART_OF_DATE.fullmatch(words):
        words = f"{match[1]}{match[2] or '-01'}-01"
    for read in (dt.datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(words)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return found if found.tzinfo else found.replace(tzinfo=dt.UTC)
    return None


def day(time: dt.datetime | None) -> str | None:
    """The day of a time, as the one who stated it counts days; None where there is none, and for the two days
    that software writes where it knows none.
    """
    found = time.date().isoformat() if time else None
    return None if found in UNSET else found


def instant(time: dt.datetime | None) -> str | None:
    """A time in UTC, in the one form that sorts; None where there is none."""
    try:
        return time.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0") if time else None
    except OverflowError:
        return None


def plain(text: str | None, *, marked_up: bool = False) -> str | None:
    """Words with single spaces and without what no file can hold, out of HTML where `marked_up`; None where
    there are none.
    """
    words = text_of(text or "") if marked_up else text or ""
    return SPACES.sub(" ", words).strip().encode(errors="replace").decode() or None


def text_of(markup: str) -> str:
    """The text of a piece of HTML; empty where there is none."""
    try:
        return str(html.fromstring(f"<div>{markup}</div>").text_content())
    except (etree.ParserError, ValueError):
        return ""


def tag(text: str | None) -> str | None:
    """A language tag ("en_GB" too), or None."""
    found = (text or "").strip().replace("_", "-")
    return found if LANGUAGE.fullmatch(found) else None
