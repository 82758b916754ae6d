"""One run at a time in a folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from memcon.errors import LedgerError


@contextmanager
def locked(file: Path, output: Path) -> Iterator[None]:
    """Holds the lock as long as the context is open; the system releases it when the process dies.

    Raises LedgerError where another process has it, or where there can be none.
    """
    owner = file.with_suffix(".owner")
    lock = FileLock(file, timeout=0)
    try:
        lock.acquire()
        owner.write_text(f"process {os.getpid()}", encoding="utf-8")
    except Timeout as error:
        raise LedgerError(
            f"Another run works on {output}{_who(owner)}. Wait until it has ended, or name another folder."
        ) from error
    except OSError as error:
        lock.release()
        raise LedgerError(f"The folder {file.parent} cannot be written: {error.strerror}.") from error
    try:
        yield
    finally:
        owner.unlink(missing_ok=True)
        lock.release()


def holder(file: Path) -> str | None:
    """Who has the lock, as "process 123"; None where nobody has it."""
    owner = file.with_suffix(".owner")
    if not owner.is_file():
        return None
    lock = FileLock(file, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        return _who(owner).strip(" ()") or "a process that is ending"
    # left by a process that was killed
    lock.release()
    return None


def _who(owner: Path) -> str:
    """What the owner left about itself; it may be gone, or not yet there."""
    try:
        return f" ({owner.read_text(encoding='utf-8')})"
    except OSError:
        return ""
