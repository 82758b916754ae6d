"""Which tellings are compared at all: those that share two parties and a month or words
said there, so that the work grows with
the number of documents and not with its square.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from memcon.resolve.across.meetings.tellings import Side, Telling
from memcon.resolve.across.meetings.times import MOVED, windows
from memcon.resolve.across.names import parsed
from memcon.resolve.across.names.parts import PARTICLES

Block = tuple[str, str, int]
# before an office or a given name; many meet as two presidents or as John and Maria, so that of two parties
# one must have more to be found by
TITLE = "@"


def candidates(tellings: Sequence[Telling]) -> list[tuple[int, int]]:
    """The pairs of tellings, by number, that can be of one meeting by parties and month."""
    blocks: defaultdict[Block, list[int]] = defaultdict(list)
    for number, telling in enumerate(tellings):
        for block in set(_blocks(telling)):
            blocks[block].append(number)
    return sorted({pair for numbers in blocks.values() for pair in combinations(numbers, 2)})


def _blocks(telling: Telling) -> Iterator[Block]:
    months = tuple(_months(telling))
    yield from ((opening, "said", 0) for opening in telling.openings)
    if len(telling.sides) == 1:
        yield from ((handle, "", month) for handle in _handles(telling.sides[0]) for month in months)
    for one, other in combinations(telling.sides, 2):
        for first, second in product(_handles(one), _handles(other)):
            low, high = sorted((first, second))
            if not low.startswith(TITLE) or not high.startswith(TITLE):
                yield from ((low, high, month) for month in months)


def _handles(side: Side) -> Iterator[str]:
    """What a party can be found by: its key, whom it acts for, the words of its name, its office's last."""
    yield side.key
    yield from side.acts_for
    if side.words:
        name = parsed(side.words)
        first = TITLE if len(name.words) > 1 and not name.family_first else " "
        yield f"{first}{name.words[0]}"
        yield from (f" {word}" for word in name.words[1:] if len(word) > 1 and word not in PARTICLES)
    yield from sorted({f"{TITLE}{title.split()[-1]}" for title in side.titles})


def _months(telling: Telling) -> Iterable[int]:
    """The months that it can have been in, with a margin for contradicting days, counted from year 0."""
    margin = dt.timedelta(days=MOVED)
    told = windows(telling)
    if not told:
        return ()
    first = min(window.earliest for window in told) - margin
    last = max(window.latest for window in told) + margin
    return range(first.year * 12 + first.month, last.year * 12 + last.month + 1)
