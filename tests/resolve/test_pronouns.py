"""Pronouns: whose words, gender and place leave one person, and when they do not."""

import pytest
from msgspec.structs import replace

from memcon.model import Span
from memcon.resolve import resolve
from resolving import actors, resolved, tenures

# a text, and its persons with their mentions
TABLE = [
    ("Ana Roe arrived. She smiled.", ["Ana Roe: Ana Roe | She"]),
    ("Mr. Okello arrived. He smiled and thanked his hosts.", ["Okello: Mr. Okello | He | his"]),
    # gender
    (
        "Anna Dahl met Omar Halim. He thanked her.",
        ["Anna Dahl: Anna Dahl | her", "Omar Halim: Omar Halim | He"],
    ),
    (
        "Anna Dahl met Lukas Berg. She left with him.",
        ["Anna Dahl: Anna Dahl | She", "Lukas Berg: Lukas Berg | him"],
    ),
    # the subject before the object
    (
        "Omar Halim met Lars Berg on Monday. He then flew home.",
        ["Omar Halim: Omar Halim | He", "Lars Berg: Lars Berg"],
    ),
    # two that are equally near: none
    ("Omar Halim and Lars Berg met. He then flew home.", ["Omar Halim: Omar Halim", "Lars Berg: Lars Berg"]),
    # nearest sentence first
    (
        "Omar Halim left. Lars Berg stayed. He smiled.",
        ["Omar Halim: Omar Halim", "Lars Berg: Lars Berg | He"],
    ),
    # an object is not its own subject
    ("Lars Berg spoke. Omar Halim thanked him.", ["Lars Berg: Lars Berg | him", "Omar Halim: Omar Halim"]),
    ("Omar Halim said he would stay.", ["Omar Halim: Omar Halim | he"]),
    ("Omar Halim met his aides.", ["Omar Halim: Omar Halim | his"]),
    ("In his speech, Omar Halim was firm.", ["Omar Halim: his | Omar Halim"]),
    # who is quoted is not who speaks before the quotation
    (
        "Lars Berg came. “Omar Halim is late,” he said.",
        ["Lars Berg: Lars Berg | he", "Omar Halim: Omar Halim"],
    ),
    # too far away
    ("Omar Halim left. It rained. It snowed. It rained. It snowed. He smiled.", ["Omar Halim: Omar Halim"]),
    # plurals and things stay open
    ("Omar Halim met Lars Berg. They agreed.", ["Omar Halim: Omar Halim", "Lars Berg: Lars Berg"]),
    # who
    ("Omar Halim, who leads the talks, left.", ["Omar Halim: Omar Halim | who"]),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_he_and_she(text: str, expected: list[str]) -> None:
    assert actors(text, "person") == expected


def test_they_after_one_group_that_is_the_subject_before() -> None:
    assert actors("Turkish diplomats left. They were tired.", "group") == [
        "Turkish diplomats: Turkish diplomats | They"
    ]
    assert actors(
        "Turkish diplomats met Greek officers. Rebels left. Omar Halim smiled. They were tired.", "group"
    ) == [
        "Turkish diplomats: Turkish diplomats",
        "Greek officers: Greek officers",
        "Rebels: Rebels",
    ]


def test_i_and_my_are_the_speaker_of_the_quotation() -> None:
    text = "“I keep my word,” Ana Roe told Omar Halim. “I doubt it,” he said."
    findings = resolved(text)
    quote = Span(1, 15, text[1:15])
    speaker = next(n for n, m in enumerate(findings.mentions) if m.span.exact == "Ana Roe")
    said = replace(findings.statements[0], speakers=(speaker,), quotes=(quote,))
    again = resolve(replace(findings, statements=(said,), actors=(), tenures=(), unresolved=()))
    words = {actor.label: [again.mentions[n].span.exact for n in actor.mentions] for actor in again.actors}
    assert words == {"Ana Roe": ["I", "my", "Ana Roe"], "Omar Halim": ["Omar Halim", "he"]}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Fiji rejected the charge. Its ambassador, Jone Vula, left.", "ambassador of Fiji"),
        (
            "Peru listened. Fiji rejected the charge, and its ambassador, Jone Vula, left.",
            "ambassador of Fiji",
        ),
        # two that can be meant
        ("Fiji and Peru rejected the charge. Its ambassador, Jone Vula, left.", "ambassador"),
    ],
)
def test_whose_office_its_is(text: str, held: str) -> None:
    """ "Its" before an office is the one state or body that is a subject before it."""
    assert [one.partition("(")[2].rstrip(")") for one in tenures(text)] == [held]
