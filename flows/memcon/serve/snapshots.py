"""Where a server keeps its snapshots: a folder of its own beside the store, gone when the server is.

OUTPUT/.memcon/serve/PID-xyz/lock      held as long as the server lives
OUTPUT/.memcon/serve/PID-xyz/000001/   a snapshot
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from memcon.ledger import folder as place
from memcon.publish.opening import writable


@contextmanager
def own_folder(output: Path) -> Iterator[Path]:
    """A folder for the snapshots of this process, as long as the context is open; the system's folder for
    temporary files holds it where the export's cannot be written. What dead servers left is removed.
    """
    shelf = place(output) / "serve"
    if not writable(shelf):
        with tempfile.TemporaryDirectory(prefix="memcon-serve-") as folder:
            yield Path(folder)
        return
    with FileLock(shelf.with_name("serve.lock")):
        _clear(shelf)
        shelf.mkdir(exist_ok=True)
        mine = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=shelf))
        lock = FileLock(mine / "lock")
        lock.acquire()
    try:
        yield mine
    finally:
        with FileLock(shelf.with_name("serve.lock")):
            lock.release()
            _clear(shelf)


def _clear(shelf: Path) -> None:
    """Removes the folders of those that do not live any more."""
    for folder in shelf.iterdir() if shelf.exists() else ():
        try:
            with FileLock(folder / "lock", timeout=0):
                shutil.rmtree(folder, ignore_errors=True)
        except Timeout:
            continue
    if shelf.exists() and not any(shelf.iterdir()):
        shelf.rmdir()
