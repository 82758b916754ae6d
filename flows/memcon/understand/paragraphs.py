"""Paragraphs of a text, found on its characters before anything else reads it."""

import re

from memcon.model import Span

BREAK = re.compile(r"\s*\n\s*")


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text without the white space around them."""
    spans, start = [], 0
    for gap in [*BREAK.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if text[start:end].strip():
            spans.append(Span(start, end, text[start:end]))
        start = gap.end() if gap else end
    return tuple(spans)
