"""Whom a statement addresses, where the tagger counts the addressee to the content."""

import pytest

from memcon.model import Document
from memcon.settings import Settings
from memcon.understand import understand


@pytest.mark.parametrize(
    ("text", "addressed"),
    [
        ("Varga urged Iran and Oman to sign the treaty.", ["Iran", "Oman"]),
        ("Varga called on Norway to act.", ["Norway"]),
        ("Varga warned Moscow against an attack.", ["Moscow"]),
        ("Varga proposed a truce to Iran.", ["Iran"]),
        ("Varga told Iran that the talks had failed.", ["Iran"]),
        ("Varga welcomed the treaty with Iran.", []),
        ("Varga urged restraint in Iran.", []),
    ],
)
def test_addressees(text, addressed):
    (findings,) = understand([Document("a.txt", text, "0" * 64)], Settings())
    (statement,) = findings.statements
    assert [findings.mentions[number].span.exact for number in statement.addressees] == addressed
