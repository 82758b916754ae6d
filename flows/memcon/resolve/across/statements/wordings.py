"""The words of a statement, as they are compared with those of another telling."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from sys import intern
from typing import Literal

from msgspec import Struct
from spacy.lang.en.lex_attrs import like_num
from spacy.lang.en.stop_words import STOP_WORDS

from memcon.model import Span
from memcon.resolve.across.profiles import LocalStatement

Way = Literal["verbatim", "the same quotation", "the same short quotation", "in other words", "in few words"]

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
ENDINGS = ("ing", "ed", "es", "s", "d", "e")
# share of the shorter quotation's runs that the other telling has: one word in ten may differ
ENOUGH = 0.6
# the same where the other telling has no quotation: a long name ("the Institute of Politics at St. Anselm's
# College") is shared by what tells of other things
ENOUGH_UNMARKED = 0.7
# words that tell something in what two quotations share, where neither stands whole in the other
FEWEST_QUOTED = 2
# runs, of six words, that are no quotation where the other telling has them, and count as the whole of it
FEWEST_RUNS = 4
# quotations that overlap in so many words on end need not contain one another
LONG_OVERLAP = 12
# for statements in other words: of the shorter one's words that tell something, and of both together
OVERLAP = 0.75
RESEMBLANCE = 0.5
FEWEST_TELLING = 4
# a short quotation alone shows little: what is told around it must agree to this share
AROUND = 0.5


class Wording(Struct, frozen=True, gc=False):
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
    telling: int = 0
    """Words among them that tell something."""


def wording(statement: LocalStatement) -> Wording:
    """The words of a statement."""
    pieces = list(_joined(statement.content))
    words = tuple(word for piece in pieces for word in piece)
    quotations = [tuple(_pieces(quote)) for quote in statement.quotes]
    return Wording(
        words=words,
        runs=frozenset(_runs(pieces)),
        quoted=frozenset(run for quotation in quotations for run in _runs(quotation)),
        quotations=frozenset(sum(quotation, ()) for quotation in quotations) - {()},
        telling=frozenset(map(_stem, filter(_tells, words))),
        numbers=frozenset(filter(_is_number, words)),
        negative=any(map(_denies, words)),
    )


def agreement(one: Wording, other: Wording) -> Agreement | None:
    """How two tellings agree in their words; None where they do not. Who spoke when is not asked here."""
    return (
        _verbatim(one, other)
        or _short_quotation(one, other)
        or _in_other_words(one, other)
        or _in_few_words(one, other)
    )


def _verbatim(one: Wording, other: Wording) -> Agreement | None:
    """A quotation of the one stands in the other, marked as one there or not; all words that both have on
    end count, as what the one puts into quotation marks the other may tell without.
    """
    found = [
        (len(shared), len(shared) / _size(quoted, runs), shared)
        for quoted, runs in ((one.quoted, other.runs), (other.quoted, one.runs))
        if quoted and (shared := quoted & runs)
    ]
    for number, share, shared in sorted(found, key=lambda each: each[:2], reverse=True):
        fewest = 1 if share == 1 else FEWEST_QUOTED
        least = ENOUGH if shared & one.quoted & other.quoted else ENOUGH_UNMARKED
        enough = share >= least and number > 1 and _telling(shared) >= fewest
        if enough or number + RUN - 1 >= LONG_OVERLAP:
            both = one.runs & other.runs
            return Agreement(len(both) + RUN - 1, "verbatim", _telling(both))
    return None


def _size(quoted: frozenset[str], runs: frozenset[str]) -> int:
    """How many runs could be shared: those of the quotation, or of a telling that has fewer, but a few."""
    return max(min(len(quoted), len(runs)), min(len(quoted), FEWEST_RUNS))


def _telling(runs: Iterable[str]) -> int:
    """The number of words in the runs that tell something."""
    return len({word for run in runs for word in run.split() if _tells(word)})


def _short_quotation(one: Wording, other: Wording) -> Agreement | None:
    """A whole quotation is the same, or stands in the other's words; where it has one or two words, or those
    are not marked as a quotation there, what is told around it must agree too.
    """
    same = max(one.quotations & other.quotations, key=lambda words: (len(words), words), default=())
    if len(same) >= RUN:
        return Agreement(len(same), "the same quotation")
    same = same or _contained(one, other) or _contained(other, one)
    around = [each.telling - {_stem(word) for word in same} for each in (one, other)]
    shared = len(around[0] & around[1])
    if same and shared > 1 and shared >= AROUND * min(map(len, around)) and _facts_agree(one, other):
        return Agreement(len(same) + shared, "the same short quotation")
    return None


def _contained(one: Wording, other: Wording) -> tuple[str, ...]:
    """The longest quotation of the one that stands in the other's words."""
    text = f" {' '.join(other.words)} "
    found = (words for words in one.quotations if f" {' '.join(words)} " in text and any(map(_tells, words)))
    return max(found, key=lambda words: (len(words), words), default=())


def _in_other_words(one: Wording, other: Wording) -> Agreement | None:
    """What is told is the same for the most part: the words, the numbers, and whether it is denied."""
    shared = len(one.telling & other.telling)
    fewer = min(len(one.telling), len(other.telling))
    if fewer < FEWEST_TELLING or shared < OVERLAP * fewer:
        return None
    if shared < FEWEST_TELLING and not one.runs & other.runs:
        return None
    if shared < RESEMBLANCE * len(one.telling | other.telling) or not _facts_agree(one, other):
        return None
    return Agreement(shared, "in other words")


def _in_few_words(one: Wording, other: Wording) -> Agreement | None:
    """All that the shorter one tells stands in the other, with words on end, and it is four words, or three
    that are all of both, or both deny it: "there was no military solution".
    """
    few, many = sorted((one.telling, other.telling), key=len)
    if not few or not few <= many or not one.runs & other.runs or not _facts_agree(one, other):
        return None
    enough = len(few) >= FEWEST_TELLING or len(few) == len(many) == FEWEST_TELLING - 1
    return Agreement(len(few), "in few words") if one.negative or enough else None


def _facts_agree(one: Wording, other: Wording) -> bool:
    numbers = one.numbers <= other.numbers or other.numbers <= one.numbers
    return numbers and one.negative == other.negative


def _joined(spans: Iterable[Span]) -> Iterator[tuple[str, ...]]:
    """The words of spans that a cue alone parts ("A pipeline," he said, "is a handshake"), cut where words
    were left out or put in.
    """
    open_: tuple[str, ...] = ()
    for span in sorted(spans):
        first, *rest = _pieces(span)
        open_ += first
        for piece in rest:
            yield open_
            open_ = piece
    yield open_


def _pieces(span: Span) -> Iterator[tuple[str, ...]]:
    """The words of a span, cut where words were left out or put in."""
    plain = unicodedata.normalize("NFKC", GAP.sub("\n\n", span.exact)).casefold().replace("’", "'")
    # a word is one object in all statements
    yield from (tuple(map(intern, WORD.findall(piece))) for piece in plain.split("\n\n"))


def _runs(pieces: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for piece in pieces:
        yield from map(" ".join, zip(*(piece[n:] for n in range(RUN)), strict=False))


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """The beginning of a word without an ending of inflection: "share" and "shared", "dies" and "died"."""
    end = next((end for end in ENDINGS if word.endswith(end) and len(word) - len(end) > 2), "")
    return word.removesuffix(end)[:STEM]


@lru_cache(maxsize=65536)
def _tells(word: str) -> bool:
    """Whether a word tells something by itself."""
    return word.partition("'")[0] not in STOP_WORDS and word not in NEGATIONS


@lru_cache(maxsize=65536)
def _denies(word: str) -> bool:
    return word in NEGATIONS or word.endswith("n't")


@lru_cache(maxsize=65536)
def _is_number(word: str) -> bool:
    return word != "one" and bool(like_num(word))  # type: ignore[no-untyped-call]  # spaCy declares no types there
