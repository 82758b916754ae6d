"""Who speaks when the words only point back: "the presidents agreed", "both sides stressed", "they"."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from msgspec.structs import replace

from memcon.model import Meeting, Mention, Statement
from memcon.ontology import rows
from memcon.resolve.casts import COUNTS
from memcon.resolve.links import Link, Links, kind_of
from memcon.resolve.titles import office_class, title

UNIDENTIFIED = "the text does not tell who this is"
# sentences: as far as "they" points back
WINDOW = 2
# sentences: as far as "the meeting" points back to its own (see meetings.py)
REACH = 40
HEADS = frozenset({"head of state", "head of government"})
VAGUE = frozenset({"rival", "warring", "opposing"})
# sentences: as far as "both leaders" points back to names
BACK = 4
# words for parties that are no persons
SIDES = frozenset({"sides", "parties", "countries", "governments", "nations", "states", "delegations"})


class Text(NamedTuple):
    """What was found in a document so far."""

    meetings: Sequence[Meeting]
    mentions: Sequence[Mention]
    referents: Mapping[int, str]
    """Those of the mentions by their number."""
    outside: Mapping[int, Sequence[int]]
    """The numbers of the meetings that the text itself tells of in a sentence, and not what somebody says."""

    def told(self, sentence: int) -> Iterator[tuple[int, Meeting]]:
        """The meetings that are told in a sentence or before it, with the last sentence that does."""
        last: dict[int, int] = {}
        for at in range(sentence - REACH + 1, sentence + 1):
            last |= dict.fromkeys(self.outside.get(at, ()), at)
        for number in sorted(last):
            yield last[number], self.meetings[number]


class Said:
    """Looks up whether a place stands in what somebody says."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._spans = sorted(span for statement in statements for span in statement.attribution.content)
        self._starts = [span.start for span in self._spans]
        # how far the spans reach up to each of them
        self._ends = list(accumulate((span.end for span in self._spans), max))

    def has(self, offset: int) -> bool:
        """Whether the character is part of what is said."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]


def _outside(meetings: Sequence[Meeting], said: Said) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for number, meeting in enumerate(meetings):
        for evidence, sentence in zip(meeting.evidence, meeting.sentences, strict=True):
            if not said.has(evidence.start):
                found[sentence].append(number)
    return found


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
    text = Text(meetings, mentions, referents, _outside(meetings, Said(statements)))
    return tuple(replace(statement, speakers=_speakers(statement, text)) for statement in statements)


def _speakers(statement: Statement, text: Text) -> tuple[int, ...]:
    numbers: list[int] = []
    for speaker in statement.speakers:
        mention = text.mentions[speaker]
        parties: tuple[int, ...] = ()
        if _points_back(mention):
            parties = _parties(mention, statement.sentence, text) or _named_before(speaker, text)
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
        return _parties(before[0], sentence, text)
    parties = _parties(text.mentions[number], sentence, text)
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
    """Whether the words are "both sides", "the (two) presidents", "the two": plural, and of nothing named."""
    words = mention.span.exact.lower().split()
    rest = [word for word in words if word not in {*COUNTS, *VAGUE, "the"}]
    definite = words[0] in {"the", "both"} and mention.office_of is None and mention.owner is None
    plain = len(rest) == 1 or mention.form == "office"
    leading = mention.form == "office" and office_class(title(mention)) in HEADS
    return mention.plural and definite and (leading or not rest or (plain and rest[-1] in _joint()))


@lru_cache(maxsize=1)
def _joint() -> frozenset[str]:
    """The nouns for parties that need no name."""
    return frozenset(row["word"] for row in rows("lexicon/meetings.csv") if row["class"] == "joint")


def _parties(mention: Mention, sentence: int, text: Text) -> tuple[int, ...]:
    """The participants of the nearest meeting that the words fit; none where two are equally near."""
    told = sorted(
        ((at, meeting) for at, meeting in text.told(sentence) if _fit(mention, meeting, text)),
        key=lambda one: one[0],
    )
    nearest = [meeting.participants for at, meeting in told if at == told[-1][0]]
    casts = {frozenset(text.referents.get(n, str(n)) for n in participants) for participants in nearest}
    return nearest[0] if len(casts) == 1 else ()


def _named_before(number: int, text: Text) -> tuple[int, ...]:
    """Where no meeting fits: the two persons (or as many as the words count) of the nearest sentence before
    that names several, one mention of each; none where it names more or the words mean no persons.
    """
    own = text.mentions[number]
    words = own.span.exact.lower().split()
    wanted = next((COUNTS[word] for word in words if word in COUNTS), 2)
    near: dict[int, dict[str, int]] = {}
    for other in range(number - 1, -1, -1):
        mention, referent = text.mentions[other], text.referents.get(other, "")
        if words[-1] in SIDES or own.sentence - mention.sentence > BACK:
            break
        if kind_of(referent) == "person" and mention.form == "name" and mention.sentence < own.sentence:
            near.setdefault(mention.sentence, {})[referent] = other
    several = next((persons for persons in near.values() if len(persons) > 1), {})
    return tuple(sorted(several.values())) if len(several) == wanted else ()


def _fit(mention: Mention, meeting: Meeting, text: Text) -> bool:
    """Whether the words can mean all participants: as many, and persons where they are words for persons."""
    words = mention.span.exact.lower().split()
    count = next((COUNTS[word] for word in words if word in COUNTS), 0)
    if len(meeting.participants) < 2 or count not in {0, len(meeting.participants)}:
        return False
    kinds = {kind_of(text.referents.get(number, "")) for number in meeting.participants}
    return words[-1] in SIDES or mention.form == "pronoun" or kinds <= {"person"}


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
