"""Whether two names that no rule has made one actor can still be one person's: full names in two spellings,
or a family name and a full one.
It is asked only where other things speak for it: one meeting, the same words.
"""

from functools import lru_cache

from memcon.resolve.across.names import Name, likeness, parsed

# letters of the shorter full name that the longer one may end in: "Ato Tesfaye Gebre-Mariam", "Tesfaye
# Gebremariam"
ENDING = 9


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


def _is_family_of(short: Name, long: Name) -> bool:
    if short.is_full or not short.words:
        return False
    size = len(short.words)
    if long.words[-size:] == short.words:
        return True
    # the first of three words is more often a family name than not where it stands alone: "Lee" (Myung-bak)
    first = long.family_first or len(long.words) > 2
    return long.is_full and first and long.words[:size] == short.words
