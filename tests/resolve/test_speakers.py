import pytest

from memcon.model import Document
from memcon.resolve import resolve
from memcon.settings import Settings
from memcon.understand import understand

MET = "President Ana Roe met President Joe Vella in Oslo. "
TWICE = "President Ana Roe met President Joe Vella, and Minister Kofi Mensah met Minister Afi Lawson. "

CASES = [
    (MET + "The presidents agreed to reopen the border.", {"Ana Roe", "Joe Vella"}),
    (MET + "Both sides welcomed the treaty.", {"Ana Roe", "Joe Vella"}),
    (MET + "The two leaders stressed that trade would grow.", {"Ana Roe", "Joe Vella"}),
    (MET + "The two agreed to reopen the border.", {"Ana Roe", "Joe Vella"}),
    (MET + "Both said that trade would grow.", {"Ana Roe", "Joe Vella"}),
    (MET + "The pair also welcomed the treaty.", {"Ana Roe", "Joe Vella"}),
    (MET + "They agreed to reopen the border.", {"Ana Roe", "Joe Vella"}),
    (MET + "The presidents reviewed trade. They stressed that it would grow.", {"Ana Roe", "Joe Vella"}),
    (MET + "The presidents welcomed the treaty. They also agreed to meet again.", {"Ana Roe", "Joe Vella"}),
    (MET + "The heads of state agreed to reopen the border.", {"Ana Roe", "Joe Vella"}),
    # what somebody says of another meeting is not told
    (
        MET + "Roe said that Peru and Norway had met in Lima. The presidents welcomed the treaty.",
        {"Ana Roe", "Joe Vella"},
    ),
    # no meeting, but two persons
    ("Ana Roe and Joe Vella spoke in turn. Both leaders welcomed the treaty.", {"Ana Roe", "Joe Vella"}),
    # three persons
    ("Ana Roe, Joe Vella and Afi Lawson spoke. Both leaders welcomed the treaty.", {"Both leaders"}),
    # no persons
    ("Ana Roe and Joe Vella spoke. Both governments welcomed the treaty.", {"Both governments"}),
    # what opens a despatch is no speaker
    ("DOHA (dpa) - Peru and Norway criticized the treaty.", {"Peru", "Norway"}),
    ("SAO PAULO, Brazil, March 4 -- Minister Ana Roe criticized the treaty.", {"Ana Roe"}),
    # a calling that no table knows
    ("Ana Roe left. The wine grower said that trade would grow.", {"Ana Roe"}),
    ("Ana Roe left. The letter said that trade would grow.", {"letter"}),
    # the speaker is not looked for in what is said, unless there is nobody else
    ("Ana Roe arrived. Minister Ida Berg would resign, she said.", {"Ana Roe"}),
    ("A spokesman for Norway arrived. Joe Vella had resigned, he said.", {"spokesman for Norway"}),
    # somebody else
    (MET + "Rebels shelled the border. They said that the war would go on.", {"They"}),
    (MET + "Two European diplomats welcomed the treaty.", {"Two European diplomats"}),
    (MET + "The experts welcomed the treaty.", {"experts"}),
    # the number does not fit
    (MET + "The three leaders stressed that trade would grow.", {"three leaders"}),
    # two meetings stand equally near
    (TWICE + "Both sides welcomed the treaty.", {"Both sides"}),
    # no meeting at all
    ("Both sides welcomed the treaty.", {"Both sides"}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_both_sides_are(text, expected):
    (findings,) = understand([Document("note.txt", text, "0" * 64)], Settings())
    resolved = resolve(findings)
    names = {number: actor.label for actor in resolved.actors for number in actor.mentions}
    assert {names[number] for number in resolved.statements[-1].speakers} == expected


def test_an_unidentified_speaker_stays_what_the_text_says_and_is_listed():
    text = (
        "Omar Halim and Lars Berg met. He said that the talks had failed. They said that more would follow."
    )
    (findings,) = understand([Document("note.txt", text, "0" * 64)], Settings())
    resolved = resolve(findings)
    names = {number: actor.label for actor in resolved.actors for number in actor.mentions}
    assert [names[n] for s in resolved.statements for n in s.speakers][:1] == ["He"]
    assert "He" in {resolved.mentions[left.mention].span.exact for left in resolved.unresolved}
