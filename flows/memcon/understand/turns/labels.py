"""The words before a colon that can name who speaks: what they look like, and as what they name somebody."""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Literal, get_args

from msgspec import Struct
from spacy.lang.en.stop_words import STOP_WORDS

from memcon.gazetteer import gazetteer
from memcon.lexicon import given_names, honorifics, index, offices, one_of
from memcon.model import Span
from memcon.ontology import rows

LabelClass = Literal["question", "answer", "role", "heading"]
Sort = Literal["person", "outlet", "question", "answer", "role"]

# "MR. LUND (through interpreter): …", "**Ana Costa:** …"; not the colon of 12:30 or http://
LABEL = re.compile(
    r"[*_]{0,3}(?P<words>[^\W\d_][^\n\r:*_()\[\]<>|\t\"“”«»„]{0,60}?)[*_]{0,3}"
    r"(?:\s?[(\[][^()\[\]\n]{1,60}[)\]]){0,2}\s?:[*_]{0,3}(?=\s|$)"
)
# "Q. When?", "A. In May.", "Q When?" in the style of the White House, "QWhen?" where markup was lost
BARE = re.compile(r"(?P<words>Q(?=[.\s]|[A-Z][a-z’' ])|A(?=\.))\.?\s*(?=\S)")
# "**Ana Costa**" on a line of its own
ALONE = re.compile(r"[*_]{0,3}(?P<words>[^\W\d_][^\n\r:*_()\[\]<>|\t\"“”«»„.!?]{0,60})[*_]{0,3}")
WORD = re.compile(r"[^\s,]+")
# words of a label: "Deputy Assistant Secretary of State Anna Maria Lund"
MOST = 8
PARTICLES = frozenset(
    {"de", "da", "di", "du", "la", "le", "van", "von", "der", "den", "bin", "ibn", "al", "el"}
)
LINKS = frozenset({"of", "for", "and", "the"})


class Label(Struct, frozen=True):
    """Words at the beginning of a paragraph that may name its speaker."""

    span: Span
    end: int
    """Where what is said can begin: after the colon."""
    sort: Sort
    shouted: bool
    """In capitals throughout."""
    alone: bool
    """It is the whole paragraph, without a colon."""
    titled: bool
    """An office or a form of address stands in it, or a known given name begins it."""

    @property
    def key(self) -> str:
        """The words for comparison."""
        return " ".join(self.span.exact.casefold().split())

    @property
    def surname(self) -> str:
        """The last word for comparison."""
        return self.key.rpartition(" ")[2]


@lru_cache(maxsize=1)
def label_words() -> Mapping[str, LabelClass]:
    """What stands before colons without naming anybody: who asks, who answers, other roles, mere headings."""
    table = "lexicon/turns.csv"
    return index(
        table, [(row["words"], one_of(table, row["class"], get_args(LabelClass))) for row in rows(table)]
    )


def label(paragraph: Span) -> Label | None:
    """The label that a paragraph begins with, judged by its own words alone; None where it has none."""
    beside = LABEL.match(paragraph.exact) or BARE.match(paragraph.exact)
    match = beside or ALONE.fullmatch(paragraph.exact)
    if match is None:
        return None
    words = match["words"].rstrip(" ,")
    sort = _sort(words)
    if sort is None:
        return None
    start = paragraph.start + match.start("words")
    return Label(
        Span(start, start + len(words), words),
        paragraph.start + match.end(),
        sort,
        words.isupper(),
        beside is None,
        _is_titled(words),
    )


def _sort(words: str) -> Sort | None:
    plain = words.lower().replace("’", "'")
    of_list = label_words().get(plain.removeprefix("the "))
    if of_list is not None and words[0].isupper():
        return None if of_list == "heading" else of_list
    known = gazetteer().lookup(words)
    if known:
        return "outlet" if any(c.entry.class_ in {"media", "agency"} for c in known) else None
    return "person" if _is_name(words) else None


def _is_name(words: str) -> bool:
    """Whether the words are written as a name is, with its titles: each with a capital, small ones aside."""
    every = [word.strip(".") for word in WORD.findall(words)]
    small = {word.lower() for word in every} & (STOP_WORDS - PARTICLES - LINKS)
    if not 0 < len(every) <= MOST or small or every[-1].lower() in LINKS:
        return False
    capital = (word[:1].isupper() or word.lower() in PARTICLES | LINKS for word in every)
    return all(capital) and any(len(word) > 1 and word.lower() not in LINKS for word in every)


def _is_titled(words: str) -> bool:
    every = words.lower().replace(",", " ").split()
    pairs = [" ".join(pair) for pair in pairwise(every)]
    titles = [offices()[word] for word in (*every, *pairs) if word in offices()]
    named = len(every) > 1 and every[0] in given_names()
    return named or any(title.title for title in titles) or any(word in honorifics() for word in every)
