"""One meeting of two tellings: what the second adds to the first."""

from msgspec.structs import replace

from memcon.model import Meeting, MeetingForm, Status
from memcon.resolve.agreement import finer_date, finer_place
from memcon.resolve.casts import Facts, covers, distinct

# who joins a meeting by accompanying or attending; "some investors" would only repeat a side
COMPANY = frozenset({"person", "state", "organisation"})
# the later word says more: what is called talks once and a summit then is a summit; of talks and meeting the
# text's first word is kept
TELLING: tuple[MeetingForm, ...] = ("visit", "talks", "meeting", "conference", "call", "summit")
PLAIN = frozenset({"talks", "meeting"})
# the later word is more final; a cancellation is the last word
FINALITY: tuple[Status, ...] = ("proposed", "planned", "held", "refused")


def united(meeting: Meeting, entry: Meeting, known: Facts, *, keep: bool) -> Meeting:
    """The meeting with what the entry tells; with `keep`, for words that only point at it, the entry adds
    evidence and company, names who came for a party and fills gaps, but does not change form or status.
    """
    pieces = [
        *zip(meeting.evidence, meeting.sentences, strict=True),
        *zip(entry.evidence, entry.sentences, strict=True),
    ]
    told = sorted(dict(pieces).items())
    company = [number for number in entry.companions if known.mentions[number].kind in COMPANY]
    named = _envoys(meeting, entry, known) if keep else entry.participants
    numbers = [*meeting.participants, *named, *company]
    return replace(
        meeting,
        evidence=tuple(span for span, _ in told),
        sentences=tuple(sentence for _, sentence in told),
        sentence=min(meeting.sentence, entry.sentence),
        participants=distinct(numbers, known),
        form=meeting.form if keep and entry.form != "summit" else _form(meeting, entry),
        status=_status(meeting, entry, keep=keep),
        host=meeting.host if meeting.host is not None else entry.host,
        place=finer_place(meeting.place, entry.place),
        topics=tuple(dict.fromkeys(sorted((*meeting.topics, *entry.topics)))),
        date=finer_date(meeting.date, entry.date),
    )


def _form(meeting: Meeting, entry: Meeting) -> MeetingForm:
    """The form that says more, or of two plain ones that of the earlier words."""
    if {meeting.form, entry.form} <= PLAIN:
        return min((meeting, entry), key=lambda told: told.evidence[0]).form
    return max(meeting.form, entry.form, key=TELLING.index)


def _envoys(meeting: Meeting, entry: Meeting, known: Facts) -> list[int]:
    """The persons of the entry who act for a party of the meeting: it tells who came for Malta."""
    parties = {known.referents[number] for number in meeting.participants if number in known.referents}
    return [
        number
        for number in entry.participants
        if number in known.referents
        and any(covers(known.referents[number], party, known) for party in parties)
    ]


def _status(meeting: Meeting, entry: Meeting, *, keep: bool) -> Status:
    """The more final status; words that point back only date what was undated ("the talks are due in May") or
    call it off ("the meeting was cancelled").
    """
    if not keep:
        return max(meeting.status, entry.status, key=FINALITY.index)
    dated = meeting.date is None and entry.date is not None and entry.status == "planned"
    off = entry.status == "refused" and meeting.status != "held" and not entry.participants
    return entry.status if dated or off else meeting.status


def finished(meeting: Meeting, known: Facts) -> Meeting:
    """The meeting with each of its actors once, and without what only served to merge."""
    host = meeting.host if meeting.host in known.referents else None
    numbers = distinct(meeting.participants, known)
    return replace(meeting, participants=numbers, host=host, partial=False, companions=())
