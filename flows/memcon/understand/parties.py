"""Who takes part in what a verb tells ("X met Y", "Y was received by X"), and what all triggers share.

Actors are numbers of mentions, in the order in which they are found.
"""

from typing import NamedTuple

from spacy.tokens import Token

from memcon.understand.clauses import possessor, subject
from memcon.understand.lists import Member, members, phrase
from memcon.understand.located import Located
from memcon.understand.triggers import Trigger, known

WITH = frozenset({"with"})
BY = frozenset({"by"})
DEEPEST = 8


class Parties(NamedTuple):
    """The actors of a meeting, by the words that bring them in."""

    sides: tuple[int, ...] = ()
    """Named by the trigger's own phrase or as subject and object."""
    listed: tuple[Member, ...] = ()
    """Those after "with" or as object, with their own dates where they have them."""
    host: int | None = None
    open: bool = False
    """The words leave a side unnamed: "talks with Iran resumed", "the meeting"."""

    @property
    def all(self) -> tuple[int, ...]:
        """Every actor once, in order."""
        return tuple(dict.fromkeys([*self.sides, *(member.number for member in self.listed)]))


def verb_parties(located: Located, trigger: Trigger) -> Parties | None:
    """The parties of a verb; None where its words show that it tells of no meeting."""
    return VERBS[trigger.frame](located, trigger.token)


def subjects(located: Located, verb: Token) -> tuple[int, ...]:
    """The actors that are the subject of a verb, or whose own the subject is: "his comments"."""
    token = subject(verb)
    if token is None:
        return ()
    found = phrase(located, token)
    owner = possessor(token)
    return found or (phrase(located, owner) if owner is not None else ())


def objects(located: Located, verb: Token) -> tuple[Member, ...]:
    """The actors listed as the object of a verb."""
    token = next((child for child in verb.children if child.dep_ in {"dobj", "dative"}), None)
    start = verb.i + 1 if token is None else max(verb.i + 1, token.left_edge.i)
    found = members(located, start, verb.sent.end)
    if token is None or not found:
        return found
    return found if _holds(located, found, token) else ()


def _holds(located: Located, found: tuple[Member, ...], token: Token) -> bool:
    """Whether the object's head is an actor, announces a list of them, or is a date that the parse took for
    one; not "demands" of "the EU demands".
    """
    if located.date_at(token.i) is not None or token.i < located.ranges[found[0].number][0]:
        return True
    return any(located.actors.get(token.i) == member.number for member in found)


def after(
    located: Located, head: Token, prepositions: frozenset[str], *above: Token | None
) -> tuple[Member, ...]:
    """The actors after a preposition that hangs on `head` or on one of the tokens `above` it."""
    anchors = {token.i for token in (head, *above) if token is not None}
    for token in head.doc[head.i + 1 : head.sent.end]:
        if token.text.lower() in prepositions and _hangs(located, token, anchors):
            found = members(located, token.i + 1, head.sent.end)
            if found:
                return found
    return ()


def _hangs(located: Located, preposition: Token, anchors: set[int]) -> bool:
    """Whether it hangs on an anchor, directly or over a place, a date or another preposition."""
    token = preposition
    for _ in range(DEEPEST):
        token = token.head
        if token.i in anchors:
            return True
        passable = (
            token.i in located.places or located.date_at(token.i) is not None or token.tag_ in {"IN", "RB"}
        )
        if not passable and known(token, "noun", "place", "part") is None:
            return False
    return False


# --- verbs


def _mutual(located: Located, verb: Token) -> Parties | None:
    """X met Y; X met with Y; X and Y met."""
    near, passive = subjects(located, verb), any(child.dep_ == "nsubjpass" for child in verb.children)
    far = after(located, verb, WITH, verb) or objects(located, verb)
    agents = after(located, verb, BY, verb)
    if passive:
        return Parties(near, agents) if near and agents else None
    blocked = next((child for child in verb.children if child.dep_ in {"dobj", "prep"}), None)
    if not far and blocked is not None and _other_object(located, blocked):
        return None
    return Parties(near, far, open=not near or (not far and not plural(located, near)))


def _other_object(located: Located, token: Token) -> bool:
    """Whether it is something else that is met: "met the deadline", "met with criticism"."""
    if token.dep_ == "prep":
        return token.text.lower() == "with"
    return located.date_at(token.i) is None


def _with(located: Located, verb: Token) -> Parties | None:
    """X conferred with Y."""
    far = after(located, verb, WITH, verb)
    return Parties(subjects(located, verb), far, open=not subjects(located, verb)) if far else None


def _speech(located: Located, verb: Token) -> Parties | None:
    """X spoke with Y by phone; X and Y spoke by phone."""
    if not by_call(verb):
        return None
    near, far = subjects(located, verb), after(located, verb, frozenset({"with", "to"}), verb)
    return Parties(near, far, open=not near or (not far and not plural(located, near)))


def by_call(token: Token) -> bool:
    """Whether a means of call stands with the token: "by phone", "telephone conversation"."""
    return any(_is_means(other) for other in token.subtree if abs(other.i - token.i) < 25)


def _is_means(token: Token) -> bool:
    above = token.head.text.lower()
    return known(token, "means", "call") is not None and (
        token.dep_ in {"compound", "amod", "nmod"} or above in {"by", "on", "via", "over", "through"}
    )


def _call(located: Located, verb: Token) -> Parties | None:
    """X phoned Y."""
    far = objects(located, verb)
    return Parties(subjects(located, verb), far) if far else None


def _ring(located: Located, verb: Token) -> Parties | None:
    """X called Y, and nothing else is said that gives "called" another sense."""
    far = objects(located, verb)
    if not far or any(
        child.dep_ in {"oprd", "ccomp", "xcomp", "prt", "nsubjpass"} for child in verb.children
    ):
        return None
    if any(child.dep_ == "prep" and child.text.lower() in {"for", "on", "upon"} for child in verb.children):
        return None
    rest = far[-1].last + 1
    following = verb.doc[rest] if rest < len(verb.doc) else None
    named = (
        following is not None
        and following.tag_.startswith(("NN", "JJ", "DT"))
        and located.date_at(rest) is None
    )
    return None if named else Parties(subjects(located, verb), far)


def _host(located: Located, verb: Token) -> Parties | None:
    """X received Y; Y was received by X."""
    near = subjects(located, verb)
    if any(child.dep_ == "nsubjpass" for child in verb.children):
        hosts = after(located, verb, BY, verb)
        return Parties(near, hosts, hosts[0].number) if near and hosts else None
    guests = objects(located, verb)
    people = [located.mentions[member.number] for member in guests]
    if not near or not guests or not any(guest.kind in {"person", "group"} for guest in people):
        return None
    return Parties(near, guests, near[0])


def _visit(located: Located, verb: Token) -> Parties | None:
    """X visited Y: a person visits a state, an organisation or a person."""
    near, far = subjects(located, verb), objects(located, verb)
    if not near or not far or not any(located.mentions[n].kind in {"person", "group"} for n in near):
        return None
    return Parties(near, far, far[0].number)


def _gather(located: Located, verb: Token) -> Parties | None:
    """EU leaders gathered in Brussels."""
    near = subjects(located, verb)
    offices = [n for n in near if located.mentions[n].form == "office" or located.mentions[n].kind == "state"]
    return Parties(near) if offices and plural(located, near) else None


def _accompany(located: Located, verb: Token) -> Parties | None:
    """X was accompanied by Y: Y is listed, X the side."""
    with_ = after(located, verb, BY, verb)
    return Parties(subjects(located, verb), with_, open=True) if with_ and subjects(located, verb) else None


def plural(located: Located, numbers: tuple[int, ...]) -> bool:
    """Whether the actors are several, or one collective of several."""
    return len(numbers) > 1 or any(
        located.mentions[n].plural and located.mentions[n].form != "pronoun" for n in numbers
    )


VERBS = {
    "mutual": _mutual, "with": _with, "speech": _speech, "call": _call, "ring": _ring, "host": _host,
    "visit": _visit, "gather": _gather, "accompany": _accompany,
}  # fmt: skip
