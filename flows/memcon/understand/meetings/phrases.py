"""Who takes part in a meeting by the noun's own phrase: "X's meeting with Y", "the X-Y summit", "talks
between X and Y", "a visit by X to Y".
"""

from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Token

from memcon.understand.meetings.clauses import Governor
from memcon.understand.meetings.destinations import destination
from memcon.understand.meetings.lists import Member, members
from memcon.understand.meetings.located import Located
from memcon.understand.meetings.parties import BY, WITH, after, by_call
from memcon.understand.meetings.triggers import Trigger, known, words

AMONG = frozenset({"between", "among", "involving", "featuring"})
OF = frozenset({"of"})
FOR = frozenset({"for"})
VISITS = frozenset({"visit", "journey"})
# the words of a noun phrase before its head, among which parties are looked for
BEFORE = ("NN", "JJ", "HYPH", "CD", "POS", "PRP$", "VBG", "VBN", "CC", "RB", ",", "-RRB-", "-LRB-")
JOINTS = frozenset({"-", "–", "—", "/", ",", "and"})


class Own(NamedTuple):
    """What the noun's own phrase says, in numbers of mentions."""

    owners: tuple[int, ...]
    """X of "X's meeting", "a visit by X", "the meeting of X"."""
    pair: tuple[int, ...]
    """X and Y of "the X-Y meeting", "talks between X and Y": nobody is missing."""
    others: tuple[Member, ...]
    """Y of "with Y", "to Y"."""
    body: tuple[int, ...] = ()
    """The organisation of "the EU summit"."""


def own_phrase(located: Located, trigger: Trigger, above: Governor) -> Own:
    """The parties that the phrase of the trigger names; `above` is the verb that governs it."""
    noun = trigger.token
    verb = None if above.relation in words("preposition", "during").forms else above.verb
    before = _before(located, noun)
    owners, pair = _owners(located, before), _pair(located, before)
    pair = pair or _numbers(after(located, noun, AMONG, verb))
    owners = owners or (*_numbers(_of(located, noun)), *_leaders(located, noun))
    others = after(located, noun, WITH, verb)
    if trigger.frame == "ring" and (by_call(noun) or (verb and known(verb, "verb", "paying", "light"))):
        others = others or _directly(located, noun, "from") or _directly(located, noun, "to")
    if trigger.frame in VISITS:
        owners = owners or _numbers(after(located, noun, BY))
        others = others or _directly(located, noun, "to") or _visited(located, noun)
    if known(noun, "noun", "meal"):
        others = others or after(located, noun, FOR)
    body = () if trigger.form in {"talks", "visit", "call"} else _body(located, before)
    return Own(owners, pair, others, body)


def _numbers(found: tuple[Member, ...]) -> tuple[int, ...]:
    return tuple(member.number for member in found)


def _of(located: Located, noun: Token) -> tuple[Member, ...]:
    """Those after "of", which may stand behind a place or date: "the summit in Lima of G8 leaders"."""
    found = _directly(located, noun, "of")
    if found:
        return found
    for token in noun.doc[noun.i + 1 : noun.sent.end]:
        if token.text.lower() in OF and token.head.i in located.places and token.head.i > noun.i:
            behind = token.head.head.head
            return members(located, token.i + 1, noun.sent.end) if behind.i == noun.i else ()
    return ()


def _directly(located: Located, noun: Token, preposition: str) -> tuple[Member, ...]:
    """The actors after a preposition that the parse hangs on the noun itself."""
    for child in noun.rights:
        if child.dep_ == "prep" and child.text.lower() == preposition:
            return members(located, child.i + 1, noun.sent.end)
    return ()


def _visited(located: Located, noun: Token) -> tuple[Member, ...]:
    """The place after "to": "a visit to Lisbon"."""
    for child in noun.rights:
        if child.dep_ == "prep" and child.text.lower() == "to":
            return destination(located, child.i + 1, noun.sent.end)
    return ()


def _leaders(located: Located, noun: Token) -> tuple[int, ...]:
    """Y of "the visit of a delegation led by Y"."""
    for token in noun.subtree:
        if token.dep_ == "acl" and known(token, "verb", "leading"):
            return _numbers(after(located, token, BY))
    return ()


def _before(located: Located, noun: Token) -> list[int]:
    """The actors among the words of the phrase before its head, in order."""
    found: list[int] = []
    position = noun.i - 1
    while position >= noun.left_edge.i:
        token, number = noun.doc[position], located.actors.get(position)
        if number is not None and located.ranges[number][1] < noun.i:
            found.insert(0, number)
            position = located.ranges[number][0]
        elif not token.tag_.startswith(BEFORE) and token.text not in JOINTS:
            break
        position -= 1
    return found


def _owners(located: Located, before: list[int]) -> tuple[int, ...]:
    """The possessives, or the one person: "Roe's talks", "his visit", "the Roe visit"."""
    owned = tuple(number for number in before if _possessive(located, number))
    person = len(before) == 1 and located.mentions[before[0]].kind == "person"
    return owned or (tuple(before) if person else ())


def _possessive(located: Located, number: int) -> bool:
    last = located.ranges[number][1]
    return located.doc[last].tag_ == "PRP$" or located.doc[last + 1].text in {"'s", "'"}


def _pair(located: Located, before: list[int]) -> tuple[int, ...]:
    """Two or more that only dashes, commas or "and" join: "the Chilean-Peruvian talks"."""
    if len(before) < 2 or any(_possessive(located, number) for number in before):
        return ()
    for one, other in pairwise(before):
        between = located.doc[located.ranges[one][1] + 1 : located.ranges[other][0]]
        if not len(between) or any(token.text not in JOINTS for token in between):
            return ()
    return tuple(before)


def _body(located: Located, before: list[int]) -> tuple[int, ...]:
    """The one organisation: "the EU summit", "the Group of Eight (G8) summit"."""
    bodies = [number for number in before if located.mentions[number].kind == "organisation"]
    return tuple(bodies[-1:]) if len(bodies) == len(before) else ()
