"""How the embedded store is opened: by one process at a time, in a folder that can be written."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
from filelock import FileLock, Timeout

from memcon.errors import StoreError
from memcon.publish.stamps import stamp


@contextmanager
def alone(folder: Path, patience: float) -> Iterator[None]:
    """Holds the right to bring a store in step as long as the context is open; the system releases it when
    the process dies. What the disk refuses meanwhile becomes one sentence.

    Raises StoreError where another process has the right for longer than `patience` seconds.
    """
    try:
        with FileLock(folder.with_name("store.lock"), timeout=patience):
            yield
    except Timeout as error:
        raise StoreError(_taken(folder)) from error
    except OSError as error:
        # Oxigraph tells the reason last, after what it was about to do
        reason = error.strerror or str(error).rpartition(": ")[2]
        raise StoreError(
            f"The store in {folder} cannot be written ({reason}): make room or see to your rights there, and "
            "do it again."
        ) from error


def opened(folder: Path, patience: float) -> ox.Store | None:
    """The database in a store's folder; None where it is broken. Waits up to `patience` seconds for another
    process to close it, then raises StoreError.
    """
    deadline = time.monotonic() + patience
    while True:
        try:
            return ox.Store(str(folder / "oxigraph"))
        except (OSError, RuntimeError) as error:
            if "/LOCK: " not in str(error):
                return None
        if time.monotonic() >= deadline:
            raise StoreError(_taken(folder))
        time.sleep(0.1)


@contextmanager
def beside(folder: Path) -> Iterator[Path]:
    """An empty folder in which a store is made that will stand in place of this one; it is removed again
    where that fails.
    """
    new = folder.with_name("store.new")
    if new.exists():
        # left by a load that was stopped
        shutil.rmtree(new)
    new.mkdir()
    try:
        yield new
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise


def put_in_place(folder: Path) -> None:
    """Puts the store that was made beside in place of what is there; nobody may have either of them open."""
    old = folder.with_name("store.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    folder.with_name("store.new").rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def finish(folder: Path) -> None:
    """Puts a store in place that was complete when a load was stopped between the two steps of doing so."""
    if not stamp(folder) and stamp(folder.with_name("store.new")):
        put_in_place(folder)


def writable(folder: Path) -> bool:
    """Whether a folder can be written; it is made where it is missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _taken(folder: Path) -> str:
    return f"Another process has the store in {folder}: wait until it has ended, and do it again."
