"""Words that tell a meeting from another of the same parties: it is a further one ("met again", "a second
meeting") or an earlier one ("their previous talks", "the two last met").
"""

from collections.abc import Iterable
from typing import get_args

from spacy.tokens import Token

from memcon.model import Series
from memcon.understand.meetings.clauses import governor
from memcon.understand.meetings.triggers import Trigger, known


def series(trigger: Trigger) -> Series | None:
    """Which of several meetings the words beside the trigger make it, or None."""
    token = trigger.token
    if token.tag_.startswith("VB"):
        return _told(token.children, "adverb")
    above = governor(token)
    # "the previous round of talks"
    rounds = (noun for noun in above.nouns if known(noun, "noun", "part"))
    told = _told((child for noun in (token, *rounds) for child in noun.lefts), "modifier")
    return told or ("further" if above.verb is not None and _besides(token, above.verb) else None)


def _told(beside: Iterable[Token], part: str) -> Series | None:
    words = [*beside]
    return next((told for told in get_args(Series) if any(known(word, part, told) for word in words)), None)


def _besides(noun: Token, verb: Token) -> bool:
    """Whether it is told beside another: "She is also to hold a meeting with the two"."""
    if not any(child.text.lower() in {"a", "an"} for child in noun.lefts):
        return False
    verbs = (verb, verb.head) if verb.dep_ == "xcomp" else (verb,)
    return any(known(child, "adverb", "besides") for one in verbs for child in one.children)
