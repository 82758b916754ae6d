"""Tellings that are of one meeting: links are followed from the strongest down, and a link that would join
what cannot be one is not.

Links of equal strength are judged together, so that no order of documents matters: a telling that fits two
meetings equally well joins neither.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from memcon.resolve.across.meetings.evidence import Evidence, apart
from memcon.resolve.across.meetings.tellings import Telling
from memcon.resolve.across.merges import Fact

Link = tuple[int, int]


class Case(Struct, frozen=True):
    """One telling, and the meetings of different documents that are told in just this way."""

    telling: Telling
    facts: tuple[Fact, ...]


class Clusters:
    """The cases with which each case is one so far; belongs to one call of `joined`."""

    def __init__(self, cases: Sequence[Case]) -> None:
        self._cases = cases
        self._of = list(range(len(cases)))
        self._members: dict[int, list[int]] = {number: [number] for number in self._of}
        self._apart: dict[Link, bool] = {}

    def of(self, case: int) -> int:
        """The number of the cluster of a case."""
        return self._of[case]

    def unite(self, one: int, other: int) -> None:
        """Make two clusters one."""
        for case in self._members[other]:
            self._of[case] = one
        self._members[one] += self._members.pop(other)

    def can_be_one(self, clusters: Iterable[int]) -> bool:
        """Whether no document tells two of the cases, and no two of them are apart."""
        cases = sorted(case for cluster in clusters for case in self._members[cluster])
        documents = Counter(document for case in cases for document, _ in self._cases[case].facts)
        if max(documents.values(), default=0) > 1:
            return False
        return not any(self._are_apart(pair) for pair in combinations(cases, 2))

    def _are_apart(self, pair: Link) -> bool:
        if pair not in self._apart:
            one, other = pair
            self._apart[pair] = apart(self._cases[one].telling, self._cases[other].telling)
        return self._apart[pair]


def joined(cases: Sequence[Case], links: Mapping[Link, Evidence]) -> list[Link]:
    """The links that joined two clusters each, in the order in which they did."""
    clusters, used = Clusters(cases), list[Link]()
    tiers: defaultdict[Evidence, set[Link]] = defaultdict(set)
    for link, strength in links.items():
        tiers[strength].add(link)
    for strength in sorted(tiers, reverse=True):
        for link in sorted(_kept(tiers[strength], clusters)):
            one, other = (clusters.of(case) for case in link)
            if one != other:
                clusters.unite(one, other)
                used.append(link)
    return used


def _kept(links: set[Link], clusters: Clusters) -> set[Link]:
    """The links of one strength that can all be followed together, whatever the order."""
    kept, open_ = set[Link](), {link for link in links if clusters.can_be_one(_ends(link, clusters))}
    while open_:
        rest = set[Link]()
        for component in _components(open_, clusters):
            if clusters.can_be_one({end for link in component for end in _ends(link, clusters)}):
                kept |= component
            else:
                rest |= component - (_torn(component, clusters) or component)
        open_ = rest
    return kept


def _torn(links: set[Link], clusters: Clusters) -> set[Link]:
    """The links of clusters that are linked to two which cannot be one."""
    near: defaultdict[int, defaultdict[int, set[Link]]] = defaultdict(lambda: defaultdict(set))
    for link in links:
        one, other = (clusters.of(case) for case in link)
        near[one][other].add(link)
        near[other][one].add(link)
    return {
        link
        for there in near.values()
        for one, other in combinations(sorted(there), 2)
        if not clusters.can_be_one({one, other})
        for link in there[one] | there[other]
    }


def _components(links: set[Link], clusters: Clusters) -> Iterator[set[Link]]:
    """The links in groups that hang together."""
    at: defaultdict[int, set[Link]] = defaultdict(set)
    for link in links:
        for end in _ends(link, clusters):
            at[end].add(link)
    while at:
        group, waiting = set[Link](), [min(at)]
        while waiting:
            for link in at.pop(waiting.pop(), ()):
                group.add(link)
                waiting += _ends(link, clusters)
        yield group


def _ends(link: Link, clusters: Clusters) -> set[int]:
    return {clusters.of(case) for case in link}
