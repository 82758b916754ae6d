"""Whether two sets of names mean one actor, judged without the gazetteer, which is itself measured."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

ARTICLE = re.compile(r"^(the|a|an) ")
# names that have nothing in common and yet are one actor to every reader
SYNONYMS = (
    {"us", "usa", "united states", "united states of america", "america", "washington"},
    {"uk", "united kingdom", "britain", "great britain", "london"},
    {"eu", "european union"},
    {"un", "united nations"},
    {"nato", "north atlantic treaty organization"},
    {"isis", "isil", "is", "islamic state", "islamic state in iraq and syria",
     "islamic state of iraq and syria"},
)  # fmt: skip


def same(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether some of our names is one of theirs: equal, a synonym, or a surname with a first name that
    does not contradict.
    """
    one, other = ({plain(name) for name in names if name} for names in (ours, theirs))
    if one & other or any(one & group and other & group for group in SYNONYMS):
        return True
    return any(_same_surname(a.split(), b.split()) for a in one for b in other)


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """A name without case, accents, signs and article."""
    letters = unicodedata.normalize("NFKD", name)
    base = "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
    return ARTICLE.sub("", re.sub(r"[^\w]+", " ", base).strip())


def _same_surname(one: list[str], other: list[str]) -> bool:
    """Whether two names end alike ("Odd Berge", "Berge"); "Al" and "Kim" end too many names."""
    if not one or not other or len(one[-1]) <= 3 or one[-1] != other[-1]:
        return False
    return len(one) == 1 or len(other) == 1 or one[0][0] == other[0][0]
