"""Who takes part in what a noun tells: what its own phrase leaves open, the clause may say ("X arrived for a
meeting with Y", "after talks with Y, X said", "X hosted talks between Y and Z").
"""

from collections.abc import Sequence

from spacy.tokens import Token

from memcon.gazetteer import Candidate, gazetteer
from memcon.model import Mention
from memcon.understand.meetings.clauses import Governor, governor
from memcon.understand.meetings.dealings import courtesy_call, granted
from memcon.understand.meetings.lists import Member
from memcon.understand.meetings.located import Located
from memcon.understand.meetings.parties import BY, Parties, after, by_call, objects, plural, subjects, topic
from memcon.understand.meetings.phrases import VISITS, Own, own_phrase
from memcon.understand.meetings.triggers import Trigger, known, words

TO = frozenset({"to"})
PLACING = frozenset({"for", "in", "to", "at", "on"})
DURING = frozenset({"during", "in"})
HOLDING = frozenset({"light", "deciding", "host"})
OF_STATES = frozenset({"international", "regional"})
DEEPEST = 6


def noun_parties(located: Located, trigger: Trigger) -> Parties | None:
    """The parties of a noun, open where nothing names all sides; None where it tells of no meeting."""
    above = governor(trigger.token)
    if trigger.frame == "courtesy":
        return courtesy_call(located, trigger.token, above)
    given = granted(located, trigger.token, above)
    if given is not None:
        return given
    own = own_phrase(located, trigger, above)
    if trigger.frame == "ring" and not _is_call(trigger.token, own):
        return None
    host = _host(located, trigger.token, above) if trigger.frame != "ring" else None
    if own.pair:
        return Parties((*own.pair, *_person(located, host)), own.others, host)
    owners = _owners(located, trigger, above, own)
    if owners and (own.others or plural(located, owners)):
        return Parties(owners, own.others, host)
    return _from_clause(located, trigger, above, own._replace(owners=owners), host)


def _is_call(noun: Token, own: Own) -> bool:
    """Whether a "call" is a contact, not a demand: "calls for talks"."""
    demand = any(
        child.text.lower() in {"for", "to", "on"} and child.i == noun.i + 1 for child in noun.children
    )
    return by_call(noun) or (not demand and bool(own.others or own.pair))


def _owners(located: Located, trigger: Trigger, above: Governor, own: Own) -> tuple[int, ...]:
    """The owners; a pronoun that points forward ("after his talks with Y, X said") is the subject itself."""
    if above.verb is None or not all(located.mentions[n].form == "pronoun" for n in own.owners):
        return own.owners
    near = subjects(located, above.verb)
    forward = bool(near) and all(located.ranges[number][0] > trigger.token.i for number in near)
    theirs = above.relation == "object" and plural(located, near) and _their(located, own.owners)
    return near if own.owners and (forward or theirs) else own.owners


def _their(located: Located, owners: tuple[int, ...]) -> bool:
    """Whether "their": in "X and Y continued their talks" it is X and Y."""
    return len(owners) == 1 and located.mentions[owners[0]].plural


def _host(located: Located, noun: Token, above: Governor) -> int | None:
    """X of "hosted by X", "chaired by X", "X hosted talks"."""
    if above.verb is not None and known(above.verb, "verb", "host"):
        if above.relation == "object":
            return next(iter(subjects(located, above.verb)), None)
        return next((member.number for member in after(located, above.verb, BY)), None)
    for child in noun.subtree:
        if child.dep_ == "acl" and child.i > noun.i and known(child, "verb", "host"):
            return next((member.number for member in after(located, child, BY)), None)
    return None


def _person(located: Located, host: int | None) -> tuple[int, ...]:
    """A person who hosts is there; a state that hosts lends its ground."""
    return (host,) if host is not None and located.mentions[host].kind == "person" else ()


def _from_clause(located: Located, trigger: Trigger, above: Governor, own: Own, host: int | None) -> Parties:
    """Parties that the clause adds to what the noun's phrase leaves open."""
    if above.verb is not None and _joins(trigger, above, own):
        listed = after(located, above.verb, BY) if above.relation == "subject" else ()
        attending = tuple(member.number for member in listed) or subjects(located, above.verb)
        return Parties(host=host, open=True, joining=attending)
    attending = _attending(located, trigger.token)
    if attending and not any((own.owners, own.others, own.body)):
        return Parties(host=host, open=True, joining=attending)
    near, far = _of_clause(located, trigger, above, own)
    near = near or (_spoken_of(located, trigger, above, own) if not own.owners else ())
    sides = tuple(dict.fromkeys([*own.owners, *(near if not own.owners else ())]))
    others = own.others or far
    whole = own.body or (sides and others) or plural(located, sides) or _assembles(located, trigger, sides)
    there = _person(located, host) if own.body or sides or others else ()
    return Parties((*sides, *own.body, *there), others, host, open=not whole)


def _attending(located: Located, noun: Token) -> tuple[int, ...]:
    """Y of "the meeting, attended by Y, covered trade"."""
    for child in noun.rights:
        if child.dep_ == "acl" and child.tag_ == "VBN" and known(child, "verb", "attending"):
            return tuple(member.number for member in after(located, child, BY))
    return ()


def _spoken_of(located: Located, trigger: Trigger, above: Governor, own: Own) -> tuple[int, ...]:
    """Whom the text is about where it goes on with a meeting that names one side: "Roe was in Lima. A meeting
    with Foreign Minister Berg did not take place".
    """
    definite = any(child.text.lower() in {"the", "this", "that"} for child in trigger.token.lefts)
    persons = own.others and all(located.mentions[m.number].kind == "person" for m in own.others)
    if definite or not persons or above.relation != "subject":
        return ()
    return topic(located, trigger.token)


def _assembles(located: Located, trigger: Trigger, sides: tuple[int, ...]) -> bool:
    """Whether one body of many states meets: "the Security Council will hold an emergency meeting"."""
    bodies = [candidate.entry for n in sides for candidate in _known(located.mentions[n])]
    return trigger.form in {"meeting", "summit", "conference"} and any(b.class_ in OF_STATES for b in bodies)


def _known(mention: Mention) -> Sequence[Candidate]:
    return gazetteer().lookup((mention.name or mention.span).exact) if mention.kind == "organisation" else ()


def _joins(trigger: Trigger, above: Governor, own: Own) -> bool:
    """Whether somebody joins what others hold: "attended the meeting", "arriving at the talks", "was present
    at the talks", "the meeting was attended by X".
    """
    definite = any(child.text.lower() == "the" for child in trigger.token.lefts)
    verb = above.verb
    if not definite or verb is None or any((own.owners, own.others, own.body)):
        return False
    if above.relation == "subject":
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        return passive and known(verb, "verb", "attending") is not None
    present = any(known(child, "adjective", "attending") for child in verb.children)
    attending = present or known(verb, "verb", "attending", "host") is not None
    return attending and (above.relation in PLACING or above.relation == "object")


def _of_clause(
    located: Located, trigger: Trigger, above: Governor, own: Own
) -> tuple[tuple[int, ...], tuple[Member, ...]]:
    """The subject, and the object where it takes part too, of the governing verb."""
    verb, relation = above.verb, above.relation
    if verb is None:
        return (), ()
    if relation == "subject":
        attended = known(verb, "verb", "attending", "light") is not None
        return (), after(located, verb, BY) if attended else ()
    if known(verb, "verb", "inviting") and relation in PLACING:
        return subjects(located, verb), objects(located, verb)
    if _takes_part(trigger, verb, relation, own):
        return subjects(located, verb), ()
    around = relation in words("preposition", "during").forms and not own.body
    if around and trigger.frame not in VISITS:
        return _around(located, trigger, verb, relation)
    return (), ()


def _takes_part(trigger: Trigger, verb: Token, relation: str, own: Own) -> bool:
    """Whether the subject of the verb is a side of the noun below it."""
    classes = HOLDING | {"paying"} if trigger.frame in {*VISITS, "ring"} else HOLDING
    holding = relation == "object" and known(verb, "verb", *classes) is not None
    going = (
        trigger.frame != "pair" and relation in PLACING and known(verb, "verb", "motion", "light") is not None
    )
    definite = any(child.text.lower() == "the" for child in trigger.token.lefts)
    if definite and trigger.form in {"summit", "conference"} and known(verb, "verb", "deciding"):
        # "the two discussed preparations for the summit" of many
        return False
    around = relation in words("preposition", "during").forms
    return holding or going or (bool(own.others) and (around or known(verb, "verb", "urging") is None))


def _around(
    located: Located, trigger: Trigger, verb: Token, relation: str
) -> tuple[tuple[int, ...], tuple[Member, ...]]:
    """What is told around a meeting that names nobody: "after the talks, X and Y called for", "during the
    conversation, X congratulated Y".
    """
    for _ in range(DEEPEST):
        if verb.dep_ not in {"acl", "relcl"} or not verb.head.tag_.startswith("NN"):
            break
        verb = governor(verb.head).verb or verb
    near = subjects(located, verb)
    if relation in DURING or by_call(trigger.token):
        given = [child for child in verb.children if child.dep_ == "dobj"]
        far = objects(located, verb) or after(located, verb, TO, *given)
        people = tuple(member for member in far if located.mentions[member.number].kind in {"person", None})
        return (near, people) if people or len(near) > 1 else ((), ())
    named = [number for number in near if located.mentions[number].form == "name"]
    return (near, ()) if len(named) == len(near) > 1 or _ministers(located, near) else ((), ())


def _ministers(located: Located, near: tuple[int, ...]) -> bool:
    """Whether several office holders of a country or body, or of countries: "EU farm ministers", "their farm
    ministers".
    """
    if len(near) != 1 or not plural(located, near):
        return False
    mention = located.mentions[near[0]]
    return mention.office_of is not None or (mention.form == "office" and mention.owner is not None)
