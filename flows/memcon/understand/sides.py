"""Who takes part in what a noun tells ("talks between X and Y", "X arrived for a meeting with Y"): from the
noun's own phrase first, then from the clause that it stands in.
"""

from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Token

from memcon.understand.clauses import Governor, governor
from memcon.understand.lists import Member, members
from memcon.understand.located import Located
from memcon.understand.parties import BY, WITH, Parties, after, by_call, objects, plural, subjects
from memcon.understand.triggers import Trigger, known, words

AMONG = frozenset({"between", "among", "involving", "featuring"})
GUESTS = frozenset({"for"})
# the words of a noun phrase before its head, among which parties are looked for
BEFORE = ("NN", "JJ", "HYPH", "CD", "POS", "PRP$", "VBG", "VBN", "CC", "RB")
DASHES = frozenset({"-", "–", "—", "/"})


class Own(NamedTuple):
    """What the noun's own phrase says."""

    owners: tuple[int, ...]
    """"X's meeting", "a visit by X", "the meeting of X"."""
    pair: tuple[int, ...]
    """"The X-Y meeting", "talks between X and Y": nobody is missing."""
    others: tuple[Member, ...]
    """"With Y", "to Y"."""
    body: tuple[int, ...] = ()
    """The organisation of "the EU summit"."""


def noun_parties(located: Located, trigger: Trigger) -> Parties:
    """The parties of a noun; open where nothing names all sides."""
    above = governor(trigger.token)
    own = _own(located, trigger, above)
    host = _host(located, trigger.token)
    if own.pair:
        return Parties((*own.pair, *_person(located, host)), own.others, host)
    if own.owners and (own.others or plural(located, own.owners)):
        return Parties(own.owners, own.others, host)
    return _from_clause(located, trigger, above, own)


def _own(located: Located, trigger: Trigger, above: Governor) -> Own:
    noun = trigger.token
    owners, pair = _before(located, noun)
    among = after(located, noun, AMONG, above.verb)
    pair = pair or tuple(member.number for member in among)
    owners = owners or tuple(m.number for m in _directly(located, noun, "of") if trigger.frame != "visit")
    others = after(located, noun, WITH, above.verb)
    if trigger.frame == "visit":
        owners = owners or tuple(
            m.number for m in (*after(located, noun, BY), *_directly(located, noun, "of"))
        )
        others = others or _directly(located, noun, "to")
    if noun.text.lower() in {"dinner", "lunch", "reception", "banquet", "breakfast"}:
        others = others or after(located, noun, GUESTS)
    return Own(owners, pair, others, _body(located, noun))


def _body(located: Located, noun: Token) -> tuple[int, ...]:
    """The organisation right before the noun: "the EU summit", "a NATO foreign ministers' meeting"."""
    number = located.actors.get(noun.i - 1)
    return (number,) if number is not None and located.mentions[number].kind == "organisation" else ()


def _directly(located: Located, noun: Token, preposition: str) -> tuple[Member, ...]:
    """The actors after a preposition that the parse hangs on the noun itself."""
    for child in noun.rights:
        if child.dep_ == "prep" and child.text.lower() == preposition:
            return members(located, child.i + 1, noun.sent.end)
    return ()


def _before(located: Located, noun: Token) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Owners and pair among the words before the noun: "X's meeting", "the X-Y meeting", "EU summit"."""
    found: list[int] = []
    position = noun.i - 1
    while position >= noun.left_edge.i:
        token = noun.doc[position]
        number = located.actors.get(position)
        if number is not None:
            found.insert(0, number)
            position = located.ranges[number][0]
        elif not token.tag_.startswith(BEFORE) and token.text not in DASHES and token.text != ",":
            break
        position -= 1
    owned = [n for n in found if _possessive(located, n, noun)]
    if owned:
        return tuple(owned), ()
    if len(found) > 1 and _joined(located, found):
        return (), tuple(found)
    person = len(found) == 1 and located.mentions[found[0]].kind == "person"
    return (tuple(found) if person else ()), ()


def _possessive(located: Located, number: int, noun: Token) -> bool:
    last = located.ranges[number][1]
    token, following = noun.doc[last], noun.doc[last + 1]
    return token.tag_ == "PRP$" or following.tag_ == "POS" or following.text in {"'s", "'"}


def _joined(located: Located, found: list[int]) -> bool:
    """Whether dashes, commas or "and" alone stand between the actors."""
    for one, other in pairwise(found):
        between = located.doc[located.ranges[one][1] + 1 : located.ranges[other][0]]
        if not between or any(
            token.text not in DASHES and token.text not in {",", "and", "-"} for token in between
        ):
            return False
    return True


def _host(located: Located, noun: Token) -> int | None:
    """X of "hosted by X", "chaired by X", or of "X hosted talks"."""
    above = governor(noun)
    if above.verb is not None and known(above.verb, "verb", "host"):
        if above.relation == "object":
            return next(iter(subjects(located, above.verb)), None)
        if above.relation == "subject":
            return next((member.number for member in after(located, above.verb, BY)), None)
    for child in noun.rights:
        if child.dep_ == "acl" and known(child, "verb", "host"):
            return next((member.number for member in after(located, child, BY)), None)
    return None


def _person(located: Located, host: int | None) -> tuple[int, ...]:
    """A person who hosts is there; a state that hosts lends its ground."""
    return (host,) if host is not None and located.mentions[host].kind == "person" else ()


def _from_clause(located: Located, trigger: Trigger, above: Governor, own: Own) -> Parties:
    """Parties that the clause adds to what the noun's phrase leaves open."""
    near, far = _of_clause(located, trigger, above, own)
    host = _host(located, trigger.token)
    sides = tuple(dict.fromkeys([*own.owners, *(near if not own.owners else ())]))
    others = own.others or far
    open_ = not own.body and not (sides and others) and not plural(located, sides)
    return Parties((*sides, *own.body), others, host, open_)


def _of_clause(
    located: Located, trigger: Trigger, above: Governor, own: Own
) -> tuple[tuple[int, ...], tuple[Member, ...]]:
    """The subject, and the object where it takes part too, of the governing verb."""
    verb, relation = above.verb, above.relation
    if verb is None or relation == "subject":
        return (_attending(located, verb), ()) if verb is not None else ((), ())
    during = relation in words("preposition", "during").forms
    if known(verb, "verb", "inviting") and relation in {"for", "to", "at"}:
        return subjects(located, verb), objects(located, verb)
    takes_part = (
        (relation == "object" and known(verb, "verb", "light", "host"))
        or (relation in {"for", "in", "to", "at", "on"} and known(verb, "verb", "motion", "light"))
        or (own.others and not known(verb, "verb", "urging"))
    )
    if takes_part:
        return subjects(located, verb), ()
    if during and trigger.frame != "visit" and by_call(trigger.token):
        return subjects(located, verb), objects(located, verb)
    return (), ()


def _attending(located: Located, verb: Token) -> tuple[int, ...]:
    """X of "the meeting was attended by X"."""
    return tuple(member.number for member in after(located, verb, BY)) if known(verb, "verb", "light") else ()
