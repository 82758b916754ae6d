"""Offices in words: as a text words them, the title alone, and the class of the title."""

from functools import lru_cache

from memcon.lexicon import offices
from memcon.model import Mention

DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my"})
COUNTERPART = "counterpart"


def as_worded(mention: Mention) -> str:
    """The phrase of a mention's office without article and name, its spaces single; a title that several
    names share ("Presidents A and B") in the singular.
    """
    span, office = mention.span, mention.office
    if office is None:
        return ""
    if mention.name is None or not span.start <= office.start < mention.name.start:
        words = span.exact if mention.name is None else office.exact
    else:
        ends = [
            words.end for words in (office, mention.office_of) if words and words.end <= mention.name.start
        ]
        words = span.exact[: max(ends, default=mention.name.start) - span.start]
    first, _, rest = " ".join(words.split()).partition(" ")
    words = rest if first.lower() in DETERMINERS and rest else f"{first} {rest}".strip()
    return _singular(words) if mention.name is not None else words


@lru_cache(maxsize=4096)
def _singular(words: str) -> str:
    for office in offices().values():
        if office.plural and f" {words}".lower().endswith(f" {office.plural}"):
            cut = len(words) - len(office.plural)
            return words[: cut + 1] + office.words[1:]
    return words


def title(mention: Mention) -> str:
    """The office alone in lower case and in the singular: "foreign minister"."""
    return " ".join(_singular(mention.office.exact).lower().split()) if mention.office else ""


@lru_cache(maxsize=4096)
def office_class(words: str) -> str:
    """The class of the office's head: that of the longest entry of the table which the words contain."""
    heads = [office for office in offices().values() if f" {office.words} " in f" {words} "]
    return max(heads, key=lambda office: len(office.words)).class_ if heads else ""
