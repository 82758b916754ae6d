"""The words, numbers and signs that dates are made of, found in a text and sorted into kinds.

A kind is a row's "kind" in lexicon/dates.csv, or one that the shape of the sign tells: see SHAPES.
What lexicon/dates_false.csv names (Black Friday, Resolution 1973) is no part of a date.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby

from msgspec import Struct

from memcon.ontology import rows

# words in small letters that are also a month or a weekday: may, march, sat
CAPITALISED = frozenset(["month", "short-month", "weekday", "short-weekday", "holiday", "event"])
SHAPES = r"""
  | (?P<numeric> \d{4}[-/.]\d\d?[-/.]\d\d?(?!\d) | \d\d?[-/.]\d\d?[-/.]\d{4}(?!\d) )
  | (?P<decade> (?:1[5-9]|20)\d0['’]?s\b )
  | (?P<short_decade> ['’]\d0s\b )
  | (?P<quantity> [$€£¥]\s?\d[\d.,]* | \d+(?:[.,:]\d+)+ )
  | (?P<year> (?:1[5-9]|20)\d\d\b )
  | (?P<short_year> ['’]\d\d\b )
  | (?P<nth> \d\d?(?:st|nd|rd|th)\b )
  | (?P<day> (?:0?[1-9]|[12]\d|3[01])\b )
  | (?P<number> \d{1,3}\b )
  | (?P<long> \d+ )
  | (?P<genitive> ['’]s?\b | ['’](?=\s) )
  | (?P<comma> , )
  | (?P<dash> [-–—] )
  | (?P<slash> / )
  | (?P<stop> \. )
  | (?P<word> [^\W\d_][^\W_]* )
  | (?P<other> \S )
"""
MEANINGLESS = frozenset(["false", "quantity", "long", "stop", "word", "other"])


class DateWord(Struct, frozen=True):
    """A word or sign that may be part of a date: its kind, what it stands for, and where it is."""

    kind: str
    value: str
    start: int
    end: int


def runs(text: str, start: int, end: int) -> Iterator[tuple[DateWord, ...]]:
    """The stretches between start and end that consist of such words and signs only."""
    pieces = _pieces(text, start, end)
    for meaningless, run in groupby(pieces, key=lambda piece: piece.kind in MEANINGLESS):
        if not meaningless:
            yield tuple(run)


def _pieces(text: str, start: int, end: int) -> Iterator[DateWord]:
    """Every piece of the text; the full stop of an abbreviation is left out."""
    known, abbreviated = _known(), False
    for match in _grammar().finditer(text, start, end):
        kind, words = match.lastgroup or "other", match[0]
        if kind in {"word", "phrase"}:
            kind, value = known.get(_key(words), ("word", ""))
            if kind in CAPITALISED and words[0].islower():
                kind = "word"
        else:
            kind, value = kind.replace("_", "-"), words.strip("'’sthndr")
        if not (kind == "stop" and abbreviated):
            yield DateWord(kind, value, match.start(), match.end())
        abbreviated = kind.startswith("short-")


@lru_cache(maxsize=1)
def kinds() -> tuple[str, ...]:
    """Every kind that a word or sign can be, in order."""
    shapes = {name.replace("_", "-") for name in _grammar().groupindex}
    return tuple(sorted(shapes | {kind for kind, _ in _known().values()}))


@lru_cache(maxsize=1)
def _known() -> Mapping[str, tuple[str, str]]:
    """Words in small letters -> kind and value."""
    return {row["words"]: (row["kind"], row["value"]) for row in rows("lexicon/dates.csv")}


def _key(words: str) -> str:
    """Words as lexicon/dates.csv writes them."""
    return " ".join(words.lower().replace("’", "'").split())


@lru_cache(maxsize=1)
def _grammar() -> re.Pattern[str]:
    """Matches one piece: what is no date, a phrase of several words, or a sign of SHAPES."""
    table = list(rows("lexicon/dates_false.csv"))
    names = _any(row["words"] for row in table if row["kind"] == "name")
    numbered = _any(row["words"] for row in table if row["kind"] == "numbered")
    phrases = _any(words for words in _known() if not words.isalpha())
    return re.compile(
        rf"(?P<false> {names}\b | (?i:{numbered})\s+(?:[Nn]o\.?\s*)?\d+\b )"
        rf"| (?P<phrase> (?i:{phrases})\b (?!/) )" + SHAPES,
        re.VERBOSE,
    )


def _any(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first."""
    ordered = sorted(phrases, key=len, reverse=True)
    escaped = (re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]") for phrase in ordered)
    return rf"\b(?:{'|'.join(escaped)})"
