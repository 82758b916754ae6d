"""Which actors of different documents are one: by the gazetteer, by full name, by surname, by decisions.

The stages are pure and go from the surest on: actors of one full name (namesakes.py), with the persons of the
gazetteer and with other spellings and forms of the name (variants.py), then surnames alone (surnames.py) and
organisations (organisations.py). What people decided comes first: it joins, and it keeps apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from memcon.model import Issue
from memcon.resolve.across.decisions import Decision
from memcon.resolve.across.figures import Figure, Member, Side, figure, members_of, parted
from memcon.resolve.across.judgements import Judged, by_name, judged, local, written
from memcon.resolve.across.kinds import is_doubtful, of_one_kind
from memcon.resolve.across.labels import label
from memcon.resolve.across.merges import Merge, Named
from memcon.resolve.across.names import Name, parsed
from memcon.resolve.across.namesakes import of_one_name, told
from memcon.resolve.across.organisations import joined_organisations
from memcon.resolve.across.profiles import Profile
from memcon.resolve.across.society import society
from memcon.resolve.across.surnames import is_stray, joined_surnames
from memcon.resolve.across.variants import joined_variants
from memcon.resolve.people import leaders

Sides = Mapping[str, frozenset[Side]]


class SameActors(Struct, frozen=True):
    """Which actors are one, and why."""

    named: Mapping[str, Named] = MappingProxyType({})
    """By the key within the document: key and label in all documents. Only of those that are joined or are a
    person of the gazetteer.
    """
    merges: tuple[Merge, ...] = ()
    issues: tuple[Issue, ...] = ()
    """Decisions that name nobody, contradict others or are still open."""


class _Joined(Struct, frozen=True):
    figures: tuple[Figure, ...]
    merges: tuple[Merge, ...]


def same_actors(profiles: Sequence[Profile], decisions: Sequence[Decision] = ()) -> SameActors:
    """The actors that documents have in common. The order of profiles and decisions changes nothing.

    A decision's cell names actors of documents by key or name, else those that the rules alone make of them.
    """
    members = _members(profiles, {})
    if not decisions:
        return _result(_joined(members, Judged()), ())
    names = by_name((name, one.key) for one in members for name in one.actor.names)
    known = {one.key for one in members} | {leader.key for leader in leaders()}
    ruled: list[Mapping[str, frozenset[str]]] = []

    def look(cell: str) -> frozenset[str]:
        key = local(cell)
        if key in known:
            return frozenset({key})
        found = names.get(written(cell), frozenset()) if key == cell else frozenset()
        if found:
            return found
        if not ruled:
            ruled.append(_by_rules(_joined(members, Judged())))
        return ruled[0].get(key, frozenset())

    judgements = judged(decisions, look)
    return _result(_joined(_members(profiles, judgements.sides), judgements), judgements.issues)


def _members(profiles: Iterable[Profile], sides: Sides) -> list[Member]:
    own = sorted({one.sha256: one for one in profiles}.values(), key=lambda one: one.order)
    corpus = society(own)
    found = (one for profile in own for one in members_of(profile, sides, corpus))
    return sorted(of_one_kind(list(found)), key=lambda one: (one.order, one.key))


def _by_rules(joined: _Joined) -> Mapping[str, frozenset[str]]:
    """What the rules alone make, by key in all documents and by label."""
    found: dict[str, frozenset[str]] = {}
    for one in joined.figures:
        if one.members:
            found[one.key] = one.keys
            found.setdefault(label(one), one.keys)
    return found


def _joined(members: Sequence[Member], judgements: Judged) -> _Joined:
    """All stages, one after the other."""
    whole, short, bodies, merges = _by_name(members)
    people = [figure((), leader, judgements.sides.get(leader.key, frozenset())) for leader in leaders()]
    forced, decided = _decided([*whole, *people, *short, *bodies], judgements)
    full, surnames, others = _sorted(forced)
    full, variants = joined_variants(full)
    strays = [one for one in others if is_stray(one)]
    persons, left, by_surname = joined_surnames(full, surnames, strays)
    families = {word for one in persons if not is_doubtful(one) for name in one.names for word in name.words}
    doubtful = [one for one in persons if is_doubtful(one) and families.isdisjoint(_single(one))]
    unsure = {one.key for one in doubtful}
    known = [one for one in persons if one.key not in unsure]
    bodies = [one for one in others if not is_stray(one)]
    others, by_body = joined_organisations([*bodies, *left], doubtful)
    every = (*merges, *decided, *variants, *by_surname, *by_body)
    return _Joined((*known, *others), tuple(sorted(set(every))))


def _by_name(members: Sequence[Member]) -> tuple[list[Figure], list[Figure], list[Figure], list[Merge]]:
    """Persons by full name, those told by surname alone, and all other actors; and why the first are one."""
    groups: defaultdict[str, list[Member]] = defaultdict(list)
    short: list[Member] = []
    others: list[Member] = []
    for one in members:
        name = parsed(one.actor.label)
        if one.actor.kind not in {"person", "actor"} or not one.actor.named or not name.words:
            others.append(one)
        elif name.is_full:
            groups[name.written + _apart(one, name)].append(one)
        else:
            (short if one.actor.kind == "person" else others).append(one)
    whole: list[Figure] = []
    for group in groups.values():
        if any(one.actor.kind == "person" for one in group):
            whole += of_one_name(group)
        else:
            # whose kind no text tells is nobody's namesake
            others += group
    merges = [merge for one in whole for merge in told(one)]
    return whole, [figure([one]) for one in short], [figure([one]) for one in others], merges


def _single(one: Figure) -> set[str]:
    """Its names of one word."""
    return {name.words[0] for name in one.names if len(name.words) == 1}


def _apart(one: Member, name: Name) -> str:
    """What parts two of one name before they are compared: a "J. Berg" by office, or else by document."""
    if not name.is_abbreviated:
        return ""
    held = sorted((office.of, office.title) for office in one.actor.offices if office.of)
    return "\n" + (" ".join(held[0]) if held else one.key)


def _sorted(figures: Iterable[Figure]) -> tuple[list[Figure], list[Figure], list[Figure]]:
    """Persons with a full name, persons with a surname alone, and all others."""
    full: list[Figure] = []
    short: list[Figure] = []
    others: list[Figure] = []
    for one in figures:
        persons = any(own.actor.kind == "person" and own.actor.named for own in one.members)
        if one.leader or (persons and any(name.is_full for name in one.names)):
            full.append(one)
        elif persons:
            short.append(one)
        else:
            others.append(one)
    return full, short, others


def _decided(figures: Sequence[Figure], judgements: Judged) -> tuple[list[Figure], list[Merge]]:
    """The figures with those made one that people said are the same, and a merge for each."""
    place = {key: n for n, one in enumerate(figures) for key in (one.key, *one.keys)}
    now: dict[int, Figure] = dict(enumerate(figures))
    merges: list[Merge] = []
    for group in judgements.same:
        ends = sorted({place[key] for key in group if key in place})
        parts = [now.pop(end) for end in ends]
        if len(parts) > 1 and _parted(parts):
            parts, cut = _cut_out(parts, group)
            for one in cut:
                now[len(place) + len(now)] = one
        whole = _one_of(parts)
        now[ends[0]] = whole
        place.update(dict.fromkeys((*whole.keys, whole.key), ends[0]))
        merges += _told(whole, [key for key in group if key in place], judgements)
    return [now[n] for n in sorted(now)], merges


def _parted(parts: Sequence[Figure]) -> bool:
    sides = frozenset().union(*(one.sides for one in parts))
    leading = {one.leader.key for one in parts if one.leader}
    return parted(sides, sides) or len(leading) > 1


def _cut_out(parts: Sequence[Figure], group: Sequence[str]) -> tuple[list[Figure], list[Figure]]:
    """The decided actors alone, where their namesakes are kept apart by another decision; and these."""
    own = set(group)
    decided = [
        figure([one for one in part.members if one.key in own], part.leader, _of(part)) for part in parts
    ]
    rest = [[one for one in part.members if one.key not in own] for part in parts]
    return decided, [figure(members) for members in rest if members]


def _of(part: Figure) -> frozenset[Side]:
    return part.sides if part.leader else frozenset()


def _one_of(parts: Sequence[Figure]) -> Figure:
    leading = next((one for one in parts if one.leader), None)
    leader = leading.leader if leading else None
    members = chain.from_iterable(one.members for one in parts)
    return replace(figure(members, leader, leading.sides if leading else frozenset()), decided=True)


def _told(whole: Figure, group: Sequence[str], judgements: Judged) -> Iterator[Merge]:
    """Who said so, and when: each actor of the group is joined to its first, a gazetteer's person."""
    order = {one.key: n for n, one in enumerate(whole.members)}
    first, *others = sorted(group, key=lambda key: order.get(key, -1))
    for key in others:
        row = judgements.reasons[key]
        said = " ".join(part for part in (row.by, row.date.isoformat() if row.date else "") if part)
        yield Merge(
            "actor", first, key, f"decided{' by ' + said if said else ''}", row.reason or "no reason given"
        )


def _result(joined: _Joined, issues: tuple[Issue, ...]) -> SameActors:
    named = {}
    for one in joined.figures:
        if len(one.members) > 1 or (one.leader and one.members):
            called = Named(one.key, label(one))
            named.update({own.key: called for own in one.members})
    return SameActors(MappingProxyType(named), _of_this(joined.merges, named), issues)


def _of_this(merges: Iterable[Merge], named: Mapping[str, Named]) -> tuple[Merge, ...]:
    return tuple(merge for merge in merges if merge.other in named)
