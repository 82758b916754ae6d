"""Proper names that the gazetteer does not know: where they begin and end, and what they name."""

import pytest

from memcon.settings import Settings
from memcon.understand.actors import mentions
from memcon.understand.paragraphs import paragraphs
from memcon.understand.parse import parse
from memcon.understand.quotations import quotations

# a text, and its names with what they name, in order; gazetteer names of states are left out
TABLE = [
    # whom a country calls its own and who meets somebody is a person; a body or an acronym is none
    ("On Monday Kenya's Otieno met Denmark's Holm.", ["person Otieno", "person Holm"]),
    ("She ate with him and Canada's Tremblay.", ["person Tremblay"]),
    ("President Otieno met Brazil's da Costa.", ["person Otieno", "person da Costa"]),
    ("President Otieno met Peru's Congress.", ["person Otieno", "organisation Congress"]),
    ("Brazil's BRQ met Chile's Salas.", ["organisation BRQ", "person Salas"]),
    # full names and surnames
    (
        "Marta Oliveira arrived late. Oliveira then spoke.",
        ["person Marta Oliveira", "person Oliveira"],
    ),
    (
        "John F. Kerrigan met W. Okello in Bern.",
        ["person John F. Kerrigan", "person W. Okello", "place Bern"],
    ),
    (
        "Mr. Okello thanked Ms. Dahl and Dr. Amara Sesay.",
        ["person Okello", "person Dahl", "person Amara Sesay"],
    ),
    ("Mikkelsen’s aides met Lars Mikkelsen.", ["person Mikkelsen", "person Lars Mikkelsen"]),
    ("Ana Roe and Tomasz Zielinski signed it.", ["person Ana Roe", "person Tomasz Zielinski"]),
    # particles
    (
        "Ursula von der Leyen met Bashar al-Assad. Later von der Leyen thanked Assad.",
        ["person Ursula von der Leyen", "person Bashar al-Assad", "person von der Leyen", "person Assad"],
    ),
    (
        "Thomas de Maizière declined to comment. De Maizière’s aide said de Maizière was away.",
        ["person Thomas de Maizière", "person De Maizière", "person de Maizière"],
    ),
    (
        "Omar bin Saleh al-Harbi and Nasser Abu Zayd met.",
        ["person Omar bin Saleh al-Harbi", "person Nasser Abu Zayd"],
    ),
    (
        "Maria dos Santos Silva met Jan van der Berg.",
        ["person Maria dos Santos Silva", "person Jan van der Berg"],
    ),
    # the family name first
    (
        "President Xi Jinping hosted Premier Nguyen Van Long. Xi spoke first.",
        ["person Xi Jinping", "person Nguyen Van Long", "person Xi"],
    ),
    (
        "Ban Ki-moon met Kim Jong-un. Ban later left.",
        ["person Ban Ki-moon", "person Kim Jong-un", "person Ban"],
    ),
    ("Foreign Minister Lee Do-hyun called it a success.", ["person Lee Do-hyun"]),
    # hyphens
    (
        "The Moreau-Halim meeting ended early. Luc Moreau and Omar Halim shook hands.",
        ["person Moreau", "person Halim", "person Luc Moreau", "person Omar Halim"],
    ),
    (
        "The Smith-Jones plan failed. Anna Smith-Jones resigned.",
        ["person Smith-Jones", "person Anna Smith-Jones"],
    ),
    ("Jean-Yves Duval met Marie-Claire N'Dour.", ["person Jean-Yves Duval", "person Marie-Claire N'Dour"]),
    (
        "The Halim-led cabinet fell. Omar Halim had formed it.",
        ["person Halim", "person Omar Halim"],
    ),
    ("Pro-Moreau deputies cheered. Luc Moreau did not.", ["person Moreau", "person Luc Moreau"]),
    # words of the calendar
    ("Theresa May resigned in May.", ["person Theresa May"]),
    ("Theresa May met him on May 3. May said little.", ["person Theresa May", "person May"]),
    ("The talks resume in May or June.", []),
    ("In April, Ms. April Haynes met Mr. June Osei.", ["person April Haynes", "person June Osei"]),
    (
        "Angela Brandt Wednesday told Omar Halim Thursday night that she would stay.",
        ["person Angela Brandt", "person Omar Halim"],
    ),
    (
        "Meeting Brandt, Luc Moreau pressed for aid. Angela Brandt agreed.",
        ["person Brandt", "person Luc Moreau", "person Angela Brandt"],
    ),
    # the beginning of a sentence is no name
    ("Obstacles remain. Critics of the deal see obstacles everywhere.", []),
    ("Talks failed. Ministers blamed each other for the talks.", []),
    (
        "Meanwhile Omar Halim flew home. However, Brandt stayed. Ms. Brandt had talks.",
        ["person Omar Halim", "person Brandt", "person Brandt"],
    ),
    # headlines: what the text below knows
    (
        "Duval Meets Fidani In Antalya\n\nForeign Minister Jean Duval met Hakan Fidani in Antalya on Friday.",
        [
            "person Duval",
            "person Fidani",
            "place Antalya",
            "person Jean Duval",
            "person Hakan Fidani",
            "place Antalya",
        ],
    ),
    (
        "DUVAL AND HALIM MEET\n\nForeign Minister Jean Duval met Omar Halim on Friday.",
        ["person DUVAL", "person HALIM", "person Jean Duval", "person Omar Halim"],
    ),
    (
        "Duval Verdict Postponed Amid New Testimony\n\nThe court said Jean Duval was ill.",
        ["person Duval", "person Jean Duval"],
    ),
    # captions
    ("Mr. Jan Huber Huber Jan spoke.", ["person Jan Huber", "person Huber Jan"]),
    # organisations
    (
        "The Organisation of Lake States (OLS) praised the African Lake Council.",
        ["organisation Organisation of Lake States", "organisation OLS", "organisation African Lake Council"],
    ),
    (
        "The Institute for Strategic Affairs and the Lake Bank said so.",
        ["organisation Institute for Strategic Affairs", "organisation Lake Bank"],
    ),
    (
        "Russia’s Foreign Ministry and the Ministry of Economy disagreed.",
        ["organisation Foreign Ministry", "organisation Ministry of Economy"],
    ),
    (
        "The National Lake Party won; the NLP celebrated.",
        ["organisation National Lake Party", "organisation NLP"],
    ),
    ("Norddal Holding Group sued the port.", ["organisation Norddal Holding Group"]),
    # peoples
    ("The Turkish Cypriots agreed.", ["group Turkish Cypriots"]),
    # places
    ("They met in Antalya and then near Borovets.", ["place Antalya", "place Borovets"]),
    (
        "Ms. Dahl flew from Lake Como to Mount Elbrus.",
        ["person Dahl", "place Lake Como", "place Mount Elbrus"],
    ),
    (
        "A Düsseldorf court heard Jan Huber in Düsseldorf.",
        ["place Düsseldorf", "person Jan Huber", "place Düsseldorf"],
    ),
    # a person's name that holds a known place
    ("Chad Brown met Jordan Peters.", ["person Chad Brown", "person Jordan Peters"]),
    # one sentence's end is no name's middle
    (
        "The talks were led by Ban Ki-moon. The envoy thanked Ban. The talks go on.",
        ["person Ban Ki-moon", "person Ban"],
    ),
]


def named(text: str) -> list[str]:
    """The names of a text that stand for no state of the gazetteer, with what they name."""
    found = mentions(parse(text, Settings().model), quotations(text, paragraphs(text)), [])
    return [f"{m.kind or 'unknown'} {m.name.exact}" for m in found if m.name and m.kind != "state"]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_names_and_what_they_name(text: str, expected: list[str]) -> None:
    assert named(text) == expected
