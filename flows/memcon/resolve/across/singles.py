"""Persons of a single name ("Suharto") of whom no document tells more, joined by what they are told with."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from memcon.resolve.across.evidence import Support, support
from memcon.resolve.across.figures import Figure, contradict, figure, shared_names
from memcon.resolve.across.merges import Merge
from memcon.resolve.across.names.parts import is_given
from memcon.resolve.across.society import is_common

ENOUGH, OFFICE = 2, 3
# so many tellings before are looked at: a story has a dozen, and a name in all documents costs no square
BEFORE = 12
NEAR = dt.timedelta(days=366)


def joined_single(figures: Sequence[Figure], known: Collection[str]) -> tuple[list[Figure], list[Merge]]:
    """The figures with those joined that have one seldom name and two things in common at about one time.

    `known` are the names that somebody with a full name can be called by: who is none of them is not joined.
    """
    blocks: defaultdict[str, list[Figure]] = defaultdict(list)
    for one in sorted(figures, key=lambda own: (own.members[0].order, own.key)):
        blocks["".join(one.names[0].words)].append(one)
    whole: list[Figure] = []
    merges: list[Merge] = []
    for word, block in sorted(blocks.items()):
        if is_common(word) or is_given(word) or word in known:
            whole += block
            continue
        joined, why = joined_block(block)
        whole += joined
        merges += why
    return whole, merges


def joined_block(block: Sequence[Figure], needed: int = ENOUGH) -> tuple[list[Figure], list[Merge]]:
    """The figures of one single name, from the earliest on, with those joined that have so much in common."""
    whole: list[Figure] = []
    merges: list[Merge] = []
    for camp in _camps(block, needed):
        whole.append(figure(own for one, _ in camp for own in one.members) if len(camp) > 1 else camp[0][0])
        head = camp[0][0].key
        merges += [Merge("actor", head, one.key, "same single name", fit.words) for one, fit in camp[1:]]
    return whole, merges


def _camps(block: Sequence[Figure], needed: int) -> Iterator[list[tuple[Figure, Support]]]:
    """The figures of one name in groups, each with what joins it to one before in its group."""
    camps: list[list[tuple[Figure, Support]]] = []
    for one in block:
        fits = [(camp, fit) for camp in camps[-BEFORE:] if (fit := _fit(camp, one, needed)) is not None]
        if len(fits) == 1:
            fits[0][0].append((one, fits[0][1]))
        else:
            camps.append([(one, Support(0, ""))])
    yield from camps


def _fit(camp: Sequence[tuple[Figure, Support]], one: Figure, needed: int) -> Support | None:
    """What the best of the last tellings has in common with one; None where any speaks against it."""
    last = [own for own, _ in camp[-BEFORE:]]
    if any(contradict(own, one) or not own.documents.isdisjoint(one.documents) for own in last):
        return None
    best = max((support(own, one) for own in last if _is_near(own, one)), default=Support(0, ""))
    alike = needed < ENOUGH or best.weight >= OFFICE or any(shared_names(own, one) for own in last)
    return best if best.weight >= needed and alike else None


def _is_near(one: Figure, other: Figure) -> bool:
    first, second = one.members[-1].issued, other.members[0].issued
    return first is None or second is None or abs(second - first) <= NEAR
