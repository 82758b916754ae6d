"""A document for people: its text with what was found marked in it, and below what the marks mean."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from memcon.model import Actor, DateReference, Findings, Meeting, Span, Statement, Tenure

COLOURS = {
    "person": "cyan",
    "state": "green",
    "organisation": "yellow",
    "group": "magenta",
    "actor": "red",
    "place": "blue",
}
# one character for one, so that offsets hold; the terminal would obey them
CONTROLS = {code: " " for code in [*range(32), *range(127, 160)] if code != ord("\n")}


def shown(findings: Findings) -> RenderableType:
    """The text with actors, places and trigger words in colour, then actors, meetings and statements."""
    document = findings.document
    day = document.date.isoformat() if document.date else "date unknown"
    return Group(
        Rule(Text(document.title or document.identifier)),
        Text(
            " · ".join(words for words in (document.identifier, day, document.publisher) if words),
            style="dim",
        ),
        Padding(marked(findings), (1, 2)),
        *_section("Actors", [_actor(findings, actor) for actor in findings.actors]),
        *_section("Meetings", [_meeting(findings, meeting) for meeting in findings.meetings]),
        *_section("Statements", [_statement(findings, statement) for statement in findings.statements]),
        *_section("Not resolved", list(_unresolved(findings))),
    )


def marked(findings: Findings) -> Text:
    """The text, in which actors and places are coloured by kind, the words that tell of a meeting or
    an act are bold, and quotes are italic.
    """
    text = Text(findings.document.text.translate(CONTROLS))
    for statement in findings.statements:
        _style(text, "italic", statement.quotes)
        _style(text, "bold", [statement.attribution.cue] if statement.attribution.cue else [])
    for meeting in findings.meetings:
        _style(text, "bold underline", meeting.evidence)
    kinds = {number: actor.kind for actor in findings.actors for number in actor.mentions}
    for number, mention in enumerate(findings.mentions):
        kind = kinds.get(number, mention.kind)
        if kind:
            _style(text, COLOURS[kind], [mention.span])
    return text


def _style(text: Text, style: str, spans: list[Span] | tuple[Span, ...]) -> None:
    for span in spans:
        text.stylize(style, span.start, span.end)


def _section(title: str, rows: list[tuple[Text, Text]]) -> Iterator[RenderableType]:
    """A heading with the number of rows and a table of two columns."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), expand=True)
    table.add_column(ratio=2)
    table.add_column(ratio=5)
    for row in rows:
        table.add_row(*row)
    yield Rule(f"{title}: {len(rows)}", align="left", style="dim")
    yield Padding(table, (0, 0, 1, 2))


def _actor(findings: Findings, actor: Actor) -> tuple[Text, Text]:
    offices = [_office(findings, tenure) for tenure in findings.tenures if tenure.holder == actor.key]
    words = dict.fromkeys(_line(findings.mentions[number].span.exact) for number in actor.mentions)
    times = f"{len(actor.mentions)} {'mention' if len(actor.mentions) == 1 else 'mentions'}"
    about = [actor.kind, *dict.fromkeys(offices), f"{times}: {', '.join(words)}"]
    return Text(actor.label, style=COLOURS[actor.kind]), Text("; ".join(about))


def _office(findings: Findings, tenure: Tenure) -> str:
    """The office in a few words: "former foreign minister of Malta"."""
    former = "former " if tenure.former else ""
    return f"{former}{tenure.title}" + (f" of {_label(findings, tenure.of)}" if tenure.of else "")


def _meeting(findings: Findings, meeting: Meeting) -> tuple[Text, Text]:
    about = [" and ".join(dict.fromkeys(_name(findings, number) for number in meeting.participants))]
    about += [f"host {_name(findings, meeting.host)}"] if meeting.host is not None else []
    about += [f"in {meeting.place.exact}"] if meeting.place else []
    about += [_day(meeting.date)] if meeting.date else []
    about += [f"{meeting.day}, the day of the document"] if meeting.day else []
    about += ["on " + ", ".join(_line(topic.exact) for topic in meeting.topics)] if meeting.topics else []
    words = ", ".join(f"“{span.exact}”" for span in meeting.evidence)
    return Text(f"{meeting.form}, {meeting.status}"), Text(f"{'; '.join(about)} ({words})")


def _statement(findings: Findings, statement: Statement) -> tuple[Text, Text]:
    speakers = " and ".join(_name(findings, number) for number in statement.speakers) or "nobody named"
    to = " and ".join(_name(findings, number) for number in statement.addressees)
    told = "" if statement.modality == "asserted" else f"{statement.modality}: "
    act = f"{told}{'not ' if statement.negated else ''}{statement.act}" + (f" to {to}" if to else "")
    content = " … ".join(_line(span.exact) for span in statement.attribution.content)
    day = f" ({_day(statement.date)})" if statement.date else ""
    return Text(f"{speakers}: {act}"), Text(f"[{statement.wording}] {content}{day}")


def _unresolved(findings: Findings) -> Iterator[tuple[Text, Text]]:
    for left in findings.unresolved:
        yield Text(_line(findings.mentions[left.mention].span.exact)), Text(left.reason)


def _day(reference: DateReference) -> str:
    """The words, and the days where they are known."""
    if reference.earliest is None or reference.latest is None:
        return f"“{reference.span.exact}”"
    days = dict.fromkeys([reference.earliest.isoformat(), reference.latest.isoformat()])
    return f"“{reference.span.exact}” = {' to '.join(days)}"


def _name(findings: Findings, mention: int) -> str:
    """The actor's label, or the words of a mention that is nobody known."""
    labels = [actor.label for actor in findings.actors if mention in actor.mentions]
    return labels[0] if labels else _line(findings.mentions[mention].span.exact)


def _label(findings: Findings, key: str) -> str:
    return next((actor.label for actor in findings.actors if actor.key == key), key)


def _line(words: str) -> str:
    return " ".join(words.split())
