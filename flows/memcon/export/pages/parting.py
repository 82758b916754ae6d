"""Long lists go on on further pages: the first page has the beginning of each, then comes the rest of one
after the other.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

# entries of each list on the first page, and of one list on each further page: with five lists of statements
# of 300 characters each a page stays below 150 KB, whatever their script
FIRST, MORE = 20, 50


class Stretch(Struct, frozen=True):
    """What of a list stands on a page."""

    entries: Sequence[Any]
    start: int = 0
    """How many stand on pages before."""
    onward: int | None = None
    """On the first page, the number of the page where the rest is, counted from 0; None where all is here."""


def parts_of(
    lists: Sequence[Sequence[Any]], first: int = FIRST, more: int = MORE
) -> list[tuple[Stretch, ...]]:
    """What of each list stands on each page; there is one page at least."""
    beginnings: list[Stretch] = []
    further: list[tuple[int, Stretch]] = []
    for number, whole in enumerate(lists):
        onward = len(further) + 1 if len(whole) > first else None
        beginnings.append(Stretch(whole[:first], onward=onward))
        further += [(number, rest) for rest in _rests(whole, first, more)]
    nothing = Stretch(())
    return [
        tuple(beginnings),
        *(tuple(rest if at == number else nothing for at in range(len(lists))) for number, rest in further),
    ]


def paths_of(name: str, count: int) -> list[str]:
    """The paths of the pages of something: person/x.html, person/x/2.html ..."""
    return [f"{name}.html", *(f"{name}/{number}.html" for number in range(2, count + 1))]


def _rests(whole: Sequence[Any], first: int, more: int) -> Iterator[Stretch]:
    for at in range(first, len(whole), more):
        yield Stretch(whole[at : at + more], at)
