"""spaCy over a document's paragraphs, with offsets that count in the document.

Each paragraph is parsed by itself, so that a headline never runs into the first sentence; typographic
quotation marks and apostrophes are replaced by straight ones, one character for one, because the model
reads "Assad's" better than "Assad’s". Tokens' own offsets count in the paragraph: use `Parse.span`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import spacy
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens
from spacy.util import is_package

from memcon.errors import ModelError
from memcon.gazetteer import gazetteer
from memcon.model import Span
from memcon.understand.paragraphs import paragraphs, pieces
from memcon.understand.turns import Turn, turns

# attribute_ruler and lemmatizer are plain table work that took 36 % of the time; lemmas come from lemmas.py
UNUSED = ["attribute_ruler", "lemmatizer", "senter"]
STRAIGHT = str.maketrans(
    {
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‘’", "'"),
        **dict.fromkeys("\u00a0\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029", " "),
    }
)
WORD = re.compile(r"\w+")
# the tokenizer takes signs off one by one, in quadratic time
ROW = re.compile(r"[^\w\s]{30,}")
# characters: a paragraph of 150,000 took 0.5 GB to parse, and no newspaper's is longer than a few thousand
LONGEST = 10_000
# characters: what goes on for longer without a full stop is no sentence, and rules compare all its words
RUN_ON = 2_000
# the model's vectors of a document's words, which nothing reads after the parse, are most of its memory
NOTHING = np.empty((0, 0))
# in capitals "US" is the country
COMMON = STOP_WORDS - {"us"}


@dataclass(frozen=True)
class Paragraph:
    """A parsed paragraph: where it starts in the document, spaCy's Doc of it, and the number in the
    document of its first sentence.
    """

    start: int
    doc: Doc
    first_sentence: int
    turn: Turn | None = None
    """The turn that begins here: "MR. LUND: …"."""

    @property
    def speaker(self) -> int:
        """Where the name of a person ends who speaks here, in the paragraph's characters; 0 without one."""
        return self.turn.label.end - self.start if self.turn and self.turn.sort == "person" else 0


@dataclass(frozen=True)
class Parse:
    """A document's text with its parsed paragraphs, in order."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    turns: tuple[Turn, ...] = ()

    def sentences(self) -> Iterator[tuple[int, Paragraph, Tokens]]:
        """Each sentence with its number in the document and the paragraph it stands in."""
        for paragraph in self.paragraphs:
            for number, sentence in enumerate(paragraph.doc.sents, paragraph.first_sentence):
                yield number, paragraph, sentence

    def span(self, paragraph: Paragraph, first: Token, last: Token | None = None) -> Span:
        """The document's characters from the first token to the last (included)."""
        last = first if last is None else last
        start = paragraph.start + first.idx
        end = paragraph.start + last.idx + len(last.text)
        return Span(start, end, self.text[start:end])


@lru_cache(maxsize=2)
def model(name: str) -> Language:
    """The spaCy model of that package name, loaded once a process. Raises ModelError where there is none."""
    try:
        return spacy.load(name, exclude=UNUSED)
    except OSError as error:
        raise ModelError(f"There is no spaCy model called {name}: install it with pip.") from error


def require_model(name: str) -> None:
    """Find out before a long reading, without loading it, that the model is missing. Raises ModelError."""
    if not (is_package(name) or Path(name).exists()):
        raise ModelError(f"There is no spaCy model called {name}: install it with pip.")


def legible(words: str, label: int = 0) -> str:
    """A paragraph as the model reads it best, character for character: straight marks, blanks for what is
    left of a long row of signs, and, where all is in capitals, only the first letter of each word that can
    be a name, acronyms apart; so too in the first `label` characters.
    """
    straight = ROW.sub(_shortened, words.translate(STRAIGHT))
    if words[:label].isupper():
        straight = WORD.sub(_capitalised, straight[:label]) + straight[label:]
    letters = [character for character in straight if character.isalpha()]
    shouted = len(letters) > 20 and sum(map(str.isupper, letters)) > 0.8 * len(letters)
    return WORD.sub(_capitalised, straight) if shouted else straight


def _shortened(row: re.Match[str]) -> str:
    return row[0][:3].ljust(len(row[0]))


def _capitalised(word: re.Match[str]) -> str:
    lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in word[0])
    capital, known = word[0][0] + lower[1:], gazetteer().words
    if lower in COMMON:
        return lower
    return word[0] if word[0] in known and capital not in known else capital


def parse(text: str, name: str) -> Parse:
    """Parse a whole document with the model `name`, paragraph by paragraph, an over-long one in pieces."""
    whole = paragraphs(text)
    spans = [piece for paragraph in whole for piece in pieces(paragraph, LONGEST, RUN_ON)]
    spoken = turns(text, whole)
    begun = {bisect_right(spans, turn.label.start, key=lambda span: span.start) - 1: turn for turn in spoken}
    docs = _docs(model(name), _legible(spans, begun))
    parsed, sentence = [], 0
    for number, (span, doc) in enumerate(zip(spans, docs, strict=True)):
        parsed.append(Paragraph(span.start, doc, sentence, begun.get(number)))
        sentence += sum(1 for _ in doc.sents)
    return Parse(text, tuple(parsed), spoken)


def _docs(language: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """The texts parsed, in batches of about as many characters as the longest text may have."""
    for batch in _batches(texts):
        for doc in language.pipe(batch, batch_size=len(batch)):
            doc.tensor = NOTHING
            yield doc


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > LONGEST:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch


def _legible(spans: Iterable[Span], begun: Mapping[int, Turn]) -> Iterator[str]:
    """The paragraphs as the model reads them; `begun` has the turns that begin in them, by their number."""
    for number, span in enumerate(spans):
        turn = begun.get(number)
        named = turn is not None and turn.sort == "person"
        yield legible(span.exact, turn.label.end - span.start if turn and named else 0)
