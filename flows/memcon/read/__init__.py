"""Read: files of many formats become documents of clean text, with what they and their metadata files state.

A file that cannot become a document becomes an issue that says why; nothing else happens to it.
"""

import errno
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from memcon.model import Document, Issue
from memcon.read import formats
from memcon.read.metadata import files_beside, metadata
from memcon.read.raw import Raw
from memcon.read.sources import Source, sources_in

__all__ = [
    "Source",
    "ambiguous_name",
    "documents",
    "fingerprint",
    "read",
    "repeated_text",
    "sources_in",
]


def read(sources: Sequence[Path]) -> Iterator[Document | Issue]:
    """The documents of these files and folders, in the order given and by name within a folder, with
    issues between them. A text that was read before is reported and not read again.

    Raises SourceError, before anything is read, for a source that is missing and a folder without
    documents.
    """
    return _once(sources_in(sources))


def documents(source: Source) -> Iterator[Document | Issue]:
    """The documents in one file, after the issues of its metadata; or the issue that says why there is none.
    Nothing is raised, whatever the file is.
    """
    if not source.path.is_file():
        problem = "This is no file, or a link that leads nowhere."
        yield Issue(source.identifier, "read", problem, "Remove it, or mend the link.")
        return
    stated = metadata(source.path, source.identifier)
    yield from stated.issues
    yield from formats.documents(
        Raw(
            source.identifier,
            source.path.name,
            lambda: source.path.open("rb"),
            stated=stated.about,
            fields=stated.fields,
        )
    )


def fingerprint(source: Source) -> str:
    """The SHA-256 of a file and of the metadata files beside it: as long as it stays the same, `documents`
    gives the same. Takes little memory, however large the file is. Raises OSError.
    """
    if not source.path.is_file():
        raise FileNotFoundError(errno.ENOENT, "There is no such file", str(source.path))
    whole = hashlib.sha256()
    for path in (source.path, *files_beside(source.path)):
        with path.open("rb") as file:
            whole.update(path.suffix.encode("utf-8", "surrogateescape"))
            whole.update(hashlib.file_digest(file, "sha256").digest())
    return whole.hexdigest()


def _once(found: Sequence[Source]) -> Iterator[Document | Issue]:
    """Read each source; leave out texts and report names that came before."""
    texts: dict[str, str] = {}
    names: set[str] = set()
    for source in found:
        for item in documents(source):
            if isinstance(item, Document):
                if item.sha256 in texts:
                    yield repeated_text(item.identifier, texts[item.sha256])
                    continue
                if item.identifier in names:
                    yield ambiguous_name(item.identifier)
                texts[item.sha256] = item.identifier
                names.add(item.identifier)
            yield item


def repeated_text(second: str, first: str) -> Issue:
    """Of the document `second`, which has the text of `first`."""
    problem = f"This text is the same as that of {first}, and was left out."
    return Issue(second, "read", problem, "Remove one of the two files.", "warning")


def ambiguous_name(identifier: str) -> Issue:
    """Of a second document that is called `identifier` too."""
    problem = "Two sources hold a document of this name, with different texts; both were read."
    advice = "Rename one, or give the folder above both as the source."
    return Issue(identifier, "read", problem, advice, "warning")
