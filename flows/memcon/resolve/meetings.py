"""One meeting for all its mentions: entries that agree on parties, date, place, form and status are merged.

First the entries that name their parties make events. Then those whose words point back ("the meeting",
"the two leaders met", "talks with Iran") join the one event that fits, the nearest before them; where none
fits they say nothing and are dropped.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from memcon.model import Meeting, Mention
from memcon.resolve.agreement import (
    can_refer,
    dates_agree,
    forms_agree,
    places_agree,
    statuses_agree,
    told_apart,
)
from memcon.resolve.casts import (
    Cast,
    Facts,
    agree,
    cast,
    collective,
    covers,
    facts,
    identified,
    officials,
)
from memcon.resolve.dates import of_another_day
from memcon.resolve.links import kind_of
from memcon.resolve.pointing import (
    BACK,
    guests,
    named_before,
    no_other_offices,
    of_leaders,
    only_pair,
    pair_meant,
    parties_before,
)
from memcon.resolve.register import Event, Register
from memcon.resolve.tellings import finished, united

# a headline points forward over at most so many sentences
AHEAD = 3
# a headline tells in other words what the next sentences tell: "Lakeland negotiators met"
HEADLINE = 0


def merge_meetings(
    meetings: Sequence[Meeting],
    referents: Mapping[int, str],
    mentions: Sequence[Mention],
    issued: dt.date | None = None,
) -> tuple[Meeting, ...]:
    """The meetings of a document `issued` on a day, each once, with all their evidence; `referents` maps the
    numbers of mentions to actors. A meeting of fewer than two parties is dropped unless the one is a
    collective.
    """
    known = facts(mentions, referents, issued)
    entries = [
        replace(meeting, sentences=(meeting.sentence,) * len(meeting.evidence)) for meeting in meetings
    ]
    naming = [_names_parties(entry, known) for entry in entries]
    named = [entry for entry, names in zip(entries, naming, strict=True) if names]
    register = Register(known)
    # unnamed officials last, for the text may say elsewhere whom it means
    for entry in sorted(named, key=lambda entry: bool(officials(cast(entry, known).actors, known))):
        _tell(entry, register, known)
    for entry, names in zip(entries, naming, strict=True):
        if not names:
            _join(entry, register, known)
    done = (finished(event.meeting, known) for event in register)
    return tuple(sorted(done, key=lambda meeting: meeting.evidence[0]))


def _names_parties(entry: Meeting, known: Facts) -> bool:
    own = cast(entry, known)
    alone = len(entry.participants) == 1 and collective(own.actors, known)
    several = len(own.actors) > 1 and any(identified(*item, known) for item in own.actors.items())
    return not entry.partial and own.number is None and (several or alone)


def _tell(entry: Meeting, register: Register, known: Facts) -> None:
    """Add an entry that names its parties to the events that it tells again, or as a new one."""
    actors = cast(entry, known).actors
    unnamed = _told_by_office(entry, actors, register, known)
    if unnamed is not None:
        event = replace(register[unnamed].meeting, participants=())
        register.put(unnamed, united(event, entry, known, keep=False))
        return
    meant = [n for n in _meant(entry, actors, register, known) if n in register.sharing(actors)]
    again = meant or [n for n in register.alike(actors) if _same(entry, actors, register[n], known)][-1:]
    for number in again:
        register.put(number, united(register[number].meeting, entry, known, keep=bool(meant)))
    if not again:
        register.add(entry)


def _told_by_office(
    entry: Meeting, actors: Mapping[str, int], register: Register, known: Facts
) -> int | None:
    """The event of "the presidents of Chile and Peru" that the next sentence tells again by names, where no
    words say of which country each is.
    """
    unplaced = [actor for actor in actors if kind_of(actor) == "person" and not known.countries.get(actor)]
    for sentence in range(entry.sentence - 1, entry.sentence - AHEAD, -1):
        for number in register.told_in(sentence):
            event = register[number]
            states = all(kind_of(actor) == "state" for actor in event.actors)
            fitting = states and len(event.actors) == len(unplaced) > 1
            if fitting and _no_contradiction(entry, event.meeting, known):
                return number
    return None


def _same(entry: Meeting, actors: Mapping[str, int], event: Event, known: Facts) -> bool:
    """Whether the entry tells of the event: the same parties, or some of them, and no contradiction."""
    one, other = len(actors) == 1, len(event.actors) == 1
    if one != other or (one and (entry.form == "summit") != (event.meeting.form == "summit")):
        return False
    return agree(actors, event.actors, known) and _no_contradiction(entry, event.meeting, known)


def _no_contradiction(entry: Meeting, meeting: Meeting, known: Facts) -> bool:
    dated = dates_agree(entry.date, meeting.date) and not of_another_day(entry, meeting, known.issued)
    if not (dated and places_agree(entry.place, meeting.place)) or told_apart(entry, meeting):
        return False
    running = _running(entry, known) and _running(meeting, known)
    return forms_agree(entry.form, meeting.form) and (running or statuses_agree(entry, meeting))


def _running(meeting: Meeting, known: Facts) -> bool:
    """Talks between states and bodies that go on for months: undated, they are one process."""
    actors = cast(meeting, known).actors
    return meeting.form == "talks" and meeting.date is None and all(kind_of(a) != "person" for a in actors)


def _meant(entry: Meeting, actors: Mapping[str, int], register: Register, known: Facts) -> list[int]:
    """The events that a party such as "German and Italian officials" stands for: with persons of each of
    the countries, and the entry's other parties; or, in a headline, what the text goes on to tell.
    """
    countries = officials(actors, known)
    named = {actor for actor in actors if kind_of(actor) != "group"} - countries
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
    else:
        parties = _parties_meant(entry, own, register, known)
        if parties:
            register.add(replace(entry, participants=parties, partial=False))


def _parties_meant(entry: Meeting, own: Cast, register: Register, known: Facts) -> tuple[int, ...]:
    """Whom an entry means that points back at no event, but at parties; () where the words do not say."""
    if entry.form in {"summit", "conference"} and entry.evidence[0].exact[0].isupper():
        # a series that has a name: "the Sixth Lake Summit"
        return ()
    if own.number is not None and (not own.actors or entry.form != "visit"):
        meant = pair_meant(entry, own.number, register, known)
        headline = entry.sentence <= AHEAD and own.number in {0, 2} and not own.actors
        meant = meant or (only_pair(register, known) if headline else ())
        meant = meant or named_before(entry, own.number, known)
        return (*meant, *own.actors.values()) if meant else ()
    if own.actors or entry.companions:
        return ()
    if entry.series is not None and (entry.date or entry.place or entry.status != "held"):
        return parties_before(entry, register)
    return only_pair(register, known) if _dated_again(entry) else ()


def _dated_again(entry: Meeting) -> bool:
    """Whether words that point back have a date of their own; a summit or conference is of many."""
    return entry.date is not None and entry.status == "held" and entry.form not in {"summit", "conference"}


def _target(entry: Meeting, own: Cast, register: Register, known: Facts) -> int | None:
    """The nearest event before the entry that it can mean, or the next one after it; None where two are
    equally near.
    """
    near = entry.sentence
    ahead = range(near, near + AHEAD + 1)
    for sentence, later in (*((s, False) for s in _back(entry)), *((s, True) for s in ahead)):
        told = [n for n in register.told_in(sentence) if _told_so(register[n], entry, later=later)]
        fitting = [n for n in told if _can_mean(entry, own, register[n], known)]
        kept = [n for n in fitting if not _still_ahead(entry, own, register[n], register, known)]
        if kept:
            return kept[0] if len(kept) == 1 else _largest(kept, entry, register)
    return None


def _still_ahead(entry: Meeting, own: Cast, event: Event, register: Register, known: Facts) -> bool:
    """Whether the event is yet to come and what the entry tells of is over: somebody was there, or another
    meeting of its very form was held before.
    """
    if entry.status != "held" or event.meeting.status not in {"planned", "proposed"}:
        return False
    before = {n for sentence in _back(entry) for n in register.told_in(sentence)}
    held = (
        other
        for other in (register[number] for number in before)
        if other.meeting.status == "held"
        and other.meeting.form == entry.form != event.meeting.form
        and _told_before(other, entry)
    )
    return bool(entry.companions) or any(_can_mean(entry, own, other, known) for other in held)


def _back(entry: Meeting) -> range:
    """The sentences that words can point back to, the nearest first."""
    return range(entry.sentence, max(-1, entry.sentence - BACK), -1)


def _largest(fitting: Sequence[int], entry: Meeting, register: Register) -> int | None:
    """Of several events "the summit" is the one with the most parties; else none."""
    sizes = sorted((len(register[number].actors), number) for number in fitting)
    several = entry.form == "summit" and sizes[-1][0] > max(2, sizes[-2][0])
    return sizes[-1][1] if several else None


def _told_so(event: Event, entry: Meeting, *, later: bool) -> bool:
    """Whether some of the event's words stand before the entry's, or, where it is told `later`, whether it
    can be what the entry announces: what was held is no later plan.
    """
    ahead = entry.status == "held" and event.meeting.status in {"planned", "proposed"}
    return not ahead if later else _told_before(event, entry)


def _told_before(event: Event, entry: Meeting) -> bool:
    """Whether some of the event's words stand before the entry's."""
    return event.meeting.evidence[0] < entry.evidence[0]


def _can_mean(entry: Meeting, own: Cast, event: Event, known: Facts) -> bool:
    theirs, meeting = event.actors, event.meeting
    if (own.actors and not agree(own.actors, theirs, known)) or told_apart(entry, meeting):
        return False
    if own.number and not _as_many(entry, own.number, event, known):
        return False
    dated = dates_agree(entry.date, meeting.date) and not of_another_day(entry, meeting, known.issued)
    agreed = dated and places_agree(entry.place, meeting.place)
    accompanied = bool(entry.participants and entry.companions)
    return agreed and (accompanied or can_refer(entry, meeting) or _is_the_summit(entry, own, event, known))


def _as_many(entry: Meeting, number: int, event: Event, known: Facts) -> bool:
    """Whether the event has as many parties as the words say, and of such offices: "the two ministers"."""
    parties = len(event.actors)
    counted = number in {parties, parties - (event.meeting.host is not None), len(guests(event, known))}
    return counted and no_other_offices(entry, event, known)


def _is_the_summit(entry: Meeting, own: Cast, event: Event, known: Facts) -> bool:
    """Whether "the summit" is how the text calls a meeting of leaders told before."""
    unnamed = entry.partial and not own.actors and entry.evidence[0].exact[0].islower()
    return entry.form == "summit" and unnamed and of_leaders(event, known)
