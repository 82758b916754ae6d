"""What stands beside a file: one of the same name that ends in .json or .toml and states the title, date,
publisher, author, url, licence and language of the document, each of them optional.

A value that cannot be right is reported and left out; nothing takes its place.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any, TypedDict, cast

import msgspec

from memcon.model import Issue

PARSERS: Mapping[str, Callable[[str], object]] = {".json": msgspec.json.decode, ".toml": tomllib.loads}
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
COMPRESSED = ".gz"


class About(TypedDict, total=False):
    """The fields of a document that it, its metadata file or its container may state; one that is None is
    known to have no value.
    """

    title: str | None
    date: dt.date | None
    publisher: str | None
    author: str | None
    url: str | None
    licence: str | None
    language: str | None


@dataclass(frozen=True)
class Stated:
    """What a metadata file states, and what is wrong with it."""

    about: About
    fields: Mapping[str, str] = field(default_factory=dict)
    """Of records (JSON Lines): the name of the record's field by that of the document's."""
    issues: tuple[Issue, ...] = ()


def stem(name: str) -> str:
    """What the name of a file and that of its metadata file have in common: "a" of "a.html.gz"."""
    bare = name[: -len(COMPRESSED)] if name.lower().endswith(COMPRESSED) else name
    return PurePath(bare).stem


def files_beside(path: Path) -> Sequence[Path]:
    """The metadata files of the file at `path`: none, one or, which is one too many, two."""
    beside = (path.with_name(stem(path.name) + ending) for ending in PARSERS)
    return [file for file in beside if file != path and file.is_file()]


def metadata(path: Path, identifier: str) -> Stated:
    """What the metadata file beside the file at `path` states of the document `identifier`. A key that the
    file sets to null is known to have no value; without a file nothing is known.
    """
    files = files_beside(path)
    if len(files) > 1:
        problem = f"{files[0].name} and {files[1].name} both describe this file; neither was read."
        return Stated({}, issues=(Issue(identifier, "read", problem, "Remove one of the two."),))
    if not files:
        return Stated({})
    try:
        stated = _parsed(files[0])
    except (OSError, ValueError, RecursionError) as error:
        problem = f"The metadata file {files[0].name} cannot be read: {_sentence(error)}."
        advice = "Mend the file: until then the document lacks what it states."
        return Stated({}, issues=(Issue(identifier, "read", problem, advice),))
    return _checked(stated, identifier, files[0].name)


def _sentence(error: BaseException) -> str:
    return str(error).rstrip(".") or type(error).__name__


def _parsed(file: Path) -> Mapping[str, Any]:
    """The keys and values of a metadata file. Raises ValueError or OSError."""
    stated = PARSERS[file.suffix](file.read_text(encoding="utf-8-sig"))
    if not isinstance(stated, dict):
        raise ValueError("it holds no keys with values")  # noqa: TRY004, the file is wrong and not the call
    return stated


def _checked(stated: Mapping[str, Any], identifier: str, file: str) -> Stated:
    """The values that can be right, and an issue for each of the others."""
    about: dict[str, object] = {}
    issues = []
    for key, value in stated.items():
        if key not in READERS:
            problem = f"The metadata file {file} has a key {key!r} that memcon does not know."
            issues.append(
                Issue(identifier, "read", problem, f"The keys are {', '.join(READERS)}.", "warning")
            )
            continue
        try:
            about[key] = None if value is None else READERS[key](value)
        except ValueError as error:
            problem = (
                f"The metadata file {file} states {value!r} as {key}, and that is none; it was left out."
            )
            issues.append(Issue(identifier, "read", problem, str(error)))
    fields = cast("Mapping[str, str]", about.pop("fields", None) or {})
    return Stated(cast("About", about), fields, tuple(issues))


def words(value: object) -> str:
    """The words of a value, with single spaces. Raises ValueError, with advice, where it is no text."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError("Write words between quotation marks, or leave the key out.")
    return " ".join(value.split())


def names(value: object) -> str:
    """One name, or several with "; " between them. Raises ValueError, with advice, where it is no name."""
    return "; ".join(map(words, value)) if isinstance(value, list) and value else words(value)


def day(value: object) -> dt.date:
    """A date, or the day of a time. Raises ValueError, with advice, where it is neither."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.datetime.fromisoformat(words(value)).date()
    except ValueError as error:
        raise ValueError('Write the day as in "2015-11-26", or leave it out.') from error


def language(value: object) -> str:
    """A language tag. Raises ValueError, with advice, where it is none."""
    if not isinstance(value, str) or not LANGUAGE.fullmatch(value):
        raise ValueError('Write a language tag as in "en" or "en-GB".')
    return value


def _fields(value: object) -> Mapping[str, str]:
    """Which field of a record holds which of the document's. Raises ValueError, with advice."""
    known = (*About.__annotations__, "text", "id")
    if not isinstance(value, dict) or not all(isinstance(name, str) and name for name in value.values()):
        raise ValueError('Write a table of names, as in fields = {text = "body", date = "meta.published"}.')
    if unknown := [key for key in value if key not in known]:
        raise ValueError(f"A document has no {unknown[0]!r}; the keys are {', '.join(known)}.")
    return value


READERS: Mapping[str, Callable[[object], object]] = {
    "title": words,
    "date": day,
    "publisher": words,
    "author": names,
    "url": words,
    "licence": words,
    "language": language,
    "fields": _fields,
}
