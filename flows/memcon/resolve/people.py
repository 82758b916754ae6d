"""What we know by name about those who led or spoke for a state: which state that was.

A row of people.csv says that somebody of that name was known to lead, reign or be a minister there. It makes
nobody an office holder; it only says of which state an office is that a text reports without naming one, and
which names are one person's ("person": the key in all documents). Where namesakes of one state have to be
told apart, "from" and "until" have the years of office.
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

# letters that are none of the English alphabet with a mark, as English texts write them
PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i"})
Standing = Literal["head of state", "head of government", "minister", "royal"]


class Known(Struct, frozen=True):
    """Somebody of the table: the standing there and the key of the state."""

    standing: Standing
    state: str


class Leader(Struct, frozen=True):
    """Somebody of the table as one person, under all names."""

    key: str
    """Such as "person/vladimir-putin"."""
    label: str
    names: tuple[str, ...]
    """Every spelling, the label first."""
    standing: Standing
    state: str
    """The key of the state."""
    since: int | None = None
    until: int | None = None
    """First and last year of office, where the table has them."""


@lru_cache(maxsize=1)
def leaders() -> tuple[Leader, ...]:
    """The persons of the table, in the order of their keys. A row without a key ("George Bush") is nobody.

    The label is the name that the key is made of, with all its marks ("Enrique Peña Nieto"). Raises
    OntologyError where no name or two standings are given for a key.
    """
    table = "gazetteer/people.csv"
    found: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows(table):
        if row["person"]:
            found[row["person"]].append(row)
    return tuple(_leader(table, key, found[key]) for key in sorted(found))


def _leader(table: str, key: str, own: list[dict[str, str]]) -> Leader:
    names = [row["name"] for row in own]
    of_key = (name for name in names if f"person/{slug(name)}" == key)
    label = max(of_key, key=lambda name: (marks(name), name), default=None)
    if label is None or len({(row["class"], row["key"], row["from"], row["until"]) for row in own}) > 1:
        raise OntologyError(
            f"{table}: the rows of {key} differ, or none has the name that the key is made of."
        )
    first = own[0]
    return Leader(
        key=key,
        label=label,
        names=(label, *(name for name in names if name != label)),
        standing=one_of(table, first["class"], get_args(Standing)),
        state=first["key"],
        since=int(first["from"]) if first["from"] else None,
        until=int(first["until"]) if first["until"] else None,
    )


def slug(name: str) -> str:
    """A name as it stands in a key: "Bashar al-Assad" is bashar-al-assad, "Lech Wałęsa" lech-walesa."""
    return "-".join(normalised(name).translate(PLAIN).replace("'", "").replace("-", " ").split())


def marks(name: str) -> int:
    """How many letters of a name are none of the English alphabet: "Kalniņš" has two, "Kalnins" none."""
    return sum(not letter.isascii() and letter.isalpha() for letter in name)


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
