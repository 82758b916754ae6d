"""A bar for work that takes long, where somebody watches."""

import sys
from collections.abc import Iterable
from typing import TypeVar

from rich.console import Console
from rich.progress import track

T = TypeVar("T")


def watch(items: Iterable[T], total: int | None = None) -> Iterable[T]:
    """The items, with a bar at the terminal while they are worked on; without a terminal, the items alone.
    `total` says how many there are, where the items have no length.
    """
    watched = sys.stderr.isatty()
    console = Console(stderr=True)
    return track(items, "Reading", total=total, console=console, transient=True, disable=not watched)
