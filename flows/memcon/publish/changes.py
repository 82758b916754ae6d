"""The change files of an export: what each run added to the graph and took away from it, as quads.

changes/000001-added.nq.gz  changes/000001-removed.nq.gz  changes/000002-added.nq.gz ...
"""

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox
from msgspec import Struct

from memcon.errors import InputError

NAME = re.compile(r"(\d{6})-(added|removed)\.nq\.gz")
# the checksum and the length of its content stand in the last bytes of a gzip file
TRAILER = 8
# whether a quad comes or goes, and the quad
Step = tuple[bool, ox.Quad]


class Change(Struct, frozen=True):
    """The two files of a run."""

    run: int
    added: Path
    removed: Path

    @property
    def complete(self) -> bool:
        """Whether both files are there."""
        return self.added.is_file() and self.removed.is_file()


def change(output: Path, run: int) -> Change:
    """The files of a run, whether they are there or not."""
    folder = output / "changes"
    return Change(run, folder / f"{run:06}-added.nq.gz", folder / f"{run:06}-removed.nq.gz")


def latest_run(output: Path) -> int:
    """The number of the latest run that left a change file; 0 where none did."""
    folder = output / "changes"
    found = (NAME.fullmatch(path.name) for path in folder.iterdir()) if folder.is_dir() else ()
    return max((int(match[1]) for match in found if match), default=0)


def mark(one: Change) -> str:
    """What tells a run's files from those of another history that has the same number: the checksums that
    gzip keeps of their contents.
    """
    return " ".join(_trailer(path) for path in (one.added, one.removed))


def quads(path: Path) -> Iterator[ox.Quad]:
    """The quads of a change file, one after the other. Raises InputError where it is cut off or damaged, and
    at a blank node, which has no name by which a store could take it away.
    """
    try:
        with gzip.open(path) as lines:
            for quad in ox.parse(input=cast("IO[bytes]", lines), format=ox.RdfFormat.N_QUADS):
                if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
                    raise InputError(f"{path} has a blank node, which memcon does not make: {quad}.")
                yield quad
    except (OSError, EOFError, zlib.error, SyntaxError) as error:
        raise InputError(f"The change file {path} is damaged ({error}): delete it, and run again.") from error


def steps(changes: Iterable[Change]) -> Iterator[Step]:
    """What each run took away and added, run by run."""
    for one in changes:
        yield from ((False, quad) for quad in quads(one.removed))
        yield from ((True, quad) for quad in quads(one.added))


def size(one: Change) -> int:
    """How many bytes the two files have unpacked, as gzip keeps it: up to 4 GB, and the rest of it beyond."""
    return sum(
        int.from_bytes(bytes.fromhex(_trailer(path))[4:], "little") for path in (one.added, one.removed)
    )


def _trailer(path: Path) -> str:
    if not path.is_file():
        return "-"
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - TRAILER))
        return file.read().hex()
