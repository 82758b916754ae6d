"""The words that offices are made of, as the tables know them, looked up in a paragraph's tokens."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from memcon.lexicon import Modifier, Office, offices, portfolios

# no office has more words before its head
LONGEST = 6


class Head(NamedTuple):
    """A head of an office in tokens: "minister", "secretaries general"."""

    first: int
    last: int
    office: Office
    plural: bool

    @property
    def to_come(self) -> bool:
        """Whether the word itself says that it is not held yet: "president-elect"."""
        return is_former(self.office.words.rpartition("-")[2])


@lru_cache(maxsize=1)
def _forms() -> Mapping[str, list[tuple[tuple[str, ...], Office, bool]]]:
    """Heads by their first word, longest first, singular and plural."""
    index: dict[str, list[tuple[tuple[str, ...], Office, bool]]] = {}
    for office in dict.fromkeys(offices().values()):
        for form, plural in ((office.words, False), (office.plural, True)):
            words = tuple(form.replace("-", " - ").split())
            if words:
                index.setdefault(words[0], []).append((words, office, plural))
    for forms in index.values():
        forms.sort(key=lambda form: -len(form[0]))
    return MappingProxyType(index)


def head_at(lower: Sequence[str], number: int) -> Head | None:
    """The longest head that begins at a token; `lower` holds the paragraph's words in lower case."""
    for words, office, plural in _forms().get(lower[number], ()):
        if tuple(lower[number : number + len(words)]) == words:
            return Head(number, number + len(words) - 1, office, plural)
    return None


def is_only_rank(lower: Sequence[str], head: Head) -> bool:
    """Whether a head is the rank of another that follows: "deputy" in "deputy prime minister"."""
    after = head.last + 1
    if lower[head.first] not in portfolios() or head.last > head.first or after >= len(lower):
        return False
    for _ in range(LONGEST):
        if after >= len(lower) or head_at(lower, after) is not None:
            return after < len(lower)
        modifier = modifier_at(lower, after)
        if modifier is None:
            return False
        after += len(modifier.words.split())
    return False


def modifier_at(lower: Sequence[str], number: int) -> Modifier | None:
    """The longest modifier that begins at a token."""
    sizes = (" ".join(lower[number : number + size]) for size in (3, 2, 1))
    return next((portfolios()[words] for words in sizes if words in portfolios()), None)


def modifier_ending_at(lower: Sequence[str], at: int, floor: int) -> int:
    """How many words the longest modifier that ends at a token has; 0 where none does after `floor`."""
    sizes = (size for size in (3, 2, 1) if at - size + 1 > floor)
    return next((size for size in sizes if " ".join(lower[at - size + 1 : at + 1]) in portfolios()), 0)


def is_time(words: str) -> bool:
    """Whether a modifier speaks of when the office is held: "former", "acting"."""
    modifier = portfolios().get(words)
    return modifier is not None and modifier.class_ == "time"


def is_former(words: str) -> bool:
    """Whether a modifier says that the office is no longer, or not yet, held."""
    modifier = portfolios().get(words)
    return modifier is not None and modifier.when in {"past", "future"}
