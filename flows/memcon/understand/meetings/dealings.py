"""Verbs that tell of a meeting only beside the right people: an ambassador is summoned, a minister is seen
or called on, a matter is discussed with a colleague; witnesses, crowds and readers are not.
"""

from spacy.tokens import Token

from memcon.understand.meetings.clauses import Governor, possessor
from memcon.understand.meetings.lists import Member, members, phrase
from memcon.understand.meetings.located import Located
from memcon.understand.meetings.parties import BY, WITH, Parties, after, by_call, objects, plural, subjects
from memcon.understand.meetings.triggers import known

ON = frozenset({"on", "upon"})
TO = frozenset({"to"})
TO_OR_WITH = TO | WITH
BY_OR_WITH = BY | WITH
EACH_OTHER = frozenset({"each other", "one another"})


def summon(located: Located, verb: Token) -> Parties | None:
    """X summoned the ambassador of Y; the ambassador was summoned by X, or to X."""
    if any(child.dep_ == "nsubjpass" for child in verb.children):
        called, callers = subjects(located, verb), after(located, verb, BY) or after(located, verb, TO)
        if callers and any(_envoy(located, number) for number in called):
            return Parties(called, callers, callers[0].number)
        return None
    callers_, envoys = subjects(located, verb), objects(located, verb)
    if not callers_ or not any(_envoy(located, member.number) for member in envoys):
        return None
    return Parties(callers_, envoys, callers_[0])


def _envoy(located: Located, number: int) -> bool:
    """Whether the words name a diplomat: "the Danish ambassador"."""
    first, last = located.ranges[number]
    return any(known(token, "party", "envoy") for token in located.doc[first : last + 1])


def discuss(located: Located, verb: Token) -> Parties | None:
    """X discussed a matter with Y, both of them persons; two named persons discussed a matter."""
    given = [child for child in verb.children if child.dep_ == "dobj"]
    near, far = subjects(located, verb), after(located, verb, WITH, *given)
    named = [located.mentions[number] for number in near]
    jointly = len(near) == 2 and all(one.kind == "person" and one.form == "name" for one in named)
    return Parties(near, far) if jointly or (near and _persons(located, far)) else None


def see(located: Located, verb: Token) -> Parties | None:
    """X is to see Y; X and Y saw each other: what was merely seen is no meeting."""
    near = subjects(located, verb)
    if verb.doc[verb.i + 1 : verb.i + 3].text.lower() in EACH_OTHER:
        return Parties(near, open=not plural(located, near)) if near else None
    far = objects(located, verb)
    ahead = verb.tag_ == "VB" and any(child.dep_ == "aux" for child in verb.children)
    if not (ahead and near and _persons(located, far)) or _goes_on(located, far):
        return None
    return Parties(near, far)


def _goes_on(located: Located, far: tuple[Member, ...]) -> bool:
    """Whether something is seen to happen: "see Roe removed", "see Roe as a rival"."""
    after_ = far[-1].last + 1
    following = located.doc[after_] if after_ < len(located.doc) else None
    return following is not None and (
        following.tag_.startswith(("VB", "JJ")) or following.text.lower() == "as"
    )


def courtesy(located: Located, verb: Token) -> Parties | None:
    """X called on Y; not "called on Y to act"."""
    if any(child.dep_ in {"xcomp", "ccomp", "advcl", "nsubjpass"} for child in verb.children):
        return None
    near, far = subjects(located, verb) or _only_noun(located, verb), after(located, verb, ON)
    urged = far and any(token.tag_ == "TO" for token in located.doc[far[-1].last + 1 : verb.sent.end])
    return Parties(near, far) if near and not urged and _persons(located, far) else None


def courtesy_call(located: Located, noun: Token, above: Governor) -> Parties | None:
    """X paid a courtesy call on Y; X's call on Y; not "a call on Y to act"."""
    owner, paid = possessor(noun), above.verb is not None and known(above.verb, "verb", "paying") is not None
    near = subjects(located, above.verb) if paid and above.verb is not None else ()
    near = near or (phrase(located, owner) if owner is not None else ())
    far = after(located, noun, ON)
    urged = far and any(token.tag_ == "TO" for token in located.doc[far[-1].last + 1 : noun.sent.end])
    return Parties(near, far) if near and not urged and _persons(located, far) else None


def granted(located: Located, noun: Token, above: Governor) -> Parties | None:
    """X was granted an audience by Y; Y granted an audience to X, or X an audience: Y is the host."""
    verb = above.verb
    if verb is None or above.relation != "object" or known(verb, "verb", "granting") is None:
        return None
    near = subjects(located, verb)
    if any(child.dep_ == "auxpass" for child in verb.children):
        hosts = after(located, verb, BY_OR_WITH, noun)
        return Parties(near, hosts, hosts[0].number) if near and _persons(located, hosts) else None
    guests = after(located, verb, TO, noun) or members(located, verb.i + 1, noun.i)
    return Parties(near, guests, near[0]) if near and _persons(located, guests) else None


def _only_noun(located: Located, verb: Token) -> tuple[int, ...]:
    """The noun that the parse hangs the verb on as a participle: "The delegation called on the king"."""
    number = located.actors.get(verb.head.i) if verb.dep_ == "acl" and verb.head.dep_ == "ROOT" else None
    return (number,) if number is not None else ()


def speech(located: Located, verb: Token) -> Parties | None:
    """X spoke with Y by phone; X and Y talked for an hour; where no means of call is named, both must be
    persons, and whom X spoke "to" of some office.
    """
    near, far = subjects(located, verb), after(located, verb, TO_OR_WITH)
    if lasting(verb) and len(near) > 1 and not far and all(_person(located, number) for number in near):
        return Parties(near)
    if by_call(verb):
        return Parties(near, far, open=not near or (not far and not plural(located, near)))
    if not near or not _persons(located, far) or not all(_person(located, number) for number in near):
        return None
    to = bool(after(located, verb, TO))
    titled = all(located.mentions[member.number].office for member in far)
    return Parties(near, far) if titled or not to else None


def lasting(verb: Token) -> bool:
    """Whether people talked for some time, each with the other: "talked for three hours"."""
    spans = (
        child for preposition in verb.children if preposition.text == "for" for child in preposition.children
    )
    return known(verb, "verb", "lasting") is not None and any(known(span, "noun", "length") for span in spans)


def _persons(located: Located, far: tuple[Member, ...]) -> bool:
    return bool(far) and all(_person(located, member.number) for member in far)


def _person(located: Located, number: int) -> bool:
    """Whether the words name one person, or several by their office; "him" names nobody new, but may."""
    mention = located.mentions[number]
    named = mention.form != "nominal" or mention.office is not None
    return (mention.kind == "person" and named) or (mention.kind == "group" and mention.form == "office")
