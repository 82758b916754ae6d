"""Who speaks when the words only point back: "the presidents agreed", "both sides stressed", "they"."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from memcon.model import Meeting, Mention, Statement
from memcon.ontology import rows
from memcon.resolve.casts import COUNTS
from memcon.resolve.links import Link, Links

UNIDENTIFIED = "the text does not tell who this is"
# sentences: as far as "they" points back
WINDOW = 2
# sentences: as far as "the meeting" points back to its own (see meetings.py)
REACH = 40


class Text(NamedTuple):
    """What was found in a document so far."""

    meetings: Sequence[Meeting]
    mentions: Sequence[Mention]
    referents: Mapping[int, str]
    """Those of the mentions by their number."""


def joint_speakers(
    statements: Sequence[Statement],
    meetings: Sequence[Meeting],
    mentions: Sequence[Mention],
    referents: Mapping[int, str],
) -> tuple[Statement, ...]:
    """The statements in which speakers that point back are the parties of the meeting told last before;
    `referents` are those of the mentions so far.

    Where two meetings stand equally near, or the number does not fit ("the three leaders"), the words stay.
    """
    text = Text(meetings, mentions, referents)
    return tuple(replace(statement, speakers=_speakers(statement, text)) for statement in statements)


def _speakers(statement: Statement, text: Text) -> tuple[int, ...]:
    numbers: list[int] = []
    for speaker in statement.speakers:
        mention = text.mentions[speaker]
        parties: tuple[int, ...] = ()
        if _points_back(mention):
            parties = _parties(mention, statement.sentence, text.meetings)
        elif _is_they(mention):
            parties = _pronoun_parties(speaker, statement.sentence, text)
        numbers += parties or (speaker,)
    return tuple(dict.fromkeys(numbers))


def _is_they(mention: Mention) -> bool:
    return mention.form == "pronoun" and mention.span.exact.lower() == "they"


def _pronoun_parties(number: int, sentence: int, text: Text) -> tuple[int, ...]:
    """The parties, where the subjects right before "they" are some of them or themselves point back."""
    subjects = _subjects_before(number, text.mentions)
    before = [text.mentions[subject] for subject in subjects]
    if len(before) == 1 and _points_back(before[0]):
        return _parties(before[0], sentence, text.meetings)
    parties = _parties(text.mentions[number], sentence, text.meetings)
    among = {text.referents[party] for party in parties if party in text.referents}
    return parties if subjects and all(text.referents.get(s) in among for s in subjects) else ()


def _subjects_before(number: int, mentions: Sequence[Mention]) -> list[int]:
    """The subjects of the nearest sentence that has others than "they" before the mention."""
    own, found = mentions[number], list[int]()
    for other in range(number - 1, -1, -1):
        mention = mentions[other]
        near = mentions[found[0]].sentence if found else own.sentence - WINDOW
        if mention.sentence < near:
            break
        if mention.role == "subject" and mention.quotation is None and not _is_they(mention):
            found.append(other)
    return found


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
