"""Speaker turns of transcripts and interviews, and what only looks like them."""

import hashlib
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.model import Document, Findings
from memcon.resolve import resolve
from memcon.settings import Settings
from memcon.understand import understand
from memcon.understand.paragraphs import paragraphs
from memcon.understand.turns import turns

BRIEFING = """MODERATOR: Good afternoon. Thank you all for coming.

MR. HALVORSEN: Thanks. I have good news: we welcome the pact that Kenya and Malta signed.

QUESTION: Did you agree with Peru, and will the Secretary travel to Lima?

MR. HALVORSEN: I have nothing to announce. President Rosa Quispe told us that Peru would host the talks.

She said the city was ready.

QUESTION: And the sanctions?

MR. HALVORSEN: We will not lift them.
"""
PRESS_CONFERENCE = """President Viktor Lund met Portuguese Prime Minister Ana Costa in Oslo on Monday.

PRESIDENT LUND: Good morning to all. I said that Norway would pay.

PRIME MINISTER COSTA: (Through interpreter) Thank you, Mr. President.

(Applause.)

We will meet again in May.

PRESIDENT LUND: I welcome that.
"""
INTERVIEW = """German President Frank-Walter Steinmeier is in Accra this week. DW spoke with him.

DW: Why do you come to Ghana now?

Steinmeier: Because Ghana is our partner. My foreign minister, Anna Roth, warned that talks would be hard.

DW: Will you meet the opposition?

Steinmeier: I will.

The interview was conducted by Lea Braun
"""
ANSWERS = """Norwegian Foreign Minister Odd Berge returned from Lima on Monday.

Q: What did you agree with Peru?
A: We agreed on fish. I trust the president.
Q: And on trade?
A: Not yet.
"""

# a text, and the label and the pieces of each turn
FORMS = [
    (
        BRIEFING[:52] + "\n\nQ: Why?",
        [("MODERATOR", ["Good afternoon. Thank you all for coming."]), ("Q", ["Why?"])],
    ),
    ("Q  Will you go?\n\nTHE PRESIDENT: I will.", [("Q", ["Will you go?"]), ("THE PRESIDENT", ["I will."])]),
    ("QWill you go?\n\nA: I will.", [("Q", ["Will you go?"]), ("A", ["I will."])]),
    ("Q. Will you go?\nA. I will.", [("Q", ["Will you go?"]), ("A", ["I will."])]),
    (
        "Ana Costa: We are ready.\n\nPavel Dvorak: So are we.",
        [("Ana Costa", ["We are ready."]), ("Pavel Dvorak", ["So are we."])],
    ),
    (
        "**Ana Costa:** We are ready.\n\n**Dr. Dvorak:** So are we.",
        [("Ana Costa", ["We are ready."]), ("Dr. Dvorak", ["So are we."])],
    ),
    (
        "Ana Costa:\n\nWe are ready.\n\nMr. Dvorak:\n\nSo are we.",
        [("Ana Costa", ["We are ready."]), ("Mr. Dvorak", ["So are we."])],
    ),
    (
        "SECRETARY OAKES: (In French) Thanks. [Laughter] I agree.\r\nMINISTER DE LA CRUZ (Peru): We do too.",
        [("SECRETARY OAKES", ["Thanks. [Laughter] I agree."]), ("MINISTER DE LA CRUZ", ["We do too."])],
    ),
    (
        "**Ana Roe**\n\nAnd you?\n\n**Odd Berge**\n\nYes.\n\nAll of it.\n\nAna Roe\nWhen?\nOdd Berge\nSoon.",
        [
            ("Ana Roe", ["And you?"]),
            ("Odd Berge", ["Yes.", "All of it."]),
            ("Ana Roe", ["When?"]),
            ("Odd Berge", ["Soon."]),
        ],
    ),
    (
        "OKORO: We are ready.\n\nReporter: When?\n\nOKORO: In May. I think.",
        [("OKORO", ["We are ready."]), ("Reporter", ["When?"]), ("OKORO", ["In May. I think."])],
    ),
    (
        "Ana Costa came to Oslo.\n\nCosta: “We are ready.”\n\nQ: When?",
        [("Costa", ["“We are ready.”"]), ("Q", ["When?"])],
    ),
]
# what begins with words and a colon and is nobody's turn
OTHERS = [
    "OSLO (Reuters): Norway signed.\n\nLIMA: We signed too, Peru said.",
    "Note: We corrected the date.\n\nUpdate: We corrected it again.",
    "Subject: Your visit\nFrom: Ana Costa\nTo: Pavel Dvorak\n\nWe look forward to it. Will you come?",
    "On Iran: We agreed to talk again.\n\nOn trade: We did not agree.",
    "Trade: The sides agreed that our ports will open.\n\nSecurity: We will talk in May.",
    "Capital: Oslo\nPopulation: 5 million\nCapital: Lima\nPopulation: 34 million",
    "Ana Costa: prime minister of Portugal\nPavel Dvorak: foreign minister\nMr. Lund: our host",
    "Angela Roth: The minister met Costa in May.\n\nPavel Dvorak: The envoy left Oslo.",
    "12:30: We arrive.\n\n14:00: We leave.",
    "http://example.org/we-go\n\nhttps://example.org/you-stay",
    "Norway: We will pay.\n\nPeru: We will not.",
    "A: apples, which we like.\nB: pears, which you like.",
    "MR. LUND: We will pay.",
    "Ana Roe\n\nWe all want peace, do we not?\n\nBoth sides met.\n\nOdd Berge\n\nWe will see.\n\nAna Roe",
    "Ana Roe\nOdd Berge\nRosa Quispe\nAna Roe\nOdd Berge",
    "Qatar will pay, we hear.\n\nQAnon will not, we think.\n\nQ factors do not matter to us.",
    "“Q: Why?” she read. “A: We do not know.”",
]


def found(text: str) -> list[tuple[str, list[str]]]:
    return [
        (turn.label.exact, [piece.exact for piece in turn.content]) for turn in turns(text, paragraphs(text))
    ]


def read(text: str) -> Findings:
    document = Document("test.txt", text, hashlib.sha256(text.encode()).hexdigest())
    return resolve(next(understand([document], Settings())))


def said(text: str) -> list[tuple[list[str], str, str, str]]:
    """The actors who speak, source, act and the beginning of the content of each statement."""
    findings = read(text)
    labels = {number: actor.label for actor in findings.actors for number in actor.mentions}
    return [
        (
            [labels[number] for number in one.speakers],
            " ".join(span.exact for span in one.attribution.source),
            one.act,
            " ".join(one.attribution.content[0].exact.split()[:4]),
        )
        for one in findings.statements
    ]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_turns_have_a_label_and_what_is_said(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_no_turn(text):
    assert found(text) == []


def test_paragraphs_between_labels_belong_to_the_turn_before_and_stage_directions_to_none():
    assert found(PRESS_CONFERENCE)[1] == (
        "PRIME MINISTER COSTA",
        ["Thank you, Mr. President.", "We will meet again in May."],
    )


def test_what_is_no_sentence_ends_the_last_turn():
    assert found(INTERVIEW)[-1] == ("Steinmeier", ["I will."])


def test_a_briefing():
    assert said(BRIEFING) == [
        ([], "", "state", "Good afternoon. Thank you"),
        (["HALVORSEN"], "MR. HALVORSEN", "state", "Thanks. I have good"),
        (["HALVORSEN"], "we", "support", "the pact that Kenya"),
        ([], "", "request", "Did you agree with"),
        (["HALVORSEN"], "MR. HALVORSEN", "state", "I have nothing to"),
        (["Rosa Quispe"], "President Rosa Quispe", "state", "that Peru would host"),
        (["Rosa Quispe"], "She", "state", "the city was ready"),
        ([], "", "request", "And the sanctions?"),
        (["HALVORSEN"], "MR. HALVORSEN", "state", "We will not lift"),
    ]


def test_a_label_in_capitals_is_the_person_named_elsewhere():
    told = said(PRESS_CONFERENCE)
    assert (["Viktor Lund"], "PRESIDENT LUND", "state", "Good morning to all.") in told
    assert (["Viktor Lund"], "I", "state", "that Norway would pay") in told
    assert (["Ana Costa"], "PRIME MINISTER COSTA", "state", "Thank you, Mr. President.") in told
    assert (["Viktor Lund"], "I", "support", "that") in told


def test_an_interview_by_a_broadcaster():
    told = said(INTERVIEW)
    assert (["Deutsche Welle"], "DW", "request", "Why do you come") in told
    assert (["Frank-Walter Steinmeier"], "Steinmeier", "state", "Because Ghana is our") in told
    assert (["Anna Roth"], "My foreign minister, Anna Roth", "warn", "that talks would be") in told


def test_answers_are_given_by_the_one_person_named_before():
    assert said(ANSWERS) == [
        ([], "", "request", "What did you agree"),
        (["Odd Berge"], "A", "state", "We agreed on fish."),
        (["Odd Berge"], "We", "agree", "fish"),
        (["Odd Berge"], "I", "believe", "the president"),
        ([], "", "request", "And on trade?"),
        (["Odd Berge"], "A", "state", "Not yet."),
    ]
    two = ANSWERS.replace("returned from Lima", "met Peruvian President Rosa Quispe")
    assert {tuple(who) for who, source, *_ in said(two) if source != "I"} == {()}


def test_the_words_of_turns_are_quotes():
    findings = read("Ana Costa came to Oslo.\n\nCosta: “We are ready.”\n\nQ: When?\n\nCosta: In May.")
    turn = [one for one in findings.statements if one.attribution.cue is None]
    assert [one.wording for one in turn] == ["direct"] * 3
    assert [[quote.exact for quote in one.quotes] for one in turn] == [
        ["We are ready."],
        ["When?"],
        ["In May."],
    ]


LABELS = [
    "Q: ",
    "A: ",
    "MR. LUND: ",
    "Costa: ",
    "Ana Costa: ",
    "**DW:** ",
    "Note: ",
    "LIMA: ",
    ":",
    "(",
    "Q ",
    "\u202b",
]
WORDS = [
    "I will. ",
    "Ana Costa said: ",
    "\n\n",
    "\r\n",
    "\t",
    "(Laughter.) ",
    "[",
    "“We go.” ",
    "e\u0301",
    "?",
    "\ufb01",
]


@given(st.lists(st.sampled_from(LABELS + WORDS), max_size=30).map("".join))
def test_spans_are_slices_in_order(text):
    spans = [span for turn in turns(text, paragraphs(text)) for span in (turn.label, *turn.content)]
    assert all(text[span.start : span.end] == span.exact != "" for span in spans)
    assert all(one.end <= after.start for one, after in pairwise(spans))


def test_many_labels_take_linear_time():
    text = "\n\n".join(f"MR. LUND{'ABCDEFGHIJ'[n % 10]}: We go. Ana Lund said so." for n in range(20_000))
    spans = paragraphs(text)
    started = time.perf_counter()
    assert len(turns(text, spans)) == 20_000
    assert time.perf_counter() - started < 10
