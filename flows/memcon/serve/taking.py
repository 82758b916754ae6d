"""Takes a snapshot of the store of an export: a process of its own, since to bring the store in step takes
minutes and much memory after a large change.

    python -m memcon.serve.taking OUTPUT FOLDER

The snapshot shares its files with the store (hard links), so it costs next to nothing, and nothing that
happens to the store afterwards changes it. Writes a Taken as JSON to standard output, or a sentence to
standard error.
"""

import sys
from pathlib import Path

import msgspec
import pyoxigraph as ox
from msgspec import Struct

from memcon.errors import MemconError
from memcon.publish.descriptions import datasets
from memcon.publish.stamps import State, current
from memcon.publish.store import synchronised


class Taken(Struct, frozen=True):
    """What a snapshot holds."""

    state: State
    documents: int


def taken(output: Path, folder: Path) -> Taken:
    """Takes a snapshot into a folder that is not there yet. Raises MemconError where there is no store."""
    # a change that comes meanwhile is then seen as one
    state = current(output)
    store = synchronised(output)
    documents = sum(1 for _ in store.named_graphs()) - len(datasets(store))
    try:
        store.backup(str(folder))
    except RuntimeError:
        # where the export's own folder cannot be written, its store is in memory and has no files to share
        copied = ox.Store(str(folder))
        copied.bulk_extend(store)
        copied.flush()
    return Taken(state, documents)


def main() -> None:
    """Take one, and say what it holds."""
    try:
        sys.stdout.buffer.write(msgspec.json.encode(taken(Path(sys.argv[1]), Path(sys.argv[2]))))
    except MemconError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
