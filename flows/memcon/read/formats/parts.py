"""The parts of a container: what each is called, which version of one counts, how many issues are told."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from msgspec import Struct

from memcon.model import Document, Issue

# a person reads some, and then wants the number of the others
LISTED = 100
# what is longer is no name
LONGEST = 300
# the publishing status that ninjs and NewsML-G2 have beside "usable"
WITHDRAWN = {
    "canceled": "withdrawn (canceled)",
    "cancelled": "withdrawn (canceled)",
    "withheld": "withheld until further notice",
}


class Item(Struct, frozen=True):
    """A news item in a file that holds several."""

    number: int
    """Its place in the file, from 1."""
    content: Any
    identity: str | None = None
    """What it calls itself, the same in each of its versions."""
    version: int = 0


def label(identity: str | None, number: int, taken: AbstractSet[str]) -> str:
    """What a part is called within its container: what it calls itself, else its number, else (where an
    earlier part is called so) "L" and its number.
    """
    short = identity if identity and len(identity) <= LONGEST else None
    names = (short, str(number), f"L{number}")
    return next(name for name in names if name and name not in taken)


def latest(items: Sequence[Item]) -> tuple[Sequence[Item], Sequence[Item]]:
    """Of each item that the file holds in several versions the latest, that of the highest version, of equal
    ones the last; and all the others. Both in the order of the file.
    """
    kept: dict[str | int, Item] = {}
    for item in items:
        key = item.identity or item.number
        if key not in kept or item.version >= kept[key].version:
            kept[key] = item
    numbers = {item.number for item in kept.values()}
    return (
        [item for item in items if item.number in numbers],
        [item for item in items if item.number not in numbers],
    )


def number(version: object) -> int:
    """The number of a version, 0 where it has none."""
    digits = str(version)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 20 else 0


def withdrawn(identifier: str, status: str) -> Issue:
    """What is said of the news item `identifier`, which has a status that is in WITHDRAWN."""
    problem = f"The agency states that this item is {WITHDRAWN[status]}; it was left out."
    advice = "Nothing needs to be done. Remove it if you do not want to hear of it."
    return Issue(identifier, "read", problem, advice, "warning")


def outdated(identifier: str, item: Item) -> Issue:
    """What is said of a version that is not the latest in the container `identifier`."""
    problem = f"Item {item.number} is an earlier version of one that the file holds too; it was left out."
    return Issue(f"{identifier}#{item.identity}", "read", problem, "Nothing needs to be done.", "warning")


def otherwise(items: Iterable[Document | Issue], problem: Issue) -> Iterator[Document | Issue]:
    """The items; where there are none, the problem."""
    given = iter(items)
    yield next(given, problem)
    yield from given


def bounded(items: Iterable[Document | Issue], identifier: str) -> Iterator[Document | Issue]:
    """The documents and the first 100 issues of the container `identifier`; the others are counted in one."""
    told = others = 0
    worst: Issue | None = None
    for item in items:
        if isinstance(item, Document):
            yield item
        elif told < LISTED:
            told += 1
            yield item
        else:
            others += 1
            worst = item if worst is None or item.severity == "error" else worst
    if worst is not None:
        problem = f"{others:,} more issues of this file are not listed, one of them: {worst.problem}"
        yield Issue(identifier, "read", problem, "Mend those that are listed first.", worst.severity)
