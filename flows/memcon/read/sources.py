"""Which files are documents: every .txt file of the sources, in a stable order.

Left alone on purpose: files of other kinds inside a folder (metadata files and README.md among
them) and files and folders whose name begins with a dot.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from memcon.errors import SourceError


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
            found.setdefault(source.path.resolve(), source)
    return tuple(found.values())


def _file(path: Path) -> Source:
    if not path.exists():
        raise SourceError(f"There is no file or folder {path}.")
    if not _is_text(path):
        raise SourceError(f"{path} is no .txt file, and memcon reads no other kind yet.")
    return Source(path, _printable(path.name))


def _folder(folder: Path) -> Sequence[Source]:
    inside = {path.relative_to(folder).as_posix(): path for path in _files(folder) if _is_text(path)}
    if not inside:
        raise SourceError(f"The folder {folder} holds no .txt file.")
    return [Source(inside[name], _printable(name)) for name in sorted(inside)]


def _files(folder: Path) -> Iterator[Path]:
    """The visible files below a folder, in no order; links to folders are not followed.

    Raises SourceError for a folder that may not be listed, because its documents would be lost.
    """
    try:
        for place, folders, files in os.walk(folder, onerror=_raised):
            folders[:] = [name for name in folders if not name.startswith(".")]
            yield from (Path(place, name) for name in files if not name.startswith("."))
    except OSError as error:
        raise SourceError(f"The folder {error.filename} cannot be read: {error.strerror}.") from error


def _raised(error: OSError) -> None:
    raise error


def _is_text(path: Path) -> bool:
    return path.suffix.lower() == ".txt"


def _printable(name: str) -> str:
    """The name with bytes that are not UTF-8 written out, because every export is UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
