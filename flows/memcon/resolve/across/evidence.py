"""What speaks for two actors being one, the names apart: offices, company, the persons beside them."""

import datetime as dt
from typing import NamedTuple

from memcon.resolve.across.figures import Figure
from memcon.resolve.people import Leader
from memcon.resolve.titles import office_class


class Support(NamedTuple):
    """What two have in common: how much it weighs, and in words.

    4 the same office; 3 an office of the same state or body, or of one that the other is told beside; 2 the
    same title where one leaves open of what, or the same states and persons beside both; 1 the same states
    or the same persons; 0 nothing but the name.
    """

    weight: int
    words: str


def support(one: Figure, other: Figure) -> Support:
    """What speaks for two figures being one, the names apart."""
    leader = one.leader or other.leader
    if leader is not None:
        found = _of_leader(leader, other if one.leader else one)
        if found.weight or not (one.members and other.members):
            return found
    offices = sorted(held for held in one.offices.keys() & other.offices.keys() if held[1])
    if offices:
        return Support(4, f"both {offices[0][0]} of {offices[0][1]}")
    bodies = {of for _, of in one.offices if of} & {of for _, of in other.offices if of}
    if bodies:
        return Support(3, f"both hold an office of {min(bodies)}")
    return _loose(one, other)


def _loose(one: Figure, other: Figure) -> Support:
    """What is in common without an office of one state or body."""
    for holder, beside in ((one, other), (other, one)):
        found = {of for _, of in holder.offices if of} & beside.company
        if found:
            return Support(3, f"one holds an office of {min(found)}, beside which the other is told")
    title = _title_of_both(one, other)
    if title:
        return Support(2, f"both {title}, and one does not say of what")
    company, circle = sorted(one.company & other.company), _circle(one, other)
    states = f"both told beside {', '.join(company[:3])}"
    people = f"both told with persons named {', '.join(circle[:3])} at about the same time"
    if circle and company:
        return Support(2, f"{states}; {people}")
    if circle:
        return Support(1, people)
    return Support(1, states) if company else Support(0, "")


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


def _circle(one: Figure, other: Figure) -> list[str]:
    """The family names of persons who are told with both, in documents of the same or the next year."""
    small, large = sorted((one.circle, other.circle), key=len)
    return sorted({name for name, year in small if any((name, year + by) in large for by in (-1, 0, 1))})


def _of_leader(leader: Leader, other: Figure) -> Support:
    """What speaks for a figure being a person of the gazetteer."""
    state, standing = leader.state, leader.standing
    if any(of == state and office_class(title) == standing for title, of in other.offices):
        return Support(4, f"an office of {state}, where the gazetteer has a {standing} of that name")
    if state in other.homes:
        return Support(3, f"an office of {state}, which the gazetteer has as the person's state")
    if state in other.company:
        return Support(3, f"told beside {state}, which the gazetteer has as the person's state")
    if any(of is None and office_class(title) == standing for title, of in other.offices):
        return Support(2, f"the office of a {standing}, as the gazetteer has it for {state}")
    if state in other.around:
        return Support(1, f"the document names {state}, which the gazetteer has as the person's state")
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
