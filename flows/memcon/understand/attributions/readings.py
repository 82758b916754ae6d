"""Cues read in their sentences: each with its source and with the content that the syntax gives it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from memcon.understand.attributions.contents import contents
from memcon.understand.attributions.cues import (
    Cue,
    cues,
    first_token,
    is_carried,
    is_light,
    is_mere_possibility,
    linked_last,
)
from memcon.understand.attributions.headings import heading
from memcon.understand.attributions.infinitives import Range
from memcon.understand.attributions.pieces import Piece, enclosing
from memcon.understand.attributions.sources import is_impersonal, phrase, source
from memcon.understand.parse import Paragraph, Parse


@dataclass(frozen=True)
class Reading:
    """A cue as it was read in its sentence, in characters of the document."""

    lemma: str
    cue: Piece
    source: Piece | None
    content: tuple[Piece, ...]
    sentence: Piece
    paragraph: Piece
    core: Piece
    """From the first to the last character of the cue and of its own source, not of one borrowed from
    the clause before."""
    speaks: bool = False
    """Can it announce the very words? "Said" can, "welcomed" cannot."""
    named: bool = False
    """Can the source be told without the sentence around: "Oman", "the commission's", not "he"?"""
    impersonal: bool = False
    """Is it "it was noted that", where the words are somebody's without saying whose?"""


def readings(parse: Parse, quoted: Sequence[Piece]) -> Iterator[Reading]:
    """A reading of each cue outside the quotations, which come in order."""
    for paragraph in parse.paragraphs:
        for sentence in paragraph.doc.sents:
            yield from _of_sentence(paragraph, sentence, quoted)
        if paragraph.turn is None:
            yield from _of_heading(paragraph)


def _of_sentence(paragraph: Paragraph, sentence: Tokens, quoted: Sequence[Piece]) -> Iterator[Reading]:
    for token in sentence:
        if enclosing(paragraph.start + token.idx, quoted) is None and not is_mere_possibility(token):
            found = _best(token)
            if found is not None:
                yield _reading(paragraph, sentence, *found)


def _best(token: Token) -> tuple[Cue, list[Range]] | None:
    """The first of the token's readings that has a content, else the first that can announce words."""
    found = [] if _hands_on(token) else list(cues(token))
    for cue in found:
        pieces = contents(cue)
        if pieces:
            return cue, pieces
    return next(((cue, []) for cue in found if "quote" in cue.entry.frames), None)


def _hands_on(verb: Token) -> bool:
    """Does the verb only lead to a cue of its own: "expressed hope that", "refused to say whether"?"""
    inner = [c for c in verb.rights if is_carried(c)]
    if is_light(verb):
        inner += [c for c in verb.rights if c.dep_ == "dobj" and c.tag_[:2] == "NN"]
    return any(contents(cue) for token in inner for cue in cues(token))


def _reading(paragraph: Paragraph, sentence: Tokens, cue: Cue, found: list[Range]) -> Reading:
    first = first_token(cue)
    words = _place(paragraph, first.i, _last(cue, found))
    named = source(cue)
    span = phrase(named, first) if named is not None else None
    who = _place(paragraph, *span) if span else None
    near = [words, who] if named is not None and who and named.head == cue.head else [words]
    return Reading(
        lemma=cue.entry.lemma,
        cue=words,
        source=who,
        content=tuple(_place(paragraph, *piece) for piece in found),
        sentence=(paragraph.start + sentence.start_char, paragraph.start + sentence.end_char),
        paragraph=_place(paragraph, 0, -1),
        core=(min(near)[0], max(end for _, end in near)),
        speaks="quote" in cue.entry.frames,
        named=span is not None and _is_known(cue, paragraph.doc[span[0] : span[1] + 1]),
        impersonal=is_impersonal(cue),
    )


def _place(paragraph: Paragraph, first: int, last: int) -> Piece:
    """The document's characters from one token to another (included)."""
    doc = paragraph.doc
    return paragraph.start + doc[first].idx, paragraph.start + doc[last].idx + len(doc[last])


def _last(cue: Cue, found: list[Range]) -> int:
    """Number of the cue's last token, the preposition before a noun as content included: "call for"."""
    last, doc = linked_last(cue).i, cue.head.doc
    linked = bool(found) and found[0][0] == last + 2 and doc[last + 1].lower_ in cue.entry.tail
    return last + linked


def _is_known(cue: Cue, source: Tokens) -> bool:
    """Has the source a name, or is it the owner of a nominal cue: "the commission's call"?"""
    if cue.entry.kind == "noun" and source.root.tag_[:2] == "NN":
        return True
    # a source of more words is no phrase but a mistake of the parse
    return any(token.tag_.startswith("NNP") for token in islice(source, 40))


def _of_heading(paragraph: Paragraph) -> Iterator[Reading]:
    """The paragraph read as words of the speaker whom it names before a colon."""
    doc, found = paragraph.doc, heading(paragraph.doc)
    if found is not None:
        first, colon = found
        source, cue = _place(paragraph, first, colon - 1), _place(paragraph, colon, colon)
        last = len(doc) - 2 if doc[-1].text == "." else -1
        content, whole = _place(paragraph, colon + 1, last), _place(paragraph, 0, -1)
        yield Reading(":", cue, source, (content,), whole, whole, (source[0], cue[1]), named=True)
