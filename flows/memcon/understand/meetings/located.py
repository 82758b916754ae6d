"""What stands where in a paragraph: the mentions and dates of the document, by token."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from memcon.model import DateReference, Mention, Span
from memcon.understand.parse import Paragraph, Parse

DATELINE = re.compile(
    r"([A-Z][A-Z.' -]+[A-Z])(?:, [A-Z]\w+\.?(?: \d{1,2})?)?(?: ?\([^()]{2,30}\))?(?: ?[-–—_]+ )"
)
DATELINE_TOKENS = 20


class Dated(NamedTuple):
    """A date reference in tokens, last included."""

    first: int
    last: int
    date: DateReference


class Located(NamedTuple):
    """A paragraph with the document's mentions and dates by token of it."""

    parse: Parse
    paragraph: Paragraph
    mentions: Sequence[Mention]
    """All of the document; numbers count in it."""
    ranges: Mapping[int, tuple[int, int]]
    """Number of a mention -> its tokens, last included."""
    actors: Mapping[int, int]
    """Token -> number of the mention of an actor over it: the widest; an adjective only where no other is."""
    places: Mapping[int, int]
    """Token -> number of the widest mention of a place or state over it."""
    dates: tuple[Dated, ...]
    opening: int
    """The token after the dateline of a despatch ("GENEVA (Reuters) -"); 0 without one."""

    @property
    def doc(self) -> Doc:
        """The paragraph's tokens."""
        return self.paragraph.doc

    def span(self, first: int, last: int) -> Span:
        """The document's characters from token `first` to token `last` (included)."""
        return self.parse.span(self.paragraph, self.doc[first], self.doc[last])

    def head(self, number: int) -> Token:
        """The token of a mention that carries its place in the sentence."""
        first, last = self.ranges[number]
        return self.doc[first : last + 1].root

    def date_at(self, token: int) -> Dated | None:
        """The date reference over a token."""
        return next((dated for dated in self.dates if dated.first <= token <= dated.last), None)


def located(parse: Parse, mentions: Sequence[Mention], dates: Sequence[DateReference]) -> Iterator[Located]:
    """The paragraphs of a document with what stands in them, in order; mentions and dates must be too."""
    starts = [mention.span.start for mention in mentions]
    date_starts = [date.span.start for date in dates]
    for paragraph in parse.paragraphs:
        ranges = {
            number: (tokens.start, tokens.end - 1)
            for number in _inside(paragraph, starts)
            if (tokens := _tokens(paragraph, mentions[number].span)) is not None
        }
        dated = tuple(
            Dated(tokens.start, tokens.end - 1, dates[number])
            for number in _inside(paragraph, date_starts)
            if (tokens := _tokens(paragraph, dates[number].span)) is not None
        )
        actors, places = _actors(mentions, ranges), _places(mentions, ranges)
        opening = _opening(paragraph)
        yield Located(parse, paragraph, mentions, ranges, actors, places, dated, opening)


def _opening(paragraph: Paragraph) -> int:
    match = DATELINE.match(paragraph.doc[:DATELINE_TOKENS].text)
    return sum(1 for token in paragraph.doc if match and token.idx < match.end())


def _inside(paragraph: Paragraph, starts: Sequence[int]) -> range:
    """The numbers whose starts lie in the paragraph."""
    end = paragraph.start + _length(paragraph)
    return range(bisect_left(starts, paragraph.start), bisect_left(starts, end))


def _length(paragraph: Paragraph) -> int:
    """Characters of a paragraph; spaCy's own `text` joins the tokens anew at each call."""
    last = paragraph.doc[-1]
    return int(last.idx) + len(last)


def _tokens(paragraph: Paragraph, span: Span) -> Tokens | None:
    start, end = span.start - paragraph.start, span.end - paragraph.start
    if start < 0 or end > _length(paragraph):
        return None
    return paragraph.doc.char_span(start, end, alignment_mode="expand")


def _actors(mentions: Sequence[Mention], ranges: Mapping[int, tuple[int, int]]) -> dict[int, int]:
    actors = {n: tokens for n, tokens in ranges.items() if mentions[n].kind != "place"}
    return _widest(actors, [n for n in actors if mentions[n].form != "adjective"])


def _places(mentions: Sequence[Mention], ranges: Mapping[int, tuple[int, int]]) -> dict[int, int]:
    places = {
        n: tokens
        for n, tokens in ranges.items()
        if mentions[n].kind in {"place", "state"} and mentions[n].form == "name"
    }
    return _widest(places, places)


def _widest(
    ranges: Mapping[int, tuple[int, int]], preferred: Sequence[int] | Mapping[int, object]
) -> dict[int, int]:
    def rank(number: int) -> tuple[bool, int]:
        first, last = ranges[number]
        return number in preferred, last - first

    over: dict[int, int] = {}
    for number in sorted(ranges, key=rank):
        first, last = ranges[number]
        over |= dict.fromkeys(range(first, last + 1), number)
    return over
