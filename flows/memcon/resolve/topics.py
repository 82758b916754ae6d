"""What a meeting was about, where its parties talked of it together: "The presidents discussed grain"."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from memcon.model import Meeting, Span, Statement


def with_topics(
    meetings: Sequence[Meeting], statements: Sequence[Statement], referents: Mapping[int, str]
) -> tuple[Meeting, ...]:
    """The meetings with the topics that two or more of their parties name in one breath, without taking
    sides, in statements linked to them.
    """
    told: dict[int, list[Span]] = defaultdict(list)
    for statement in statements:
        if statement.meeting is not None and statement.topic is not None:
            parties = meetings[statement.meeting].participants
            if _is_shared(statement, _actors(parties, referents), referents):
                told[statement.meeting].append(statement.topic)
    return tuple(_about(meeting, told.get(number, ())) for number, meeting in enumerate(meetings))


def _is_shared(statement: Statement, parties: set[str], referents: Mapping[int, str]) -> bool:
    speakers = _actors(statement.speakers, referents)
    plain = statement.act == "state" and not statement.negated and not statement.quotes
    return plain and len(speakers) > 1 and speakers <= parties


def _actors(mentions: Sequence[int], referents: Mapping[int, str]) -> set[str]:
    return {referents[number] for number in mentions if number in referents}


def _about(meeting: Meeting, told: Sequence[Span]) -> Meeting:
    """The meeting with the topics told of it that are not among its own."""
    new = [
        span
        for span in told
        if not any(span.start < own.end and own.start < span.end for own in meeting.topics)
    ]
    return replace(meeting, topics=tuple(sorted({*meeting.topics, *new}))) if new else meeting
