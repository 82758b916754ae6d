"""At which meeting a statement was made: "after his meeting with Roe, Berg said", and readouts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from memcon.model import Meeting, Statement
from memcon.resolve.agreement import dates_agree

# what parties do together: where nobody is said to have done it, it was those who met
JOINT = frozenset({"agree", "decide"})
# a readout tells its meeting in the headline or the first sentence
OPENING = 1


def link_statements(
    statements: Sequence[Statement],
    meetings: Sequence[Meeting],
    referents: Mapping[int, str],
) -> tuple[Statement, ...]:
    """The statements with the number of the meeting at which they were made, where the words say so.

    That is the one meeting held that is told in the statement's own sentence, outside of what is said, and
    that the speaker takes part in; else the meeting that opens the document, where the speaker takes part
    in no other. "It was agreed", which names nobody, was agreed at the one meeting told in its sentence. What
    is only expected or possible was said at none.
    """
    held: dict[str, list[int]] = defaultdict(list)
    told: dict[int, list[int]] = defaultdict(list)
    for number, meeting in enumerate(meetings):
        if meeting.status == "held":
            for party in {referents[n] for n in meeting.participants if n in referents}:
                held[party].append(number)
            for sentence in set(meeting.sentences):
                told[sentence].append(number)
    return tuple(
        statement if statement.modality != "asserted" else _placed(statement, meetings, held, told, referents)
        for statement in statements
    )


def _placed(
    statement: Statement,
    meetings: Sequence[Meeting],
    held: Mapping[str, Sequence[int]],
    told: Mapping[int, Sequence[int]],
    referents: Mapping[int, str],
) -> Statement:
    if statement.act in JOINT and not statement.attribution.source:
        return _agreed(statement, meetings, told)
    return _linked(statement, meetings, held, referents)


def _agreed(
    statement: Statement, meetings: Sequence[Meeting], told: Mapping[int, Sequence[int]]
) -> Statement:
    found = [n for n in told.get(statement.sentence, ()) if _tells(meetings[n], statement)]
    return replace(statement, meeting=found[0]) if len(found) == 1 else statement


def _linked(
    statement: Statement,
    meetings: Sequence[Meeting],
    held: Mapping[str, Sequence[int]],
    referents: Mapping[int, str],
) -> Statement:
    speakers = {referents[number] for number in statement.speakers if number in referents}
    own = sorted({number for speaker in speakers for number in held.get(speaker, ())})
    here = [number for number in own if _tells(meetings[number], statement)]
    opening = [
        n for n in own if min(meetings[n].sentences, default=0) <= OPENING and _fits(meetings[n], statement)
    ]
    found = here or (opening if len(own) == 1 else [])
    return replace(statement, meeting=found[0]) if len(found) == 1 else statement


def _tells(meeting: Meeting, statement: Statement) -> bool:
    """Whether the meeting is told in the statement's sentence, outside of what is said."""
    content = statement.attribution.content
    return any(
        sentence == statement.sentence and not any(piece.start <= span.start < piece.end for piece in content)
        for span, sentence in zip(meeting.evidence, meeting.sentences, strict=True)
    )


def _fits(meeting: Meeting, statement: Statement) -> bool:
    return dates_agree(meeting.date, statement.date) and statement.sentence >= min(meeting.sentences)
