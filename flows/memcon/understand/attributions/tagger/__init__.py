"""The trained attribution tagger: sources, cues and contents of every kind of attribution, and which belong
together. What it was trained on, how well it reads and where it fails: weights/README.md, the model card.
"""

from collections.abc import Sequence

from memcon.model import Attribution, Span
from memcon.understand.attributions.pieces import Piece
from memcon.understand.attributions.tagger.decode import Reading, reading
from memcon.understand.attributions.tagger.hints import tokens
from memcon.understand.attributions.tagger.network import network
from memcon.understand.attributions.tagger.words import Known, Words, words
from memcon.understand.parse import Parse
from memcon.understand.quotations import Quotation


def tagged(
    parse: Parse, quotations: Sequence[Quotation], ruled: Sequence[Attribution]
) -> tuple[Words, Reading]:
    """What the tagger makes of a document, given what the rules (in the order of the text) make of it."""
    trained = network()
    seen = words(trained.tokenizer, parse.text, known(parse, quotations, ruled))
    return seen, reading(trained, seen)


def known(parse: Parse, quotations: Sequence[Quotation], ruled: Sequence[Attribution]) -> Known:
    """What is known of a document before the tagger reads it."""
    return Known(
        paragraphs=[(part.start, part.start + len(part.doc.text)) for part in parse.paragraphs],
        quotations=[pair(quotation.span) for quotation in quotations],
        tokens=tuple(tokens(parse)),
        attributions=[
            (pairs(found.source), [pair(found.cue)] if found.cue else [], pairs(found.content))
            for found in ruled
        ],
    )


def pair(span: Span) -> Piece:
    """Where a span starts and ends."""
    return span.start, span.end


def pairs(spans: Sequence[Span]) -> list[Piece]:
    """Where spans start and end."""
    return [pair(span) for span in spans]
