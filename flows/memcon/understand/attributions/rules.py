"""Who says what, as spans, by rules: a cue of the lexicon, its subject and its clause in the parse."""

from collections.abc import Sequence
from dataclasses import replace

from memcon.model import Attribution
from memcon.understand.attributions.pieces import Piece, enclosing, merged, pieces, spans
from memcon.understand.attributions.readings import Reading, readings
from memcon.understand.attributions.utterances import utterances
from memcon.understand.parse import Parse
from memcon.understand.quotations import Quotation


def ruled(parse: Parse, quotations: Sequence[Quotation]) -> tuple[Attribution, ...]:
    """The attributions that rules find in a document, in the order of their text.

    Cues inside quotations belong to what is quoted and are left out.
    """
    quoted = pieces(quotation.span for quotation in quotations)
    spoken = utterances(parse.text, tuple(readings(parse, quoted)), quotations)
    whole = [replace(reading, content=_unbroken(reading, quoted)) for reading in spoken]
    kept = _outermost(_longest([reading for reading in whole if _is_attributed(reading, quoted)]))
    return tuple(_attribution(parse.text, reading) for reading in kept)


def _unbroken(reading: Reading, quoted: Sequence[Piece]) -> tuple[Piece, ...]:
    """The content with every quotation that it cuts into taken whole."""
    unbroken = []
    for start, end in reading.content:
        first, last = enclosing(start, quoted), enclosing(end - 1, quoted)
        unbroken.append((first[0] if first else start, last[1] if last else end))
    return merged(unbroken)


def _is_attributed(reading: Reading, quoted: Sequence[Piece]) -> bool:
    """Is there a content, and somebody to it, or words quoted, or "it was agreed that"?"""
    if not reading.content:
        return False
    known = reading.source is not None or reading.impersonal
    return known or any(enclosing(start, quoted) for start, _ in reading.content)


def _longest(found: Sequence[Reading]) -> list[Reading]:
    """The readings without those whose cue is part of another's: "words" in "in the words of"."""
    kept: list[Reading] = []
    for reading in sorted(found, key=lambda one: (one.cue[0], -one.cue[1])):
        if not kept or reading.cue[1] > kept[-1].cue[1] or reading.cue == kept[-1].cue:
            kept.append(reading)
    return kept


def _outermost(found: Sequence[Reading]) -> list[Reading]:
    """The readings without those inside the content of another, unless their source has a name: in "he
    said that he hoped for peace" one thing is said, in "he said that Turkey opposed it" two.
    """
    contents = merged(piece for reading in found for piece in reading.content)
    return [reading for reading in found if reading.named or enclosing(reading.cue[0], contents) is None]


def _attribution(text: str, reading: Reading) -> Attribution:
    return Attribution(
        cue=spans(text, [reading.cue])[0],
        source=spans(text, [reading.source] if reading.source else []),
        content=spans(text, reading.content),
        lemma=reading.lemma,
    )
