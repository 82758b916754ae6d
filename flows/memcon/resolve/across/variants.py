"""Figures whose full names are not the same but can be one person's: other spellings, orders and short forms.

Candidates share a word of the name and are compared only then. Each link has to be kept by both ends: who
fits two that cannot be one joins the better supported, or neither. Links are then made from the surest on,
and one that would bring a contradiction into what is joined already is not made.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from memcon.resolve.across.evidence import Support, out_of_office, support
from memcon.resolve.across.figures import Figure, alike, contradict, together
from memcon.resolve.across.merges import Merge
from memcon.resolve.across.names import Likeness, Name
from memcon.resolve.across.names.comparing import RULES
from memcon.resolve.across.names.parts import PARTICLES, without_article
from memcon.resolve.across.names.spelling import initials
from memcon.resolve.across.society import is_common

# the support that a name needs, by how alike it is: a company in common, or an office that fits the company
NEEDED = {
    Likeness.SAME: 0,
    Likeness.SPELLING: 1,
    Likeness.ORDER: 1,
    Likeness.MIDDLE: 1,
    Likeness.SHORT: 1,
    Likeness.ENDING: 2,
    Likeness.INITIAL: 2,
}
NOTHING_KNOWN = Support(0, "nothing speaks against it, and no other of such a name is known")
# so far apart a seldom name with another middle is still one person's
TIME = dt.timedelta(days=2 * 366)


class _Link(NamedTuple):
    likeness: Likeness
    doubt: int
    """The less, the more is known to be in common."""
    ends: tuple[int, int]
    words: str


def joined_variants(figures: Sequence[Figure]) -> tuple[list[Figure], list[Merge]]:
    """The figures with those joined that are one person under several names, and why."""
    ordered = sorted(figures, key=lambda one: one.key)
    links = sorted(_kept(ordered, _links(ordered)))
    merges: list[Merge] = []
    whole: dict[int, int] = {place: place for place in range(len(ordered))}
    parts: dict[int, list[int]] = {place: [place] for place in whole}
    now = dict(enumerate(ordered))
    for link in links:
        one, other = whole[link.ends[0]], whole[link.ends[1]]
        if one == other or not _can_be_one(now[one], now[other], alike(now[one], now[other])):
            continue
        merges.append(_merge(ordered[link.ends[0]], ordered[link.ends[1]], link))
        now[one] = together(now[one], now.pop(other))
        moved = parts.pop(other)
        parts[one] += moved
        whole.update(dict.fromkeys(moved, one))
    return [now[place] for place in sorted(now)], merges


def _merge(one: Figure, other: Figure, link: _Link) -> Merge:
    first, second = (one, other) if one.leader else (other, one)
    if first.leader is None and second.members[0].order < first.members[0].order:
        first, second = second, first
    if first.leader:
        return Merge("actor", first.key, second.key, f"gazetteer, {RULES[link.likeness]}", link.words)
    return Merge("actor", first.key, second.key, RULES[link.likeness], link.words)


def _links(figures: Sequence[Figure]) -> list[_Link]:
    """Every pair that can be one person."""
    pairs: set[tuple[int, int]] = set()
    blocks: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for place, one in enumerate(figures):
        for name in one.names:
            for key in _keys(name):
                blocks[key].add(place)
    for places in blocks.values():
        ordered = sorted(places)
        pairs.update((a, b) for n, a in enumerate(ordered) for b in ordered[n + 1 :])
    found = (_link(a, b, figures[a], figures[b]) for a, b in pairs)
    return [link for link in found if link is not None]


def _keys(name: Name) -> Iterator[tuple[str, str]]:
    """What two names that can be one person's share: a word after the first, with the initial of the first;
    all words in any order; a name's last two words.
    """
    yield "words", " ".join(sorted(name.words))
    yield "joined", "".join(name.words)
    yield "written", name.written
    if len(name.words) > 1:
        yield "turned", "".join((*name.words[1:], name.words[0]))
        yield "joined", "".join((*name.words[1:], name.words[0]))
        yield "end", " ".join(name.words[-2:])
    letters = initials(name.words[0])
    for word in {*name.words[1:], without_article(name.words[-1])} - PARTICLES:
        if len(word) > 1:
            yield from ((word, letter) for letter in sorted(letters))


def _link(place: int, next_: int, one: Figure, other: Figure) -> _Link | None:
    if one.leader and other.leader:
        return None
    found = alike(one, other)
    if found is None or not _can_be_one(one, other, found):
        return None
    if _written_alike(one, other) and not (one.leader or other.leader):
        # told apart already, by what they are known for (namesakes.py)
        return None
    common = support(one, other)
    needed = max(NEEDED[found], 1 if one.leader or other.leader else 0)
    if needed == 1 and not common.weight and _is_clear(found, one, other):
        common = NOTHING_KNOWN
    elif common.weight < needed:
        return None
    return _Link(found, -common.weight, (place, next_), common.words)


def _written_alike(one: Figure, other: Figure) -> bool:
    return not {name.written for name in one.names}.isdisjoint(name.written for name in other.names)


def _is_clear(found: Likeness, one: Figure, other: Figure) -> bool:
    """Whether names are enough: spellings where nothing else is known of one, or a seldom family name near in
    time with a middle name, a short form or another order.
    """
    if found <= Likeness.SPELLING:
        return _one_unknown(one, other)
    seldom = not any(is_common(name.words[-1]) for whole in (one, other) for name in whole.names)
    return seldom and not (one.leader or other.leader) and _at_one_time(one, other)


def _at_one_time(one: Figure, other: Figure) -> bool:
    days = [[own.issued for own in whole.members if own.issued] for whole in (one, other)]
    return all(days) and min(days[0]) - TIME <= max(days[1]) and min(days[1]) - TIME <= max(days[0])


def _one_unknown(one: Figure, other: Figure) -> bool:
    """Whether the texts tell nothing of one of two: no office, no company."""
    if one.leader or other.leader:
        return False
    return not (one.company or one.offices) or not (other.company or other.offices)


def _can_be_one(one: Figure, other: Figure, likeness: Likeness | None) -> bool:
    """Whether names and evidence allow it. Two actors of one document differ in more than spelling."""
    if likeness is None or contradict(one, other):
        return False
    if likeness > Likeness.SPELLING and not one.documents.isdisjoint(other.documents):
        return False
    return not (out_of_office(one.leader, other) or out_of_office(other.leader, one))


def _kept(figures: Sequence[Figure], links: Sequence[_Link]) -> list[_Link]:
    """The links that both ends prefer to every one that contradicts it."""
    by_end: defaultdict[int, list[_Link]] = defaultdict(list)
    for link in links:
        for end in link.ends:
            by_end[end].append(link)
    refused = {
        (end, link.ends)
        for end, own in by_end.items()
        for link in own
        if any(_rivals(figures, end, link, other) for other in own)
    }
    return [link for link in links if all((end, link.ends) not in refused for end in link.ends)]


def _rivals(figures: Sequence[Figure], end: int, link: _Link, other: _Link) -> bool:
    """Whether an end's other link, no worse than this one, leads to somebody who is another person."""
    if link is other or _rank(other) > _rank(link):
        return False
    one, two = (figures[sum(found.ends) - end] for found in (link, other))
    return not _can_be_one(one, two, alike(one, two, figures[end]))


def _rank(link: _Link) -> tuple[int, bool]:
    """What an end prefers by: what is in common, then whether the names are the same but for spelling."""
    return link.doubt, link.likeness > Likeness.SPELLING
