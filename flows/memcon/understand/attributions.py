"""Who says what, as spans: the rule detector behind the seam `attributions(parse, quotations)`.

What comes after (statements.py) works on the spans alone, so that a trained tagger can take this place.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from memcon.model import Attribution, Span
from memcon.understand.contents import contents
from memcon.understand.cues import Cue, cues, first_token, is_light, is_mere_possibility, linked_last
from memcon.understand.parse import Paragraph, Parse
from memcon.understand.quotations import Quotation
from memcon.understand.sources import is_impersonal, phrase, source
from memcon.understand.utterances import Piece, Reading, merged, utterances


def attributions(parse: Parse, quotations: Sequence[Quotation]) -> tuple[Attribution, ...]:
    """The attributions of a document in the order of their cues.

    Cues inside quotations belong to what is quoted and are left out.
    """
    quoted = tuple((quotation.span.start, quotation.span.end) for quotation in quotations)
    readings = [
        reading
        for _, paragraph, sentence in parse.sentences()
        for reading in sentence_readings(paragraph, sentence, quoted)
    ]
    spoken = utterances(parse.text, readings, quotations)
    whole = [replace(reading, content=unbroken(reading, quoted)) for reading in spoken]
    kept = outermost([reading for reading in whole if is_attributed(reading, quoted)])
    return tuple(attribution(parse.text, reading) for reading in kept)


def sentence_readings(paragraph: Paragraph, sentence: Tokens, quoted: Sequence[Piece]) -> Iterator[Reading]:
    """A reading of each cue in the sentence that stands outside the quotations."""
    borders = (paragraph.start, paragraph.start + len(paragraph.doc.text))
    bounds = (paragraph.start + sentence.start_char, paragraph.start + sentence.end_char)
    for token in sentence:
        if enclosing(paragraph.start + token.idx, quoted) is None and not is_mere_possibility(token):
            found = best(token)
            if found is not None:
                yield reading(paragraph, *found, bounds, borders)


def best(token: Token) -> tuple[Cue, list[tuple[int, int]]] | None:
    """The first of the token's readings that has a content, else the first that can announce words."""
    readings = [] if is_light(token) and has_nominal_cue(token) else list(cues(token))
    for cue in readings:
        pieces = contents(cue)
        if pieces:
            return cue, pieces
    return next(
        ((cue, []) for cue in readings if "quote" in cue.entry.frames or "quoted" in cue.entry.frames), None
    )


def has_nominal_cue(verb: Token) -> bool:
    """Is the verb's object a cue of its own: "expressed hope that"?"""
    nouns = (c for c in verb.rights if c.dep_ == "dobj")
    return any(contents(cue) for noun in nouns for cue in cues(noun) if cue.entry.kind == "noun")


def reading(
    paragraph: Paragraph, cue: Cue, pieces: list[tuple[int, int]], sentence: Piece, borders: Piece
) -> Reading:
    """The cue with its source and content, in positions of the document."""
    doc = paragraph.doc

    def place(first: int, last: int) -> Piece:
        return paragraph.start + doc[first].idx, paragraph.start + doc[last].idx + len(doc[last])

    words = place(first_token(cue).i, linked_last(cue).i)
    named = source(cue)
    span = phrase(named, first_token(cue)) if named is not None else (0, 0)
    who = place(*span) if named is not None else None
    near = (words, who) if named is not None and who and named.head == cue.head else (words,)
    return Reading(
        lemma=cue.entry.lemma,
        cue=words,
        source=who,
        content=tuple(place(*piece) for piece in pieces),
        sentence=sentence,
        paragraph=borders,
        speaks=bool({"quote", "quoted"} & cue.entry.frames),
        named=named is not None and any(t.tag_.startswith("NNP") for t in doc[span[0] : span[1] + 1]),
        impersonal=is_impersonal(cue),
        core=(min(near)[0], max(end for _, end in near)),
    )


def outermost(readings: Sequence[Reading]) -> list[Reading]:
    """The readings without those inside the content of another, unless their source has a name: in "he
    said that he hoped for peace" one thing is said, in "he said that Turkey opposed it" two.
    """
    contents = merged([piece for reading in readings for piece in reading.content])
    return [r for r in readings if r.named or enclosing(r.cue[0], contents) is None]


def enclosing(position: int, quoted: Sequence[Piece]) -> Piece | None:
    """The quotation that the position stands in."""
    at = bisect_right(quoted, (position, float("inf"))) - 1
    return quoted[at] if at >= 0 and position < quoted[at][1] else None


def unbroken(reading: Reading, quoted: Sequence[Piece]) -> tuple[Piece, ...]:
    """The content with every quotation that it cuts into taken whole, without source and cue."""
    pieces = []
    for start, end in reading.content:
        at_start, at_end = enclosing(start, quoted), enclosing(end - 1, quoted)
        pieces.append((at_start[0] if at_start else start, at_end[1] if at_end else end))
    return merged(pieces)


def is_attributed(reading: Reading, quoted: Sequence[Piece]) -> bool:
    """Is there a content, and somebody to it, or words quoted, or "it was agreed that"?"""
    if not reading.content:
        return False
    named = reading.source is not None or reading.impersonal
    return named or any(enclosing(start, quoted) for start, _ in reading.content)


def attribution(text: str, reading: Reading) -> Attribution:
    """The reading as spans of the text."""

    def span(piece: Piece) -> Span:
        return Span(*piece, text[piece[0] : piece[1]])

    return Attribution(
        cue=span(reading.cue),
        source=(span(reading.source),) if reading.source else (),
        content=tuple(span(piece) for piece in reading.content),
        lemma=reading.lemma,
    )
