"""Actors of whom a document tells no full name: each joins the only figure that fits its office or company.

"Obama" alone is nobody's full name: other documents or the gazetteer must have one candidate that has the
same office, or an office of a state in whose company the name stands. What fits two, or none, stays an actor
of its own, unless another document gives the same surname the same office at about the same time.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from memcon.lexicon import given_names
from memcon.resolve.across.camps import Camp
from memcon.resolve.across.evidence import Support, office_told, out_of_office, support
from memcon.resolve.across.figures import Figure, Member, contradict, figure, shared_names
from memcon.resolve.across.kinds import as_kind, is_person, sign
from memcon.resolve.across.merges import Merge
from memcon.resolve.across.names import Name, parsed
from memcon.resolve.across.names.parts import PARTICLES, is_given
from memcon.resolve.across.names.spelling import folded
from memcon.resolve.across.singles import joined_single
from memcon.resolve.across.society import alone, is_common
from memcon.resolve.titles import office_class

# how long after another document somebody is told by surname alone, where no office is said; a name that
# everybody knows this year may be another's in the next
NEAR = dt.timedelta(days=366)
# where they are told with others of whom few documents tell
WITH_NAMES = dt.timedelta(days=2 * 366)
LEADING = frozenset({"head of state", "head of government", "royal"})
# words for leaders of any office, and for ministers of any portfolio
ANY_LEADER = frozenset({"leader", "strongman", "ruler"})
OFFICE = 4
TOLD_BESIDE = 3
# enough where the corpus and the gazetteer have no other of that surname at the time
TWO = 2
# words of a name that can be a person's, though no sign shows it
LONGEST = 3
# enough where the corpus has no other of that surname at all, and few people have it
SOLE = 1


def joined_surnames(
    figures: Sequence[Figure], short: Sequence[Figure], strays: Sequence[Figure] = ()
) -> tuple[list[Figure], list[Figure], list[Merge]]:
    """The figures with those of `short` and `strays` joined where exactly one fits; the strays that are left;
    and why. A stray has a single name of which its document does not show whether it is a person's.
    """
    index = _index(figures)
    chosen: defaultdict[int, Camp] = defaultdict(Camp)
    merges: list[Merge] = []
    left: list[Figure] = []
    persons = {one.key for one in short}
    for one in sorted((*short, *strays), key=lambda own: own.key):
        found = _one_fitting(figures, index, one, sure=one.key in persons)
        if found is not None and all(chosen[found[0]].takes(own) for own in one.members):
            place, fit = found
            for own in one.members:
                chosen[place].add(as_kind(own, "person"))
            merges.append(Merge("actor", figures[place].key, one.key, "surname, one candidate", fit.words))
        else:
            left.append(one)
    whole = [
        _with(one, chosen[place].members) if place in chosen else one for place, one in enumerate(figures)
    ]
    rest, by_office = _by_office([one for one in left if one.key in persons])
    rest, by_name = joined_single(rest, index)
    return [*whole, *rest], [one for one in left if one.key not in persons], [*merges, *by_office, *by_name]


def is_stray(one: Figure) -> bool:
    """Whether a figure has a short name that no sign shows to be a body's: "Obradović", but not "ALC"."""
    return bool(one.members) and all(
        own.actor.named
        and own.actor.kind in {"organisation", "group", "actor"}
        and sign(own.actor) is None
        and not own.actor.label.isupper()
        and 0 < len(parsed(own.actor.label).words) <= LONGEST
        for own in one.members
    )


def _one_fitting(
    figures: Sequence[Figure], index: Mapping[str, Sequence[int]], one: Figure, *, sure: bool
) -> tuple[int, Support] | None:
    """The place of the only figure that fits a surname, and what speaks for it."""
    word = _word(one.names[0])
    signs = {place: is_person(figures[place]) for name in one.names for place in index.get(_word(name), ())}
    candidates = sorted(
        place for place, person in signs.items() if person or (sure and _begins(figures[place], word))
    )
    rivals = [place for place in candidates if _is_at_hand(figures[place], one)]
    sole = sure and len(rivals) == 1 and not is_common(word) and not is_given(word) and signs[rivals[0]]
    fits = [
        (place, fit) for place in candidates if (fit := _fits(figures[place], one, SOLE if sole else TWO))
    ]
    if len(fits) != 1:
        return None
    place, fit = fits[0]
    clear = fit.weight >= OFFICE or _others(figures, rivals, one) <= 1
    return (
        fits[0] if clear or (fit.weight >= TOLD_BESIDE and _is_nearest(figures, rivals, place, one)) else None
    )


def _is_nearest(figures: Sequence[Figure], rivals: Sequence[int], place: int, one: Figure) -> bool:
    """Whether everybody else of the surname who can be meant is told with fewer of those whom this document
    tells of.
    """
    own = len(shared_names(figures[place], one))
    others = (figures[n] for n in rivals if n != place and _can_be_meant(figures[n], one))
    return all(len(shared_names(each, one)) < own for each in others)


def _begins(candidate: Figure, word: str) -> bool:
    """Whether a name begins with a word, as "Fenagán del Norte" does with its short form."""
    return any(name.words[0] == word for name in candidate.names)


def _is_at_hand(candidate: Figure, one: Figure) -> bool:
    """Whether a candidate can be meant: not a person of the gazetteer of whom no document tells, and whose
    state this one does not name.
    """
    return bool(candidate.members) or not candidate.homes.isdisjoint(one.around)


def _index(figures: Sequence[Figure]) -> Mapping[str, Sequence[int]]:
    """The figures by each word that can stand for the whole of a name of theirs: by the rules of names, or
    because a document calls them so.
    """
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(figures):
        words = {word for name in one.names for word in _short_forms(name)}
        words |= {_word(name) for name in one.names}
        words |= {word for own in one.members for word in alone(own.actor)}
        for word in sorted(words):
            found[word].append(place)
    return found


def _short_forms(name: Name) -> Iterator[str]:
    """The family name as it may stand alone: the last word, the first where no given name stands there, the
    one before the last of three or more ("Peña"), and the ends of the name ("van der Berg").
    """
    words = name.words
    yield words[-1]
    if name.family_first:
        yield words[0]
    inner = words[1:-1]
    if inner and len(inner[-1]) > 1 and inner[-1] not in PARTICLES and inner[-1] not in _given():
        yield inner[-1]
    yield from ("".join(words[at:]) for at in range(1, len(words) - 1))


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    return frozenset(folded(name) for name in given_names())


def _word(name: Name) -> str:
    return "".join(name.words)


def _fits(candidate: Figure, one: Figure, needed: int) -> Support | None:
    """What speaks for a surname's being the candidate's, where nothing speaks against it and it is enough."""
    if contradict(candidate, one) or not candidate.documents.isdisjoint(one.documents):
        return None
    if out_of_office(candidate.leader, one):
        return None
    found = support(candidate, one)
    if found.weight >= OFFICE:
        return found
    if one.offices and not _office_fits(candidate, one):
        return None
    near = _near(candidate, one, WITH_NAMES if shared_names(candidate, one) else NEAR)
    return found if found.weight >= needed and near else None


def _others(figures: Sequence[Figure], candidates: Sequence[int], one: Figure) -> int:
    """How many candidates nothing speaks against, and documents tell of at about the time."""
    return sum(_can_be_meant(figures[n], one) for n in candidates)


def _can_be_meant(candidate: Figure, one: Figure) -> bool:
    return not contradict(candidate, one) and _near(candidate, one)


def _office_fits(candidate: Figure, one: Figure) -> bool:
    """Whether the candidate holds an office that the words for the other's can mean."""
    titles = {title for title, _ in candidate.offices}
    classes = {office_class(title) for title in titles}
    if candidate.leader:
        classes.add(candidate.leader.standing)
    return any(
        title in titles
        or (title in ANY_LEADER and bool(classes & LEADING))
        or (office_class(title) in LEADING and office_class(title) in classes)
        or any(other.endswith(f" {title}") or other.startswith(f"{title} of ") for other in titles)
        for title, _ in one.offices
    )


def _near(candidate: Figure, one: Figure, time: dt.timedelta = NEAR) -> bool:
    """Whether documents of both are no further apart than a time, or the gazetteer knows the candidate."""
    if candidate.leader:
        return candidate.leader.since is None or _in_years(candidate, one)
    days = [own.issued for own in candidate.members if own.issued]
    own = [told.issued for told in one.members if told.issued]
    return not days or not own or (min(days) - time <= min(own) and max(own) <= max(days) + time)


def _in_years(candidate: Figure, one: Figure) -> bool:
    leader = candidate.leader
    years = [told.issued.year for told in one.members if told.issued]
    if leader is None or leader.since is None or not years:
        return True
    return leader.since <= min(years) and max(years) <= (leader.until or dt.MAXYEAR) + 1


def _apart(one: Figure, other: Figure) -> bool:
    return contradict(one, other) or not one.documents.isdisjoint(other.documents)


def _by_office(left: Sequence[Figure]) -> tuple[list[Figure], list[Merge]]:
    """Surnames that fit nobody, joined where documents of about the same time give them one office of one
    state or body.
    """
    groups: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    ordered = sorted(left, key=lambda one: (one.members[0].order, one.key))
    for place, one in enumerate(ordered):
        for title, of in one.offices:
            if of:
                groups[_word(one.names[0]), title, of].append(place)
    now: dict[int, list[int]] = {place: [place] for place in range(len(ordered))}
    merges = []
    for (_, title, of), places in sorted(groups.items()):
        for before, after in pairwise(places):
            one, other = ordered[before], ordered[after]
            group, more = now[before], now[after]
            if group is more or not _same_time(one, other):
                continue
            if any(_apart(ordered[a], ordered[b]) for a in group for b in more):
                continue
            group += more
            now.update(dict.fromkeys(more, group))
            words = f"both {office_told((title, of))}, and no other of this name is known there"
            merges.append(Merge("actor", one.key, other.key, "same surname and office", words))
    distinct = {id(group): group for group in now.values()}
    return [_with(ordered[group[0]], _members(ordered, group[1:])) for group in distinct.values()], merges


def _same_time(one: Figure, other: Figure) -> bool:
    first, second = one.members[-1].issued, other.members[0].issued
    return first is not None and second is not None and abs(second - first) <= NEAR


def _with(one: Figure, more: Sequence[Member]) -> Figure:
    return figure((*one.members, *more), one.leader, one.sides)


def _members(figures: Sequence[Figure], places: Sequence[int]) -> list[Member]:
    return [own for place in places for own in figures[place].members]
