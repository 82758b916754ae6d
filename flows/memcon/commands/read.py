"""`memcon read`: make documents of files and folders: a line of JSON each."""

from pathlib import Path

from memcon.endings import put
from memcon.options import SEEDS, Files


def read(sources: Files = [Path(SEEDS)]) -> None:  # noqa: B006, typer copies it
    """Make documents of files and folders: a line of JSON each."""
    from memcon.read import read as documents

    put(documents(sources))
