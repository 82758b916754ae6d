"""Long lists go on on further pages, several lists of one page together."""

from collections.abc import Sequence
from typing import Any

# entries of each list on a page: with five lists a page stays below 200 KB
ENTRIES = 50


def parts_of(lists: Sequence[Sequence[Any]], entries: int = ENTRIES) -> list[tuple[Sequence[Any], ...]]:
    """What of each list stands on each page; there is one page at least."""
    longest = max((len(each) for each in lists), default=0)
    return [tuple(each[at : at + entries] for each in lists) for at in range(0, longest or 1, entries)]


def paths_of(name: str, count: int) -> list[str]:
    """The paths of the pages of something: person/x.html, person/x/2.html ..."""
    return [f"{name}.html", *(f"{name}/{number}.html" for number in range(2, count + 1))]
