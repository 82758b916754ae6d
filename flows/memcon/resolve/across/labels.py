"""The one name by which an actor of many documents is called."""

from collections import Counter

from memcon.resolve.across.figures import Figure
from memcon.resolve.across.names import parsed


def label(one: Figure) -> str:
    """The gazetteer's; else the full name that most documents use, of several the one with the most words,
    then the longest; a surname alone or capitals throughout only where there is nothing else.
    """
    if one.leader:
        return one.leader.label
    counts = Counter(own.actor.label for own in one.members)

    def rank(name: str) -> tuple[bool, bool, int, int, int, str]:
        shouted = name.isupper() and " " in name
        return not shouted, parsed(name).is_full, counts[name], len(name.split()), len(name), name

    return max(counts, key=rank)
