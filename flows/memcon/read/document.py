"""The document that a clean text becomes, with what is stated of it: the metadata file goes before the
document itself, and the document itself before the container that it lies in.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import cast
from unicodedata import normalize

from memcon.model import Document, Issue
from memcon.read.metadata import About
from memcon.read.raw import Raw

# Scripts without spaces have about a word a character.
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
END = re.compile(r"[.!?…]['\"’”»)\]]*(?=\s|\Z)|[。！？؟।]")
# "Kyiv rejected the latest offer." has five; what menus and buttons say is shorter or has no full stop
SENTENCE = 5
INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
EMPTY = re.compile(r"\n{3,}")
# Which contradictions are worth a word: addresses and licences differ in ways that mean nothing.
COMPARED = ("title", "date", "publisher", "author", "language")


def extracted(raw: Raw, text: str, own: About) -> Iterator[Document | Issue]:
    """The document of a text that was taken out of something larger, as in `document`; an issue where the
    text is less than a sentence, because then something else was taken for it.
    """
    if is_sentence(text):
        yield from document(raw, text, own)
    else:
        words = " ".join(text.split())
        problem = (
            f"Its main text is less than a sentence: “{words[:80]}”."
            if words
            else "No main text was found in it."
        )
        advice = "Remove it, or save the text that you want to be read as a .txt file."
        yield Issue(raw.identifier, "read", problem, advice)


def document(raw: Raw, text: str, own: About) -> Iterator[Document | Issue]:
    """The document of a text that states `own` of itself, after a warning for each value that its metadata
    file contradicts.
    """
    for key in COMPARED:
        stated, said = raw.stated.get(key), own.get(key)
        if _differ(stated, said):
            problem = (
                f"The metadata file states “{stated}” as {key}, the document itself “{said}”; "
                "the metadata file was believed."
            )
            yield Issue(
                raw.identifier, "read", problem, "Correct the metadata file if it is wrong.", "warning"
            )
    known = cast("About", {key: value for key, value in own.items() if value is not None})
    about = raw.about | known | raw.stated
    yield Document(raw.identifier, text, hashlib.sha256(text.encode()).hexdigest(), **about)


def is_sentence(text: str) -> bool:
    """Whether some paragraph of the text has a sentence in it: five words or more, and an end."""
    return any(
        (ends := [end.end() for end in END.finditer(line)])
        and len(WORD.findall(line[: ends[-1]])) >= SENTENCE
        for line in text.splitlines()
    )


def tidy(text: str) -> str:
    """The text in Unicode's form NFC, without what cannot be seen (soft hyphens, marks of direction and byte
    order, control characters), with single spaces, and one empty line at most between its lines. So the same
    words are the same text in every format that they are taken out of.
    """
    lines = (" ".join(INVISIBLE.sub("", line).split()) for line in normalize("NFC", text).splitlines())
    return EMPTY.sub("\n\n", "\n".join(lines)).strip("\n")


def _differ(stated: object, own: object) -> bool:
    """Whether two values contradict each other; a longer form of the same words does not."""
    if stated is None or own is None:
        return False
    one, other = (" ".join(WORD.findall(str(value).casefold())) for value in (stated, own))
    return one not in other and other not in one
