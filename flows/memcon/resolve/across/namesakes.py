"""Actors of the same full name: one person, unless offices, genders or a decision say that they are several.

The evidence is sorted into camps that contradict one another. Who shows nothing of his own (no office of a
state) joins the only camp that has something in common with him; where two camps do, he joins none.
"""

import datetime as dt
from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from memcon.resolve.across.camps import Camp
from memcon.resolve.across.evidence import office_told, support, told_of
from memcon.resolve.across.figures import Figure, Held, Member, contradict, figure, hints, homes, parted
from memcon.resolve.across.merges import Merge
from memcon.resolve.across.names import Likeness
from memcon.resolve.across.names.comparing import RULES
from memcon.resolve.across.profiles import LocalActor
from memcon.resolve.titles import office_class

# two who hold the same office under one name with no word of either for so long can be father and son; the
# development corpus has such a pair 20 years apart, and a minister told of again after 18 in another office
LONG = dt.timedelta(days=12 * 366)
StatesOf = Callable[[LocalActor], Iterable[str]]
ALONE = "nothing speaks against it, and no other of this name is known"


def of_one_name(members: Sequence[Member]) -> list[Figure]:
    """The figures that actors of one full name are, in the order of their documents."""
    own = sorted(members, key=lambda one: (one.order, one.key))
    whole = figure(own)
    if len(own) == 1 or _agree(whole, own):
        return [whole]
    return [figure(camp) for camp in _camps(own)]


def told(whole: Figure) -> Iterator[Merge]:
    """Why the actors of one name are one: each with the earliest that holds the same office, or else with the
    earliest that is told in the same company, or else with the first of all.
    """
    rule = RULES[Likeness.SAME]
    head = whole.members[0]
    offices: dict[Held, str] = {}
    company: dict[str, str] = {}
    for one in whole.members:
        held = sorted((each.title, each.of) for each in one.actor.offices if each.of)
        shared = next((each for each in held if each in offices), None)
        beside = next((key for key in one.actor.company if key in company), None)
        if shared:
            yield Merge("actor", offices[shared], one.key, rule, f"both {office_told(shared)}")
        elif beside:
            yield Merge("actor", company[beside], one.key, rule, f"both told beside {told_of((beside,))}")
        elif one is not head:
            yield Merge("actor", head.key, one.key, rule, ALONE)
        for each in held:
            offices.setdefault(each, one.key)
        for key in one.actor.company:
            company.setdefault(key, one.key)


def _agree(whole: Figure, own: Sequence[Member]) -> bool:
    """Whether nothing in a name's actors contradicts: one gender, one document each, one country."""
    if len(whole.genders) > 1 or len(whole.documents) < len(own) or parted(whole.sides, whole.sides):
        return False
    clear = whole.beside.isdisjoint(whole.keys) and len(_countries(own, _every_state)) <= 1
    return clear and len(_spells(own)) <= 1


def _every_state(actor: LocalActor) -> Iterator[str]:
    return chain(homes(actor), hints(actor))


def _countries(own: Sequence[Member], states_of: StatesOf = homes) -> list[set[str]]:
    """The states of their offices, put together where somebody held offices of both."""
    found: list[set[str]] = []
    for states in sorted({tuple(sorted(set(states_of(one.actor)))) for one in own if not _torn(one)}):
        joined = set(states).union(*(group for group in found if group & set(states)))
        found = [group for group in found if not group & set(states)] + ([joined] if joined else [])
    return found


def _spells(own: Sequence[Member]) -> list[dt.date]:
    """The first days of the times in which documents tell of the holders of offices. A time ends where none
    tells of them for long, and then some have the very office that others had before.
    """
    days: defaultdict[dt.date, set[str]] = defaultdict(set)
    for one in own:
        if one.issued:
            days[one.issued].update(office.title for office in one.actor.offices if not office.former)
    begun: list[dt.date] = []
    before, last = set[str](), dt.date.min
    for day in sorted(day for day, titles in days.items() if titles):
        if not begun or (day - last > LONG and days[day] & before):
            begun.append(day)
            before = set()
        before |= days[day]
        last = day
    return begun


def _torn(one: Member) -> bool:
    """Whether a document gives somebody one office in two states: it has mixed up two namesakes."""
    states = defaultdict(set)
    for office in one.actor.offices:
        if office.of and office.of.startswith("state/"):
            states[office_class(office.title) or office.title].add(office.of)
    return any(len(of) > 1 for of in states.values())


def _camps(own: Sequence[Member]) -> list[list[Member]]:
    """The members in groups within which nothing contradicts."""
    states_of = homes if _countries(own) else _every_state
    countries = _countries(own, states_of)
    spells = _spells(own)
    camps: list[Camp] = []
    plain: list[Member] = []
    for one in own:
        place = _place(one, set(states_of(one.actor)), countries, spells)
        if place is not None or (len(countries) + len(spells) < 2 and (one.actor.gender or one.sides)):
            _put(camps, one, place)
        else:
            plain.append(one)
    known = [figure(camp.members) for camp in camps]
    alone: list[list[Member]] = []
    others: list[Camp] = []
    for one in plain:
        chosen = _chosen(camps, known, one)
        if chosen is not None:
            chosen.add(one)
        elif any(camp.takes(one) for camp in camps):
            alone.append([one])
        else:
            _put(others, one, None)
    return [*(camp.members for camp in camps), *alone, *(camp.members for camp in others)]


def _place(
    one: Member, states: set[str], countries: Sequence[set[str]], spells: Sequence[dt.date]
) -> int | None:
    """A number for the country and the time of a member's offices; None where they are not clear."""
    place = next((n for n, group in enumerate(countries) if states & group), None)
    if place is None and len(countries) <= 1 and len(spells) > 1 and one.actor.offices:
        place = 0
    if place is None or _torn(one):
        return None
    spell = bisect(spells, one.issued) if one.issued else 0
    return place * (len(spells) + 1) + spell


def _put(camps: list[Camp], one: Member, place: int | None) -> None:
    """Add a member to the first camp of its country that takes it, else to a new one."""
    camp = next((camp for camp in camps if camp.place == place and camp.takes(one)), None)
    if camp is None:
        camp = Camp(place)
        camps.append(camp)
    camp.add(one)


def _chosen(camps: Sequence[Camp], known: Sequence[Figure], one: Member) -> Camp | None:
    """The camp of a member without a country: the only one that takes it, or the only one of those that has
    something in common with it; the earlier of two that only a decision parts. `known`: the camps as figures.
    """
    taking = [(camp, whole) for camp, whole in zip(camps, known, strict=True) if camp.takes(one)]
    alone = figure([one])
    taking = [(camp, whole) for camp, whole in taking if not contradict(whole, alone)]
    if len(camps) > 1:
        taking = [(camp, whole) for camp, whole in taking if support(whole, alone).weight]
    places = {camp.place for camp, _ in taking}
    return taking[0][0] if len(taking) == 1 or (taking and len(places) == 1 and None not in places) else None
