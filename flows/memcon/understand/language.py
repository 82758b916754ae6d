"""Which language a text is in, so that no other is read as if it were English."""

from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from memcon.model import Document

# 1,771 English news texts and readouts were all named English, the least sure at 0.73; bare lists of names
# and lines of a few words are named anything, at 0.01 to 0.3; a plain foreign sentence reaches 0.99
SURE = 0.9
ENOUGH = 4_000


def foreign_language(document: Document) -> str | None:
    """The ISO 639-1 code of a document's language where that is not English: as its metadata states it,
    else as its first 4,000 characters show beyond doubt (Lui and Baldwin 2012, "langid.py"). None for
    English, and for a text too short or too odd to tell.
    """
    if document.language:
        stated = document.language.partition("-")[0].lower()
        return None if stated in {"en", "eng"} else stated
    code, probability = _identifier().classify(document.text[:ENOUGH])
    return str(code) if code != "en" and probability >= SURE else None


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
