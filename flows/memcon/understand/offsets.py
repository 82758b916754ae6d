"""From the document's characters to the parse and back: which tokens and which sentence stand there."""

from bisect import bisect_right

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from memcon.model import Span
from memcon.understand.parse import Paragraph, Parse


class Offsets:
    """Looks up places of one parse."""

    def __init__(self, parse: Parse) -> None:
        self._text = parse.text
        self._paragraphs = parse.paragraphs
        self._start = {id(paragraph.doc): paragraph.start for paragraph in parse.paragraphs}
        self._sentences = [
            paragraph.start + sentence.start_char for _, paragraph, sentence in parse.sentences()
        ]

    def start(self, token: Token) -> int:
        """The document's character where the token starts."""
        return self._start[id(token.doc)] + token.idx

    def sentence(self, offset: int) -> int:
        """Number of the sentence that the character stands in."""
        return max(0, bisect_right(self._sentences, offset) - 1)

    def span(self, first: Token, last: Token) -> Span:
        """The document's characters from the first token to the last (included)."""
        start, end = self.start(first), self.start(last) + len(last)
        return Span(start, end, self._text[start:end])

    def tokens(self, span: Span) -> Tokens | None:
        """The tokens that the span touches; None where it touches none."""
        paragraph = self._paragraph(span.start)
        if paragraph is None:
            return None
        doc, start, end = paragraph.doc, span.start - paragraph.start, span.end - paragraph.start
        first = max(0, bisect_right(doc, start, key=lambda token: token.idx) - 1)
        if first < len(doc) and doc[first].idx + len(doc[first]) <= start:
            first += 1
        last = bisect_right(doc, end - 1, key=lambda token: token.idx)
        return doc[first:last] if first < last else None

    def _paragraph(self, offset: int) -> Paragraph | None:
        at = bisect_right(self._paragraphs, offset, key=lambda paragraph: paragraph.start) - 1
        return self._paragraphs[at] if at >= 0 else None
