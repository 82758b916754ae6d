"""States and the gazetteer's organisations under all their names, and what stays open."""

import pytest

from resolving import actors, resolved

# a text, and its states and organisations with their mentions
TABLE = [
    ("Peru and Peruvian envoys met in Lima. Lima agreed.", ["Peru: Peru | Peruvian | Lima"]),
    (
        "The French government said Paris was ready. The Élysée declined.",
        ["France: The French government | French | Paris | Élysée"],
    ),
    (
        "The U.S. and the United States are one, says America.",
        ["United States: U.S. | United States | America"],
    ),
    # a government of its leader
    (
        "Kenyan President David Okello spoke. Okello’s government and the Okello regime agreed.",
        ["Kenya: Kenyan | Okello’s government | the Okello regime"],
    ),
    ("Kenyan President David Okello spoke. His government agreed.", ["Kenya: Kenyan | His government"]),
    ("David Okello spoke. Okello’s government agreed.", []),
    (
        "The government of Chile fell, and the Chilean junta followed.",
        ["Chile: The government of Chile | Chile | the Chilean junta | Chilean"],
    ),
    # one name, two states
    ("Congo closed its border.", []),
    (
        "Kinshasa is the capital of the Democratic Republic of the Congo. Congo closed its border.",
        ["DR Congo: Kinshasa | Democratic Republic of the Congo | Congo"],
    ),
    # organisations
    (
        "The UN and the United Nations met the African Union (AU).",
        ["United Nations: UN | United Nations", "African Union: African Union | AU"],
    ),
    # a place is no actor
    ("They met in Paris.", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_states(text: str, expected: list[str]) -> None:
    assert actors(text, "state", "organisation") == expected


def test_what_names_two_states_stays_open_and_says_so() -> None:
    findings = resolved("Congo closed its border.")
    assert [findings.mentions[u.mention].span.exact for u in findings.unresolved] == ["Congo", "its"]
    assert findings.unresolved[0].reason == (
        "The words can name more than one state, or none that the gazetteer knows."
    )
