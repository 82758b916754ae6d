"""Near copies: the same story under another headline, cut, shortened, or with a paragraph more.

A text is kept as a bottom-k sketch of its word shingles (Broder 1997, "On the resemblance and containment
of documents"). Up to the smaller of two sketches' largest hashes, each sketch holds every hash of its text,
so that the hashes of one up to there are a fair sample of it: the share of them that the other has too
estimates how much of the one text stands in the other, however long that is (Cohen and Kaplan 2007,
"Summarizing data using bottom-k sketches").

Documents are taken in the order of their days, of one day the longest first. Each is compared with the
originals before it that share hashes with it, and is a copy of the one that holds most of its words, or
else an original itself: so each copy has been compared with what it is said to be a copy of, and no chain
of small steps leads from one story to another one.
"""

import datetime as dt
import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct

from memcon.resolve.across.merges import Merge
from memcon.resolve.across.profiles import Profile, is_known

# Words in a shingle. Of 7,875 pairs of 126 official readouts, many of them from one template, none shares
# half of its words at four words a shingle, and five pairs do at three; at five more copies are lost to
# small edits.
WIDTH = 4
# Hashes kept of a text, 0.5 KB. An estimate is off by 0.05 (standard deviation); with 64 by 0.06, with 128
# by 0.04.
KEPT = 96
# Of these the smallest, to look originals up by: of one ten times as long as its copy, two are the copy's
# too.
INDEXED = 24
WORD = re.compile(r"[^\W_]+")
# Share of a copy's words that stand in its original. Of 726 news texts and readouts 0.65 finds all
# under another headline, cut to 60 %, shortened to 40 %, or with one word in 20 changed; 98 % with three
# sentences more, 91 % cut, edited and added to at once (at 0.7 these are 96 % and 85 %). Of updates with 40
# % of the old words it takes none for a copy, of those with 60 % 0.4 % (0.6: 2 %); of 263,175 pairs of
# texts four: three stories in two editions each, and a running report with its next hours.
# benchmarks/copies.py measures this.
ENOUGH = 0.65
# In a text of fewer shingles than this, another name and day change little: nearly all must be the same, and
# it must have appeared within days, because such notices recur.
SHORT = 60
ENOUGH_OF_SHORT = 0.9
SHORT_DAYS = 3
# fewer shingles than this decide nothing
SAMPLE = 10
# Of two readouts from one template each names somebody in the place of whom the other names: this share of
# names.
OTHER_NAMES = 0.3
# A hash that more originals have is a turn of phrase: copies would have become one original.
CROWD = 50


class NearCopies(Struct, frozen=True):
    """Which documents are near copies of which."""

    copies: Mapping[str, str] = MappingProxyType({})
    """By the hash of a copy's text: that of the earliest document of its group; this one not included."""
    merges: tuple[Merge, ...] = ()


class Sketch(Struct, frozen=True):
    """A signature as it is compared."""

    size: int
    """How many shingles the text has."""
    hashes: frozenset[int]
    last: int
    """Up to this hash the sketch is complete."""


def signature(text: str) -> tuple[int, ...]:
    """The number of a text's shingles, and the smallest of their hashes (32 bits) in ascending order.

    The same on every platform. Case, punctuation, white space and quotation marks do not count; a text of no
    words has the signature (0,).
    """
    words = WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    shingles = {" ".join(words[n : n + WIDTH]) for n in range(max(1, len(words) - WIDTH + 1))} - {""}
    hashes = {hashlib.blake2b(each.encode(), digest_size=4).digest() for each in shingles}
    return len(hashes), *(int.from_bytes(each, "big") for each in sorted(hashes)[:KEPT])


def near_copies(profiles: Iterable[Profile]) -> NearCopies:
    """Which of these documents are near copies of an earlier one: most of their words stand in it.

    Of documents of one day the longest counts as the earliest, because the others may be cut from it.
    """
    originals: list[Profile] = []
    holding: defaultdict[int, list[int]] = defaultdict(list)
    copies: dict[str, str] = {}
    merges = []
    texts = {profile.sha256: profile for profile in profiles}
    for profile in sorted(texts.values(), key=_order):
        found = _likest(profile, originals, holding)
        if found is None:
            for each in profile.signature[1 : INDEXED + 1]:
                if len(holding[each]) <= CROWD:
                    holding[each].append(len(originals))
            originals.append(profile)
        else:
            original = originals[-found.place]
            copies[profile.sha256] = original.sha256
            merges.append(_merge(original, profile, found.share))
    return NearCopies(MappingProxyType(copies), tuple(merges))


class Likeness(NamedTuple):
    """How much of a document stands in an original; the greatest is the best, of equals the earliest."""

    share: float
    place: int
    """Its number among the originals, negative."""


def sketch(signed: tuple[int, ...]) -> Sketch:
    """A signature as it is compared."""
    size, *hashes = signed or (0,)
    return Sketch(size, frozenset(hashes), hashes[-1] if hashes and size > len(hashes) else 2**32)


def containment(one: Sketch, other: Sketch) -> tuple[float, int]:
    """Which share of the one text's words stands in the other, and by how many shingles that is estimated."""
    known = min(one.last, other.last)
    sample = [each for each in one.hashes if each <= known]
    return sum(each in other.hashes for each in sample) / max(1, len(sample)), len(sample)


def _order(profile: Profile) -> tuple[dt.date, int, str]:
    day, sha256 = profile.order
    return day, -sketch(profile.signature).size, sha256


def _likest(
    profile: Profile, originals: Sequence[Profile], holding: Mapping[int, Sequence[int]]
) -> Likeness | None:
    """The original that holds most of a document's words, of those that have one of its hashes among their
    smallest; None where it is a copy of none.
    """
    lists = (holding.get(each, ()) for each in profile.signature[1:])
    candidates = {number for numbers in lists if len(numbers) <= CROWD for number in numbers}
    shares = ((_share(profile, originals[number]), number) for number in candidates)
    return max((Likeness(share, -number) for share, number in shares if share is not None), default=None)


def _share(later: Profile, earlier: Profile) -> float | None:
    """How much of a document stands in an earlier one, where that makes it a copy."""
    text = sketch(later.signature)
    share, sample = containment(text, sketch(earlier.signature))
    if sample < SAMPLE or share < (ENOUGH_OF_SHORT if text.size < SHORT else ENOUGH):
        return None
    if text.size < SHORT and _days(earlier, later) > SHORT_DAYS:
        return None
    return None if _names_others(_names(later), _names(earlier)) else share


def _days(earlier: Profile, later: Profile) -> int:
    """The days between two documents; none where a date is not known."""
    return (later.issued - earlier.issued).days if earlier.issued and later.issued else 0


def _names(profile: Profile) -> frozenset[str]:
    """The words of all names, and the keys of the states and organisations that are known."""
    labels = (actor.label for actor in profile.actors if actor.kind != "group")
    words = {word.casefold() for label in labels for word in WORD.findall(label) if word[0].isupper()}
    return frozenset({*words, *filter(is_known, profile.known)})


def _names_others(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each names somebody in the place of whom the other names."""
    replaced = min(len(one - other), len(other - one))
    return replaced > OTHER_NAMES * min(len(one), len(other))


def _merge(original: Profile, copy: Profile, share: float) -> Merge:
    found = f"about {share:.0%} of the words of {copy.identifier} stand in {original.identifier}"
    return Merge("document", original.sha256, copy.sha256, "near copy", found)
