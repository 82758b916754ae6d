"""Read: files become documents, character for character, with what their metadata files state.

A file that cannot become a document becomes an issue that says why; nothing else happens to it.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from memcon.model import Document, Issue
from memcon.read.sources import Source, sources_in
from memcon.read.text import document


def read(sources: Sequence[Path]) -> Iterator[Document | Issue]:
    """The documents of these files and folders, in the order given and by name within a folder, with
    issues between them. A text that was read before is reported and not read again.

    Raises SourceError, before anything is read, for a source that is missing and a folder without
    documents.
    """
    return _once(sources_in(sources))


def _once(found: Sequence[Source]) -> Iterator[Document | Issue]:
    """Read each source; leave out texts and report names that came before."""
    texts: dict[str, str] = {}
    names: set[str] = set()
    for source in found:
        for item in document(source):
            if isinstance(item, Document):
                if item.sha256 in texts:
                    yield _repeated(item, texts[item.sha256])
                    continue
                if item.identifier in names:
                    yield _ambiguous(item)
                texts[item.sha256] = item.identifier
                names.add(item.identifier)
            yield item


def _repeated(second: Document, first: str) -> Issue:
    problem = f"This text is the same as that of {first}, and was left out."
    return Issue(second.identifier, "read", problem, "Remove one of the two files.", "warning")


def _ambiguous(second: Document) -> Issue:
    problem = "Two sources hold a document of this name, with different texts; both were read."
    return Issue(
        second.identifier,
        "read",
        problem,
        "Rename one, or give the folder above both as the source.",
        "warning",
    )
