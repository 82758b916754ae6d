"""Files packed with gzip (.gz), by what they hold: "talks.html.gz", "wire.jsonl.gz", "crawl.warc.gz".

A container is unpacked as it is read, and what comes before a fault is read. A single document is read
whole or not at all: half of one is another text.
"""

from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader, BytesIO
from typing import BinaryIO, cast

from memcon.model import Document, Issue
from memcon.read import formats
from memcon.read.formats.unpacked import Unpacked
from memcon.read.metadata import COMPRESSED
from memcon.read.raw import Raw

# read part by part, with limits on each part
CONTAINERS = (".jsonl", ".ndjson", ".warc")
# ten times the largest single file that memcon met, a PDF of a summit's documents
LARGEST = 200_000_000


def documents(raw: Raw) -> Iterator[Document | Issue]:
    """The documents of the file that is packed in this one, and an issue where it cannot all be unpacked."""
    name = raw.name[: -len(COMPRESSED)]
    if formats.ending(name) == COMPRESSED:
        problem = "This file is packed twice; it was not read."
        yield Issue(raw.identifier, "read", problem, "Unpack it once.")
    elif formats.ending(name) in CONTAINERS:
        opened: list[Unpacked] = []
        yield from formats.documents(replace(raw, name=name, open=lambda: _opened(raw, opened)))
        if fault := next((stream.fault for stream in opened if stream.fault), None):
            yield _faulty(raw, fault, "what comes before was read")
    else:
        with Unpacked(raw.open(), LARGEST) as stream:
            content = stream.readall()
        if stream.fault:
            yield _faulty(raw, stream.fault, "nothing of it was read")
        else:
            yield from formats.documents(replace(raw, name=name, open=lambda: BytesIO(content)))


def _opened(raw: Raw, opened: list[Unpacked]) -> BinaryIO:
    """A new stream of what is packed; it is added to those opened, to be asked for its fault."""
    opened.append(Unpacked(raw.open()))
    return cast("BinaryIO", BufferedReader(opened[-1], 1024 * 1024))


def _faulty(raw: Raw, fault: str, rest: str) -> Issue:
    problem = f"The file {fault}; {rest}."
    return Issue(raw.identifier, "read", problem, "Fetch it again, or unpack it yourself and look at it.")
