"""What speaks for two actors being one, the names apart: offices, company, the persons beside them."""

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from memcon.gazetteer import gazetteer
from memcon.resolve.across.figures import Figure, Held, shared_names
from memcon.resolve.across.society import is_media
from memcon.resolve.people import Leader
from memcon.resolve.titles import office_class

# so many names are enough to see what a merge rests on
MOST = 3


class Support(NamedTuple):
    """What two have in common: how much it weighs, and in words.

    4 the same office; 3 an office of the same state or body, or of one that the other is told beside; 2 the
    same title where one leaves open of what, or two of these: a state beside both, the state of the one's
    office in the other's document, persons and bodies that few documents name in those of both; 1 one of
    these; 0 nothing but the name.
    """

    weight: int
    words: str


def told_of(keys: Iterable[str]) -> str:
    """States and bodies by their names, for people to read: "France, Malta"."""
    return ", ".join(sorted(_label(key) for key in keys)[:MOST])


def office_told(held: Held) -> str:
    """An office as people read it: "foreign minister of Malta"."""
    title, of = held
    return f"{title} of {told_of((of,))}" if of else title


@lru_cache(maxsize=65536)
def _label(key: str) -> str:
    """A body that no gazetteer knows has no name here."""
    try:
        return gazetteer().entry(key).label
    except KeyError:
        return f"the same {key.partition('/')[0]}"


def support(one: Figure, other: Figure) -> Support:
    """What speaks for two figures being one, the names apart."""
    leader = one.leader or other.leader
    if leader is not None:
        found = _of_leader(leader, other if one.leader else one)
        if found.weight or not (one.members and other.members):
            return found
    offices = sorted(held for held in one.offices.keys() & other.offices.keys() if held[1])
    if offices:
        return Support(4, f"both {office_told(offices[0])}")
    bodies = {of for _, of in one.offices if of} & {of for _, of in other.offices if of}
    if bodies:
        return Support(3, f"both hold an office of {told_of(bodies)}")
    return _loose(one, other)


def _loose(one: Figure, other: Figure) -> Support:
    """What is in common without an office of one state or body."""
    for holder, beside in ((one, other), (other, one)):
        found = {of for _, of in holder.offices if of} & beside.company
        if found:
            return Support(3, f"one holds an office of {told_of(found)}, beside which the other is told")
    title = _title_of_both(one, other)
    if title:
        return Support(2, f"both {title}, and one does not say of what")
    return _told_with(one, other)


def _told_with(one: Figure, other: Figure) -> Support:
    """The states and the seldom names in common, of the sentences and of the documents as a whole."""
    company = {key for key in one.company & other.company if not is_media(key)}
    names = shared_names(one, other)
    homes = (one.homes & other.around) | (other.homes & one.around)
    places = one.places & other.places
    words = []
    if company:
        words.append(f"both told beside {told_of(company)}")
    elif homes:
        words.append(f"one holds an office of {told_of(homes)}, which the other's document names")
    elif names and places:
        words.append(f"both documents name {told_of(places)}")
    if names:
        words.append(f"both told with {', '.join(names[:MOST])} at about the same time")
    weight = len(names) + bool(company) + bool(homes) + bool(names and places and not company)
    return Support(min(weight, 2), "; ".join(words))


def _title_of_both(one: Figure, other: Figure) -> str:
    """A title that both hold, one of them of nothing that is said: "chairman", "chairman of the board"."""
    shared = {
        first
        for first, of in one.offices
        for second, held in other.offices
        if (of is None or held is None) and (_begins(first, second) or _begins(second, first))
    }
    return min(shared, default="")


def _begins(title: str, longer: str) -> bool:
    return title == longer or longer.startswith((f"{title} of ", f"{title} for "))


def _of_leader(leader: Leader, other: Figure) -> Support:
    """What speaks for a figure being a person of the gazetteer."""
    state, standing = leader.state, leader.standing
    if any(of == state and office_class(title) == standing for title, of in other.offices):
        return Support(
            4, f"an office of {told_of((state,))}, where the gazetteer has a {standing} of that name"
        )
    if state in other.homes:
        return Support(3, f"an office of {told_of((state,))}, which the gazetteer has as the person's state")
    if state in other.company:
        return Support(3, f"told beside {told_of((state,))}, which the gazetteer has as the person's state")
    if any(of is None and office_class(title) == standing for title, of in other.offices):
        return Support(2, f"the office of a {standing}, as the gazetteer has it for {told_of((state,))}")
    if state in other.around:
        return Support(
            1, f"the document names {told_of((state,))}, which the gazetteer has as the person's state"
        )
    return Support(0, "")


def out_of_office(leader: Leader | None, other: Figure) -> bool:
    """Whether a figure holds, outside the leader's years, the office that the leader is known for."""
    if leader is None or leader.since is None:
        return False
    until = leader.until or dt.MAXYEAR
    return any(
        of in {None, leader.state}
        and office_class(title) == leader.standing
        and last.year != dt.MAXYEAR
        and not leader.since <= last.year <= until + 1
        for (title, of), (_, last) in other.offices.items()
    )
