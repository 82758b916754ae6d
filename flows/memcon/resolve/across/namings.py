"""Whether two names that no rule has made one actor can still be one person's: full names in two spellings,
or a family name and a full one; and whether two titles can be of one office. It is asked only where other
things speak for it: one meeting, the same words.
"""

from functools import lru_cache

from memcon.resolve.across.names import Name, likeness, parsed
from memcon.resolve.titles import office_class

# letters of the shorter full name that the longer one may end in: "Ato Tesfaye Gebre-Mariam", "Tesfaye
# Gebremariam"
ENDING = 9
# offices that a country has one of
HEADS = frozenset({"head of state", "head of government"})
# what makes of an office another one
DEPUTY = frozenset({"vice", "deputy", "assistant"})


@lru_cache(maxsize=65536)
def full_names_alike(one: str, other: str) -> bool:
    """Whether two labels are full names in two spellings, or with a form of address that no table has."""
    first, second = parsed(one), parsed(other)
    if not (first.is_full and second.is_full):
        return False
    short, long = sorted(("".join(name.words) for name in (first, second)), key=len)
    ends = len(short) >= ENDING and long.endswith(short)
    return ends or likeness(first, second) is not None


@lru_cache(maxsize=65536)
def family_names_alike(one: str, other: str) -> bool:
    """Whether one label is a family name alone ("Xi", "van der Berg"), and that of the other."""
    first, second = parsed(one), parsed(other)
    if first.is_full and second.is_full:
        return False
    return _is_family_of(first, second) or _is_family_of(second, first)


@lru_cache(maxsize=65536)
def office(title: str) -> str:
    """A title in lower case as it is compared: its class where a country has one holder of it, so that a
    premier is a prime minister, and a vice president is no president.
    """
    kind = office_class(title)
    return kind if kind in HEADS and not set(title.split()) & DEPUTY else title


@lru_cache(maxsize=65536)
def titles_alike(one: str, other: str) -> bool:
    """Whether two titles can be of one office: the same, or one says more ("minister", "trade minister")."""
    short, long = sorted((office(one), office(other)), key=len)
    if short == long:
        return True
    more = long.removesuffix(f" {short}")
    return more != long and not set(more.split()) & DEPUTY and office_class(one) == office_class(other)


def _is_family_of(short: Name, long: Name) -> bool:
    if short.is_full or not 0 < (size := len(short.words)) <= len(long.words):
        return False
    if long.words[-size:] == short.words:
        return True
    # the first of three words is more often a family name than not where it stands alone: "Lee" (Myung-bak)
    first = long.family_first or len(long.words) > 2
    return first and long.words[:size] == short.words
