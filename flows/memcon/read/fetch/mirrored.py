"""The mirror: a folder with a page and its metadata file for each address, and what is remembered of them.

Pages lie in folders by host. What is remembered (.index.json, hidden from the reader) holds no times of
runs and is sorted, so that a fetch that brings nothing new changes no byte. While a fetch runs, each
finding is appended to a journal; the next one takes it over, should this one be killed.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

import msgspec
from msgspec import Struct

from memcon.errors import SourceError

INDEX = ".index.json"
JOURNAL = ".index.journal"
UNFINISHED = ".part"

Shelf = Literal["lists", "pages"]


class Record(Struct, frozen=True, omit_defaults=True):
    """What is remembered of a page or list."""

    file: str | None = None
    """The page's path in the mirror."""
    etag: str | None = None
    modified: str | None = None
    """Its Last-Modified, as the server wrote it."""
    stated: str | None = None
    """When it last changed, as the list stated that it was fetched for."""
    refused: str | None = None
    """Why it is not asked for again until the list states a change; its file, if it has one, is what the feed
    itself carried.
    """
    tries: int = 0
    """Runs in which it failed, one after the other."""


class Index(Struct, frozen=True):
    """All that is remembered, by canonical address."""

    lists: dict[str, Record] = {}
    pages: dict[str, Record] = {}


class Finding(Struct, frozen=True):
    """A line of the journal."""

    shelf: Shelf
    url: str
    record: Record | None


class Mirror:
    """A mirror folder, open for a fetch; a context manager. Raises SourceError where it cannot be written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index = Index()
        self.faulty = False
        """What was remembered could not be read, and is forgotten."""

    def __enter__(self) -> Self:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for leftover in self.folder.rglob(f".*{UNFINISHED}"):
                leftover.unlink()
            self._load()
            self._settle()
        except OSError as error:
            raise self._unusable(error) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._settle()

    def known(self, shelf: Shelf, url: str) -> Record | None:
        """What is remembered of an address. A page whose file is missing counts as never had."""
        record: Record | None = getattr(self.index, shelf).get(url)
        if record and record.file and not (self.folder / record.file).is_file():
            return None
        return record

    def note(self, shelf: Shelf, url: str, record: Record | None) -> None:
        """Remember this of an address; None: nothing. Raises SourceError."""
        records: dict[str, Record] = getattr(self.index, shelf)
        if records.get(url) == record:
            return
        _apply(self.index, Finding(shelf, url, record))
        try:
            with (self.folder / JOURNAL).open("ab") as journal:
                journal.write(msgspec.json.encode(Finding(shelf, url, record)) + b"\n")
        except OSError as error:
            raise self._unusable(error) from error

    def write(self, file: str, content: bytes) -> None:
        """Put this into a file of the mirror, wholly or not at all; a file that holds it already is left
        alone. Raises SourceError.
        """
        try:
            _write(self.folder / file, content)
        except OSError as error:
            raise self._unusable(error) from error

    def remove(self, file: str, but: str) -> None:
        """Take a page and its metadata out, unless another address than `but` has led to it too."""
        if any(record.file == file for url, record in self.index.pages.items() if url != but):
            return
        try:
            for path in (self.folder / file, (self.folder / file).with_suffix(".json")):
                path.unlink(missing_ok=True)
        except OSError as error:
            raise self._unusable(error) from error

    def _load(self) -> None:
        """Read what is remembered; a last line that was cut off by a kill is ignored."""
        try:
            self.index = msgspec.json.decode((self.folder / INDEX).read_bytes(), type=Index)
        except FileNotFoundError:
            pass
        except (msgspec.MsgspecError, UnicodeDecodeError):
            self.faulty = True
        if (self.folder / JOURNAL).is_file():
            for line in (self.folder / JOURNAL).read_bytes().splitlines():
                try:
                    _apply(self.index, msgspec.json.decode(line, type=Finding))
                except (msgspec.MsgspecError, UnicodeDecodeError):
                    break

    def _settle(self) -> None:
        """Write what is remembered into its file, and drop the journal."""
        if (self.folder / JOURNAL).exists():
            content = msgspec.json.format(msgspec.json.encode(self.index, order="deterministic"), indent=1)
            _write(self.folder / INDEX, content + b"\n")
            (self.folder / JOURNAL).unlink()

    def _unusable(self, error: OSError) -> SourceError:
        return SourceError(f"The mirror {self.folder} cannot be written: {error.strerror or error}.")


def _apply(index: Index, finding: Finding) -> None:
    records: dict[str, Record] = getattr(index, finding.shelf)
    if finding.record is None:
        records.pop(finding.url, None)
    else:
        records[finding.url] = finding.record


def _write(path: Path, content: bytes) -> None:
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}{UNFINISHED}")
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def described(about: Mapping[str, str | None]) -> bytes:
    """A metadata file with what is known of `about`, in the order given."""
    stated = {key: value for key, value in about.items() if value}
    return msgspec.json.format(msgspec.json.encode(stated), indent=2) + b"\n"
