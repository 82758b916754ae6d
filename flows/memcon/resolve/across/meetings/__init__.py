"""Which meetings of different documents are one: parties, time, place, form and status must agree.

A document tells its own meetings apart, so two of the same document never become one, not even by a third
document; a telling that fits two meetings equally well joins neither.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from memcon.resolve.across.meetings.blocks import candidates
from memcon.resolve.across.meetings.clusters import Case, joined
from memcon.resolve.across.meetings.evidence import Evidence, evidence
from memcon.resolve.across.meetings.tellings import Telling, told
from memcon.resolve.across.meetings.wording import merge
from memcon.resolve.across.merges import Fact, Merge
from memcon.resolve.across.profiles import Profile

Order = Mapping[Fact, int]


class Step(NamedTuple):
    """Two meetings of different documents that were found to be one."""

    one: Fact
    other: Fact
    strength: Evidence


class SameMeetings(Struct, frozen=True):
    """The meetings that several documents tell of."""

    tellings: Mapping[Fact, Fact] = MappingProxyType({})
    """Every later telling -> that of the earliest document (Profile.order, then number)."""
    merges: tuple[Merge, ...] = ()


def same_meetings(profiles: Sequence[Profile], keys: Mapping[str, str]) -> SameMeetings:
    """The meetings that are one; `keys` maps the actors' keys within documents to those in all documents, an
    actor that is not in it keeps its own. The order of the profiles does not matter.
    """
    ordered = sorted(profiles, key=lambda profile: profile.order)
    facts = dict(told(ordered, keys))
    order = {fact: place for place, fact in enumerate(facts)}
    steps = list(_steps(_cases(facts)))
    merges = (_merge(step, facts, order) for step in steps)
    return SameMeetings(_earliest(steps, order), tuple(sorted(merges)))


def _cases(facts: Mapping[Fact, Telling]) -> list[Case]:
    """The tellings, each once where documents that tell the same can be of one meeting: of a meeting that a
    thousand documents tell, a few dozen are compared.
    """
    alike: defaultdict[Telling, list[Fact]] = defaultdict(list)
    for fact, telling in facts.items():
        if telling.sides:
            alike[replace(telling, topics=(), openings=())].append(fact)
    cases = list[Case]()
    for telling, same in alike.items():
        several = len({document for document, _ in same}) < len(same)
        if several or evidence(telling, telling) is None:
            cases += [Case(facts[fact], (fact,)) for fact in same]
        else:
            cases.append(Case(_together(telling, [facts[fact] for fact in same]), tuple(same)))
    return cases


def _together(telling: Telling, same: Sequence[Telling]) -> Telling:
    """The telling with what each of the same has as its topics and as said there."""
    return replace(
        telling,
        topics=tuple(sorted({topic for one in same for topic in one.topics})),
        openings=tuple(sorted({opening for one in same for opening in one.openings})),
    )


def _steps(cases: Sequence[Case]) -> Iterator[Step]:
    """What joins the facts of one case, and then the cases that are one."""
    for case in cases:
        strength = evidence(case.telling, case.telling)
        if strength is not None:
            yield from (Step(case.facts[0], fact, strength) for fact in case.facts[1:])
    links = _links(cases)
    for one, other in joined(cases, links):
        yield Step(cases[one].facts[0], cases[other].facts[0], links[one, other])


def _links(cases: Sequence[Case]) -> dict[tuple[int, int], Evidence]:
    found = {}
    for one, other in candidates([case.telling for case in cases]):
        strength = evidence(cases[one].telling, cases[other].telling)
        if strength is not None:
            found[one, other] = strength
    return found


def _merge(step: Step, facts: Mapping[Fact, Telling], order: Order) -> Merge:
    one, other = sorted((step.one, step.other), key=order.__getitem__)
    return merge(one, other, (facts[one], facts[other]), step.strength)


def _earliest(steps: Iterable[Step], order: Order) -> Mapping[Fact, Fact]:
    """Every fact of the steps that hang together -> the earliest of them, itself not included."""
    groups: dict[Fact, list[Fact]] = {}
    for step in steps:
        large, small = sorted(
            (groups.setdefault(f, [f]) for f in (step.one, step.other)), key=len, reverse=True
        )
        if large is not small:
            large += small
            groups |= dict.fromkeys(small, large)
    firsts: dict[Fact, Fact] = {}
    for group in {id(group): group for group in groups.values()}.values():
        first = min(group, key=order.__getitem__)
        firsts |= dict.fromkeys(group, first)
    return MappingProxyType({fact: first for fact, first in sorted(firsts.items()) if fact != first})
