"""What the fields of news items hold, in the forms in which programs write them: days, names, languages.

Each function gives None for what it cannot read; no value is guessed.
"""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Any

ISO = re.compile(r"(\d{4})([-/])(\d{2})\2(\d{2})(?![^\sT])", re.ASCII)
# "26 November 2015" and its sisters; a date of numbers alone such as 01/02/2015 means two days and is none
WRITTEN = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y")
AROUND_DAY = re.compile(r"^\w+day,? |(?<=\d{4})[, ].*|,")
# numbers that count from 1970 are days of news between 1973 and 2100: seconds, or thousandths of them
SECONDS = range(100_000_000, 4_102_444_800)
TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*")
ADDRESS = re.compile(r"\s*https?://[^\s\x00-\x1f]+\s*", re.IGNORECASE)
# escapes of what may be half a character, or none
HALF = re.compile(r"\\u(d[89a-f]|0000)", re.IGNORECASE)
NAMES = ("name", "title", "value", "literal", "$oid", "#text")


def parsed(text: str) -> Any:
    """What a JSON text holds, with nothing in it that no file can hold. Raises ValueError, RecursionError."""
    held = json.loads(text)
    return _sound(held) if HALF.search(text) else held


def _sound(held: Any) -> Any:
    if isinstance(held, str):
        return whole(held)
    if isinstance(held, dict):
        return {whole(key): _sound(value) for key, value in held.items()}
    return [_sound(value) for value in held] if isinstance(held, list) else held


def day(value: object) -> dt.date | None:
    """The day of a time: as in ISO 8601 or RFC 5322, as seconds or thousandths since 1970 (UTC), or with the
    month in English words. A time keeps the day of its own zone.
    """
    if isinstance(value, Mapping):  # {"$date": ...}, as a document database exports it
        return day(value.get("$date"))
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _counted(value)
    return _written(value.strip()) if isinstance(value, str) else None


def issued(created: Iterable[object], embargoed: object) -> dt.date | None:
    """The day that a news item is of: the first of the days that it states of its making; where it may not
    be published before a later day, that one, because the text is written for it.
    """
    made = next((found for time in created if (found := day(time))), None)
    until = day(embargoed)
    return until if until and (made is None or until > made) else made


def _counted(number: float) -> dt.date | None:
    if not 0 < number < SECONDS.stop * 1000:
        return None
    for unit in (1, 1000):
        if int(number // unit) in SECONDS:
            return dt.datetime.fromtimestamp(number / unit, dt.UTC).date()
    return _written(str(number))  # 20151126


def _written(text: str) -> dt.date | None:
    iso = ISO.match(text)
    plain = " ".join(AROUND_DAY.sub(" ", text).split())
    readings: Sequence[Callable[[], dt.datetime]] = (
        lambda: dt.datetime.fromisoformat("-".join(iso.group(1, 3, 4)) if iso else text),
        *(partial(dt.datetime.strptime, plain, form) for form in WRITTEN),
        lambda: parsedate_to_datetime(text),
    )
    for reading in readings:
        try:
            return reading().date()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def name(value: object) -> str | None:
    """A name or title: a text, the name of an object, or several of them with "; " between."""
    if isinstance(value, str):
        return " ".join(whole(value).split()) or None
    if isinstance(value, Mapping):
        return next((found for key in NAMES if (found := name(value.get(key)))), None)
    if isinstance(value, list):
        return "; ".join(dict.fromkeys(found for one in value if (found := name(one)))) or None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def author(value: object) -> str | None:
    """The name of an author, without the "By" of a byline."""
    found = name(value)
    return re.sub(r"^by\s+", "", found, flags=re.IGNORECASE) if found else None


def address(value: object) -> str | None:
    """The address of a page."""
    return value.strip() if isinstance(value, str) and ADDRESS.fullmatch(value) else None


def language(value: object) -> str | None:
    """A language tag: "en-GB", also where it is written "en_GB" or "English"."""
    if not isinstance(value, str):
        return None
    text = value.strip()
    if text.casefold() == "english":
        return "en"
    return text.replace("_", "-") if TAG.fullmatch(text) else None


def whole(text: str) -> str:
    """The text with nothing in it that no file can hold: half characters (lone surrogates) become U+FFFD,
    zero bytes go.
    """
    return text.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
