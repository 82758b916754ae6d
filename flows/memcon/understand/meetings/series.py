"""Words that tell a meeting from another of the same parties: it is a further one ("met again", "a second
meeting") or an earlier one ("their previous talks", "the two last met").
"""

from typing import get_args

from memcon.model import Series
from memcon.understand.meetings.clauses import governor
from memcon.understand.meetings.triggers import Trigger, known


def series(trigger: Trigger) -> Series | None:
    """Which of several meetings the words beside the trigger make it, or None."""
    token = trigger.token
    if token.tag_.startswith("VB"):
        beside, part = [*token.children], "adverb"
    else:
        # "the previous round of talks"
        rounds = (noun for noun in governor(token).nouns if known(noun, "noun", "part"))
        beside, part = [child for noun in (token, *rounds) for child in noun.lefts], "modifier"
    return next(
        (told for told in get_args(Series) if any(known(child, part, told) for child in beside)), None
    )
