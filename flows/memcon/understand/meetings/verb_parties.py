"""Who takes part in what a verb tells: "X met Y", "Y was received by X", "X and Y spoke by phone"."""

from spacy.tokens import Token

from memcon.understand.meetings.dealings import courtesy, discuss, see, speech, summon
from memcon.understand.meetings.destinations import destination
from memcon.understand.meetings.located import Located
from memcon.understand.meetings.parties import BY, WITH, Parties, after, objects, plural, subjects
from memcon.understand.meetings.settings import where
from memcon.understand.meetings.triggers import Trigger, known

PLACING = frozenset({"to", "at", "in", "on"})
CALLING_ON = frozenset({"for", "on", "upon"})


def verb_parties(located: Located, trigger: Trigger) -> Parties | None:
    """The parties of a verb; None where its words show that it tells of no meeting."""
    return FRAMES[trigger.frame](located, trigger.token)


def _passive(verb: Token) -> bool:
    """Whether it is passive; in "met Y and was received by Z" the subject is that of the verb before."""
    return any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)


def _mutual(located: Located, verb: Token) -> Parties | None:
    """X met Y; X met with Y; X and Y met."""
    near = subjects(located, verb)
    if _passive(verb):
        agents = after(located, verb, BY)
        return Parties(near, agents) if near and agents else None
    far = after(located, verb, WITH) or objects(located, verb)
    if not far and any(_other_object(located, child) for child in verb.children):
        return None
    return Parties(near, far, open=not near or (not far and not plural(located, near)))


def _other_object(located: Located, child: Token) -> bool:
    """Whether it is something else that is met: "met the deadline", "met with criticism"."""
    if child.dep_ == "prep":
        return child.text.lower() == "with"
    return child.dep_ == "dobj" and located.date_at(child.i) is None


def _with(located: Located, verb: Token) -> Parties | None:
    """X conferred with Y."""
    near, far = subjects(located, verb), after(located, verb, WITH)
    return Parties(near, far, open=not near) if far else None


def _call(located: Located, verb: Token) -> Parties | None:
    """X phoned Y."""
    near, far = subjects(located, verb), objects(located, verb)
    return Parties(near, far) if near and far else None


def _ring(located: Located, verb: Token) -> Parties | None:
    """X called Y, and nothing else is said that gives "called" another sense."""
    calling = _call(located, verb)
    if calling is None or any(_other_sense(located, child) for child in verb.children):
        return None
    rest = calling.listed[-1].last + 1
    following = verb.doc[rest] if rest < len(verb.doc) else None
    named = following is not None and following.tag_.startswith(("NN", "JJ", "DT"))
    return None if named and located.date_at(rest) is None else calling


def _other_sense(located: Located, child: Token) -> bool:
    """A complement that makes "called" a naming or a demand; "called on Monday" and "called to discuss" are
    calls.
    """
    if child.dep_ == "prep" and child.text.lower() in CALLING_ON:
        return child.i + 1 < len(child.doc) and located.date_at(child.i + 1) is None
    purpose = known(child, "verb", "topic", "purpose") is not None
    return child.dep_ in {"oprd", "ccomp", "xcomp", "prt", "nsubjpass"} and not purpose


def _host(located: Located, verb: Token) -> Parties | None:
    """X received Y; Y was received by X."""
    near = subjects(located, verb)
    if _passive(verb):
        hosts = after(located, verb, BY)
        return Parties(near, hosts, hosts[0].number) if near and hosts else None
    guests = objects(located, verb)
    people = any(located.mentions[member.number].kind in {"person", "group"} for member in guests)
    return Parties(near, guests, near[0]) if near and people else None


def _welcome(located: Located, verb: Token) -> Parties | None:
    """X welcomed Y to P: without a place or an occasion, "welcomed the new minister" is approval."""
    placed = any(child.dep_ == "prep" and child.text.lower() in PLACING for child in verb.children)
    placed = placed or where(verb) is not None
    return _host(located, verb) if placed else None


def _visit(located: Located, verb: Token) -> Parties | None:
    """X visited Y: persons visit a state, an organisation or a person."""
    near = subjects(located, verb)
    far = objects(located, verb) or destination(located, verb.i + 1, verb.sent.end)
    people = verb.dep_ != "amod" and any(_envoy(located, number) for number in near)
    hosts = any(_can_host(located, member.number) for member in far)
    return Parties(near, far, far[0].number) if people and hosts else None


def _can_host(located: Located, number: int) -> bool:
    """Whether a named state, body or person, not "a train station"."""
    mention = located.mentions[number]
    return mention.form == "name" or mention.kind in {"person", "state"}


def _envoy(located: Located, number: int) -> bool:
    """Whether a person or delegation, not "a million tourists"."""
    mention = located.mentions[number]
    return (
        mention.kind == "person"
        or mention.form == "office"
        or (mention.kind == "group" and not mention.plural)
    )


def _gather(located: Located, verb: Token) -> Parties | None:
    """EU leaders gathered in Brussels; not "lawmakers gathered in the hall"."""
    near = subjects(located, verb)
    official = any(located.mentions[n].office_of or located.mentions[n].kind == "state" for n in near)
    pointing = all(known(located.head(n), "party", "joint") for n in near)
    return Parties(near) if near and (official or pointing) and plural(located, near) else None


def _accompany(located: Located, verb: Token) -> Parties | None:
    """X was accompanied by Y: X is the side, Y joins."""
    near, company = subjects(located, verb), after(located, verb, BY)
    joining = tuple(member.number for member in company)
    return Parties(near, open=True, joining=joining) if near and joining else None


FRAMES = {
    "mutual": _mutual, "with": _with, "speech": speech, "call": _call, "courtesy": courtesy, "summon": summon,
    "ring": _ring, "host": _host, "welcome": _welcome, "visit": _visit, "gather": _gather,
    "accompany": _accompany, "discuss": discuss, "see": see,
}  # fmt: skip
