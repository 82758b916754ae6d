"""Weekdays inside a week that the same sentence names: "last week: Roe on Monday, Vella on Friday"; not one
that is only named on the side: "Sworn in last week, Roe met Vella on Monday".
"""

import calendar
from collections.abc import Iterable, Iterator
from datetime import timedelta

from msgspec.structs import replace
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from memcon.model import DateReference
from memcon.understand.parse import Paragraph

WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}


# clauses that say something on the side
ASIDE = frozenset({"advcl", "relcl", "acl", "appos"})


def within_weeks(references: Iterable[DateReference], paragraph: Paragraph) -> Iterator[DateReference]:
    """The references of a paragraph, in order, with each bare weekday moved into the week that its sentence
    names before it.
    """
    ends = iter([paragraph.start + sentence.end_char for sentence in paragraph.doc.sents])
    end, week = next(ends, 0), None
    for reference in references:
        while end <= reference.span.start and (border := next(ends, None)) is not None:
            end, week = border, None
        if week is None or _is_of(week, reference, paragraph):
            yield _moved(reference, week)
        else:
            yield reference
        if reference.grain == "week" and reference.basis == "relative":
            week = reference


def _is_of(week: DateReference, day: DateReference, paragraph: Paragraph) -> bool:
    """Whether the day stands in the clause that the week is said of, or below it."""
    weeks, days = (_tokens(reference, paragraph) for reference in (week, day))
    clause = next((word for word in (weeks.root, *weeks.root.ancestors) if word.dep_ in ASIDE), None)
    return clause is None or clause.is_ancestor(days.root) or _lists(clause, days.root)


def _lists(clause: Token, day: Token) -> bool:
    """Whether the parse hangs on the side what only a colon parts: "last week: Roe on Monday"."""
    return any(word.text == ":" for word in clause.doc[min(clause.i, day.i) : max(clause.i, day.i)])


def _tokens(reference: DateReference, paragraph: Paragraph) -> Tokens:
    start, end = reference.span.start - paragraph.start, reference.span.end - paragraph.start
    return paragraph.doc.char_span(start, end, alignment_mode="expand") or paragraph.doc[:]


def _moved(reference: DateReference, week: DateReference | None) -> DateReference:
    number = WEEKDAYS.get(reference.span.exact.lower())
    if number is None or week is None or week.earliest is None or reference.earliest is None:
        return reference
    day = week.earliest + timedelta(days=(number - week.earliest.weekday()) % 7)
    return replace(reference, earliest=day, latest=day)
