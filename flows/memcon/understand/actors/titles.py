"""Which office stands as a title before which name: "President A", "Presidents A of X and B of Y"."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from spacy.tokens import Doc

from memcon.lexicon import honorifics
from memcon.understand.actors.known import Known
from memcon.understand.actors.names import Name
from memcon.understand.actors.offices import OfficePhrase

Item = TypeVar("Item", Known, Name)
JOINING = frozenset({",", "and", "&", "of"})
# what somebody is called beside the office that is held
RANKS = frozenset({"royal", "religious", "military"})


def titles(
    doc: Doc, names: Sequence[Name], offices: Sequence[OfficePhrase], known: Sequence[Known]
) -> dict[int, OfficePhrase]:
    """The office before a person's name, by the name's first token; a plural title goes to each name that
    is joined to the first, and to each of "the leaders of Norway and Peru, Ida Berg and Luis Vega".
    """
    held = [_with_body(doc, phrase, names) for phrase in offices]
    ending = {phrase.last: phrase for phrase in held}
    states = frozenset(number for item in known for number in range(item.first, item.last + 1))
    found: dict[int, OfficePhrase] = {}
    previous: Name | None = None
    for name in names:
        phrase = _title_of(doc, name, ending)
        if phrase is None and previous is not None and previous.first in found:
            shared = found[previous.first]
            joined = shared.plural and _listed(doc, range(previous.last + 1, name.first), states)
            phrase = shared if joined else None
        if phrase is not None and name.kind in {"person", None}:
            found[name.first] = phrase
        previous = name
    starts = {item.first: item for item in known}
    for phrase in offices:
        if phrase.plural and phrase.of is not None:
            found |= _respective(doc, phrase, starts, {name.first: name for name in names})
    return found


def _title_of(doc: Doc, name: Name, ending: Mapping[int, OfficePhrase]) -> OfficePhrase | None:
    """The office before a name, over a form of address or a rank between them: "Prime Minister Dr. Roe",
    "the president of Chile Sheikh Roe"; `ending` has the offices by their last token.
    """
    at = name.first - 1
    while at > 0 and doc[at].text.lower() in honorifics():
        at -= 1
    phrase = ending.get(at)
    outer = ending.get(phrase.first - 1) if phrase is not None and phrase.office.class_ in RANKS else None
    if outer is not None and not outer.plural and outer.onward is None:
        phrase = outer
    return None if phrase is None else phrase._replace(last=name.first - 1)


def _with_body(doc: Doc, phrase: OfficePhrase, names: Sequence[Name]) -> OfficePhrase:
    """An office with the body that it is held in, an acronym in brackets included: "head of the Federal
    Transport Agency (FTA)".
    """
    if phrase.onward is None:
        return phrase
    at = bisect_right(names, phrase.onward, key=lambda name: name.first) - 1
    if at < 0 or names[at].last < phrase.onward or names[at].kind == "person":
        return phrase
    last = names[at].last
    bracket = last + 3 < len(doc) and (doc[last + 1].text, doc[last + 3].text) == ("(", ")")
    return phrase._replace(last=last + 3 if bracket else last, owner=phrase.owner or phrase.onward)


def _respective(
    doc: Doc, phrase: OfficePhrase, known: Mapping[int, Known], names: Mapping[int, Name]
) -> dict[int, OfficePhrase]:
    """The office for each of as many names as states: the first name's state is the first one."""
    states = list(_members(doc, phrase.last + 1, known))
    last = states[-1].last if states else phrase.last
    people = list(_members(doc, last + 1, names))
    of = [phrase.of, *((item.first, item.last) for item in states)]
    if len(of) < 2 or len(of) != len(people) or any(name.kind not in {"person", None} for name in people):
        return {}
    return {name.first: phrase._replace(of=state) for name, state in zip(people, of, strict=True)}


def _members(doc: Doc, at: int, items: Mapping[int, Item]) -> Iterator[Item]:
    """The items that follow one another from a token on, joined by commas and "and"."""
    while at < len(doc) and doc[at].text in {",", "and", "&"}:
        at += 1
        if at in items:
            yield items[at]
            at = items[at].last + 1


def _listed(doc: Doc, between: range, states: frozenset[int]) -> bool:
    """Whether only "of" a state, commas and "and" stand between two names."""
    return len(between) < 12 and all(number in states or doc[number].text in JOINING for number in between)


def state_after(doc: Doc, last: int, known: Mapping[int, Known]) -> tuple[int, int] | None:
    """The state in "President Leonid Kuchma of Ukraine", "of the Philippines"; `known` is by first token."""
    if last + 2 >= len(doc) or doc[last + 1].text != "of":
        return None
    item = known.get(last + 2 + (doc[last + 2].text == "the"))
    return (item.first, item.last) if item is not None else None
