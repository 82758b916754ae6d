"""Turns as statements: a transcript gives a speaker's very words."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from memcon.model import Attribution, Mention, Span, Statement
from memcon.understand.actors.pronouns import PRONOUNS
from memcon.understand.turns import Turn

Contents = tuple[Span, ...]
MARKS = {"“": "”", '"': '"', "„": "“", "«": "»", "‘": "’"}


def with_turns(found: Sequence[Attribution], turns: Sequence[Turn]) -> tuple[Attribution, ...]:
    """The attributions with one for each turn, in the order of the text. Its source are the words of the
    label, none where they name nobody ("Q"). Those that took a label for their own source are left out.
    """
    labels = {turn.label.start: turn for turn in turns}
    others = [one for one in found if not any(span.start in labels for span in one.source)]
    said = [Attribution(None, (turn.label,) if turn.named else (), turn.content) for turn in turns]
    return tuple(sorted((*others, *said), key=_place))


def _place(attribution: Attribution) -> tuple[int, bool]:
    """Where it begins; of two that begin together, a turn goes before what stands in it."""
    spans = (*attribution.source, *attribution.content, *([attribution.cue] if attribution.cue else []))
    return min((span.start for span in spans), default=0), attribution.cue is not None


def as_turns(
    statements: Sequence[Statement], turns: Sequence[Turn], mentions: Sequence[Mention]
) -> tuple[Statement, ...]:
    """The statements, those of turns in direct words, a question as a request, an answer as the one
    person's whom the text names before; and what "I" and "we" say within a turn as its speaker's.
    """
    if not turns:
        return tuple(statements)
    whole = {turn.content: turn for turn in turns}
    who = {
        one.attribution.content: one.speakers
        for one in statements
        if one.attribution.cue is None and one.attribution.content in whole
    }
    answering = _interviewee(turns, mentions)
    who |= {turn.content: answering for turn in turns if turn.sort == "answer"}
    found = (_within(one, turns, mentions, who) for one in statements)
    return tuple(_told(one, whole, who) for one in found if one is not None)


def _interviewee(turns: Sequence[Turn], mentions: Sequence[Mention]) -> tuple[int, ...]:
    """The number of the one person whom the text names before the first turn; none where there are more."""
    before = [
        (number, mention)
        for number, mention in enumerate(mentions)
        if mention.span.end <= turns[0].label.start and mention.name and mention.kind == "person"
    ]
    surnames = {mention.name.exact.split()[-1].casefold() for _, mention in before if mention.name}
    return (before[0][0],) if len(surnames) == 1 else ()


def _told(
    statement: Statement, whole: Mapping[Contents, Turn], who: Mapping[Contents, tuple[int, ...]]
) -> Statement:
    """A turn's statement with its words as quotes; any other as it is."""
    words = statement.attribution
    turn = whole.get(words.content) if words.cue is None else None
    if turn is None:
        return statement
    speakers = who[turn.content]
    return replace(
        statement,
        attribution=replace(words, source=(turn.label,) if speakers else ()),
        speakers=speakers,
        act="request" if _asks(turn) else statement.act,
        wording="direct",
        quotes=tuple(_bare(piece) for piece in turn.content),
    )


def _asks(turn: Turn) -> bool:
    """Whether the turn is a question: by who asks, or by how an interviewing newspaper ends."""
    return turn.sort == "question" or (turn.sort == "outlet" and turn.content[-1].exact.rstrip()[-1] == "?")


def _within(
    statement: Statement,
    turns: Sequence[Turn],
    mentions: Sequence[Mention],
    who: Mapping[Contents, tuple[int, ...]],
) -> Statement | None:
    """A statement inside a turn, by "I" or "we" as the turn's speaker; None where that has no name, or where
    "you" is asked about something. Any other as it is.
    """
    turn, person = _around(statement, turns), _person(statement, mentions)
    if turn is None or person not in {1, 2}:
        return statement
    if person == 2:
        return None if turn.sort in {"question", "outlet"} else statement
    speakers = who[turn.content]
    return replace(statement, speakers=speakers) if speakers else None


def _bare(piece: Span) -> Span:
    """The words of a paragraph without the one pair of quotation marks around it."""
    words = piece.exact
    closing = MARKS.get(words[0])
    if closing is None or words[-1] != closing or closing in words[1:-1] or len(words) < 3:
        return piece
    return Span(piece.start + 1, piece.end - 1, words[1:-1])


def _around(statement: Statement, turns: Sequence[Turn]) -> Turn | None:
    """The turn that a statement's source stands in."""
    start = min((span.start for span in statement.attribution.source), default=-1)
    at = bisect_right(turns, start, key=lambda turn: turn.label.end) - 1
    return turns[at] if at >= 0 and start < turns[at].content[-1].end else None


def _person(statement: Statement, mentions: Sequence[Mention]) -> int | None:
    """1 where "I" or "we" speaks, 2 for "you", outside of quotation marks; else None."""
    every = [mentions[number] for number in statement.speakers]
    words = [PRONOUNS.get(mention.span.exact.lower()) for mention in every if mention.quotation is None]
    persons = {word.person if word else None for word in words}
    return persons.pop() if len(persons) == 1 and len(words) == len(every) else None
