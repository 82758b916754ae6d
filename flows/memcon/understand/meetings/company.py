"""Who else is there by a phrase beside the meeting: "in the presence of Y", "under Y's mediation"."""

from spacy.tokens import Token

from memcon.understand.meetings.lists import Member, members
from memcon.understand.meetings.located import Located
from memcon.understand.meetings.triggers import known

INTRODUCING = frozenset({"in", "with", "under", "through"})
DEEPEST = 4


def company(located: Located, trigger: Token) -> tuple[int, ...]:
    """The mentions of those whose presence or mediation the sentence tells beside its trigger, in order."""
    found: list[int] = []
    for noun in trigger.sent:
        if noun.i != trigger.i and known(noun, "noun", "company") and _beside(noun, trigger):
            found += [member.number for member in _whose(located, noun)]
    return tuple(found)


def _beside(noun: Token, trigger: Token) -> bool:
    """Whether the noun stands in a phrase of the trigger or of its verb: not in "called for the presence"."""
    if noun.dep_ != "pobj" or noun.head.text.lower() not in INTRODUCING:
        return False
    verbs = {trigger.i, *(above.i for above in [*trigger.ancestors][:DEEPEST])}
    return noun.head.head.i in verbs


def _whose(located: Located, noun: Token) -> tuple[Member, ...]:
    """Y of "the presence of Y" or "Y's mediation"."""
    doc = located.doc
    if noun.i + 1 < len(doc) and noun.nbor().text.lower() in {"of", "by"}:
        return members(located, noun.i + 2, noun.sent.end)
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    number = located.actors.get(owner.i) if owner is not None else None
    return (Member(number, located.ranges[number][1], None),) if number is not None else ()
