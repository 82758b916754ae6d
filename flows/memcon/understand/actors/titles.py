"""Which office stands as a title before which name: "President A", "Presidents A of X and B of Y"."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from memcon.understand.actors.known import Known
from memcon.understand.actors.names import Name
from memcon.understand.actors.offices import OfficePhrase

JOINING = frozenset({",", "and", "&", "of"})


def titles(
    doc: Doc, names: Sequence[Name], offices: Sequence[OfficePhrase], known: Sequence[Known]
) -> dict[int, OfficePhrase]:
    """The office before a person's name, by the name's first token; a plural title goes to each name that
    is joined to the first.
    """
    ending = {phrase.last: phrase for phrase in offices}
    states = frozenset(number for item in known for number in range(item.first, item.last + 1))
    found: dict[int, OfficePhrase] = {}
    previous: Name | None = None
    for name in names:
        phrase = ending.get(name.first - 1)
        if phrase is None and previous is not None and previous.first in found:
            shared = found[previous.first]
            joined = shared.plural and _listed(doc, range(previous.last + 1, name.first), states)
            phrase = shared if joined else None
        if phrase is not None and name.kind in {"person", None}:
            found[name.first] = phrase
        previous = name
    return found


def _listed(doc: Doc, between: range, states: frozenset[int]) -> bool:
    """Whether only "of" a state, commas and "and" stand between two names."""
    return len(between) < 12 and all(number in states or doc[number].text in JOINING for number in between)


def state_after(doc: Doc, last: int, known: Mapping[int, Known]) -> tuple[int, int] | None:
    """The state in "President Leonid Kuchma of Ukraine"; `known` is by first token."""
    item = known.get(last + 2)
    if item is None or doc[last + 1].text != "of":
        return None
    return item.first, item.last
