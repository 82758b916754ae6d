"""A personal name taken apart into words that can be compared."""

import re
from functools import lru_cache

from msgspec import Struct

from memcon.gazetteer import ALIKE
from memcon.lexicon import given_names, honorifics
from memcon.resolve.across.names.spelling import folded, long_forms, plain

ARTICLES = frozenset({"al", "el", "as", "ash", "ad", "ar", "an", "at", "az", "ul"})
# an article that is written as one with the name, where the name goes on for some letters
GLUED, LONG = frozenset({"al", "el"}), 5
# what goes before a family name and is part of it; a family name may be told without
PARTICLES = frozenset(
    [
        "von",
        "van",
        "der",
        "den",
        "zu",
        "zum",
        "zur",
        "ter",
        "ten",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "do",
        "du",
        "des",
        "la",
        "le",
        "las",
        "los",
        "y",
        "e",
        "af",
        "av",
        "bin",
        "bint",
        "abu",
        "umm",
        "ould",
        "arap",
        "wa",
        "mac",
        "st",
    ]
)
SUFFIX = re.compile(r"jr|sr|junior|senior|i{2,3}|iv|vi{0,3}|ix|x{1,2}(?:i{1,3}|iv|vi{0,3}|ix)?")
SUFFIXES = {"junior": "jr", "senior": "sr"}
GENITIVE = re.compile(r"['’]s?$")
CUT = re.compile(r"[\s\-.,]+")
# "al-Assad", "Al-Sabah": the article is joined to the name
JOINED_ARTICLE = re.compile(rf"\b(?:{'|'.join(sorted(ARTICLES))})[-‐‑]", re.IGNORECASE)


class Name(Struct, frozen=True):
    """A name as comparison needs it."""

    written: str
    """All its words joined, in plain letters, without hyphens, blanks and Arabic articles."""
    words: tuple[str, ...]
    """Its words in their one spelling, initials as single letters; the suffix is not among them."""
    is_one_word: bool = False
    """Whether it is written as one word: "Diaz-Canel" is a family name alone."""
    suffix: str = ""
    """What tells father from son: "jr", "iii"."""

    @property
    def key(self) -> str:
        """The same for all spellings of the name."""
        return "".join(self.words) + ("/" + self.suffix if self.suffix else "")

    @property
    def is_full(self) -> bool:
        """Whether it has a given and a family name, or initials for the given one; "Peña Nieto", "van der
        Berg" and "bin Salman" have none.
        """
        return len(self.words) > 1 and self.words[0] not in PARTICLES and not self.is_one_word

    @property
    def is_abbreviated(self) -> bool:
        """Whether one initial is its given name: many have the name "J. Berg", few "F. W. de Klerk"."""
        return len(self.words) > 1 and len(self.words[0]) == 1 < len(self.words[1])

    @property
    def family_first(self) -> bool:
        """Whether the first word may be the family name: "Xi Jinping"; no known given name stands there."""
        return len(self.words[0]) > 1 and self.words[0] not in _given()


@lru_cache(maxsize=65536)
def parsed(name: str) -> Name:
    """The parts of a name; forms of address before it, a genitive's "'s" and Arabic articles are left out."""
    bare = GENITIVE.sub("", " ".join(name.split()).translate(ALIKE))
    tokens = [word.replace("'", "") for word in CUT.split(plain(JOINED_ARTICLE.sub("", bare))) if word]
    tokens = _without_address([word for word in tokens if word])
    suffix = ""
    if len(tokens) > 2 and SUFFIX.fullmatch(tokens[-1]):
        suffix = SUFFIXES.get(tokens[-1], tokens.pop())
    kept = tokens[:1] + [word for word in tokens[1:] if word not in ARTICLES or len(tokens) < 3]
    written = [word for word in bare.split() if plain(word).rstrip(".") not in _address()]
    return Name("".join(kept) + suffix, tuple(folded(word) for word in kept), len(written) == 1, suffix)


def _without_address(words: list[str]) -> list[str]:
    while len(words) > 1 and words[0] in _address():
        words = words[1:]
    return words


@lru_cache(maxsize=1)
def _address() -> frozenset[str]:
    """Forms of address of one word; "Sheikh" belongs to the name of Sheikh Hasina and is none of them."""
    return frozenset(plain(words).rstrip(".") for words in honorifics() if " " not in words)


def is_given(word: str) -> bool:
    """Whether a folded word is a known given name, or short for one."""
    return word in _given() or len(long_forms(word)) > 1


def without_article(word: str) -> str:
    """A folded family name without an Arabic article that is written as one with it: "Elamin" is "Amin"."""
    return word[2:] if len(word) > LONG and word[:2] in GLUED else word


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    return frozenset(folded(plain(name)) for name in given_names())
