"""Who speaks when the words only point back: "the presidents agreed", "both sides stressed"."""

from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from memcon.model import Meeting, Mention, Statement
from memcon.ontology import rows
from memcon.resolve.casts import COUNTS
from memcon.resolve.links import Link, Links

UNIDENTIFIED = "the text does not tell who this is"
# sentences: as far as "the meeting" points back to its own (see meetings.py)
REACH = 40


def joint_speakers(
    statements: Sequence[Statement], meetings: Sequence[Meeting], mentions: Sequence[Mention]
) -> tuple[Statement, ...]:
    """The statements in which speakers that point back are the parties of the meeting told last before.

    Where two meetings stand equally near, or the number does not fit ("the three leaders"), the words stay.
    """
    return tuple(
        replace(statement, speakers=_speakers(statement, meetings, mentions)) for statement in statements
    )


def _speakers(
    statement: Statement, meetings: Sequence[Meeting], mentions: Sequence[Mention]
) -> tuple[int, ...]:
    numbers: list[int] = []
    for speaker in statement.speakers:
        mention = mentions[speaker]
        parties = _parties(mention, statement.sentence, meetings) if _points_back(mention) else ()
        numbers += parties or (speaker,)
    return tuple(dict.fromkeys(numbers))


def _points_back(mention: Mention) -> bool:
    """Whether the words are "both sides", "the (two) presidents": plural, and of nothing that is named."""
    words = mention.span.exact.lower().split()
    rest = [word for word in words if word not in COUNTS and word != "the"]
    definite = words[0] in {"the", "both"} and mention.office_of is None and mention.owner is None
    plain = len(rest) == 1 or mention.form == "office"
    return mention.plural and definite and plain and bool(rest) and rest[-1] in _joint()


@lru_cache(maxsize=1)
def _joint() -> frozenset[str]:
    """The nouns for parties that need no name."""
    return frozenset(row["word"] for row in rows("lexicon/meetings.csv") if row["class"] == "joint")


def _parties(mention: Mention, sentence: int, meetings: Sequence[Meeting]) -> tuple[int, ...]:
    told = [(max((n for n in m.sentences if n <= sentence), default=-REACH), m) for m in meetings]
    nearest = max((at for at, _ in told), default=-REACH)
    found = [meeting.participants for at, meeting in told if at == nearest and sentence - at < REACH]
    count = next((COUNTS[word] for word in mention.span.exact.lower().split() if word in COUNTS), 0)
    fits = len(found) == 1 and len(found[0]) > 1 and count in {0, len(found[0])}
    return found[0] if fits else ()


def unidentified(
    statements: Sequence[Statement], mentions: Sequence[Mention], links: Links
) -> dict[int, Link]:
    """A speaker whom nobody could be named for stays what the text says, an actor of its own: "they"."""
    return {
        number: Link(f"{_kind(mentions[number])}:{mentions[number].span.exact} {number}", UNIDENTIFIED)
        for statement in statements
        for number in statement.speakers
        if number not in links
    }


def _kind(mention: Mention) -> str:
    return mention.kind if mention.kind in {"person", "group", "organisation"} else "actor"
