"""Dates in a text: the words, and the days that they can mean as far as the text and its date tell."""

import re
from collections import deque
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from msgspec.structs import replace
from spacy.tokens import Span as Tokens

from memcon.model import Basis, DateReference, Grain, Span
from memcon.understand.dates.days import same_day
from memcon.understand.dates.doubts import believed
from memcon.understand.dates.expressions import Expression, expressions
from memcon.understand.dates.periods import Period
from memcon.understand.dates.rules import Absolute, Anchored, Relative
from memcon.understand.dates.tense import tense
from memcon.understand.dates.weeks import within_weeks
from memcon.understand.parse import Paragraph, Parse

GRAINS: dict[str, Grain] = {
    "day": "day", "weekend": "day", "week": "week", "fortnight": "week", "month": "month",
    "quarter": "quarter", "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip
COARSER: tuple[Grain, ...] = ("day", "week", "month", "season", "quarter", "year", "decade", "century")
# how many steps "the same day" is from a date
SAME = "0"
# PARIS, Nov. 13 (Reuters) --
DATELINE = re.compile(r"[^\W\d_a-z]{3}[^\n]{0,40}, *\Z")
LED = re.compile(r"\s*(?:[Tt]he\s*)?")
CLAUSE_END = re.compile(r"\s*(?:[.,;:!?)”\"]|\Z)")


def dates(parse: Parse, issued: date | None) -> tuple[DateReference, ...]:
    """The dates of a document in order, without overlap and without the preposition before them.

    Without the day that it was issued, only dates that are complete by themselves have bounds.
    """
    found: list[DateReference] = []
    before: DateReference | None = None
    for paragraph in parse.paragraphs:
        told = tuple(within_weeks(_in_paragraph(parse.text, paragraph, issued, before), paragraph))
        before = next((reference for reference in reversed(told) if reference.earliest), None)
        found += told
    return tuple(found)


def _in_paragraph(
    text: str, paragraph: Paragraph, issued: date | None, before: DateReference | None
) -> Iterator[DateReference]:
    """The dates of one paragraph; one that counts from another follows the last that is known, and "the same
    day" may also be the last one known of the paragraph `before`.
    """
    end = paragraph.start + len(paragraph.doc.text)
    found = deque(expressions(text, paragraph.start, end, partial(_believed, paragraph)))
    known: DateReference | None = None
    while found:
        expression = found.popleft()
        rule = expression.rule
        if isinstance(rule, Anchored):
            if rule.leads and found and LED.fullmatch(text, expression.end, found[0].start):
                after = found.popleft()
                known = _reference(text, paragraph, after, issued)
                expression = replace(expression, end=after.end)
            elif rule.leads and not CLAUSE_END.match(text, expression.end):
                known = None  # two days after something that has no date
            same = expression.values.get("step") == SAME or rule.reading is same_day
            reference = _anchored(text, expression, rule, known or (before if same else None))
        else:
            reference = _reference(text, paragraph, expression, issued)
        known = reference if reference.earliest else known
        yield reference


def _tokens(paragraph: Paragraph, expression: Expression) -> Tokens:
    """The tokens that hold the words of an expression."""
    start, end = expression.start - paragraph.start, expression.end - paragraph.start
    return paragraph.doc.char_span(start, end, alignment_mode="expand") or paragraph.doc[:]


def _believed(paragraph: Paragraph, expression: Expression) -> bool:
    """Whether an expression is a date in its sentence."""
    return believed(expression.rule.doubt, expression.values, _tokens(paragraph, expression))


def _reference(text: str, paragraph: Paragraph, expression: Expression, issued: date | None) -> DateReference:
    """What an expression means that counts from no other."""
    rule, values = expression.rule, expression.values
    if isinstance(rule, Absolute):
        return _dated(text, expression, lambda: rule.reading(values), "explicit")
    if isinstance(rule, Relative) and issued:
        # a dateline belongs to no verb
        dateline = DATELINE.match(text[paragraph.start : expression.start][:60])
        told = None if dateline else tense(_tokens(paragraph, expression), near=rule.near)
        return _dated(text, expression, lambda: rule.reading(values, issued, told), "relative")
    return _dated(text, expression, lambda: None, "unknown")


def _anchored(
    text: str, expression: Expression, rule: Anchored, anchor: DateReference | None
) -> DateReference:
    """What an expression means that counts from another date, if that one is known closely enough."""
    if anchor is None or anchor.earliest is None or not _is_close(anchor, _grain(expression)):
        return _dated(text, expression, lambda: None, "unknown")
    when = anchor.earliest
    same = expression.values.get("step") == SAME or rule.reading is same_day
    basis: Basis = anchor.basis if same else "inferred"
    return _dated(text, expression, lambda: rule.reading(expression.values, when, None), basis)


def _dated(
    text: str, expression: Expression, reading: Callable[[], Period | None], basis: Basis
) -> DateReference:
    """The reference with what the reading gives; without bounds where there is no such day."""
    span = Span(expression.start, expression.end, text[expression.start : expression.end])
    try:
        period = reading()
    except (ValueError, OverflowError):
        period = None
    if period is None:
        return DateReference(span, _grain(expression), "unknown")
    return DateReference(span, period.grain, basis, period.earliest, period.latest)


def _grain(expression: Expression) -> Grain:
    """The grain that the words name, whether or not they can be read."""
    return expression.rule.grain or GRAINS[expression.values["unit"]]


def _is_close(anchor: DateReference, grain: Grain) -> bool:
    """Whether a date is known closely enough to count units from it: days from a day, years from a month."""
    if anchor.grain == "day":
        return anchor.earliest == anchor.latest or grain != "day"
    return COARSER.index(anchor.grain) <= COARSER.index(grain)
