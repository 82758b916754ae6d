"""The stamp of the embedded store: which state of the export it holds, and which changes lead on from there.

It is written after the store is safe on disk, so it may be older than what the store holds, and never newer.
To apply a change once more comes to the same.
"""

from pathlib import Path

import msgspec
from msgspec import Struct

from memcon.publish.changes import Change, change, latest_run, mark

# to be raised when the database is laid out in another way: older ones are then built anew
FORMAT = 2


class State(Struct, frozen=True):
    """Which state of an export a store holds."""

    format: int
    run: int
    """Number of the latest run whose changes are in it; 0 where the export has no change files."""
    mark: str
    """Tells this run from one of another history with the same number."""
    dataset: str
    """Of dataset.ttl: its size and time of change."""


class Stamp(Struct, frozen=True):
    """What a store says about itself."""

    state: State
    quads: int | None = None
    """How many statements its named graphs hold; None where nobody has counted since it was last built, or
    since something went wrong.
    """


def current(output: Path) -> State:
    """The state of the export itself."""
    run = latest_run(output)
    marked = mark(change(output, run)) if run else size_and_time(output / "graph.nq")
    return State(FORMAT, run, marked, size_and_time(output / "dataset.ttl"))


def between(output: Path, held: State, wanted: State) -> tuple[Change, ...] | None:
    """The changes that lead from one state to the other; None where no changes do."""
    if held.format != FORMAT or held.run > wanted.run:
        return None
    if held.run == 0:
        return () if held.mark == wanted.mark else None
    if held.mark != mark(change(output, held.run)):
        return None
    found = tuple(change(output, run) for run in range(held.run + 1, wanted.run + 1))
    return found if all(one.complete for one in found) else None


def stamp(folder: Path) -> Stamp | None:
    """The stamp in a store's folder; None where there is none that can be read."""
    try:
        return msgspec.json.decode((folder / "stamp.json").read_bytes(), type=Stamp)
    except (OSError, msgspec.DecodeError):
        return None


def put_stamp(folder: Path, one: Stamp) -> None:
    """Puts a stamp in place of the one before, whole."""
    partial = folder / "stamp.json.partial"
    partial.write_bytes(msgspec.json.encode(one))
    partial.replace(folder / "stamp.json")


def size_and_time(path: Path) -> str:
    """What tells a file from the one that stood in its place before."""
    if not path.is_file():
        return "-"
    found = path.stat()
    return f"{found.st_size} {found.st_mtime_ns}"
