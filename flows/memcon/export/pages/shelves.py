"""Lists of all events of a corpus, the newest first, in parts that stay as they are when newer events come.

Parts are numbered from the oldest on, and the newest one is the first page: it grows until it is two parts.
"""

import hashlib
from collections.abc import Iterator, Sequence

from msgspec import Struct, json

from memcon.export.pages.once import spot
from memcon.export.pages.site import Owner


class Shelf(Struct, frozen=True):
    """A part of a list."""

    path: str
    newer: str
    """The path of the part with newer events; empty where there is none."""
    older: str
    keys: Sequence[int]
    """As in `once`, the newest first; after them what has no day, as the texts have it."""

    @property
    def numbers(self) -> list[int]:
        """The documents that its events stand in."""
        return sorted({spot(each).number for each in self.keys})

    def owner(self, documents: Sequence[int], besides: object) -> Owner:
        """The owner of its page, which is made from the cards of these documents, from its place, its events
        and what it shows besides: all that is part of the name.
        """
        order = {number: at for at, number in enumerate(documents)}
        spots = map(spot, self.keys)
        places = [(order[each.number], each.position) for each in spots]
        made_from = self.newer, self.older, places, besides
        digest = hashlib.sha256(json.encode(made_from)).hexdigest()[:16]
        return Owner(f"{self.path} {digest}", tuple(documents))


def shelves(name: str, keys: Sequence[int], size: int) -> list[Shelf]:
    """The parts of a list, whose first page is name.html; there is one at least. Keys come sorted."""
    ordered = list(_newest_first(keys))
    closed = max(len(ordered) // size - 1, 0)
    paths = [f"{name}.html", *(f"{name}/{number}.html" for number in range(closed, 0, -1))]
    start = len(ordered) - closed * size
    bounds = [0, *(start + number * size for number in range(closed + 1))]
    return [
        Shelf(
            path,
            paths[at - 1] if at else "",
            paths[at + 1] if at < closed else "",
            ordered[bounds[at] : bounds[at + 1]],
        )
        for at, path in enumerate(paths)
    ]


def _newest_first(keys: Sequence[int]) -> Iterator[int]:
    dated = [each for each in keys if spot(each).day]
    yield from reversed(dated)
    yield from keys[: len(keys) - len(dated)]
