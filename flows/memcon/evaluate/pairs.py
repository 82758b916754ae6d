"""Which found thing is which of the gold: one to one, the best pairs first."""

from collections.abc import Iterable

from msgspec import Struct


class Pair(Struct, frozen=True):
    """A gold thing and a found one, by their numbers, and how well they agree."""

    score: float
    gold: int
    found: int


def paired(candidates: Iterable[Pair], floor: float) -> tuple[Pair, ...]:
    """The pairs that score at least `floor`, each thing in one pair at most; of equals, the first."""
    used_gold: set[int] = set()
    used_found: set[int] = set()
    chosen: list[Pair] = []
    for pair in sorted(candidates, key=lambda each: (-each.score, each.gold, each.found)):
        if pair.score >= floor and pair.gold not in used_gold and pair.found not in used_found:
            used_gold.add(pair.gold)
            used_found.add(pair.found)
            chosen.append(pair)
    return tuple(chosen)
