"""The actors that stand around a word: its subject, its object, those after its prepositions."""

from typing import NamedTuple

from spacy.tokens import Token

from memcon.understand.meetings.clauses import SUBJECTS, governor, possessor, subject
from memcon.understand.meetings.lists import Member, members, phrase
from memcon.understand.meetings.located import Located
from memcon.understand.meetings.triggers import known

WITH = frozenset({"with"})
BY = frozenset({"by"})
# "Chile said it was ready": the verb of saying tells whom these mean
REPORTED = frozenset({"it", "they"})
DEEPEST = 8
# the longest headline, in words and signs
HEADLINE = 16


class Parties(NamedTuple):
    """The actors of a meeting, by the words that bring them in; numbers of mentions."""

    sides: tuple[int, ...] = ()
    """Named by the trigger's own phrase or as subject."""
    listed: tuple[Member, ...] = ()
    """Those after "with" or as object, with their own dates where they have them."""
    host: int | None = None
    open: bool = False
    """The words leave a side unnamed: "talks with Iran resumed", "the meeting"."""
    joining: tuple[int, ...] = ()
    """Those who only join what others hold: "Roe arrived at the talks"."""

    @property
    def all(self) -> tuple[int, ...]:
        """Every side once, in order."""
        return tuple(dict.fromkeys([*self.sides, *(member.number for member in self.listed)]))


def subjects(located: Located, verb: Token) -> tuple[int, ...]:
    """The actors that are the subject of a verb, or whose own the subject is: "his comments"."""
    token = subject(verb)
    if token is None:
        return _right_before(located, verb)
    if token.text.lower() == "it" and _announces(verb):
        return ()
    if token.text.lower() in REPORTED:
        return _reporting(located, token) or _going_on(located, token) or phrase(located, token)
    if token.i < located.opening:
        return tuple(member.number for member in members(located, located.opening, verb.i))
    found = _headlined(located, verb, token) or phrase(located, token)
    return (*_joined_before(located, found), *found) or _behind(located, token)


def _announces(verb: Token) -> bool:
    """Whether "it" before the verb is nobody: "it was agreed that"."""
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return passive and any(child.dep_ in {"ccomp", "xcomp"} and child.i > verb.i for child in verb.children)


def _joined_before(located: Located, found: tuple[int, ...]) -> tuple[int, ...]:
    """X of a sentence or clause that begins "X and Y", where the parse takes Y alone for the subject."""
    start = located.ranges[found[0]][0] if len(found) == 1 else 0
    number = located.actors.get(start - 2) if start > 1 and located.doc[start - 1].text == "and" else None
    if number is None or number in found or located.mentions[number].form == "adjective":
        return ()
    first = located.doc[located.ranges[number][0]]
    begins = first.i == first.sent.start or located.doc[first.i - 1].text in {",", ";", ":"}
    return (number,) if begins else ()


def _headlined(located: Located, verb: Token, token: Token) -> tuple[int, ...]:
    """X and Y of a headline that begins "X, Y meet": only a comma joins them."""
    number = located.actors.get(token.i)
    if number is None or token.sent.end - token.sent.start > HEADLINE:
        return ()
    first, found = token.sent.start, []
    while (listed := located.actors.get(first)) is not None:
        found.append(listed)
        first = located.ranges[listed][1] + 2
        if first > verb.i or located.doc[first - 1].text != ",":
            break
    return tuple(found) if len(found) > 1 and first - 1 <= verb.i and _all_before(verb, first - 1) else ()


def _all_before(verb: Token, position: int) -> bool:
    """Whether only auxiliaries and adverbs stand from the position to the verb."""
    between = verb.doc[position : verb.i]
    return all(token.tag_.startswith(("MD", "RB", "TO", "VB")) for token in between)


def _behind(located: Located, noun: Token) -> tuple[int, ...]:
    """Whose the noun is that stands where an actor is looked for: "his comments came after talks"; or who has
    it: Roe of "Roe announced plans to meet".
    """
    owner = possessor(noun)
    if owner is not None:
        return phrase(located, owner)
    above = governor(noun)
    planned = known(noun, "noun", "planned", "proposed", "refused") is not None
    has = planned and above.verb is not None and above.relation == "object"
    return subjects(located, above.verb) if has and above.verb is not None else ()


def _right_before(located: Located, verb: Token) -> tuple[int, ...]:
    """The actor, or the two joined by "and", right before a verb whose subject the parse does not show: "On
    Friday Roe met".
    """
    position = verb.i - 1
    while position > verb.sent.start and verb.doc[position].tag_ in {"RB", "MD", "VBD", "VBZ", "VBP"}:
        position -= 1
    number = located.actors.get(position)
    if position < verb.sent.start or number is None or located.mentions[number].form == "adjective":
        return ()
    joint = located.ranges[number][0] - 1
    other = located.actors.get(joint - 1) if joint > 0 and located.doc[joint].text == "and" else None
    return (number,) if other is None else (other, number)


def _reporting(located: Located, pronoun: Token) -> tuple[int, ...]:
    """Chile of "Chile said it was ready": "it" is one state or body, "they" are several persons or states."""
    verb = pronoun.head
    while verb.dep_ in {"xcomp", "acomp"} and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ != "ccomp":
        return ()
    above = next((child for child in verb.head.children if child.dep_ in SUBJECTS), None)
    return _fitting(located, pronoun, above) if above is not None and above.i < pronoun.i else ()


def _going_on(located: Located, pronoun: Token) -> tuple[int, ...]:
    """The subject of the sentence before, which the pronoun goes on about ("The EU has a plan. It will hold
    talks with Peru").
    """
    start = pronoun.sent.start
    if start == 0 or pronoun.head.dep_ != "ROOT":
        return ()
    root = pronoun.doc[start - 1].sent.root
    before = next((child for child in root.children if child.dep_ in SUBJECTS), None)
    return _fitting(located, pronoun, before) if before is not None else ()


def topic(located: Located, noun: Token) -> tuple[int, ...]:
    """The person or delegation that the clause before the noun's is about: the subject of the sentence's main
    clause, or else of the sentence before.
    """
    sentence = noun.sent
    before = sentence.doc[sentence.start - 1].sent if sentence.start else sentence
    for root in (sentence.root, before.root):
        head = next((child for child in root.children if child.dep_ in SUBJECTS and child.i < noun.i), None)
        if head is not None and head.i != noun.i:
            break
    found = phrase(located, head) if head is not None else ()
    return found if len(found) == 1 and located.mentions[found[0]].kind in {"person", "group"} else ()


def _fitting(located: Located, pronoun: Token, head: Token) -> tuple[int, ...]:
    """The actors of the phrase if the pronoun can mean them: "it" one state or body, "they" several."""
    found = phrase(located, head)
    if pronoun.text.lower() == "they":
        return found if plural(located, found) else ()
    impersonal = len(found) == 1 and located.mentions[found[0]].kind in {"state", "organisation"}
    return found if impersonal and located.mentions[found[0]].form != "pronoun" else ()


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
    first = located.ranges[found[0].number][0]
    announced = any(other.text == ":" for other in token.doc[token.i : first])
    if announced or located.date_at(token.i) is not None:
        return True
    quantity = token.i < first and known(token, "noun", "quantity") is not None
    return quantity or any(located.ranges[member.number][0] <= token.i <= member.last for member in found)


def after(
    located: Located, head: Token, prepositions: frozenset[str], *above: Token | None
) -> tuple[Member, ...]:
    """The actors after a preposition that hangs on `head` or on one of the tokens `above` it."""
    anchors = {token.i for token in (head, *above) if token is not None}
    for token in head.doc[head.i + 1 : head.sent.end]:
        along = token.nbor(-1).text.lower() in {"along", "together"} and token.nbor(-1).i > head.i + 1
        if token.text.lower() in prepositions and not along and _hangs(located, token, anchors):
            found = members(located, token.i + 1, head.sent.end)
            if found:
                return found
    return ()


def _hangs(located: Located, preposition: Token, anchors: set[int]) -> bool:
    """Whether it hangs on an anchor, directly or over a place, a date or another preposition; "with" also
    over an actor of the noun ("a meeting of ministers with Roe").
    """
    token = preposition
    for _ in range(DEEPEST):
        token = token.head
        if token.i in anchors:
            return True
        passable = token.i in located.places or located.date_at(token.i) is not None
        passable = passable or token.tag_ in {"IN", "RB"} or _is_means(token)
        beside = preposition.text.lower() in WITH and token.i in located.actors
        if not passable and not beside and known(token, "noun", "place", "part") is None:
            return False
    return False


def plural(located: Located, numbers: tuple[int, ...]) -> bool:
    """Whether the actors are several, or one collective of several."""
    return len(numbers) > 1 or any(
        located.mentions[n].plural and located.mentions[n].form != "pronoun" for n in numbers
    )


def by_call(token: Token) -> bool:
    """Whether a means of call stands with the token: "by phone", "telephone conversation"."""
    near = (other for other in token.subtree if abs(other.i - token.i) < 25)
    return any(_is_means(other) and not _of_next(token, other) for other in near)


def _of_next(token: Token, means: Token) -> bool:
    """Whether the means is that of the next verb in a row: "met Roe and spoke with him again by phone"."""
    for above in means.ancestors:
        if above.i == token.i:
            return False
        if above.dep_ == "conj" and above.tag_.startswith("VB"):
            return True
    return False


def _is_means(token: Token) -> bool:
    above = token.head.text.lower()
    return known(token, "means", "call") is not None and (
        token.dep_ in {"compound", "amod", "nmod"} or above in {"by", "on", "via", "over", "through"}
    )
