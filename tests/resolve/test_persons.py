"""Persons: which names are one person, and when it is better not to say."""

import pytest

from resolving import actors

# a text, and its persons with their mentions
TABLE = [
    # full name, surname, title and surname
    (
        "Marta Oliveira arrived. Later Oliveira spoke, and President Oliveira left.",
        ["Marta Oliveira: Marta Oliveira | Oliveira | President Oliveira"],
    ),
    ("Mr. Okello met David Okello’s critics.", ["David Okello: Mr. Okello | David Okello"]),
    # two of one surname
    (
        "Ana Roe met Jon Roe. Roe smiled.",
        ["Ana Roe: Ana Roe", "Jon Roe: Jon Roe"],
    ),
    (
        "Anna Lindqvist met Lars Lindqvist. Ms. Lindqvist smiled.",
        ["Anna Lindqvist: Anna Lindqvist | Ms. Lindqvist", "Lars Lindqvist: Lars Lindqvist"],
    ),
    # initials, middle names, diacritics
    (
        "John F. Kerrigan spoke. John Kerrigan left.",
        ["John F. Kerrigan: John F. Kerrigan | John Kerrigan"],
    ),
    ("Enrique Peña Nieto spoke. Pena Nieto left.", ["Enrique Peña Nieto: Enrique Peña Nieto | Pena Nieto"]),
    # particles
    (
        "Bashar al-Harbi met Ursula von der Leyden. Later al-Harbi spoke; Harbi left with von der Leyden.",
        [
            "Bashar al-Harbi: Bashar al-Harbi | al-Harbi | Harbi",
            "Ursula von der Leyden: Ursula von der Leyden | von der Leyden",
        ],
    ),
    # the family name first
    (
        "President Xi Jinping hosted Kim Jong-un. Xi thanked Kim.",
        ["Xi Jinping: President Xi Jinping | Xi", "Kim Jong-un: Kim Jong-un | Kim"],
    ),
    (
        "Kim Jong-un met Kim Yo-jong. Kim smiled.",
        ["Kim Jong-un: Kim Jong-un", "Kim Yo-jong: Kim Yo-jong"],
    ),
    # a pair joined by a hyphen
    (
        "Luc Moreau and Omar Halim met. The Moreau-Halim talks failed.",
        ["Luc Moreau: Luc Moreau | Moreau", "Omar Halim: Omar Halim | Halim"],
    ),
    # appositions and "who"
    (
        "The bloc’s envoy, Ana Roe, who leads the talks, left.",
        ["Ana Roe: The bloc’s envoy | Ana Roe | who"],
    ),
    # a given name alone is not the family name
    ("Omar Halim met Nasser Halim. Halim smiled.", ["Omar Halim: Omar Halim", "Nasser Halim: Nasser Halim"]),
    # "the minister" is the one of several who has been named
    (
        "Foreign Minister Omar Halim was in Oslo. The minister met Danish Foreign Minister Ida Berg.",
        [
            "Omar Halim: Foreign Minister Omar Halim | The minister",
            "Ida Berg: Danish Foreign Minister Ida Berg",
        ],
    ),
    (
        "Foreign Minister Omar Halim met Danish Foreign Minister Ida Berg. The minister left.",
        ["Omar Halim: Foreign Minister Omar Halim", "Ida Berg: Danish Foreign Minister Ida Berg"],
    ),
    # capitals of a headline
    ("ROE MEETS DAHL\n\nAna Roe met Jon Dahl.", ["Ana Roe: ROE | Ana Roe", "Jon Dahl: DAHL | Jon Dahl"]),
    # royals and numbers
    (
        "King Felipe VII received Queen Sonja. Felipe spoke.",
        ["Felipe VII: King Felipe VII | Felipe", "Sonja: Queen Sonja"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_persons(text: str, expected: list[str]) -> None:
    assert actors(text, "person") == expected
