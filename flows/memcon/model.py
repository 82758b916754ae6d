"""The nouns of memcon: frozen data that the stages hand to one another.

Offsets are Unicode code points of `Document.text`, end exclusive, and every `Span` obeys
`document.text[span.start:span.end] == span.exact`. References between findings are positions in
the tuples of the same `Findings` (a mention's number is its place in `Findings.mentions`), so that
a document's findings can be written as one line of JSON and read back unchanged.
"""

import datetime as dt
from typing import Literal

from msgspec import Struct

ActorKind = Literal["person", "state", "organisation", "group", "actor"]  # "actor": the words do not say
MentionKind = Literal["person", "state", "organisation", "group", "place"]
MentionForm = Literal["name", "office", "nominal", "adjective", "pronoun"]
Role = Literal["subject", "object", "agent", "possessive", "other"]
Gender = Literal["female", "male"]
Grain = Literal["day", "week", "month", "season", "quarter", "year", "decade", "century"]
Basis = Literal["explicit", "relative", "inferred", "unknown"]
MeetingForm = Literal["meeting", "summit", "talks", "visit", "call", "conference"]
Status = Literal["held", "planned", "proposed", "refused"]
Series = Literal["earlier", "further"]
Wording = Literal["direct", "mixed", "indirect"]
Stance = Literal["supports", "opposes"]
Modality = Literal["asserted", "expected", "possible"]
Act = Literal[
    "state", "stress", "propose", "request", "demand", "order", "promise", "decide", "announce",
    "agree", "support", "oppose", "accuse", "deny", "warn", "threaten", "predict", "believe",
]  # fmt: skip


class Span(Struct, frozen=True, order=True):
    """A piece of a document's text: text[start:end] == exact."""

    start: int
    end: int
    exact: str


class Document(Struct, frozen=True):
    """A source text, character for character, and what it and its metadata file state of it."""

    identifier: str
    """Its path relative to the input folder, with forward slashes; of a part of a file, with what tells the
    parts apart.
    """
    text: str
    """What offsets count in: of a text file every character, of other formats the main text."""
    sha256: str
    """Of the text in UTF-8, without a byte order mark."""
    title: str | None = None
    date: dt.date | None = None
    publisher: str | None = None
    author: str | None = None
    """Who wrote it, several names with "; " between them."""
    url: str | None = None
    licence: str | None = None
    language: str | None = None


class DateReference(Struct, frozen=True):
    """Words that name a time, and the days they can mean (both ends included) where the text and
    the document's date allow to say so; without a basis both bounds are None.
    """

    span: Span
    grain: Grain
    basis: Basis
    earliest: dt.date | None = None
    latest: dt.date | None = None


class Mention(Struct, frozen=True):
    """Words that refer to an actor or a place, with what the words alone tell of it."""

    span: Span
    """The whole phrase, titles included: "Russian Foreign Minister Sergei Lavrov"."""
    form: MentionForm
    kind: MentionKind | None
    """What the words say it is; None where they do not (a pronoun "it", an unknown name)."""
    name: Span | None = None
    """The proper name alone: "Sergei Lavrov"."""
    office: Span | None = None
    """The office alone: "Foreign Minister"."""
    office_of: Span | None = None
    """The words that name the country or body of the office (or of a group): "Russian"."""
    owner: int | None = None
    """The mention whose own this is: "his" in "his counterpart", "Machar" in "Machar's delegation"."""
    same_as: int | None = None
    """An earlier mention that the syntax itself equates with this one (apposition, "(ISIS)")."""
    gender: Gender | None = None
    plural: bool = False
    former: bool = False
    """The office is reported as no longer (or not yet) held: "former", "ex-", "late", "-elect"."""
    role: Role = "other"
    sentence: int = 0
    """Number of the sentence in the document."""
    quotation: int | None = None
    """Number of the quotation span that it stands in."""


class Meeting(Struct, frozen=True):
    """A meeting or contact of two or more parties; all its mentions after resolution."""

    evidence: tuple[Span, ...]
    """The trigger words: "met", "talks"."""
    participants: tuple[int, ...]
    """Numbers of mentions."""
    form: MeetingForm = "meeting"
    status: Status = "held"
    host: int | None = None
    place: Span | None = None
    """The words that name the place, without preposition and article."""
    topics: tuple[Span, ...] = ()
    date: DateReference | None = None
    day: dt.date | None = None
    """Inferred from the document's date where no words name a time (see resolve/dates.py)."""
    sentence: int = 0
    sentences: tuple[int, ...] = ()
    """After resolution: the number of the sentence of each piece of evidence."""
    partial: bool = False
    """Its words leave a side open ("the meeting", "talks with Iran resumed"): it can join a meeting that is
    told elsewhere, but is none by itself. Never true after resolution."""
    series: Series | None = None
    """What tells it from another meeting of the same parties: "their last meeting", "a second meeting"."""
    companions: tuple[int, ...] = ()
    """Mentions of those who accompany the participant, before they join the meeting."""


class Attribution(Struct, frozen=True):
    """What a detector finds: whose words (source), by which cue, with what content."""

    cue: Span | None
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    lemma: str = ""
    """The cue's lexicon entry: "say", "make clear", "according to"."""


class Statement(Struct, frozen=True):
    """An attributed utterance, position or act of speech."""

    attribution: Attribution
    speakers: tuple[int, ...]
    """Numbers of mentions; none where nobody could be named."""
    act: Act
    wording: Wording
    addressees: tuple[int, ...] = ()
    stance: Stance | None = None
    target: int | None = None
    """Number of the mention that the stance or act is about, where it is an actor."""
    topic: Span | None = None
    """What the stance or act is about, where it is no actor."""
    quotes: tuple[Span, ...] = ()
    """The verbatim words, without the quotation marks."""
    negated: bool = False
    modality: Modality = "asserted"
    """Whether it was made ("asserted"), is to come ("will say", "plans to") or left open ("may", "if")."""
    meeting: int | None = None
    """Number of the meeting at which it was made."""
    date: DateReference | None = None
    sentence: int = 0


class Actor(Struct, frozen=True):
    """Anyone who can act, with all the mentions of it in one document."""

    key: str
    """Identifies the actor: a gazetteer key ("state/FR") or one made from the document ("person/...")."""
    kind: ActorKind
    label: str
    aliases: tuple[str, ...]
    mentions: tuple[int, ...]
    wikidata: str | None = None
    reason: str = ""
    """Why these mentions are one actor, in a few words a person understands."""


class Tenure(Struct, frozen=True):
    """An office held, as reported: who, which office, of what, in which words."""

    holder: str
    """Key of the actor."""
    office: str
    """As the text words it, without article and name: "Russian Foreign Minister"."""
    title: str
    """The office alone, lower case and singular, to group by: "foreign minister"."""
    evidence: Span
    of: str | None = None
    """Key of the state or organisation."""
    former: bool = False
    """Reported as no longer (or not yet) held: "former", "late", "-elect"."""


class Unresolved(Struct, frozen=True):
    """A mention that stayed what the text says, and why."""

    mention: int
    reason: str


class Findings(Struct, frozen=True):
    """What one document says. Understanding fills the first three; resolving merges meetings,
    links statements to them, and fills the rest.
    """

    document: Document
    mentions: tuple[Mention, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    statements: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()


class Issue(Struct, frozen=True):
    """Something a person should know: what is wrong, where, and what to do."""

    document: str
    """Identifier of the document, or the path of the file that did not become one."""
    stage: Literal["read", "understand", "resolve", "map", "check", "export"]
    problem: str
    advice: str
    severity: Literal["error", "warning"] = "error"
    start: int | None = None
    end: int | None = None
    words: str | None = None


class Report(Struct, frozen=True):
    """What a run did, for the closing table."""

    documents: int
    """In the exports."""
    read: int
    """Those that were new or changed, or read by an older version."""
    withdrawn: int
    """Documents that were in the sources before, and are no more."""
    actors: int
    meetings: int
    statements: int
    sourceless: int
    """Those of the statements whose words name no source: "it was agreed"."""
    quarantined: int
    """Facts that failed the check."""
    errors: int
    warnings: int
    added: int
    """Quads that the exports have, and those before had not."""
    removed: int
    seconds: float
