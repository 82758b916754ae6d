"""A document shown for people: marks stand where the words stand, and every finding has its line."""

from datetime import date

import pytest
from msgspec.structs import replace
from rich.console import Console

from memcon.model import (
    Actor,
    Attribution,
    DateReference,
    Document,
    Findings,
    Meeting,
    Mention,
    Span,
    Statement,
    Tenure,
    Unresolved,
)
from memcon.show import marked, shown

TEXT = "Foreign Minister Lena Aro of Finland met\r\nenvoys in \x1bOslo on Monday. “We agree,” she said."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


@pytest.fixture
def findings():
    mentions = (
        Mention(span("Foreign Minister Lena Aro"), "name", "person", name=span("Lena Aro")),
        Mention(span("Finland"), "name", "state"),
        Mention(span("envoys"), "nominal", "group", plural=True),
        Mention(span("she"), "pronoun", None),
    )
    monday = DateReference(span("Monday"), "day", "relative", date(2031, 5, 5), date(2031, 5, 5))
    said = Attribution(span("said"), (span("she"),), (span("“We agree,”"),), "say")
    return Findings(
        Document(
            "note.txt", TEXT, "0" * 64, title="Talks in Oslo", date=date(2031, 5, 6), publisher="The Gazette"
        ),
        mentions,
        (Meeting((span("met"),), (0, 2), place=span("Oslo"), date=monday, topics=(span("envoys"),)),),
        (
            Statement(
                said, (0,), "agree", "direct", addressees=(2,), quotes=(span("We agree,"),), negated=True
            ),
        ),
        (
            Actor("person/1", "person", "Lena Aro", (), (0,)),
            Actor("state/FI", "state", "Finland", (), (1,)),
            Actor("group/1", "group", "envoys", (), (2,)),
        ),
        (
            Tenure("person/1", "Foreign Minister", "foreign minister", span("Foreign Minister"), "state/FI"),
            Tenure("person/1", "Mayor", "mayor", span("Foreign Minister"), former=True),
        ),
        (Unresolved(3, "Two women are named before."),),
    )


def test_marks_stand_where_the_words_stand_in_spite_of_control_characters(findings):
    text = marked(findings)
    assert len(text.plain) == len(TEXT)
    assert "\x1b" not in text.plain
    marks = {(TEXT[mark.start : mark.end], str(mark.style)) for mark in text.spans}
    assert marks == {
        ("Foreign Minister Lena Aro", "cyan"),
        ("Finland", "green"),
        ("envoys", "magenta"),
        ("met", "bold underline"),
        ("said", "bold"),
        ("We agree,", "italic"),
    }


@pytest.mark.parametrize(
    ("source", "cue", "expected"),
    [
        ((), span("said"), "nobody named: state [indirect] “We agree,”"),
        ((span("she"),), None, "Lena Aro: state [indirect] “We agree,”"),
    ],
)
def test_a_statement_is_shown_without_speaker_or_without_cue(findings, source, cue, expected):
    words = Attribution(cue, source, (span("“We agree,”"),))
    open_one = Statement(words, (0,) if source else (), "state", "indirect")
    assert expected in printed(replace(findings, statements=(open_one,)))


@pytest.mark.parametrize(
    ("modality", "negated", "expected"),
    [
        ("expected", False, "Lena Aro: expected: agree"),
        ("possible", True, "Lena Aro: possible: not agree"),
    ],
)
def test_a_statement_that_was_not_made_says_so(findings, modality, negated, expected):
    open_one = replace(findings.statements[0], modality=modality, negated=negated)
    assert expected in printed(replace(findings, statements=(open_one,)))


def printed(findings: Findings) -> str:
    console = Console(width=160)
    with console.capture() as captured:
        console.print(shown(findings))
    return " ".join(captured.get().split())


def test_every_finding_has_its_line(findings):
    said = printed(findings)
    for words in (
        "Talks in Oslo",
        "note.txt · 2031-05-06 · The Gazette",
        "Actors: 3",
        "person; foreign minister of Finland; former mayor; 1 mention: Foreign Minister Lena Aro",
        "meeting, held Lena Aro and envoys; in Oslo; “Monday” = 2031-05-05; on envoys (“met”)",
        "Lena Aro: not agree to envoys [direct] “We agree,”",
        "she Two women are named before.",
    ):
        assert words in said
