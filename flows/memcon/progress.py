"""A bar for work that takes long, where somebody watches."""

import sys
from collections.abc import Iterable
from typing import TypeVar

from rich.console import Console
from rich.progress import track

T = TypeVar("T")


def watch(items: Iterable[T]) -> Iterable[T]:
    """The items, with a bar at the terminal while they are worked on; without a terminal, the items alone."""
    watched = sys.stderr.isatty()
    return track(items, "Reading", console=Console(stderr=True), transient=True, disable=not watched)
