"""What stands between rules above the text of a Markdown file (YAML between "---", TOML between "+++") and
states its title, date, author, publisher, address, licence and language, under the names that site generators
use.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from frontmatter.default_handlers import BaseHandler, YAMLHandler
from yaml import BaseLoader, YAMLError

from memcon.model import Issue
from memcon.read.formats import values
from memcon.read.metadata import About, day, names, words

# by field of the document the keys that state it, in lower case; the first that a file has goes
KEYS: Mapping[str, Sequence[str]] = {
    "title": ("title", "headline"),
    "date": ("date", "published", "publishdate", "pubdate", "issued", "date_published"),
    "publisher": ("publisher", "site", "outlet"),
    "author": ("author", "authors", "by", "byline", "creator"),
    "url": ("url", "link", "source", "source_url", "canonical_url", "canonical", "original_url"),
    "licence": ("licence", "license", "rights"),
    "language": ("language", "lang", "locale"),
}
Values = Mapping[str, Any]


class _Yaml(YAMLHandler):
    def load(self, fm: str, **_: object) -> Any:
        """Every value as a text, so that a day that is none costs no other value."""
        return super().load(fm, Loader=BaseLoader)


class _Toml(BaseHandler):
    FM_BOUNDARY = re.compile(r"^\+{3,}\s*$", re.MULTILINE)

    def load(self, fm: str) -> dict[str, Any]:
        """The keys and values of TOML."""
        return tomllib.loads(fm)


HANDLERS = (_Yaml(), _Toml())


def parted(identifier: str, text: str) -> tuple[Values, str, tuple[Issue, ...]]:
    """Front matter and text, and an issue where the front matter cannot be read. What stands between two
    rules and has no keys is text like any other.
    """
    text = text.lstrip()
    handler = next((one for one in HANDLERS if one.detect(text)), None)
    if handler is None:
        return {}, text, ()
    try:
        front, body = handler.split(text)
    except ValueError:  # no second rule
        return {}, text, ()
    try:
        stated = handler.load(front)
    except (YAMLError, ValueError, RecursionError) as error:
        problem = f"The front matter cannot be read: {' '.join(str(error).split())}."
        advice = "Mend it: until then the document lacks what it states."
        return {}, body, (Issue(identifier, "read", problem, advice),)
    return (stated, body, ()) if isinstance(stated, dict) else ({}, text, ())


def stated(identifier: str, front: Values) -> tuple[About, tuple[Issue, ...]]:
    """What the front matter states of the document, and an issue for each value that cannot be right. Keys
    that say something else are passed over.
    """
    held = {str(key).lower(): value for key, value in front.items() if value not in (None, "", "null", "~")}
    about: dict[str, object] = {}
    issues = []
    for field, keys in KEYS.items():
        key = next((key for key in keys if key in held), "")
        try:
            about[field] = READINGS[field](held[key]) if key else None
        except ValueError as error:
            value = f"“{held[key]:.80}”" if isinstance(held[key], str) else "something"
            problem = f"The front matter states {value} as {key}, and that is none; it was left out."
            issues.append(Issue(identifier, "read", problem, str(error)))
    return cast("About", {field: value for field, value in about.items() if value}), tuple(issues)


def _day(value: object) -> dt.date:
    return values.day(value) or day(value)


def _people(value: object) -> str:
    """Names, also of people with other things that are said of them. Raises ValueError, with advice."""
    people = value if isinstance(value, list) else [value]
    return names([one.get("name") if isinstance(one, Mapping) else one for one in people])


def _language(value: object) -> str:
    if tag := values.language(value):
        return tag
    raise ValueError('Write a language tag as in "en" or "en-GB".')


READINGS: Mapping[str, Callable[[object], object]] = {
    "title": words,
    "date": _day,
    "publisher": words,
    "author": _people,
    "url": values.address,  # the path of a page within its site is none, and no fault
    "licence": words,
    "language": _language,
}
