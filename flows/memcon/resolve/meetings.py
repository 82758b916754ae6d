"""One meeting for all its mentions: entries that agree on parties, date, place, form and status are merged.

First the entries that name their parties make events. Then those whose words point back ("the meeting",
"the two leaders met", "talks with Iran") join the one event that fits, the nearest before them; where none
fits they say nothing and are dropped.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from memcon.model import DateReference, Meeting, Mention, Span
from memcon.resolve.agreement import FINALITY, dates_agree, forms_agree, places_agree, statuses_agree
from memcon.resolve.casts import Cast, Facts, agree, cast, collective, covers, facts, without_own_states
from memcon.resolve.links import kind_of

GROUPS = frozenset({"group"})
# an entry that points forward (a headline) finds its event within so many sentences
AHEAD = 3


def merge_meetings(
    meetings: Sequence[Meeting], referents: Mapping[int, str], mentions: Sequence[Mention]
) -> tuple[Meeting, ...]:
    """The meetings of a document, each once, with all their evidence; `referents` maps the numbers of
    mentions to actors. A meeting of fewer than two parties is dropped unless the one is a collective.
    """
    known = facts(mentions, referents)
    entries = [
        replace(meeting, sentences=(meeting.sentence,) * len(meeting.evidence)) for meeting in meetings
    ]
    named = [entry for entry in entries if _names_parties(entry, known)]
    events = _events(named, known)
    for entry in entries:
        if entry not in named:
            events = _joined(entry, events, known)
    return tuple(sorted((_finished(event, known) for event in events), key=lambda event: event.evidence[0]))


def _names_parties(entry: Meeting, known: Facts) -> bool:
    actors = cast(entry, known).actors
    whole = not entry.partial and cast(entry, known).number is None
    return whole and (len(actors) > 1 or collective(actors, known))


def _events(named: Sequence[Meeting], known: Facts) -> list[Meeting]:
    """Merge the entries that name their parties; those with unnamed officials of a country come last, for
    the text may say elsewhere whom it means.
    """
    events: list[Meeting] = []
    for entry in sorted(named, key=lambda entry: _officials(entry, known) != frozenset()):
        meant = _meant(entry, events, known)
        fitting = meant or [event for event in events if _same(entry, event, known)][-1:]
        for event in fitting:
            events[events.index(event)] = _united(event, entry, known, keep=bool(meant))
        if not fitting:
            events.append(entry)
    return events


def _same(entry: Meeting, event: Meeting, known: Facts) -> bool:
    return agree(cast(entry, known).actors, cast(event, known).actors, known) and _no_contradiction(
        entry, event, known
    )


def _no_contradiction(entry: Meeting, event: Meeting, known: Facts) -> bool:
    if not (dates_agree(entry.date, event.date) and places_agree(entry.place, event.place)):
        return False
    running = _running(entry, known) and _running(event, known)
    return forms_agree(entry.form, event.form) and (running or statuses_agree(entry, event))


def _running(meeting: Meeting, known: Facts) -> bool:
    """Talks between states and bodies that go on for months: undated, they are one process."""
    actors = cast(meeting, known).actors
    return meeting.form == "talks" and meeting.date is None and all(kind_of(a) != "person" for a in actors)


def _officials(entry: Meeting, known: Facts) -> frozenset[str]:
    """The countries of unnamed officials among the parties: "German and Italian officials"."""
    actors = cast(entry, known).actors
    return frozenset(
        c for actor in actors if kind_of(actor) in GROUPS for c in known.countries.get(actor, ())
    )


def _meant(entry: Meeting, events: Sequence[Meeting], known: Facts) -> list[Meeting]:
    """The events with persons that a party such as "German and Italian officials" stands for: one or more
    for each country, else none.
    """
    countries = _officials(entry, known)
    actors = {a for a in cast(entry, known).actors if kind_of(a) not in GROUPS}
    found, covered = [], set[str]()
    for event in events:
        others = cast(event, known).actors.keys() - actors
        persons = {c for a in others for c in countries if kind_of(a) == "person" and covers(a, c, known)}
        if (
            persons
            and actors
            and actors <= cast(event, known).actors.keys()
            and dates_agree(entry.date, event.date)
        ):
            found.append(event)
            covered |= persons
    return found if covered == countries else []


def _joined(entry: Meeting, events: list[Meeting], known: Facts) -> list[Meeting]:
    """The events, one of them with the entry's evidence."""
    target = _target(entry, cast(entry, known), events, known)
    if target is None:
        return events
    number = events.index(target)
    return [*events[:number], _united(target, entry, known, keep=True), *events[number + 1 :]]


def _target(entry: Meeting, own: Cast, events: Sequence[Meeting], known: Facts) -> Meeting | None:
    """The nearest event before the entry that it can mean, or the next one after it; None where two are
    equally near.
    """
    fitting = [event for event in events if _can_mean(entry, own, event, known)]
    before = {id(event): _distance(entry, event) for event in fitting}
    ranked = sorted(
        (distance, number)
        for number, event in enumerate(fitting)
        if (distance := before[id(event)]) is not None
    )
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return fitting[ranked[0][1]]


def _can_mean(entry: Meeting, own: Cast, event: Meeting, known: Facts) -> bool:
    theirs = cast(event, known).actors
    if own.actors and not agree(own.actors, theirs, known):
        return False
    if own.number and own.number not in {len(theirs), len(theirs) - (event.host is not None)}:
        return False
    agreed = dates_agree(entry.date, event.date) and places_agree(entry.place, event.place)
    return agreed and (bool(entry.companions) or forms_agree(entry.form, event.form))


def _distance(entry: Meeting, event: Meeting) -> int | None:
    """How far back the event was told last, in sentences; far more where it comes only later."""
    back = [entry.sentence - sentence for sentence in event.sentences if sentence <= entry.sentence]
    if back:
        return min(back)
    ahead = min(event.sentences) - entry.sentence
    return 1000 + ahead if ahead <= AHEAD else None


def _united(event: Meeting, entry: Meeting, known: Facts, *, keep: bool) -> Meeting:
    """One meeting of two tellings; with `keep`, the second adds evidence and companions and fills gaps, but
    does not change parties, form or status.
    """
    told = sorted(
        dict(
            zip((*event.evidence, *entry.evidence), (*event.sentences, *entry.sentences), strict=True)
        ).items()
    )
    numbers = [*event.participants, *entry.companions, *(() if keep else entry.participants)]
    return replace(
        event,
        evidence=tuple(span for span, _ in told),
        sentences=tuple(sentence for _, sentence in told),
        sentence=min(event.sentence, entry.sentence),
        participants=_distinct(numbers, known),
        form=event.form if keep or event.form != "talks" else entry.form,
        status=event.status if keep else max(event.status, entry.status, key=FINALITY.index),
        host=event.host if event.host is not None else entry.host,
        place=_finer_place(event.place, entry.place),
        topics=tuple(dict.fromkeys(sorted((*event.topics, *entry.topics)))),
        date=_finer_date(event.date, entry.date),
    )


def _distinct(numbers: Iterable[int], known: Facts) -> tuple[int, ...]:
    """One mention for each actor."""
    actors: dict[str, int] = {}
    for number in numbers:
        if number in known.referents:
            actors.setdefault(known.referents[number], number)
    return tuple(without_own_states(actors, known).values())


def _finer_place(one: Span | None, other: Span | None) -> Span | None:
    return one if one is not None else other


def _finer_date(one: DateReference | None, other: DateReference | None) -> DateReference | None:
    """The date with the fewer days, the first of two that are equal."""
    dates = [date for date in (one, other) if date is not None]
    return min(dates, key=_days, default=None)


def _days(date: DateReference) -> int:
    if date.earliest is None or date.latest is None:
        return {"day": 10_000, "week": 20_000}.get(date.grain, 30_000)
    return (date.latest - date.earliest).days


def _finished(event: Meeting, known: Facts) -> Meeting:
    host = event.host if event.host in known.referents else None
    return replace(
        event, participants=_distinct(event.participants, known), host=host, partial=False, companions=()
    )
