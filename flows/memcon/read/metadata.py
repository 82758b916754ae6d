"""What stands beside a text: a file of the same name that ends in .json or .toml and states the title,
date, publisher, url, licence and language of the document, each of them optional.

A value that cannot be right is reported and left out; nothing takes its place.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypedDict, cast

import msgspec

from memcon.model import Issue
from memcon.read.sources import Source

PARSERS: Mapping[str, Callable[[str], object]] = {".json": msgspec.json.decode, ".toml": tomllib.loads}
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


class About(TypedDict, total=False):
    """The fields of a document that its metadata file may state."""

    title: str | None
    date: dt.date | None
    publisher: str | None
    url: str | None
    licence: str | None
    language: str | None


def metadata(source: Source) -> tuple[About, tuple[Issue, ...]]:
    """What the metadata file beside `source` states, and what is wrong with it. A key that the file
    sets to null is known to have no value; without a file nothing is known.
    """
    files = [file for ending in PARSERS if (file := source.path.with_suffix(ending)).is_file()]
    if len(files) > 1:
        problem = f"{files[0].name} and {files[1].name} both describe this text; neither was read."
        return {}, (Issue(source.identifier, "read", problem, "Remove one of the two."),)
    if not files:
        return {}, ()
    try:
        stated = _parsed(files[0])
    except (OSError, ValueError, RecursionError) as error:
        problem = f"The metadata file {files[0].name} cannot be read: {_sentence(error)}."
        advice = "Mend the file: until then the document lacks what it states."
        return {}, (Issue(source.identifier, "read", problem, advice),)
    return _checked(stated, source.identifier, files[0].name)


def _sentence(error: BaseException) -> str:
    return str(error).rstrip(".") or type(error).__name__


def _parsed(file: Path) -> Mapping[str, Any]:
    """The keys and values of a metadata file. Raises ValueError or OSError."""
    stated = PARSERS[file.suffix](file.read_text(encoding="utf-8-sig"))
    if not isinstance(stated, dict):
        raise ValueError("it holds no keys with values")  # noqa: TRY004, the file is wrong and not the call
    return stated


def _checked(stated: Mapping[str, Any], identifier: str, file: str) -> tuple[About, tuple[Issue, ...]]:
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
    return cast("About", about), tuple(issues)


def _words(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("Write words between quotation marks, or leave the key out.")
    return " ".join(value.split())


def _day(value: object) -> dt.date:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.datetime.fromisoformat(_words(value)).date()
    except ValueError as error:
        raise ValueError('Write the day as in "2015-11-26", or leave it out.') from error


def _language(value: object) -> str:
    if not isinstance(value, str) or not LANGUAGE.fullmatch(value):
        raise ValueError('Write a language tag as in "en" or "en-GB".')
    return value


READERS: Mapping[str, Callable[[object], object]] = {
    "title": _words,
    "date": _day,
    "publisher": _words,
    "url": _words,
    "licence": _words,
    "language": _language,
}
