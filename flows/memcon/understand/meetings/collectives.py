"""Collectives of several states or bodies, all of which take part: "Chilean, Peruvian and EU officials"."""

from memcon.understand.meetings.located import Located

BODIES = frozenset({"state", "organisation"})
JOINTS = frozenset({",", "and", "&"})
# what may stand between the last of them and the noun: "trade", "high-level"
BETWEEN = ("JJ", "NN", "HYPH")


def states_of(located: Located, number: int) -> tuple[int, ...]:
    """The mentions of the states and bodies that stand joined before the noun of a plural mention, in order;
    () where there are no two of them.
    """
    mention, position = located.mentions[number], located.head(number).i - 1
    if mention.name is not None or not mention.plural or mention.form == "pronoun":
        return ()
    ending = {last: n for n, (_, last) in located.ranges.items() if located.mentions[n].kind in BODIES}
    while position > 0 and position not in ending and located.doc[position].tag_.startswith(BETWEEN):
        position -= 1
    found: list[int] = []
    while position in ending:
        found.insert(0, ending[position])
        position = _before_joint(located, located.ranges[ending[position]][0] - 1)
    return tuple(found) if len(found) > 1 else ()


def _before_joint(located: Located, position: int) -> int:
    """The token before "and", "and the" or a comma that ends at the position; -1 where none does."""
    if position > 0 and located.doc[position].text.lower() == "the":
        position -= 1
    joint = position
    while position > 0 and located.doc[position].text.lower() in JOINTS:
        position -= 1
    return position if position < joint else -1
