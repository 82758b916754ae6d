"""Bodies that only the document knows, unnamed people, and what the words alone make of them."""

import pytest

from resolving import actors

# a text, and its organisations, groups and unnamed persons with their mentions
TABLE = [
    (
        "The Lake States Council (LSC) met. The LSC, the Council said, will act.",
        ["Lake States Council: Lake States Council | LSC | LSC | Council"],
    ),
    (
        "The Russian Foreign Ministry spoke. Russia’s Foreign Ministry denied it. The ministry was firm.",
        ["Russian Foreign Ministry: Russian Foreign Ministry | Russia’s Foreign Ministry | The ministry"],
    ),
    (
        "The Russian Foreign Ministry and the Turkish Foreign Ministry spoke. The ministry denied it.",
        [
            "Russian Foreign Ministry: Russian Foreign Ministry",
            "Turkish Foreign Ministry: Turkish Foreign Ministry",
        ],
    ),
    (
        "The Danish foreign ministry confirmed it. Denmark’s foreign ministry has doubts.",
        ["Danish foreign ministry: The Danish foreign ministry | Denmark’s foreign ministry"],
    ),
    # people
    (
        "European diplomats left. The European diplomats were tired.",
        ["European diplomats: European diplomats | The European diplomats"],
    ),
    ("Palestinians mourned. Many Palestinians fled.", ["Palestinians: Palestinians | Palestinians"]),
    ("A witness saw it. A witness heard it.", ["witness: A witness", "witness: A witness"]),
    (
        "The Ukrainian delegation left. The Russian delegation stayed.",
        ["Ukrainian delegation: The Ukrainian delegation", "Russian delegation: The Russian delegation"],
    ),
    (
        "Machar’s delegation left. Riek Machar stayed. His delegation was tired.",
        [
            "Machar’s delegation: Machar’s delegation | His delegation",
            "Riek Machar: Machar | Riek Machar | His",
        ],
    ),
    # offices without a holder
    (
        "A senior EU official spoke. The official left.",
        ["senior EU official: A senior EU official | The official", "European Union: EU"],
    ),
    (
        "A senior EU official and a Turkish official spoke. The official left.",
        [
            "senior EU official: A senior EU official",
            "European Union: EU",
            "Turkish official: a Turkish official",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_organisations_and_groups(text: str, expected: list[str]) -> None:
    assert actors(text, "organisation", "group", "person", "actor") == expected
