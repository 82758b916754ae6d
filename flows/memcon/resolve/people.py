"""What we know by name about those who led or spoke for a state: which state that was.

A row of people.csv says that somebody of that name was known to lead, reign or be a minister there. It makes
nobody an office holder; it only says of which state an office is that a text reports without naming one.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, get_args

from msgspec import Struct

from memcon.errors import OntologyError
from memcon.gazetteer import gazetteer
from memcon.lexicon import one_of
from memcon.ontology import rows
from memcon.resolve.links import normalised

Standing = Literal["head of state", "head of government", "minister", "royal"]


class Known(Struct, frozen=True):
    """Somebody of the table: the standing there and the key of the state."""

    standing: Standing
    state: str


@lru_cache(maxsize=1)
def people() -> Mapping[str, tuple[Known, ...]]:
    """All that a normalised full name or surname can mean.

    Raises OntologyError where a row names a state that the gazetteer does not have.
    """
    table = "gazetteer/people.csv"
    states = {entry.key for entry in gazetteer().entries}
    found: dict[str, set[Known]] = defaultdict(set)
    for line, row in enumerate(rows(table), 2):
        if row["key"] not in states:
            raise OntologyError(f"{table}, line {line}: there is no entry with the key {row['key']}.")
        known = Known(one_of(table, row["class"], get_args(Standing)), row["key"])
        words = normalised(row["name"])
        for form in (words, words.split()[-1]):
            found[form].add(known)
    return MappingProxyType({name: tuple(sorted(known, key=str)) for name, known in found.items()})
