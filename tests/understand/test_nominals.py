"""Unnamed collectives and bodies: their whole phrase, what they are, whose they are."""

import pytest

from memcon.model import Mention
from memcon.settings import Settings
from memcon.understand.actors import mentions
from memcon.understand.paragraphs import paragraphs
from memcon.understand.parse import parse
from memcon.understand.quotations import quotations

# a text, and its mentions of collectives: "kind phrase | of … | owner … | plural"
TABLE = [
    # governments stand for states
    ("The French government resigned.", ["state The French government | of French"]),
    ("The government of Peru fell.", ["state The government of Peru | of Peru"]),
    ("Okello’s government rejected it.", ["state Okello’s government | owner Okello"]),
    ("Mr. Halim fell. The Halim regime followed.", ["state The Halim regime | owner Halim"]),
    ("Its government fell.", ["state Its government | owner Its"]),
    ("Turkish authorities opened the border.", ["state Turkish authorities | of Turkish | plural"]),
    ("The government in Kabul fell.", ["state The government in Kabul | of Kabul"]),
    # bodies
    ("The Danish foreign ministry confirmed it.", ["organisation The Danish foreign ministry | of Danish"]),
    ("The ministry declined.", ["organisation The ministry"]),
    ("The nation’s army won.", ["organisation The nation’s army | owner The nation", "group The nation"]),
    ("Kenya’s army advanced.", ["organisation Kenya’s army | of Kenya"]),
    # people
    ("Ethiopian troops withdrew.", ["group Ethiopian troops | of Ethiopian | plural"]),
    ("Fighters from Chad crossed over.", ["group Fighters from Chad | of Chad | plural"]),
    ("Supporters of Mr. Halim cheered.", ["group Supporters | plural"]),
    ("Supporters of Omar Halim cheered.", ["group Supporters of Omar Halim | owner Omar Halim | plural"]),
    ("Protesters threw stones.", ["group Protesters | plural"]),
    ("Relatives of his team objected.", ["group Relatives of his team | plural"]),
    ("Villagers and rebels fled.", ["group Villagers | plural", "group rebels | plural"]),
    ("The Ukrainian delegation walked out.", ["group The Ukrainian delegation | of Ukrainian"]),
    ("Both sides blamed each other.", ["group Both sides | plural"]),
    ("Machar’s delegation arrived. Mr. Machar stayed.", ["group Machar’s delegation | owner Machar"]),
    # one of them is a person
    ("A witness saw it.", ["person A witness"]),
    ("A resident of Goma fled.", ["person A resident of Goma"]),
    # not where the word only describes another
    ("The army chief spoke.", []),
    ("The party congress met.", ["organisation The party congress"]),
]  # fmt: skip


def collectives(text: str) -> list[str]:
    """The mentions of unnamed collectives, written out."""
    found = mentions(parse(text, Settings().model), quotations(text, paragraphs(text)), [])
    return [written(m, found) for m in found if m.form == "nominal" and m.span != m.office_of]


def written(mention: Mention, found: tuple[Mention, ...]) -> str:
    parts = [f"{mention.kind} {mention.span.exact}"]
    parts += [f"of {mention.office_of.exact}"] if mention.office_of else []
    parts += [f"owner {found[mention.owner].span.exact}"] if mention.owner is not None else []
    parts += ["plural"] * mention.plural
    return " | ".join(parts)


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_collectives(text: str, expected: list[str]) -> None:
    assert collectives(text) == expected
