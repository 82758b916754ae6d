"""The words of a statement, as they are compared with those of another telling."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from msgspec import Struct
from spacy.lang.en.lex_attrs import like_num
from spacy.lang.en.stop_words import STOP_WORDS

from memcon.model import Span
from memcon.resolve.across.profiles import LocalStatement

Way = Literal["verbatim", "the same quotation", "the same short quotation", "in other words"]

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# where words are left out or put in by others: an ellipsis, "[the Russians]", "(laughter)"
GAP = re.compile(r"…|\.(?:\s?\.)+|\[[^\]]*\]|\([^)]*\)")
# words in a run; runs that two tellings share show how many words on end they share
RUN = 3
NEGATIONS = frozenset(
    {"not", "no", "never", "neither", "nor", "none", "nobody", "nothing", "cannot", "without"}
)
# letters of a word that count: "agree", "agreed" and "agreement" are one, "minister" and "ministry" are too
STEM = 6
# share of the shorter quotation's runs that the other telling has: one word in ten may differ
ENOUGH = 0.6
# quotations that overlap in so many words on end need not contain one another
LONG_OVERLAP = 12
# for statements in other words: of the shorter one's words that tell something, and of both together
OVERLAP = 0.75
RESEMBLANCE = 0.5
FEWEST_TELLING = 4
# a short quotation alone shows little: what is told around it must agree to this share
AROUND = 0.5


class Wording(Struct, frozen=True):
    """The words of one telling, without case, punctuation and quotation marks."""

    words: tuple[str, ...]
    runs: frozenset[str]
    """All runs of three words, none of them over a gap."""
    quoted: frozenset[str]
    """Those of its quotations."""
    quotations: frozenset[tuple[str, ...]]
    """Each quotation whole."""
    telling: frozenset[str]
    """The beginnings of the words that tell something."""
    numbers: frozenset[str]
    negative: bool


class Agreement(Struct, frozen=True, order=True):
    """In how many words two tellings agree, and in which way."""

    words: int
    way: Way


def wording(statement: LocalStatement) -> Wording:
    """The words of a statement."""
    pieces = list(_pieces(statement.content))
    words = tuple(word for piece in pieces for word in piece)
    quotations = [tuple(_pieces([quote])) for quote in statement.quotes]
    return Wording(
        words=words,
        runs=frozenset(_runs(pieces)),
        quoted=frozenset(run for quotation in quotations for run in _runs(quotation)),
        quotations=frozenset(sum(quotation, ()) for quotation in quotations) - {()},
        telling=frozenset(word[:STEM] for word in words if _tells(word)),
        numbers=frozenset(word for word in words if _is_number(word)),
        negative=any(word in NEGATIONS or word.endswith("n't") for word in words),
    )


def agreement(one: Wording, other: Wording) -> Agreement | None:
    """How two tellings agree in their words; None where they do not. Who spoke when is not asked here."""
    return _verbatim(one, other) or _short_quotation(one, other) or _in_other_words(one, other)


def _verbatim(one: Wording, other: Wording) -> Agreement | None:
    """A quotation of the one stands in the other, marked as one there or not."""
    found = [
        (len(shared), len(shared) / len(quoted), shared)
        for quoted, runs in ((one.quoted, other.runs), (other.quoted, one.runs))
        if quoted and (shared := quoted & runs)
    ]
    for number, share, shared in sorted(found, key=lambda each: each[:2], reverse=True):
        words = number + RUN - 1
        if words >= LONG_OVERLAP or (share >= ENOUGH and _tell_enough(shared)):
            return Agreement(words, "verbatim")
    return None


def _tell_enough(runs: Iterable[str]) -> bool:
    """Whether there are two runs, and two words in them that tell something."""
    several = list(runs)
    return len(several) > 1 and len({word for run in several for word in run.split() if _tells(word)}) > 1


def _short_quotation(one: Wording, other: Wording) -> Agreement | None:
    """A whole quotation is the same; where it has one or two words, what is told around it must agree too."""
    same = max(one.quotations & other.quotations, key=lambda words: (len(words), words), default=())
    if len(same) >= RUN:
        return Agreement(len(same), "the same quotation")
    around = [each.telling - {word[:STEM] for word in same} for each in (one, other)]
    shared = len(around[0] & around[1])
    if same and shared > 1 and shared >= AROUND * min(map(len, around)) and _facts_agree(one, other):
        return Agreement(len(same) + shared, "the same short quotation")
    return None


def _in_other_words(one: Wording, other: Wording) -> Agreement | None:
    """What is told is the same for the most part: the words, the numbers, and whether it is denied."""
    shared = len(one.telling & other.telling)
    fewer = min(len(one.telling), len(other.telling))
    if fewer < FEWEST_TELLING or shared < OVERLAP * fewer:
        return None
    if shared < RESEMBLANCE * len(one.telling | other.telling) or not _facts_agree(one, other):
        return None
    return Agreement(shared, "in other words")


def _facts_agree(one: Wording, other: Wording) -> bool:
    numbers = one.numbers <= other.numbers or other.numbers <= one.numbers
    return numbers and one.negative == other.negative


def _pieces(spans: Iterable[Span]) -> Iterator[tuple[str, ...]]:
    """The words of each span, cut where words were left out or put in."""
    for span in sorted(spans):
        plain = unicodedata.normalize("NFKC", GAP.sub("\n\n", span.exact)).casefold().replace("’", "'")
        yield from (tuple(WORD.findall(piece)) for piece in plain.split("\n\n"))


def _runs(pieces: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for piece in pieces:
        yield from (" ".join(piece[n : n + RUN]) for n in range(len(piece) - RUN + 1))


def _tells(word: str) -> bool:
    """Whether a word tells something by itself."""
    return word.partition("'")[0] not in STOP_WORDS and word not in NEGATIONS


@lru_cache(maxsize=65536)
def _is_number(word: str) -> bool:
    return bool(like_num(word))  # type: ignore[no-untyped-call]  # spaCy declares no types there
