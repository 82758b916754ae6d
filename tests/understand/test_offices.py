"""Offices: which words are the office, whose it is, who holds it, and whether it still is held."""

import pytest

from memcon.model import Mention
from memcon.settings import Settings
from memcon.understand.actors import mentions
from memcon.understand.paragraphs import paragraphs
from memcon.understand.parse import parse
from memcon.understand.quotations import quotations

# a text, and its mentions with an office: phrase, office, and what else they tell
TABLE = [
    # title and name
    (
        "Russian Foreign Minister Sergei Orlov arrived.",
        ["Russian Foreign Minister Sergei Orlov | Foreign Minister | of Russian | by Sergei Orlov"],
    ),
    (
        "Mali’s President Amadou Keita left.",
        ["Mali’s President Amadou Keita | President | of Mali | by Amadou Keita"],
    ),
    (
        "The US Secretary of State, Ann Price, called.",
        ["The US Secretary of State | Secretary of State | of US"],
    ),
    (
        "U.S. Secretary of State Ann Price called.",
        ["U.S. Secretary of State Ann Price | Secretary of State | of U.S. | by Ann Price"],
    ),
    (
        "President of the European Commission Ana Roe spoke.",
        ["President of the European Commission Ana Roe | President | of European Commission | by Ana Roe"],
    ),
    (
        "Prime Minister of Estonia Kaja Tamm spoke.",
        ["Prime Minister of Estonia Kaja Tamm | Prime Minister | of Estonia | by Kaja Tamm"],
    ),
    (
        "Peru’s Deputy Premier and Minister of Economy Yulia Bondar spoke.",
        [
            "Peru’s Deputy Premier | Deputy Premier | of Peru | same as Minister of Economy Yulia Bondar",
            "Minister of Economy Yulia Bondar | Minister of Economy | by Yulia Bondar",
        ],
    ),
    (
        "Defence and Foreign Minister Ivo Maric resigned.",
        ["Defence and Foreign Minister Ivo Maric | Defence and Foreign Minister | by Ivo Maric"],
    ),
    (
        "Deputy Foreign Minister Ivo Maric resigned.",
        ["Deputy Foreign Minister Ivo Maric | Deputy Foreign Minister | by Ivo Maric"],
    ),
    (
        "State Department spokesperson Ned Hall said so.",
        ["State Department spokesperson Ned Hall | spokesperson | of State Department | by Ned Hall"],
    ),
    (
        "UN special envoy Geir Dahl met NATO Secretary General Jan Stolt.",
        [
            "UN special envoy Geir Dahl | special envoy | of UN | by Geir Dahl",
            "NATO Secretary General Jan Stolt | Secretary General | of NATO | by Jan Stolt",
        ],
    ),
    (
        "Taliban spokesman Zahir Khan denied it.",
        ["Taliban spokesman Zahir Khan | spokesman | of Taliban | by Zahir Khan"],
    ),
    (
        "Secretary Price met Foreign Minister Orlov.",
        ["Secretary Price | Secretary | by Price", "Foreign Minister Orlov | Foreign Minister | by Orlov"],
    ),
    (
        "CHANCELLOR BRANDT MEETS PRESIDENT KEITA\n\nChancellor Brandt met President Keita.",
        [
            "CHANCELLOR BRANDT | CHANCELLOR | by BRANDT",
            "PRESIDENT KEITA | PRESIDENT | by KEITA",
            "Chancellor Brandt | Chancellor | by Brandt",
            "President Keita | President | by Keita",
        ],
    ),
    # appositions, both ways
    (
        "Matteo Bianchi, Italy's prime minister, spoke first.",
        ["Italy's prime minister | prime minister | of Italy | same as Matteo Bianchi"],
    ),
    (
        "The bloc's foreign policy chief, Ana Roe, said so.",
        ["The bloc's foreign policy chief | foreign policy chief | owner The bloc"],
    ),
    (
        "Li Wen, the Chinese premier, and Jon Dahl, foreign minister of Norway, met.",
        [
            "the Chinese premier | premier | of Chinese | same as Li Wen",
            "foreign minister of Norway | foreign minister | of Norway | same as Jon Dahl",
        ],
    ),
    (
        "Lavrenko, ministers and aides attended. Ms. Lavrenko left.",
        ["ministers | ministers | plural", "aides | aides | plural"],
    ),
    (
        "Sheikh Hamad bin Saleh, President of the UAE, received Anwar Darwish, adviser to the UAE president.",
        [
            "Sheikh Hamad bin Saleh | Sheikh | by Hamad bin Saleh",
            "President of the UAE | President | of UAE | same as Sheikh Hamad bin Saleh",
            "adviser to the UAE president | adviser | owner the UAE president | same as Anwar Darwish",
            "the UAE president | president | of UAE",
        ],
    ),
    (
        "Omar Halim’s envoy met a spokeswoman for Jean Duval.",
        [
            "Omar Halim’s envoy | envoy | owner Omar Halim",
            "a spokeswoman for Jean Duval | spokeswoman | owner Jean Duval",
        ],
    ),
    # the office alone
    (
        "The Russian president and the foreign minister arrived.",
        ["The Russian president | president | of Russian", "the foreign minister | foreign minister"],
    ),
    (
        "The president of France called the king of Morocco.",
        ["The president of France | president | of France", "the king of Morocco | king | of Morocco"],
    ),
    ("A senior EU official said so.", ["A senior EU official | official | of EU"]),
    (
        "German defense minister and army chief agreed.",
        ["German defense minister | defense minister | of German", "army chief | army chief"],
    ),
    (
        "The prime minister’s spokesman declined.",
        [
            "The prime minister’s spokesman | spokesman | owner The prime minister",
            "The prime minister | prime minister",
        ],
    ),
    (
        "The head of the Office of the President of Peru spoke.",
        ["The head of the Office of the President of Peru | head of the Office of the President | of Peru"],
    ),
    ("The UN envoy to Libya resigned.", ["The UN envoy to Libya | envoy to Libya | of UN"]),
    (
        "The minister for European affairs spoke.",
        ["The minister for European affairs | minister for European affairs"],
    ),
    # possessives and counterparts
    (
        "Orlov met his Turkish counterpart, Hakan Demir.",
        ["his Turkish counterpart | counterpart | of Turkish | owner his"],
    ),
    ("Orlov met his counterpart. Sergei Orlov smiled.", ["his counterpart | counterpart | owner his"]),
    (
        "Ana Roe met her counterparts from Chile and Peru.",
        ["her counterparts from Chile | counterparts | of Chile | owner her | plural"],
    ),
    (
        "Lopez Obregon's spokesman Jesus Ramirez said so.",
        ["Lopez Obregon's spokesman Jesus Ramirez | spokesman | by Jesus Ramirez | owner Lopez Obregon"],
    ),
    # plural titles
    (
        "Presidents Alassane Tiemoko of Ivory Coast and Marta Oliveira of Brazil signed.",
        [
            "Presidents Alassane Tiemoko | Presidents | of Ivory Coast | by Alassane Tiemoko",
            "Marta Oliveira | Presidents | of Brazil | by Marta Oliveira",
        ],
    ),
    (
        "Presidents Ilham Karimov and Nikol Petrosyan met.",
        [
            "Presidents Ilham Karimov | Presidents | by Ilham Karimov",
            "Nikol Petrosyan | Presidents | by Nikol Petrosyan",
        ],
    ),
    (
        "Foreign Ministers Ana Roe of Chile, Jon Dahl of Norway and Li Wen of China spoke.",
        [
            "Foreign Ministers Ana Roe | Foreign Ministers | of Chile | by Ana Roe",
            "Jon Dahl | Foreign Ministers | of Norway | by Jon Dahl",
            "Li Wen | Foreign Ministers | of China | by Li Wen",
        ],
    ),
    (
        "The two leaders and EU foreign ministers agreed.",
        ["The two leaders | leaders | plural", "EU foreign ministers | foreign ministers | of EU | plural"],
    ),
    # time
    (
        "Former French president Luc Moreau spoke.",
        ["Former French president Luc Moreau | president | of French | by Luc Moreau | former"],
    ),
    (
        "Ex-Prime Minister Ana Roe spoke.",
        ["Ex-Prime Minister Ana Roe | Prime Minister | by Ana Roe | former"],
    ),
    (
        "Luc Moreau, the former president of France, spoke.",
        ["the former president of France | president | of France | same as Luc Moreau | former"],
    ),
    (
        "The late President Jovan Petrov was mourned.",
        ["The late President Jovan Petrov | President | by Jovan Petrov | former"],
    ),
    (
        "President-elect Mira Kostova met then-president Jovan Petrov.",
        [
            "President-elect Mira Kostova | President-elect | by Mira Kostova | former",
            "then-president Jovan Petrov | president | by Jovan Petrov | former",
        ],
    ),
    (
        "Acting Foreign Minister Ana Roe and outgoing Chancellor Jan Huber met.",
        [
            "Acting Foreign Minister Ana Roe | Foreign Minister | by Ana Roe",
            "outgoing Chancellor Jan Huber | Chancellor | by Jan Huber",
        ],
    ),
    # what stands beside the name with a title or form of address of its own
    (
        "Sudan’s army chief, General Omar Halim, spoke.",
        [
            "Sudan’s army chief | army chief | of Sudan",
            "General Omar Halim | General | by Omar Halim | same as Sudan’s army chief",
        ],
    ),
    (
        "Jordanian King Talal II met his colleague from Qatar, H.E. Mr. Ali Thani.",
        [
            "Jordanian King Talal II | King | of Jordanian | by Talal II",
            "his colleague from Qatar | colleague | of Qatar | owner his",
        ],
    ),
    (
        "Head of the Lake Agency (LA) Olga Belova spoke.",
        ["Head of the Lake Agency (LA) Olga Belova | Head | by Olga Belova | owner Lake Agency"],
    ),
    ("Mr President, Olga, welcome.", ["President | President"]),
    (
        "The ambassador of Peru to the United Nations, Luis Vega, spoke.",
        ["The ambassador of Peru to the United Nations | ambassador | of Peru"],
    ),
    (
        "The leaders of Norway and Peru, Ida Berg and Luis Vega, met.",
        [
            "The leaders of Norway | leaders | of Norway | plural",
            "Ida Berg | leaders | of Norway | by Ida Berg",
            "Luis Vega | leaders | of Peru | by Luis Vega",
        ],
    ),
    (
        "The head of Vega’s office spoke to an adviser to President Vega.",
        [
            "The head of Vega’s office | head | owner Vega’s office",
            "an adviser to President Vega | adviser | owner President Vega",
            "President Vega | President | by Vega",
        ],
    ),
    # two offices of one person, and two persons
    (
        "The former envoy and current minister Ana Roe spoke.",
        [
            "The former envoy | envoy | same as current minister Ana Roe | former",
            "current minister Ana Roe | minister | by Ana Roe",
        ],
    ),
    (
        "The envoy and Minister Ana Roe spoke.",
        ["The envoy | envoy", "Minister Ana Roe | Minister | by Ana Roe"],
    ),
    # the same words used otherwise
    ("The talks head into a second week, and both sides lead in parts.", []),
    ("They chair the panel and captain the ship.", []),
]


def offices(text: str) -> list[str]:
    """The mentions of a text that carry an office, written out."""
    found = mentions(parse(text, Settings().model), quotations(text, paragraphs(text)), [])
    return [written(mention, found) for mention in found if mention.office]


def written(mention: Mention, found: tuple[Mention, ...]) -> str:
    parts = [mention.span.exact, mention.office.exact if mention.office else ""]
    parts += [f"of {mention.office_of.exact}"] if mention.office_of else []
    parts += [f"by {mention.name.exact}"] if mention.name else []
    parts += [f"owner {found[mention.owner].span.exact}"] if mention.owner is not None else []
    parts += [f"same as {found[mention.same_as].span.exact}"] if mention.same_as is not None else []
    parts += ["former"] * mention.former + ["plural"] * mention.plural
    return " | ".join(parts)


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_offices(text: str, expected: list[str]) -> None:
    assert offices(text) == expected
