"""Statements: who said what to whom, for or against what, in whose words; mentions are built by hand."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.model import Attribution, DateReference, Mention, Span, Statement
from memcon.settings import Settings
from memcon.understand.attributions import attributions
from memcon.understand.paragraphs import paragraphs
from memcon.understand.parse import parse
from memcon.understand.quotations import quotations
from memcon.understand.statements import statements


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def read(text: str, names: Sequence[str] = (), days: Sequence[str] = ()) -> tuple[Statement, ...]:
    """The statements of a text in which `names` are mentions of actors and `days` are dates."""
    parsed, quoted = parse(text, Settings().model), quotations(text, paragraphs(text))
    mentions = [Mention(span(text, name), "name", None) for name in names]
    dates = [DateReference(span(text, day), "day", "unknown") for day in days]
    return statements(attributions(parsed, quoted), parsed, mentions, quoted, dates)


def one(text: str, names: Sequence[str] = (), days: Sequence[str] = ()) -> Statement:
    (statement,) = read(text, names, days)
    return statement


SPEAKERS = [
    ("Teva Orlen said the corridor was open.", ["Teva Orlen"], [0]),
    ("“We agree,” said Premier Ilse Krag of Nordland.", ["Premier Ilse Krag", "Nordland"], [0]),
    ("Orlen and Krag said the corridor was open.", ["Orlen", "Krag"], [0, 1]),
    ("Peru, Chile and Bolivia rejected the plan.", ["Peru", "Chile", "Bolivia"], [0, 1, 2]),
    ("A spokesman for Orlen said the corridor was open.", ["A spokesman", "Orlen"], [0]),
    ("The foreign minister, Ilse Krag, said little had changed.", ["The foreign minister", "Ilse Krag"], [0]),
    ("The plan was rejected by Nordland.", ["Nordland"], [0]),
    ("According to Interfax, the road is open.", ["Interfax"], [0]),
    ("Krag’s call for a truce was heard.", ["Krag", "truce"], [0]),
    ("A letter from Mercosur said tariffs would fall.", ["Mercosur"], [0]),
    ("Krag, who said the road was open, smiled.", ["Krag", "who"], [1]),
    ("He said so far nothing had changed.", ["He"], [0]),
    ("Nobody known said that the road was open.", [], []),
    ("It was noted that the road was open.", [], []),
]


@pytest.mark.parametrize(("text", "names", "expected"), SPEAKERS)
def test_speakers(text, names, expected):
    assert list(one(text, names).speakers) == expected


def test_the_speaker_is_the_apposition_that_has_a_name():
    text = "An analyst close to the court, the lawyer Ana Lund, said the road was open."
    parsed = parse(text, Settings().model)
    mentions = [
        Mention(span(text, "An analyst"), "nominal", "person"),
        Mention(span(text, "the lawyer Ana Lund"), "name", "person", name=span(text, "Ana Lund")),
    ]
    (statement,) = statements(attributions(parsed, ()), parsed, mentions, (), ())
    assert statement.speakers == (1,)


ADDRESSEES = [
    ("Krag told Orlen that the road was open.", ["Krag", "Orlen"], [1]),
    ("“The road is open,” Krag told Orlen and Mwale.", ["Krag", "Orlen", "Mwale"], [1, 2]),
    ("Krag told reporters in Lima that Orlen had left.", ["Krag", "Orlen"], []),
    ("Krag said to Orlen that the road was open.", ["Krag", "Orlen"], [1]),
    ("Krag urged Nordland to sign.", ["Krag", "Nordland"], [1]),
    ("Krag called on Nordland to sign.", ["Krag", "Nordland"], [1]),
    ("Krag ordered the navy to leave.", ["Krag", "the navy"], [1]),
    ("Nordland was asked by Krag to sign.", ["Nordland", "Krag"], [0]),
    ("Krag assured Orlen that nothing would change.", ["Krag", "Orlen"], [1]),
    ("Krag thanked Orlen for his support.", ["Krag", "Orlen"], [1]),
    ("Krag told Orlen about the delivery of grain.", ["Krag", "Orlen"], [1]),
    ("Krag threatened Nordland with sanctions.", ["Krag", "Nordland"], [1]),
    ("Krag welcomed Orlen’s plan.", ["Krag", "Orlen"], []),
]


@pytest.mark.parametrize(("text", "names", "expected"), ADDRESSEES)
def test_addressees(text, names, expected):
    assert list(read(text, names)[0].addressees) == expected


ACTS = [
    ("Krag said the road was open.", "state", None),
    ("Krag told Orlen to leave.", "order", None),
    ("Krag told Orlen that it was late.", "state", None),
    ("Krag stressed that the road was open.", "stress", None),
    ("Krag insists on a vote.", "stress", None),
    ("Krag proposed a truce.", "propose", None),
    ("Krag urged a truce.", "request", None),
    ("Krag demanded a truce.", "demand", None),
    ("Krag ordered the army to leave.", "order", None),
    ("Krag promised to leave.", "promise", None),
    ("Krag decided to leave.", "decide", None),
    ("Krag announced a truce.", "announce", None),
    ("Krag agreed to a truce.", "agree", "supports"),
    ("Krag backs the truce.", "support", "supports"),
    ("Krag rejected the truce.", "oppose", "opposes"),
    ("Krag refuses to leave.", "oppose", "opposes"),
    ("Krag blamed Orlen.", "accuse", "opposes"),
    ("Krag denied that she had left.", "deny", None),
    ("Krag warned of war.", "warn", None),
    ("Krag threatened to leave.", "threaten", None),
    ("Krag threatened Nordland with sanctions.", "threaten", None),
    ("Krag shared her assessment of the talks.", "believe", None),
    ("Krag voiced hope to reporters for a deal.", "believe", None),
    ("Krag expects Orlen to leave.", "predict", None),
    ("Krag hopes that Orlen will leave.", "believe", None),
    ("Krag’s support for the truce was weak.", "support", "supports"),
    ("Krag is opposed to the truce.", "oppose", "opposes"),
]


@pytest.mark.parametrize(("text", "act", "stance"), ACTS)
def test_acts_and_stances(text, act, stance):
    statement = one(text)
    assert (statement.act, statement.stance) == (act, stance)


ABOUT = [
    ("Krag praised Orlen.", ["Krag", "Orlen"], 1, None),
    ("Krag accused Orlen of lying.", ["Krag", "Orlen"], 1, None),
    ("Orlen is backed by Krag.", ["Orlen", "Krag"], 0, None),
    ("Krag condemned the shelling of the port.", ["Krag"], None, "shelling of the port"),
    ("Krag welcomed the proposal that the border be closed.", ["Krag"], None, "proposal"),
    ("Krag called for talks on water, which had stalled.", ["Krag"], None, "talks on water"),
    ("Krag said the road was open.", ["Krag"], None, None),
    ("Krag opposes it.", ["Krag"], None, None),
]


@pytest.mark.parametrize(("text", "names", "target", "topic"), ABOUT)
def test_targets_and_topics(text, names, target, topic):
    statement = one(text, names)
    assert (statement.target, statement.topic and statement.topic.exact) == (target, topic)


def test_a_place_is_a_topic_and_no_target():
    text = "Krag praised Lima."
    parsed = parse(text, Settings().model)
    mentions = [Mention(span(text, "Lima"), "name", "place")]
    (statement,) = statements(attributions(parsed, ()), parsed, mentions, (), ())
    assert statement.target is None
    assert statement.topic == span(text, "Lima")


WORDINGS = [
    ("“The road is open,” Krag said.", "direct", ["The road is open,"]),
    ("“The road,” Krag said, “is open.”", "direct", ["The road,", "is open."]),
    ("Krag said: “The road is open. Come and see.”", "direct", ["The road is open. Come and see."]),
    ("Krag said the road was “wide open” to all.", "mixed", ["wide open"]),
    ("“The road is open,” said Krag, who spoke in Lima. “Come.”", "direct", ["The road is open,", "Come."]),
    ("Krag said the road was open.", "indirect", []),
    ("Krag, a “hawk”, said the road was open.", "indirect", []),
]


@pytest.mark.parametrize(("text", "wording", "quotes"), WORDINGS)
def test_wordings_and_quotes(text, wording, quotes):
    statement = one(text)
    assert (statement.wording, [quote.exact for quote in statement.quotes]) == (wording, quotes)


NEGATED = [
    ("Krag did not say that the road was open.", True),
    ("Krag never promised to leave.", True),
    ("Krag refused to say whether the road was open.", True),
    ("Krag has not ruled out a truce.", True),
    ("Krag denied that the road was open.", False),
    ("Krag said that the road was not open.", False),
    ("Krag went on to say that the road was open.", False),
]


@pytest.mark.parametrize(("text", "negated"), NEGATED)
def test_negation_of_the_cue_alone(text, negated):
    assert one(text).negated is negated


DATES = [
    ("Krag said on Tuesday that the road was open.", ["Tuesday"], "Tuesday"),
    ("On 3 May, Krag said that the road was open.", ["3 May"], "3 May"),
    ("“The road is open,” Krag told reporters in Lima on Tuesday.", ["Tuesday"], "Tuesday"),
    ("Krag said that the road would open on Tuesday.", ["Tuesday"], None),
    ("Krag said that the road was open.", [], None),
]


@pytest.mark.parametrize(("text", "days", "expected"), DATES)
def test_the_date_of_the_cue_and_not_of_the_content(text, days, expected):
    date = one(text, days=days).date
    assert (date and date.span.exact) == expected


def test_the_sentence_of_the_cue():
    found = read("They met.\n\nThey ate. Krag said it was late. “Good night,” she added.")
    assert [statement.sentence for statement in found] == [2, 3]


def test_attributions_of_another_detector_are_read_by_their_spans():
    text = "“The road is open,” Krag had told Orlen."
    found = Attribution(span(text, "had told"), (span(text, "Krag"),), (span(text, "The road is open"),))
    parsed, quoted = parse(text, Settings().model), quotations(text, paragraphs(text))
    mentions = [Mention(span(text, name), "name", "person") for name in ("Krag", "Orlen")]
    (statement,) = statements([found], parsed, mentions, quoted, ())
    assert (statement.speakers, statement.addressees, statement.act) == ((0,), (1,), "state")
    assert (statement.wording, statement.quotes) == ("direct", (span(text, "The road is open"),))


@pytest.mark.parametrize("words", ["thundered on about", "–", "Krag"])
def test_an_unknown_cue_is_a_statement(words):
    text = f"He {words} Peru."
    found = Attribution(span(text, words), (span(text, "He"),), (span(text, "Peru"),))
    (statement,) = statements([found], parse(text, Settings().model), (), (), ())
    assert (statement.act, statement.stance, statement.negated) == ("state", None, False)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab .,“”\n-é𝒳", max_size=60), st.data())
def test_any_spans_can_be_read(text, data):
    places = st.integers(0, len(text))
    pieces = [sorted(data.draw(st.tuples(places, places))) for _ in range(4)]
    spans = [Span(start, end, text[start:end]) for start, end in pieces if start < end]
    found = [Attribution(cue, spans[:1], tuple(spans[1:])) for cue in (*spans, None)]
    parsed, quoted = parse(text, Settings().model), quotations(text, paragraphs(text))
    mentions = [Mention(piece, "name", None) for piece in spans]
    days = [DateReference(piece, "day", "unknown") for piece in spans]
    for statement in statements(found, parsed, mentions, quoted, days):
        for quote in (*statement.quotes, *([statement.topic] if statement.topic else [])):
            assert re.fullmatch(re.escape(quote.exact), text[quote.start : quote.end])
