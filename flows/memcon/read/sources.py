"""Which files are documents: every file of the sources that ends as a format of memcon's does, in a stable
order.

Left alone on purpose: files of other kinds inside a folder, a README in Markdown, metadata files, files and
folders whose name begins with a dot, and in an output folder of memcon what memcon wrote.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from memcon.errors import SourceError
from memcon.read.formats import READERS, ending, is_read
from memcon.read.metadata import PARSERS, stem

README = ("readme.md", "readme.markdown")
# what an output folder is known by, and what of it ends as documents do: files, and the folder of the pages
LEDGER = ".memcon"
WRITTEN = ("issues.jsonl", "runs.jsonl", "site")


@dataclass(frozen=True)
class Source:
    """A file to read, and the identifier that its document gets."""

    path: Path
    identifier: str


def sources_in(paths: Iterable[Path]) -> Sequence[Source]:
    """The files to read: each path itself, or all that a folder holds, sorted by their path within it.
    A file that is reached twice is listed once.

    Raises SourceError for a path that does not exist and for a folder without documents.
    """
    found: dict[Path, Source] = {}
    for path in paths:
        for source in _folder(path) if path.is_dir() else [_file(path)]:
            found.setdefault(_resolved(source.path), source)
    return tuple(found.values())


def _resolved(path: Path) -> Path:
    """Where a path leads; a link that leads in a circle leads to itself."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # RuntimeError before Python 3.13
        return path.absolute()


def _file(path: Path) -> Source:
    if not path.exists():
        raise SourceError(f"There is no file or folder {path}.")
    if not is_read(path.name):
        raise SourceError(f"{path} is of no kind that memcon reads; the endings are {', '.join(READERS)}.")
    beside = [file.name for file in path.parent.iterdir()] if ending(path.name) in PARSERS else [path.name]
    if path not in _documents_in(path.parent, beside):
        raise SourceError(f"{path} states what is known of the file beside it, and is no document itself.")
    return Source(path, printable(path.name))


def _folder(folder: Path) -> Sequence[Source]:
    inside = {path.relative_to(folder).as_posix(): path for path in _documents(folder)}
    if not inside:
        raise SourceError(f"The folder {folder} holds no file that memcon reads.")
    return [Source(inside[name], printable(name)) for name in sorted(inside)]


def _documents(folder: Path) -> Iterator[Path]:
    """The files below a folder that are documents, in no order. Raises SourceError."""
    for place, files in _files(folder):
        yield from _documents_in(place, [name for name in files if name.lower() not in README])


def _documents_in(place: Path, files: Iterable[str]) -> Iterator[Path]:
    """Those of the files in the folder `place` that memcon reads, without those that describe another one."""
    readable = [name for name in files if is_read(name)]
    described = {stem(name) for name in readable if ending(name) not in PARSERS}
    for name in readable:
        if ending(name) not in PARSERS or stem(name) not in described:
            yield place / name


def _files(folder: Path) -> Iterator[tuple[Path, Sequence[str]]]:
    """The folders below a folder with the visible files in each; links to folders are not followed.

    Raises SourceError for a folder that may not be listed, because its documents would be lost.
    """
    try:
        for place, folders, files in os.walk(folder, onerror=_raised):
            written = WRITTEN if LEDGER in folders else ()
            folders[:] = [name for name in folders if not name.startswith(".") and name not in written]
            yield Path(place), [name for name in files if not name.startswith(".") and name not in written]
    except OSError as error:
        raise SourceError(f"The folder {error.filename} cannot be read: {error.strerror}.") from error


def _raised(error: OSError) -> None:
    raise error


def printable(name: str) -> str:
    """The name with bytes that are not UTF-8 written out, because every export is UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
