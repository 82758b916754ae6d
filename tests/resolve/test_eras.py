import datetime as dt

import pytest

from memcon.model import Document
from memcon.resolve import resolve
from memcon.settings import Settings
from memcon.understand import understand

ISSUED = dt.date(2018, 4, 28)
NOW = "Kenyan President Amina Otieno praised the port on Friday. "

CASES = [
    # long ago somebody else held the office
    (
        NOW + "In May 1999 the Kenyan president met Danish Premier Lars Holm in Accra.",
        {"Kenyan president", "Lars Holm"},
    ),
    # lately nobody else
    (
        NOW + "In May 2017 the Kenyan president met Danish Premier Lars Holm in Accra.",
        {"Amina Otieno", "Lars Holm"},
    ),
    # who is named as a party of that time is meant
    (
        (
            "In May 1999 Kenyan President Amina Otieno met Peruvian Premier Ana Roe. In June 1999 the Kenyan "
            "president met Danish Premier Lars Holm in Accra."
        ),
        {"Amina Otieno", "Lars Holm"},
    ),
    # whom the gazetteer knows to have held the office then
    (
        (
            "South Korean President Moon Jae-in praised Kim Dae Jung. In June 2000 the South Korean "
            "president met Danish Premier Lars Holm in Seoul."
        ),
        {"Kim Dae Jung", "Lars Holm"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_an_office_of_long_ago_is_not_that_of_today(text, expected):
    (findings,) = understand([Document("note.txt", text, "0" * 64, date=ISSUED)], Settings())
    resolved = resolve(findings)
    labels = {number: actor.label for actor in resolved.actors for number in actor.mentions}
    assert {labels[number] for number in resolved.meetings[-1].participants} == expected
