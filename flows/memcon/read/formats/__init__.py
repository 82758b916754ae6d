"""The formats that memcon reads: each a module with a function `documents`, found by the file's ending.

A module is imported when the first file of its format is read, because some bring large libraries.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import PurePath
from traceback import extract_tb
from typing import cast

from memcon.model import Document, Issue
from memcon.read.metadata import COMPRESSED
from memcon.read.raw import Raw

Reader = Callable[[Raw], Iterator[Document | Issue]]


def documents(raw: Raw) -> Iterator[Document | Issue]:
    """The documents in a file or a part of one, and the issues that say why something is none. What goes
    wrong is an issue too: whatever the bytes are, nothing is raised.
    """
    reader = READERS.get(ending(raw.name))
    if reader is None:
        problem = f"memcon does not read what ends as “{raw.name}” does."
        yield Issue(raw.identifier, "read", problem, f"The endings are {', '.join(READERS)}.")
        return
    try:
        yield from reader(raw)
    except OSError as error:
        problem = f"The file cannot be read: {error.strerror or error}."
        yield Issue(raw.identifier, "read", problem, "Check that it is there and that you may read it.")
    except Exception as error:  # noqa: BLE001, files are foreign: one that we fail on must not cost the others
        place = extract_tb(error.__traceback__)[-1]
        where = f"{PurePath(place.filename).name}, line {place.lineno}"
        problem = f"memcon failed to read this: {type(error).__name__}: {error} ({where})"
        yield Issue(raw.identifier, "read", problem, "Please report this, with the file if you may.")


def ending(name: str) -> str:
    """The last ending of a file's name, lower case: ".gz" of "talks.html.GZ"."""
    return PurePath(name).suffix.lower()


def is_read(name: str) -> bool:
    """Whether memcon reads files of this name; a compressed one by what it holds: "talks.html.gz"."""
    within = name[: -len(COMPRESSED)] if ending(name) == COMPRESSED else name
    return ending(within) in READERS and ending(within) != COMPRESSED


def _reader(module: str) -> Reader:
    """The function `documents` of a module in this folder, imported when it is first called."""

    def documents_of(raw: Raw) -> Iterator[Document | Issue]:
        return cast("Reader", import_module(f"{__name__}.{module}").documents)(raw)

    return documents_of


READERS: Mapping[str, Reader] = {
    ".txt": _reader("text"),
    ".html": _reader("html"),
    ".htm": _reader("html"),
    ".xhtml": _reader("html"),
    ".pdf": _reader("pdf"),
    ".md": _reader("markdown"),
    ".markdown": _reader("markdown"),
    ".jsonl": _reader("jsonlines"),
    ".ndjson": _reader("jsonlines"),
    ".json": _reader("ninjs"),
    ".xml": _reader("newsml"),
    ".newsml": _reader("newsml"),
    ".nitf": _reader("newsml"),
    ".warc": _reader("warc"),
    COMPRESSED: _reader("compressed"),
}
