"""One form for all the spellings that a word of a name takes in English texts.

Transliteration has no one standard: the press writes Zelensky, Zelenskyy and Zelenskiy, Gaddafi and Qadhafi.
Two tables bring the spellings together. lexicon/name_variants.csv lists words that are one name by whole
words (class "spelling") and the short forms of given names (class "short"). lexicon/name_spellings.csv
has the rewriting rules for all other words, applied in its order; they follow where the romanisations of
BGN/PCGN, ISO 9, the Library of Congress and the national ones part ways (iy/yy/y, kh/h, ou/u, dj/j), write
German and Scandinavian umlauts without their second letter and halve doubled letters. A sound code such as
Soundex is too coarse for this: it makes Wang and Wong one.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from memcon.errors import OntologyError
from memcon.ontology import rows

SPELLINGS = "lexicon/name_spellings.csv"
VARIANTS = "lexicon/name_variants.csv"


def plain(words: str) -> str:
    """Words in lower case without marks on the letters; letters that have none ("ø", "ł") stay."""
    text = unicodedata.normalize("NFKD", words.replace("İ", "i").casefold())
    return "".join(c for c in text if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """The one form of a plain word: that of the table of variants, else by the rules."""
    return rewritten(_spellings().get(word, word))


@lru_cache(maxsize=65536)
def rewritten(word: str) -> str:
    """A plain word after all rules."""
    for pattern, new in _rules():
        word = pattern.sub(new, word)
    return word


@lru_cache(maxsize=65536)
def long_forms(word: str) -> frozenset[str]:
    """The folded given names that a folded word can be short for, itself included."""
    return _long_forms().get(word, frozenset()) | {word}


@lru_cache(maxsize=65536)
def initials(word: str) -> frozenset[str]:
    """The letters that a folded given name can be shortened to, in all its spellings and short forms: Yulia
    is Julia too, and Bill is William.
    """
    return frozenset(
        letter
        for name in long_forms(word)
        for letter in (name[0], *_initials().get(name, ()), *_swapped(name))
    )


def _swapped(name: str) -> str:
    """How else a name begins that the rules write with "yu", "ya" or "e"."""
    return "ji" if name.startswith(("yu", "ya")) else "y" if name.startswith("e") else ""


@lru_cache(maxsize=1)
def _initials() -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word, usual in _spellings().items():
        found[rewritten(usual)].add(word[0])
    return MappingProxyType({name: frozenset(letters) for name, letters in found.items()})


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    try:
        return tuple((re.compile(row["pattern"]), row["folded"]) for row in rows(SPELLINGS))
    except re.error as error:
        raise OntologyError(
            f"{SPELLINGS}: the pattern “{error.pattern!s}” is no regular expression."
        ) from error


@lru_cache(maxsize=1)
def _spellings() -> Mapping[str, str]:
    """Each spelling of a word with its usual one. Raises OntologyError where one stands in two rows."""
    found: dict[str, str] = {}
    for line, row in enumerate(rows(VARIANTS), 2):
        if row["class"] not in {"spelling", "short"}:
            raise OntologyError(f"{VARIANTS}, line {line}: “{row['class']}” is neither spelling nor short.")
        if row["class"] == "spelling":
            for word in (row["name"], *row["others"].split("|")):
                if found.setdefault(plain(word), plain(row["name"])) != plain(row["name"]):
                    raise OntologyError(f"{VARIANTS}, line {line}: “{word}” stands in another row too.")
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def _long_forms() -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows(VARIANTS):
        if row["class"] == "short":
            for word in row["others"].split("|"):
                found[folded(plain(word))].add(folded(plain(row["name"])))
    return MappingProxyType({short: frozenset(names) for short, names in found.items()})
