"""A document as the words that the tagger sees: their word pieces, and what is known of each beforehand.

A word is what BERT's tokenizer splits at white space and punctuation; it falls into one or more word pieces
(Wu et al. 2016). Offsets are code points of the document, numbers of words and pieces count in the document.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from memcon.understand.attributions.pieces import Piece
from memcon.understand.attributions.tagger.hints import Borders, borders, ruled
from memcon.understand.attributions.tagger.tags import Numbers, Range, covering

OUTSIDE, OPENS, INSIDE, CLOSES = range(4)
LOWER, TITLE, CAPITALS, OTHER, PUNCTUATION = range(5)
SENTENCE_ENDS = frozenset(".!?")


@dataclass(frozen=True)
class Words:
    """The words of a document, a value of each array a word; the pieces of word w are
    ids[pieces[w]:pieces[w + 1]].
    """

    start: Numbers
    end: Numbers
    ids: Numbers
    pieces: Numbers
    quotation: Numbers
    """OUTSIDE quotations, or the word (or mark) that OPENS or CLOSES one, or INSIDE."""
    case: Numbers
    paragraph: Numbers
    """Number of its paragraph."""
    sentence: Numbers
    """How many words that can end a sentence stand before it."""
    rule: Numbers
    """The tag that the rules give it."""
    borders: Borders
    """What the parse says of it."""

    def __len__(self) -> int:
        return len(self.start)

    def size(self, first: int, last: int) -> int:
        """How many pieces the words from first to last (exclusive) have."""
        return int(self.pieces[last] - self.pieces[first])

    def range(self, piece: Piece) -> Range:
        """The words that share characters with a piece of the text."""
        return covering(self.start, self.end, piece)

    def piece(self, words: Range) -> Piece:
        """The characters of a range of words."""
        return int(self.start[words[0]]), int(self.end[words[1] - 1])


@dataclass(frozen=True)
class Known:
    """What is known of a document before the tagger reads it, as pieces of its text in order."""

    paragraphs: Sequence[Piece]
    quotations: Sequence[Piece]
    tokens: Sequence[tuple[int, int, int]]
    """The parse's tokens with their flags, from hints.tokens."""
    attributions: Sequence[tuple[Sequence[Piece], Sequence[Piece], Sequence[Piece]]]
    """The rules' attributions: sources, cues, contents."""


def words(tokenizer: Tokenizer, text: str, known: Known) -> Words:
    """The words of a document's paragraphs."""
    start, end, ids, pieces, paragraph = split(tokenizer, text, known.paragraphs)
    surface = [text[a:b] for a, b in zip(start.tolist(), end.tolist(), strict=True)]
    stops = np.array([word in SENTENCE_ENDS for word in surface], np.int64)
    return Words(
        start=start,
        end=end,
        ids=ids,
        pieces=pieces,
        quotation=quoted(start, end, known.quotations),
        case=np.array([case(word) for word in surface], np.int64),
        paragraph=paragraph,
        sentence=np.cumsum(stops) - stops,
        rule=ruled(start, end, known.attributions),
        borders=borders(start, end, known.tokens),
    )


def split(tokenizer: Tokenizer, text: str, paragraphs: Sequence[Piece]) -> tuple[Numbers, ...]:
    """Where words start and end, the ids of their pieces, where each one's pieces begin, its paragraph."""
    columns: tuple[list[int], ...] = ([], [], [], [0], [])
    start, end, ids, pieces, paragraph = columns
    encodings = tokenizer.encode_batch([text[a:b] for a, b in paragraphs], add_special_tokens=False)
    for number, encoding in enumerate(encodings):
        base, previous = paragraphs[number][0], None
        for piece, word, (a, b) in zip(encoding.ids, encoding.word_ids, encoding.offsets, strict=True):
            if word != previous:
                start.append(base + a)
                end.append(base + b)
                paragraph.append(number)
                pieces.append(pieces[-1])
                previous = word
            end[-1] = base + b
            ids.append(piece)
            pieces[-1] += 1
    return tuple(np.array(column, np.int64) for column in columns)


def quoted(start: Numbers, end: Numbers, quotations: Sequence[Piece]) -> Numbers:
    """Where each word stands towards the quotations, marks included."""
    result = np.full(len(start), OUTSIDE, np.int64)
    for quotation in quotations:
        first, last = covering(start, end, quotation)
        if first < last:
            result[first:last] = INSIDE
            result[last - 1] = CLOSES
            result[first] = OPENS
    return result


def case(word: str) -> int:
    """How a word is written."""
    if not any(character.isalnum() for character in word):
        return PUNCTUATION
    if word.islower():
        return LOWER
    if len(word) > 1 and word.isupper():
        return CAPITALS
    return TITLE if word[0].isupper() else OTHER
