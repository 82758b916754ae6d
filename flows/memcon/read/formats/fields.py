"""Where the records of JSON Lines keep what a document states: the field names that people use, and those
that a metadata file names.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, cast

from memcon.read.formats import values
from memcon.read.metadata import About

Record = Mapping[str, Any]

# in lower case and without "_" and "-"; from schema.org, ninjs, JSON Feed, news crawlers and news interfaces.
# No "description" or "summary": a teaser is not the text, and no "created": that is the row's day.
NAMES: Mapping[str, Sequence[str]] = {
    "text": (
        "text", "body", "content", "article", "bodytext", "contenttext", "articlebody", "articletext",
        "fulltext", "maintext", "story", "transcript",
        "bodyhtml", "bodyxhtml", "contenthtml", "texthtml", "articlehtml", "html",
    ),
    "title": ("title", "headline", "heading"),
    "date": (
        "date", "published", "publishedat", "publisheddate", "pubdate", "publishdate", "publicationdate",
        "datepublished", "datepublish", "issued", "contentcreated", "versioncreated",
    ),
    "publisher": ("publisher", "source", "outlet", "newspaper", "sitename", "site", "agency", "provider"),
    "author": ("author", "authors", "byline", "by", "creator"),
    "url": ("url", "link", "permalink", "canonicalurl", "sourceurl", "externalurl"),
    "licence": ("licence", "license", "rights", "usageterms"),
    "language": ("language", "lang", "inlanguage"),
    "id": ("id", "uri", "guid", "uuid", "identifier", "docid", "articleid"),
}  # fmt: skip
SEPARATORS = re.compile(r"[_\-\s]")


def value(record: Record, key: str, named: Mapping[str, str]) -> object:
    """What a record holds as the document's field `key`: in the field that `named` names, else in the first
    that has a name people use for it; None where it holds nothing.
    """
    if key in named:
        return _at(record, named[key])
    plain = {SEPARATORS.sub("", name).lower(): held for name, held in record.items()}
    held = (plain.get(name) for name in NAMES[key])
    return next((one for one in held if one not in (None, "", [], {})), None)


def text(record: Record, named: Mapping[str, str]) -> str | None:
    """The text of a record; one that is a list of paragraphs is put together. None where there is none."""
    held = value(record, "text", named)
    if isinstance(held, list) and all(isinstance(one, str) for one in held):
        held = "\n\n".join(held)
    return held if isinstance(held, str) and held.strip() else None


def about(record: Record, named: Mapping[str, str]) -> tuple[About, tuple[str, ...]]:
    """What a record states of its document, and the keys of the values that nothing can be made of."""
    held = {key: one for key in READINGS if (one := value(record, key, named)) not in (None, "")}
    read = {key: READINGS[key](one) for key, one in held.items()}
    unread = tuple(key for key, one in read.items() if one is None)
    return cast("About", {key: one for key, one in read.items() if one is not None}), unread


def identity(record: Record, named: Mapping[str, str]) -> str | None:
    """What a record is called."""
    return values.name(value(record, "id", named))


def _at(record: object, path: str) -> object:
    """What lies at a path with dots in it; a field whose own name has dots goes first."""
    if not isinstance(record, Mapping) or path in record or "." not in path:
        return record.get(path) if isinstance(record, Mapping) else None
    outer, _, inner = path.partition(".")
    return _at(record.get(outer), inner)


READINGS = {
    "title": values.name,
    "date": values.day,
    "publisher": values.name,
    "author": values.author,
    "url": values.address,
    "licence": values.name,
    "language": values.language,
}
