"""Which language a text is in, so that no other is read as if it were English."""

import re
import unicodedata
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from memcon.model import Document

# 1,771 English news texts and readouts were all named English, the least sure at 0.73; bare lists of names
# and lines of a few words are named anything, at 0.01 to 0.3; a plain foreign sentence reaches 0.99
SURE = 0.9
ENOUGH = 4_000
# a share of the characters: an English report may quote more of another language than it has words of its own
ENGLISH = 0.25
SENTENCE = re.compile(r"[^.!?…\n]{30,}")


def foreign_language(document: Document) -> str | None:
    """The ISO 639-1 code of a document's language where that is not English: as its metadata states it,
    else as its first 4,000 characters show beyond doubt (Lui and Baldwin 2012, "langid.py"), or their
    letters. None for English, for a text a quarter of which is English, and for one too short or too odd
    to tell.
    """
    if document.language:
        stated = document.language.partition("-")[0].lower()
        return None if stated in {"en", "eng"} else stated
    text = document.text[:ENOUGH]
    code, probability = _identifier().classify(text)
    if code == "en" or (probability < SURE and _is_latin(text)):
        return None
    return None if _is_partly_english(text) else str(code)


def _is_latin(text: str) -> bool:
    """Whether half of the letters or more are Latin ones."""
    letters = [character for character in text if character.isalpha()]
    return 2 * sum("LATIN" in unicodedata.name(letter, "") for letter in letters) >= len(letters)


def _is_partly_english(text: str) -> bool:
    """Whether sentences that are most likely English make up a quarter of the text."""
    sentences = SENTENCE.findall(text)
    named = [_identifier().classify(sentence) for sentence in sentences]
    sizes = [len(s) for s, (code, sure) in zip(sentences, named, strict=True) if code == "en" and sure > 0.4]
    return sum(sizes) >= ENGLISH * len(text)


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
