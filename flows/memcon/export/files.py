"""All files of an export or none: a run that fails or is stopped leaves the last good export in place."""

import hashlib
import os
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from msgspec import Struct

from memcon.errors import ExportError


class Written(Struct, frozen=True):
    """A file that is written whole, but not in its place yet."""

    name: str
    """Its path relative to the folder of the exports, with forward slashes."""
    size: int
    """In bytes."""
    sha256: str


def stage(folder: Path, files: Mapping[str, Iterable[bytes]]) -> tuple[Written, ...]:
    """Writes each file (by name, from pieces) beside its place. What is written stays invisible until
    `put_in_place`; where that fails, nothing is left. Raises ExportError when the folder cannot be made or
    written.
    """
    with _told(folder), ExitStack() as unfinished:
        written = []
        for name, pieces in files.items():
            unfinished.callback(_partial(folder, name).unlink, missing_ok=True)
            written.append(_write(folder, name, pieces))
        unfinished.pop_all()
        return tuple(written)


def put_in_place(folder: Path, names: Iterable[str]) -> None:
    """Puts staged files in their places; those that are there already (somebody began with it) stay.
    Raises ExportError.
    """
    with _told(folder):
        for name in names:
            if (partial := _partial(folder, name)).exists():
                partial.replace(folder / name)


def clear(folder: Path) -> None:
    """Removes files that somebody staged who never came to put them in place. Raises ExportError."""
    with _told(folder):
        for place in (folder, folder / "changes"):
            for partial in place.glob(".*.partial"):
                partial.unlink(missing_ok=True)


def forget_changes(folder: Path) -> None:
    """Removes the change files of runs that nobody remembers. Raises ExportError."""
    with _told(folder):
        for file in (folder / "changes").glob("*.nq.gz"):
            file.unlink()


def keep_only(folder: Path, part: str, names: Collection[str]) -> None:
    """Removes the files in a part of the folder that are not among these names. Raises ExportError."""
    with _told(folder):
        for file in (folder / part).rglob("*"):
            if file.is_file() and file.relative_to(folder).as_posix() not in names:
                file.unlink()


def encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    """Pieces of text in UTF-8."""
    return (piece.encode() for piece in pieces)


def gzipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces as one gzip file without name and time, so that the same content gives the same bytes."""
    # level 3: N-Quads shrink to a fifteenth; level 6 takes three times as long for a fifth less
    packer = zlib.compressobj(3, wbits=31)
    for piece in pieces:
        if packed := packer.compress(piece):
            yield packed
    yield packer.flush()


def _partial(folder: Path, name: str) -> Path:
    place = folder / name
    return place.with_name(f".{place.name}.partial")


def _write(folder: Path, name: str, pieces: Iterable[bytes]) -> Written:
    path, size, summed = _partial(folder, name), 0, hashlib.sha256()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as out:
        for piece in pieces:
            out.write(piece)
            size += len(piece)
            summed.update(piece)
        out.flush()
        os.fsync(out.fileno())
    return Written(name, size, summed.hexdigest())


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or error
        raise ExportError(f"The output folder {folder} cannot be written: {reason}.") from error
