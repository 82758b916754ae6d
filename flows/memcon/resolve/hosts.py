"""The state that a visited place stands for: who visits Lisbon visits Portugal."""

from collections.abc import Iterable, Sequence

from memcon.gazetteer import gazetteer
from memcon.model import Meeting, Mention
from memcon.resolve.links import Link, Links, only

REASON = "who visits the capital visits the state"
HOUSES = frozenset({"capital", "seat"})


def visited(meetings: Iterable[Meeting], mentions: Sequence[Mention], links: Links) -> dict[int, Link]:
    """Link the places among the parties of visits, where they are the capital or a seat of one state only and
    nothing else of the gazetteer.
    """
    found = {}
    for meeting in meetings:
        for number in meeting.participants:
            if meeting.form == "visit" and mentions[number].kind == "place" and number not in links:
                key = _state(mentions[number].span.exact)
                if key is not None:
                    found[number] = Link(key, REASON)
    return found


def _state(words: str) -> str | None:
    candidates = gazetteer().lookup(words)
    return only(c.entry.key for c in candidates) if all(c.use in HOUSES for c in candidates) else None
