"""What has to be known of a document to see which of its actors, meetings and words other documents have too.

A profile is small, so that those of a whole corpus fit into memory where the findings do not.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from memcon.model import (
    Act,
    Actor,
    ActorKind,
    Findings,
    Gender,
    Meeting,
    MeetingForm,
    Modality,
    Span,
    Statement,
    Status,
)
from memcon.resolve.links import normalised

KNOWN = ("state", "organisation")
# so many words of a quote are hardly ever said by chance; fewer ("we will see") are
OPENING = 6
# characters between an office and a name that it stands with: ", the ", " (", " - "
BESIDE = 6


class Office(Struct, frozen=True, order=True):
    """An office that a document reports of somebody."""

    title: str
    """Lower case and singular: "foreign minister"."""
    of: str | None
    """Key of the state or organisation."""
    former: bool
    words: Span
    apart: bool = False
    """Whether the words stand apart from every name of the holder, so that they may mean another."""


class LocalActor(Struct, frozen=True):
    """An actor of one document (of any kind but the gazetteer's own), as the document alone tells it."""

    key: str
    """Its key within the document ("person/0123456789abcdef"), which no other document's actor has."""
    kind: ActorKind
    label: str
    names: tuple[str, ...]
    """Every form of its name that the text uses, the label first."""
    first: Span
    """The first words that mention it."""
    offices: tuple[Office, ...] = ()
    company: tuple[str, ...] = ()
    """Keys of the states and organisations that stand in its sentences, sorted."""
    beside: tuple[str, ...] = ()
    """Keys of the actors that it meets, speaks to or speaks with here: it is none of them."""
    gender: Gender | None = None
    """What the words that name it show, where all agree."""
    named: bool = True
    """Whether the text gives it a proper name; "a senior official" is none."""


class LocalMeeting(Struct, frozen=True):
    """A meeting as one document tells it."""

    number: int
    """Its place in the document's findings."""
    parties: tuple[str, ...]
    """Keys of its participants within the document, sorted."""
    form: MeetingForm
    status: Status
    first: Span
    """The first words that tell of it."""
    place: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    """First and last day that it can have been, both included; None where that is not known."""
    inferred: bool = False
    """The day is the document's own, and no words of the text name it."""
    topics: tuple[str, ...] = ()
    """What it was about, in words made plain ("grain exports"), sorted."""
    openings: tuple[str, ...] = ()
    """The first words of what was said at it verbatim, made plain, sorted."""


class LocalStatement(Struct, frozen=True):
    """A statement as one document tells it."""

    number: int
    speakers: tuple[str, ...]
    act: Act
    content: tuple[Span, ...]
    quotes: tuple[Span, ...]
    earliest: dt.date | None = None
    latest: dt.date | None = None
    negated: bool = False
    """It is told that the act was not done."""
    modality: Modality = "asserted"
    meeting: int | None = None
    """Number of the meeting at which it was said."""


class Profile(Struct, frozen=True):
    """What one document says, for comparison with others."""

    sha256: str
    """Of the document's text: identifies it."""
    identifier: str
    issued: dt.date | None
    publisher: str | None
    actors: tuple[LocalActor, ...]
    known: tuple[str, ...]
    """Keys of the gazetteer's states and organisations that the document mentions, sorted."""
    meetings: tuple[LocalMeeting, ...]
    statements: tuple[LocalStatement, ...]
    signature: tuple[int, ...] = ()
    """Of the words of the text, to recognise copies (duplicates.py)."""

    @property
    def order(self) -> tuple[dt.date, str]:
        """What the earliest document comes first by: its date (without one, last) and its text's hash."""
        return self.issued or dt.date.max, self.sha256


def profile(findings: Findings, signature: tuple[int, ...] = ()) -> Profile:
    """The profile of a document's resolved findings."""
    document = findings.document
    keys = {number: actor.key for actor in findings.actors for number in actor.mentions}
    return Profile(
        sha256=document.sha256,
        identifier=document.identifier,
        issued=document.date,
        publisher=document.publisher,
        actors=_actors(findings, keys),
        known=tuple(sorted(actor.key for actor in findings.actors if is_known(actor.key))),
        meetings=_meetings(findings, keys),
        statements=tuple(_statement(n, one, keys) for n, one in enumerate(findings.statements)),
        signature=signature,
    )


def is_known(key: str) -> bool:
    """Whether a key is the gazetteer's own ("state/FR"), and not made from a document."""
    kind, _, local = key.partition("/")
    return kind in KNOWN and not (len(local) == 16 and set(local) <= set("0123456789abcdef"))


def _actors(findings: Findings, keys: Mapping[int, str]) -> tuple[LocalActor, ...]:
    offices = defaultdict(list)
    names = _name_spans(findings, keys)
    for tenure in findings.tenures:
        apart = not any(_adjoin(tenure.evidence, name) for name in names[tenure.holder])
        offices[tenure.holder].append(Office(tenure.title, tenure.of, tenure.former, tenure.evidence, apart))
    sentences = defaultdict(set)
    for number, key in keys.items():
        sentences[findings.mentions[number].sentence].add(key)
    beside = _beside(findings, keys)
    return tuple(
        LocalActor(
            key=actor.key,
            kind=actor.kind,
            label=actor.label,
            names=(actor.label, *actor.aliases),
            first=findings.mentions[actor.mentions[0]].span,
            offices=tuple(sorted(offices[actor.key], key=lambda office: office.words)),
            company=tuple(
                sorted(
                    {
                        key
                        for number in actor.mentions
                        for key in sentences[findings.mentions[number].sentence]
                        if is_known(key)
                    }
                )
            ),
            beside=tuple(sorted(beside[actor.key] - {actor.key})),
            gender=_gender(actor, findings),
            named=any(findings.mentions[number].name is not None for number in actor.mentions),
        )
        for actor in findings.actors
        if not is_known(actor.key)
    )


def _name_spans(findings: Findings, keys: Mapping[int, str]) -> Mapping[str, list[Span]]:
    """Where each actor is named."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for number, key in keys.items():
        name = findings.mentions[number].name
        if name is not None:
            found[key].append(name)
    return found


def _adjoin(words: Span, name: Span) -> bool:
    """Whether an office stands with a name: "Foreign Minister Ine Dahl", "Ine Dahl, the foreign minister"."""
    return words.start <= name.end + BESIDE and name.start <= words.end + BESIDE


def _gender(actor: Actor, findings: Findings) -> Gender | None:
    told = (findings.mentions[number] for number in actor.mentions)
    shown = {mention.gender for mention in told if mention.form in {"name", "office"} and mention.gender}
    return shown.pop() if len(shown) == 1 else None


def _beside(findings: Findings, keys: Mapping[int, str]) -> Mapping[str, set[str]]:
    """The actors that each actor meets or speaks to or with."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    together = [meeting.participants for meeting in findings.meetings]
    together += [(*one.speakers, *one.addressees) for one in findings.statements]
    for numbers in together:
        named = _named(numbers, keys)
        for key in named:
            found[key].update(named)
    return found


def _named(numbers: Iterable[int], keys: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(sorted({keys[number] for number in numbers if number in keys}))


def _meetings(findings: Findings, keys: Mapping[int, str]) -> tuple[LocalMeeting, ...]:
    openings: defaultdict[int | None, set[str]] = defaultdict(set)
    for statement in findings.statements:
        words = (normalised(quote.exact).split()[:OPENING] for quote in statement.quotes)
        openings[statement.meeting].update(" ".join(each) for each in words if len(each) == OPENING)
    return tuple(
        _meeting(number, meeting, keys, openings[number]) for number, meeting in enumerate(findings.meetings)
    )


def _meeting(number: int, meeting: Meeting, keys: Mapping[int, str], openings: set[str]) -> LocalMeeting:
    date = meeting.date
    return LocalMeeting(
        number=number,
        parties=_named(meeting.participants, keys),
        form=meeting.form,
        status=meeting.status,
        first=min(meeting.evidence),
        place=meeting.place.exact if meeting.place else None,
        earliest=meeting.day or (date.earliest if date else None),
        latest=meeting.day or (date.latest if date else None),
        inferred=meeting.day is not None,
        topics=tuple(sorted({normalised(topic.exact) for topic in meeting.topics})),
        openings=tuple(sorted(openings)),
    )


def _statement(number: int, statement: Statement, keys: Mapping[int, str]) -> LocalStatement:
    date = statement.date
    return LocalStatement(
        number=number,
        speakers=_named(statement.speakers, keys),
        act=statement.act,
        content=statement.attribution.content,
        quotes=statement.quotes,
        earliest=date.earliest if date else None,
        latest=date.latest if date else None,
        negated=statement.negated,
        modality=statement.modality,
        meeting=statement.meeting,
    )
