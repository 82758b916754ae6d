"""The trained attribution tagger: sources, cues and contents of every kind of attribution, and which belong
together. What it was trained on, how well it reads and where it fails: weights/README.md, the model card.
"""

from collections.abc import Sequence

from memcon.model import Attribution
from memcon.understand.attributions.pieces import pieces
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
        quotations=pieces(quotation.span for quotation in quotations),
        tokens=tuple(tokens(parse)),
        attributions=[
            (pieces(found.source), pieces([found.cue] if found.cue else []), pieces(found.content))
            for found in ruled
        ],
    )
