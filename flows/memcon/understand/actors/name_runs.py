"""Runs of name words in a paragraph: where each proper name begins and ends."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from memcon.lexicon import given_names, groups
from memcon.understand.actors.name_words import (
    Surroundings,
    Unit,
    is_name_word,
    is_particle,
    may_be_date,
    units,
)

Words = tuple[str, ...]
Run = tuple[Unit, ...]
# what runs on longer is a line in capitals, no name
LONGEST = 12
OF = frozenset({"of", "for", "on"})


def words(run: Iterable[Unit]) -> Words:
    """The words of a run."""
    return tuple(unit.text for unit in run)


def is_body(run: Iterable[Unit]) -> bool:
    """Whether a word of the run is a noun for a body: "Ministry", "Council"."""
    return any(unit.lower in groups() and groups()[unit.lower].class_ != "people" for unit in run)


def runs(around: Surroundings) -> list[Run]:
    """The runs of a paragraph, in order."""
    found: list[Run] = []
    current: list[Unit] = []
    every = tuple(units(around.doc))
    for number, unit in enumerate(every):
        if _goes_on(around, every, number, current) and not _parted(around.doc, current, unit):
            current.append(unit)
            continue
        found.append(_trimmed(current))
        current = [unit] if is_name_word(around, unit, inside=False) else []
    found.append(_trimmed(current))
    return [run for run in found if 0 < len(run) <= LONGEST]


def _goes_on(around: Surroundings, every: Sequence[Unit], number: int, current: Sequence[Unit]) -> bool:
    unit = every[number]
    if not current:
        return is_name_word(around, unit, inside=False)
    if unit.first not in around.blocked and is_particle(unit):
        return True
    return is_name_word(around, unit, inside=True) or _connects(around, every, number, current)


def _connects(around: Surroundings, every: Sequence[Unit], number: int, current: Sequence[Unit]) -> bool:
    """Whether a small word goes on with a body's name: "Institute for the Defence of X and Y"."""
    unit = every[number]
    following = [other for other in every[number + 1 : number + 3] if other.text != "the"][:1]
    if not is_body(current) or not following or not is_name_word(around, following[0], inside=True):
        return False
    after_of = any(other.text in OF for other in current)
    joins = unit.text in {"and", "&"} and after_of and not _begins_other(following[0])
    return joins or (unit.text in OF and not after_of) or (unit.text == "the" and current[-1].text in OF)


def _begins_other(unit: Unit) -> bool:
    return unit.lower in given_names() or is_body([unit])


def _parted(doc: Doc, current: Sequence[Unit], unit: Unit) -> bool:
    """Whether another name begins here: after a party's or a body's ("Democrat" before "Joe Lieberman"), or
    where a word stands twice ("Ana Roe Roe Ana", as in captions).
    """
    if not current or current[-1].text in OF:
        return False
    if unit.text == current[-1].text:
        return True
    token = doc[unit.first]
    begins = token.ent_type_ == "PERSON" and token.ent_iob_ == "B"
    given = unit.lower in given_names() and (begins or token.ent_type_ != doc[current[-1].last].ent_type_)
    return (begins and doc[current[-1].last].ent_type_ == "NORP") or (given and is_body(current[-1:]))


def _trimmed(current: Sequence[Unit]) -> Run:
    """A run without the particles and small words that it ends in."""
    run = list(current)
    while run and (is_particle(run[-1]) or run[-1].text in {"and", "&", "the", *OF}):
        run.pop()
    return tuple(run)


def lone_surnames(around: Surroundings, found: Sequence[Run], surnames: frozenset[str]) -> list[Run]:
    """Surnames of the document's persons that the model read as no name: "Pro-Moreau", "May said"."""
    used = {number for run in found for unit in run for number in range(unit.first, unit.last + 1)}
    return [
        (unit,)
        for unit in units(around.doc)
        if unit.text in surnames
        and used.isdisjoint((unit.first, unit.last))
        and around.blocked.isdisjoint((unit.first, unit.last))
        and (not may_be_date(unit) or _governs(around.doc, unit))
    ]


def _governs(doc: Doc, unit: Unit) -> bool:
    """Whether a verb or a possessive follows."""
    return unit.last + 1 < len(doc) and doc[unit.last + 1].tag_ in {"VBD", "VBZ", "POS"}
