"""Capitals and seats of government: when they stand for their state, and when they are a place."""

import pytest

from memcon.settings import Settings
from memcon.understand.actors import mentions
from memcon.understand.parse import parse

# a text, and what its states, organisations and places are, adjectives left out
TABLE = [
    ("Paris proposed a truce.", ["state Paris"]),
    ("They met in Paris.", ["place Paris"]),
    ("Talks between Ankara and Moscow collapsed.", ["state Ankara", "state Moscow"]),
    ("Ankara’s envoy left for Doha.", ["state Ankara", "place Doha"]),
    ("The minister flew from London to Washington.", ["place London", "place Washington"]),
    ("A deal brokered by Cairo collapsed.", ["state Cairo"]),
    ("Relations with Washington soured.", ["state Washington"]),
    ("A court in Berlin sentenced him.", ["place Berlin"]),
    ("The summit takes place near Tokyo.", ["place Tokyo"]),
    ("She urged Tehran to release the crew.", ["state Tehran"]),
    ("Warsaw accused Minsk of sending migrants.", ["state Warsaw", "state Minsk"]),
    ("The envoy visited Damascus and then left Beirut.", ["place Damascus", "place Beirut"]),
    ("Washington, Paris and London agreed.", ["state Washington", "state Paris", "state London"]),
    ("According to Kyiv, the shelling went on.", ["state Kyiv"]),
    ("Rebels backed by Kigali took the town.", ["state Kigali"]),
    ("Moscow-backed forces fled.", ["state Moscow"]),
    ("A Nairobi-based think tank disagreed.", ["place Nairobi"]),
    # datelines
    ("NAIROBI (Reuters) - The envoys met.", ["place NAIROBI", "organisation Reuters"]),
    ("MEXICO CITY, May 3 -- The envoys met.", ["place MEXICO CITY"]),
    ("Geneva – The envoys met on Monday.", ["place Geneva"]),
    # seats
    ("The Kremlin declined to comment.", ["state Kremlin"]),
    ("Protesters gathered outside the White House.", ["place White House"]),
    ("They dined at the Élysée Palace.", ["place Élysée Palace"]),
    ("The White House said the Kremlin had been told.", ["state White House", "state Kremlin"]),
    ("A source close to Downing Street denied it.", ["state Downing Street"]),
    # names of states are states everywhere
    ("The talks in Chile went on.", ["state Chile"]),
    ("Chile and Peru signed.", ["state Chile", "state Peru"]),
    (
        "The United Nations met the U.S. and the European Union.",
        ["organisation United Nations", "state U.S.", "organisation European Union"],
    ),
    # peoples
    ("Palestinians and Israelis mourned.", ["group Palestinians", "group Israelis"]),
    ("The French want peace.", ["group French"]),
    # ambiguous names keep all readings until they are resolved
    ("Congo closed its border.", ["state Congo"]),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_state_or_place(text: str, expected: list[str]) -> None:
    found = mentions(parse(text, Settings().model), [], [])
    assert [f"{m.kind} {(m.name or m.office_of or m.span).exact}" for m in found if _is_known(m)] == expected


def _is_known(mention) -> bool:
    people = mention.office_of is not None and mention.office_of.end == mention.span.end
    return mention.form == "name" or (mention.form == "nominal" and people)
