"""A visited place as a party: who visits Lisbon visits Portugal, as the resolve stage finds out."""

from memcon.understand.meetings.lists import Member, occasion
from memcon.understand.meetings.located import Located
from memcon.understand.meetings.triggers import known

LEADING = frozenset({"DT", "JJ", "PRP$"})


def destination(located: Located, start: int, stop: int) -> tuple[Member, ...]:
    """The place named from token `start` on, before token `stop`, as the one member of a list: "Lisbon", "the
    capital Lisbon"; empty where none is.
    """
    while start < stop and start not in located.places:
        token = located.doc[start]
        if token.tag_ not in LEADING and known(token, "noun", "place") is None:
            return ()
        start += 1
    number = located.places.get(start) if start < stop else None
    if number is None:
        return ()
    last = located.ranges[number][1]
    found = occasion(located, last + 1, stop)
    return (Member(number, found.last, found.date) if found else Member(number, last, None),)
