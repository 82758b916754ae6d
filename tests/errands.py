"""A batch function for tests of processes, in a module of its own so that they can import it."""

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from memcon.errors import ModelError


def run_errands(batch: Sequence[str]) -> list[str]:
    """Does what each piece of work says: "kill" and "exit" end the process, "once:FILE" does so the first
    time, "raise" raises, "late:SECONDS" dawdles; all others are done at once.
    """
    return [run_errand(piece) for piece in batch]


def run_errand(piece: str) -> str:
    what, _, argument = piece.partition(":")
    if what == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "exit":
        os._exit(7)
    if what == "once" and not Path(argument).exists():
        Path(argument).touch()
        os._exit(7)
    if what == "raise":
        raise ModelError("The model is missing.")
    if what == "late":
        time.sleep(float(argument))
    return f"{piece} done"
