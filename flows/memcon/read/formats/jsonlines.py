"""JSON Lines: a document a line, an object with the text in one field and what is known of it in others.

Lines are read one after the other, so that a file may be larger than the memory.
"""

import codecs
import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from msgspec import Struct

from memcon.model import Document, Issue
from memcon.read.formats import fields, ninjs, values
from memcon.read.formats.parts import bounded, label
from memcon.read.formats.story import story
from memcon.read.raw import Raw, part

# the longest news text that we met has 180,000 characters; a whole web page may have 5 million
LONGEST = 16 * 1024 * 1024
PIECE = 64 * 1024
KINDS = {list: "a list", str: "a text", bool: "true or false", type(None): "null"}
ADVICE = {"date": 'Write the day as in "2015-11-26".', "language": 'Write a language tag as in "en-GB".'}


class Line(Struct, frozen=True):
    """A line of a file: its number from 1, and its bytes; of one over the limit only the first."""

    number: int
    content: bytes
    ended: bool
    """A line end follows: only the last line can have none."""


class Odd(Struct, frozen=True):
    """Values of one field that nothing can be made of."""

    lines: int
    first: int
    example: object


def documents(raw: Raw) -> Iterator[Document | Issue]:
    """The documents of the lines, and issues for lines that hold none. The metadata file beside may name the
    fields; without it they are found by the names that people use (fields.py).
    """
    return bounded(_documents(raw), raw.identifier)


def _documents(raw: Raw) -> Iterator[Document | Issue]:
    taken: set[str] = set()
    odd: dict[str, Odd] = {}
    missing = set(raw.fields)
    number = 0
    with raw.open() as file:
        for line in lines(file):
            number = line.number
            record = _record(raw, line)
            if isinstance(record, Issue):
                yield record
                continue
            missing -= {key for key in missing if fields.value(record, key, raw.fields) is not None}
            yield from _document(raw, number, record, taken, odd)
    if not number:
        yield Issue(raw.identifier, "read", "The file is empty.", "Remove it, or fetch it again.")
    yield from _oddities(raw, missing if number else set(), odd)


def lines(file: BinaryIO) -> Iterator[Line]:
    """The lines of a file that hold something, without a byte order mark."""
    number = 0
    while content := file.readline(LONGEST + 1):
        number += 1
        end = content
        while len(content) > LONGEST and end and not end.endswith(b"\n"):
            end = file.readline(PIECE)
        if number == 1:
            content = content.removeprefix(codecs.BOM_UTF8)
        if content.strip():
            yield Line(number, content, end.endswith(b"\n"))


def _record(raw: Raw, line: Line) -> fields.Record | Issue:
    """The object on a line, or why there is none."""
    place = f"{raw.identifier}#{line.number}"
    if len(line.content.rstrip(b"\r\n")) > LONGEST:
        problem = f"Line {line.number} has more than {LONGEST:,} bytes, which is the limit; it was not read."
        return Issue(place, "read", problem, "Put the text that you need on the line, and not all of it.")
    try:
        record = values.parsed(line.content.decode())
    except (ValueError, RecursionError) as error:
        problem = f"Line {line.number} is no JSON{_where(error, line)}; it was left out."
        advice = "Mend the line." if line.ended else "If the file is still being written, run again later."
        return Issue(place, "read", problem, advice)
    if isinstance(record, dict):
        return record
    problem = (
        f"Line {line.number} is no JSON object but {KINDS.get(type(record), 'a number')}; it was left out."
    )
    return Issue(place, "read", problem, 'Write a document as in {"id": "1", "title": "…", "text": "…"}.')


def _where(error: BaseException, line: Line) -> str:
    """What the JSON reader says, and the column (from 1) where it stopped."""
    if isinstance(error, json.JSONDecodeError):
        cut = "" if line.ended else " (the file ends within this line)"
        return f": {error.msg.lower()} at column {error.colno}{cut}"
    if isinstance(error, UnicodeDecodeError):
        return f": byte {error.start + 1} is no UTF-8"
    return f": {error}"


def _document(
    raw: Raw, number: int, record: fields.Record, taken: set[str], odd: dict[str, Odd]
) -> Iterator[Document | Issue]:
    """The document of a record; its name goes to those taken, its values that are none to the odd ones."""
    is_ninjs = not raw.fields and ninjs.is_item(record)
    identity = ninjs.identity(record) if is_ninjs else fields.identity(record, raw.fields)
    name = label(identity, number, taken)
    if identity in taken:
        problem = (
            f"Line {number} has the id “{identity}” of an earlier line; its document is called “{name}”."
        )
        yield Issue(f"{raw.identifier}#{name}", "read", problem, "Give each document its own id.", "warning")
    taken.add(name)
    if is_ninjs:
        yield from ninjs.item(part(raw, f"{raw.identifier}#{name}", raw.name, raw.open, {}), record)
        return
    about, unread = fields.about(record, raw.fields)
    for key in unread:
        known = odd.get(key, Odd(0, number, fields.value(record, key, raw.fields)))
        odd[key] = Odd(known.lines + 1, known.first, known.example)
    text = fields.text(record, raw.fields)
    if text is None:
        yield _textless(raw, number, record)
    else:
        yield from story(part(raw, f"{raw.identifier}#{name}", raw.name, raw.open, {}), text, about)


def _textless(raw: Raw, number: int, record: fields.Record) -> Issue:
    named = raw.fields.get("text")
    wanted = f"the field “{named}”" if named else "a field such as “text”, “body” or “content”"
    has = ", ".join(f"“{name}”" for name in list(record)[:10]) or "none"
    problem = f"Line {number} has no text in {wanted}; its fields are {has}."
    advice = 'Name the field in the metadata file beside it, as in fields = {text = "story.body"}.'
    return Issue(f"{raw.identifier}#{number}", "read", problem, advice)


def _oddities(raw: Raw, missing: set[str], odd: Mapping[str, Odd]) -> Iterator[Issue]:
    """What is wrong with a field on many lines, in one issue a field."""
    for key in sorted(missing):
        problem = f"No line has the field “{raw.fields[key]}” that the metadata file names for {key}."
        yield Issue(raw.identifier, "read", problem, "Correct the name in the table “fields”.", "warning")
    for key, one in odd.items():
        example = str(one.example)[:80]
        problem = (
            f"What {one.lines:,} lines state as {key} is none that memcon can read, first in line "
            f"{one.first}: “{example}”; it was left out."
        )
        yield Issue(
            raw.identifier, "read", problem, ADVICE.get(key, "Correct it, or leave it out."), "warning"
        )
