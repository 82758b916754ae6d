"""One meeting for all its mentions: entries that agree on parties, date, place, form and status are merged.

First the entries that name their parties make events. Then those whose words point back ("the meeting",
"the two leaders met", "talks with Iran") join the one event that fits, the nearest before them; where none
fits they say nothing and are dropped.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from memcon.model import Meeting, Mention
from memcon.resolve.agreement import can_refer, dates_agree, forms_agree, places_agree, statuses_agree
from memcon.resolve.casts import Cast, Facts, agree, cast, collective, covers, distinct, facts, identified
from memcon.resolve.links import kind_of
from memcon.resolve.register import Event, Register
from memcon.resolve.tellings import united

# words that point back do so over at most so many sentences, a headline forward over at most so many
BACK, AHEAD = 40, 3
# a headline tells in other words what the next sentences tell: "Lakeland negotiators met"
HEADLINE = 0


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
    naming = [_names_parties(entry, known) for entry in entries]
    named = [entry for entry, names in zip(entries, naming, strict=True) if names]
    register = Register(known)
    # unnamed officials last, for the text may say elsewhere whom it means
    for entry in sorted(named, key=lambda entry: bool(_officials(cast(entry, known).actors, known))):
        _tell(entry, register, known)
    for entry, names in zip(entries, naming, strict=True):
        if not names:
            _join(entry, register, known)
    finished = [_finished(event.meeting, known) for event in register]
    return tuple(sorted(finished, key=lambda meeting: meeting.evidence[0]))


def _names_parties(entry: Meeting, known: Facts) -> bool:
    own = cast(entry, known)
    alone = len(entry.participants) == 1 and collective(own.actors, known)
    several = len(own.actors) > 1 and any(identified(*item, known) for item in own.actors.items())
    return not entry.partial and own.number is None and (several or alone)


def _tell(entry: Meeting, register: Register, known: Facts) -> None:
    """Add an entry that names its parties to the events that it tells again, or as a new one."""
    actors = cast(entry, known).actors
    meant = [n for n in _meant(entry, actors, register, known) if n in register.sharing(actors)]
    again = meant or [n for n in register.alike(actors) if _same(entry, actors, register[n], known)][-1:]
    for number in again:
        register.put(number, united(register[number].meeting, entry, known, keep=bool(meant)))
    if not again:
        register.add(entry)


def _same(entry: Meeting, actors: Mapping[str, int], event: Event, known: Facts) -> bool:
    """Whether the entry tells of the event: the same parties, or some of them, and no contradiction."""
    one, other = len(actors) == 1, len(event.actors) == 1
    if one != other or (one and (entry.form == "summit") != (event.meeting.form == "summit")):
        return False
    return agree(actors, event.actors, known) and _no_contradiction(entry, event.meeting, known)


def _no_contradiction(entry: Meeting, meeting: Meeting, known: Facts) -> bool:
    if not (dates_agree(entry.date, meeting.date) and places_agree(entry.place, meeting.place)):
        return False
    running = _running(entry, known) and _running(meeting, known)
    return forms_agree(entry.form, meeting.form) and (running or statuses_agree(entry, meeting))


def _running(meeting: Meeting, known: Facts) -> bool:
    """Talks between states and bodies that go on for months: undated, they are one process."""
    actors = cast(meeting, known).actors
    return meeting.form == "talks" and meeting.date is None and all(kind_of(a) != "person" for a in actors)


def _officials(actors: Mapping[str, int], known: Facts) -> frozenset[str]:
    """The countries of unnamed officials among the parties: "German and Italian officials"."""
    groups = (actor for actor in actors if kind_of(actor) == "group")
    return frozenset(country for group in groups for country in known.countries.get(group, ()))


def _meant(entry: Meeting, actors: Mapping[str, int], register: Register, known: Facts) -> list[int]:
    """The events that a party such as "German and Italian officials" stands for: with persons of each of
    the countries, and the entry's other parties; or, in a headline, what the text goes on to tell.
    """
    countries = _officials(actors, known)
    named = {actor for actor in actors if kind_of(actor) != "group"}
    if not countries:
        return []
    if not named:
        return _told_next(entry, countries, register, known)
    found, covered = [], set[str]()
    for number in register.sharing(actors):
        event = register[number]
        others = [actor for actor in event.actors if actor not in named and kind_of(actor) == "person"]
        persons = {country for actor in others for country in countries if covers(actor, country, known)}
        if persons and named <= event.actors.keys() and dates_agree(entry.date, event.meeting.date):
            found.append(number)
            covered |= persons
    return found if covered == countries else []


def _told_next(entry: Meeting, countries: frozenset[str], register: Register, known: Facts) -> list[int]:
    """The event that a headline tells of in other words: "Lakeland negotiators met" for the talks of Lakeland
    with the rebels, told in one of the next sentences.
    """
    if entry.sentence != HEADLINE:
        return []
    near = (number for sentence in range(HEADLINE, AHEAD) for number in register.told_in(sentence))
    fitting = [
        number
        for number in near
        if len(register[number].actors) > 1
        and countries & register[number].actors.keys()
        and _no_contradiction(entry, register[number].meeting, known)
    ]
    return fitting[:1]


def _join(entry: Meeting, register: Register, known: Facts) -> None:
    """Add an entry that points back to the event that it means, or, where it is none that is told, as a new
    one of the only pair of the document: "the two leaders will meet again", "the talks on 7 May".
    """
    own = cast(entry, known)
    target = _target(entry, own, register, known)
    if target is not None:
        register.put(target, united(register[target].meeting, entry, known, keep=True))
    elif not own.actors and not entry.companions and (own.number in {0, 2} or _dated_again(entry)):
        pair = _only_pair(register, known)
        if pair:
            register.add(replace(entry, participants=pair, partial=False))


def _dated_again(entry: Meeting) -> bool:
    """Whether words that point back have a date of their own; a summit or conference is of many."""
    return entry.date is not None and entry.status == "held" and entry.form not in {"summit", "conference"}


def _only_pair(register: Register, known: Facts) -> tuple[int, ...]:
    """Mentions of the two persons who hold every meeting of the document that two persons hold, or ()."""
    pairs = {}
    for event in register:
        persons = _guests(event, known)
        if len(persons) == 2:
            pairs[frozenset(persons)] = tuple(persons.values())
        if len(pairs) > 1:
            return ()
    return pairs.popitem()[1] if pairs else ()


def _guests(event: Event, known: Facts) -> dict[str, int]:
    """The persons of an event, without the host of others."""
    host = known.referents.get(event.meeting.host) if event.meeting.host is not None else None
    guests = [actor for actor in event.actors if len(event.actors) == 2 or actor != host]
    return {actor: event.actors[actor] for actor in guests if kind_of(actor) == "person"}


def _target(entry: Meeting, own: Cast, register: Register, known: Facts) -> int | None:
    """The nearest event before the entry that it can mean, or the next one after it; None where two are
    equally near.
    """
    near = entry.sentence
    back, ahead = range(near, max(-1, near - BACK), -1), range(near, near + AHEAD + 1)
    for sentence, later in (*((s, False) for s in back), *((s, True) for s in ahead)):
        told = [n for n in register.told_in(sentence) if later or _told_before(register[n], entry)]
        fitting = [n for n in told if _can_mean(entry, own, register[n], known)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _told_before(event: Event, entry: Meeting) -> bool:
    """Whether some of the event's words stand before the entry's."""
    return event.meeting.evidence[0] < entry.evidence[0]


def _can_mean(entry: Meeting, own: Cast, event: Event, known: Facts) -> bool:
    theirs, meeting = event.actors, event.meeting
    if own.actors and not agree(own.actors, theirs, known):
        return False
    if own.number and own.number not in {len(theirs), len(theirs) - (meeting.host is not None)}:
        return False
    agreed = dates_agree(entry.date, meeting.date) and places_agree(entry.place, meeting.place)
    accompanied = bool(entry.participants and entry.companions)
    return agreed and (accompanied or can_refer(entry, meeting))


def _finished(meeting: Meeting, known: Facts) -> Meeting:
    host = meeting.host if meeting.host in known.referents else None
    numbers: Iterable[int] = distinct(meeting.participants, known)
    return replace(meeting, participants=tuple(numbers), host=host, partial=False, companions=())
