"""The one name by which an actor of many documents is called."""

from collections import Counter

from memcon.resolve.across.figures import Figure
from memcon.resolve.across.names import parsed
from memcon.resolve.people import marks


def label(one: Figure) -> str:
    """The gazetteer's; else the full name that most documents use, of several the one with the most words,
    then the longest, with all the marks that any document writes ("Kalniņš"); a surname alone or capitals
    throughout only where there is nothing else.
    """
    if one.leader:
        return one.leader.label
    counts = Counter(own.actor.label for own in one.members)
    forms = Counter(parsed(own.actor.label).written for own in one.members)

    def rank(name: str) -> tuple[bool, bool, int, int, int, int, int, str]:
        shouted = name.isupper() and " " in name
        whole = parsed(name)
        used = (forms[whole.written], len(name.split()), marks(name), counts[name], len(name))
        return not shouted, whole.is_full, *used, name

    return max(counts, key=rank)
