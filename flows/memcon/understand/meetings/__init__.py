"""Who met whom, when, where and about what: one entry for each mention of a meeting in the text.

Which entries tell of the same meeting, and who "they" are, is for the resolve stage to say.
"""

from collections.abc import Iterator, Sequence
from typing import get_args

from msgspec.structs import replace
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from memcon.model import DateReference, Meeting, MeetingForm, Mention, Span
from memcon.understand.meetings.company import company
from memcon.understand.meetings.dealings import lasting
from memcon.understand.meetings.located import Located, located
from memcon.understand.meetings.noun_parties import noun_parties
from memcon.understand.meetings.occasions import when
from memcon.understand.meetings.parties import Parties, by_call, plural
from memcon.understand.meetings.places import place
from memcon.understand.meetings.series import series
from memcon.understand.meetings.standing import status
from memcon.understand.meetings.topics import topics
from memcon.understand.meetings.triggers import Trigger, known, triggers, words
from memcon.understand.meetings.verb_parties import verb_parties
from memcon.understand.parse import Parse

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})


def meetings(
    parse: Parse, mentions: Sequence[Mention], dates: Sequence[DateReference]
) -> tuple[Meeting, ...]:
    """The mentions of meetings in a document, in order.

    An entry whose words leave a side open ("the meeting", "talks with Iran resumed") is partial: it can
    join a meeting told elsewhere, but is none by itself.
    """
    found: list[Meeting] = []
    for paragraph in located(parse, mentions, dates):
        for number, sentence in enumerate(paragraph.doc.sents, paragraph.paragraph.first_sentence):
            if _is_sport(sentence):
                continue
            told: set[int] = set()
            for trigger in triggers(sentence):
                entries = [] if trigger.token.i in told else [*_entries(paragraph, trigger, number)]
                told |= {trigger.token.i for _ in entries}
                found += entries
    return tuple(found)


def _is_sport(sentence: Tokens) -> bool:
    """Whether teams meet here, not states: "in the semi-final"."""
    written = {word.strip(".,;:()\"'") for word in sentence.text.lower().split()}
    return not written.isdisjoint(words("context", "sport").forms)


def _entries(located: Located, trigger: Trigger, sentence: int) -> Iterator[Meeting]:
    """The entries of one trigger: none, one, or one for each dated party of a list."""
    verb = trigger.token.tag_.startswith("VB")
    parties = verb_parties(located, trigger) if verb else noun_parties(located, trigger)
    if parties is None or not _says_enough(located, trigger, parties):
        return
    date = when(located, trigger, parties)
    standing = status(trigger, date)
    if standing is None or (parties.joining and standing == "refused"):
        return
    beside = company(located, trigger.token)
    shared = Meeting(
        evidence=(located.span(trigger.token.i, trigger.token.i),),
        participants=parties.all if parties.open else tuple(dict.fromkeys([*parties.all, *beside])),
        form=form(trigger),
        status=standing,
        host=parties.host,
        place=place(located, trigger, held=standing == "held"),
        topics=topics(located, trigger),
        date=date.date if date else None,
        sentence=sentence,
        partial=parties.open,
        series=series(trigger),
        companions=(*parties.joining, *beside) if parties.open else parties.joining,
    )
    yield from _split(shared, trigger, parties)


def _says_enough(located: Located, trigger: Trigger, parties: Parties) -> bool:
    """Whether the words name parties, or point back at them: "the talks", "a second meeting"; of a pair's
    "conversation", both.
    """
    if trigger.token.tag_.startswith("VB"):
        return bool(parties.all or parties.joining)
    definite = _definite(trigger) and trigger.frame != "journey"
    collective = plural(located, parties.all) and located.mentions[parties.all[0]].office_of is not None
    several = len(parties.all) > 1 or collective
    if trigger.frame == "pair" and (parties.open or not several):
        return definite and not parties.all
    named = any(located.mentions[number].form != "pronoun" for number in parties.all)
    return definite or named or series(trigger) == "further" or (bool(parties.all) and not parties.open)


def _definite(trigger: Trigger) -> bool:
    return any(
        child.dep_ == "poss" or (child.dep_ in {"det", "predet"} and child.text.lower() in DEFINITE)
        for child in trigger.token.lefts
    )


def form(trigger: Trigger) -> MeetingForm:
    """The form that the trigger and the words beside it give."""
    if by_call(trigger.token):
        return "call"
    if trigger.frame == "speech" and lasting(trigger.token):
        return "talks"
    return _purpose(trigger.token) if trigger.frame in {"mutual", "host", "welcome"} else trigger.form


def _purpose(verb: Token) -> MeetingForm:
    """Talks of "met for talks", "received Roe for talks": a verb alone tells of a meeting of any form."""
    nouns = (
        child
        for preposition in verb.doc[verb.i + 1 : verb.sent.end]
        if preposition.text.lower() == "for" and preposition.head.i in {verb.i, verb.i + 1}
        for child in preposition.children
    )
    named = {words("noun", "strong").forms.get(noun.text.lower()) for noun in nouns}
    return next((form for form in get_args(MeetingForm) if form in named), "meeting")


def _split(shared: Meeting, trigger: Trigger, parties: Parties) -> Iterator[Meeting]:
    """The entry itself, or one for each date of "A on Monday, B Wednesday and C Friday", or one for each
    party of "separate meetings with A and B".
    """
    if any(known(child, "modifier", "separate") for child in trigger.token.lefts) and len(parties.listed) > 1:
        for member in parties.listed:
            yield replace(
                shared,
                participants=(*parties.sides, member.number),
                date=member.date or shared.date,
                place=member.place or shared.place,
            )
    elif any(sum(occasion is not None for occasion in found) > 1 for found in _occasions(parties)):
        yield from _by_occasion(shared, parties)
    else:
        yield shared


def _occasions(parties: Parties) -> tuple[list[DateReference | None], list[Span | None]]:
    """The dates and the places of the listed parties."""
    return [member.date for member in parties.listed], [member.place for member in parties.listed]


def _by_occasion(shared: Meeting, parties: Parties) -> Iterator[Meeting]:
    """Those before a date or place share it; a place that none of the list has is that of all."""
    dates, places = _occasions(parties)
    date = None if sum(found is not None for found in dates) > 1 else shared.date
    place_of_all = None if any(places) else shared.place
    waiting: list[int] = []
    for member in parties.listed:
        waiting.append(member.number)
        if member.date is not None or member.place is not None:
            yield replace(
                shared,
                participants=(*parties.sides, *waiting),
                date=member.date or date,
                place=member.place or place_of_all,
            )
            waiting = []
    if waiting:
        yield replace(shared, participants=(*parties.sides, *waiting), date=date, place=place_of_all)
