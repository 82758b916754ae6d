"""Statements: who said what to whom, for or against what, in whose words; mentions are built by hand."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.model import Attribution, DateReference, Mention, Span, Statement
from memcon.settings import Settings
from memcon.understand.attributions.rules import ruled
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
    return statements(ruled(parsed, quoted), parsed, mentions, quoted, dates)


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
    (statement,) = statements(ruled(parsed, ()), parsed, mentions, (), ())
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
    (statement,) = statements(ruled(parsed, ()), parsed, mentions, (), ())
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
    ("No minister said that the road was open.", True),
    ("Neither side said that the road was open.", True),
    ("None of the ministers said that the road was open.", True),
    ("Both ministers said that the road was open.", False),
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


# the cue stands between brackets, what comes after it is the content
CUES = [
    # verbs
    ("Krag [has repeatedly said] the road was open.", "state", None, False),
    ("Krag [discussed] the road.", "state", None, False),
    ("Krag [apologised to] the families.", "state", None, False),
    ("Krag [spoke to reporters to denounce] the raid.", "oppose", "opposes", False),
    ("Krag [went on to accuse] Orlen of lying.", "accuse", "opposes", False),
    ("Krag [began by praising] Orlen.", "support", "supports", False),
    ("Krag [went out of her way to praise] Orlen.", "support", "supports", False),
    ("Krag [was quick to deny] any talks.", "deny", None, False),
    ("Krag [was careful to note] that the road was open.", "state", None, False),
    ("Krag [is proud to announce] a new road.", "announce", None, False),
    ("Krag [took to Twitter to condemn] the raid.", "oppose", "opposes", False),
    ("Krag [used the speech to attack] Orlen.", "oppose", "opposes", False),
    ("Krag [has long advocated] a new road.", "support", "supports", False),
    ("Krag [championed] the plan.", "support", "supports", False),
    ("Krag [embraces] the plan.", "support", "supports", False),
    ("Krag [loves] the plan.", "support", "supports", False),
    ("Krag [cheered] the plan.", "support", "supports", False),
    ("Krag [credited] Orlen with the truce.", "support", "supports", False),
    ("Krag [ridiculed] the plan.", "oppose", "opposes", False),
    ("Krag [hates] the plan.", "oppose", "opposes", False),
    ("Krag [ripped into] Orlen over the plan.", "oppose", "opposes", False),
    ("Krag [took aim at] the plan.", "oppose", "opposes", False),
    ("Krag [took several swipes at] Orlen.", "oppose", "opposes", False),
    ("Krag [poured scorn on] the plan.", "oppose", "opposes", False),
    ("Krag [poked fun at] the plan.", "oppose", "opposes", False),
    ("Krag [distanced herself from] Orlen.", "oppose", "opposes", False),
    ("Krag [sued] Orlen over the road.", "accuse", "opposes", False),
    ("Krag [laid the blame on] Orlen.", "accuse", "opposes", False),
    ("Krag [pointed the finger at] Orlen.", "accuse", "opposes", False),
    ("Krag [walked back] her promise.", "deny", None, False),
    ("Krag [debunked] the rumour.", "deny", None, False),
    ("Krag [sounded the alarm over] the flood.", "warn", None, False),
    ("Krag [raised red flags about] the flood.", "warn", None, False),
    ("Krag [learned] that the road was open.", "believe", None, False),
    ("Krag [is worried about] the road.", "believe", None, False),
    ("Krag [is toying with] a new road.", "believe", None, False),
    ("Krag [has no doubt] that the road is open.", "believe", None, False),
    ("Krag [banned] the march.", "order", None, False),
    ("Krag [has signed into law] the new code.", "decide", None, False),
    ("Krag [appointed] Orlen.", "decide", None, False),
    ("Krag [struck down] the ban.", "decide", None, False),
    ("Krag [rolled out] a plan for the road.", "announce", None, False),
    ("Krag [acquiesced to] the plan.", "agree", "supports", False),
    ("Krag and Orlen [struck a deal] on the road.", "agree", "supports", False),
    ("Krag and Orlen [have reached a broad consensus on] the road.", "agree", "supports", False),
    ("Krag [sees eye to eye] with Orlen.", "agree", "supports", False),
    ("Krag [prescribed] new talks.", "propose", None, False),
    ("Krag [put forth] a plan.", "propose", None, False),
    ("Krag [is looking for] a new road.", "request", None, False),
    ("Krag [would like] to see the road.", "request", None, False),
    ("Krag [persuaded] Orlen to leave.", "request", None, False),
    ("Krag [necessitated] a vote.", "demand", None, False),
    ("Krag [dedicated] the prize to Orlen.", "promise", None, False),
    ("Krag [doubled down on] the plan.", "stress", None, False),
    ("Krag [has made it abundantly clear that] the road is shut.", "stress", None, False),
    ("Krag [made clear] the road was shut.", "stress", None, False),
    ("Krag [is banking on] a truce.", "predict", None, False),
    ("Krag [is expected] to leave.", "predict", None, False),
    ("Krag [menaced] the port.", "threaten", None, False),
    ("Krag [vowed to retaliate] for the raid.", "threaten", None, False),
    ("Krag [pledged] to leave.", "promise", None, False),
    ("Krag [told] Orlen to leave.", "order", None, False),
    ("Krag [called] Orlen a liar.", "state", None, False),
    ("Krag [is also known as] the Fox.", "state", None, False),
    # what leads to an act that is to come or possible
    ("Krag [is expected to urge] Orlen to leave.", "request", None, False),
    ("Krag [plans to propose] a ban.", "propose", None, False),
    ("Krag [is likely to reject] the plan.", "oppose", "opposes", False),
    ("Krag [would like to thank] Orlen.", "support", "supports", False),
    ("Krag [wants to stress] that the road is open.", "stress", None, False),
    ("Krag [wants to see] a truce.", "request", None, False),
    ("Krag [would like to see] a truce.", "request", None, False),
    ("Krag [is considering banning] the march.", "order", None, False),
    ("Krag [is not expected to endorse] the plan.", "support", "supports", True),
    ("[A planned protest against] the ban failed.", "oppose", "opposes", False),
    # light verbs and what they bring up
    ("Krag [expressed deep concern about] the road.", "believe", None, False),
    ("Krag [voiced her opposition to] the plan.", "oppose", "opposes", False),
    ("Krag [announced her support for] the plan.", "support", "supports", False),
    ("Krag [reiterated his call for] a truce.", "request", None, False),
    ("Krag [made a fresh appeal for] calm.", "request", None, False),
    ("Krag [issued a stern warning to] Orlen.", "warn", None, False),
    ("Krag [gave her full backing to] the plan.", "support", "supports", False),
    ("Krag [led the campaign against] the plan.", "oppose", "opposes", False),
    ("Krag [drew a rebuke from] Orlen.", "oppose", "opposes", False),
    ("Krag [issued a statement condemning] the raid.", "oppose", "opposes", False),
    ("Krag [sent a letter urging] Orlen to leave.", "request", None, False),
    ("Krag [released a statement on Monday saying] the road was open.", "state", None, False),
    ("Krag [tweeted a message]: the road is open.", "state", None, False),
    ("Krag [made a promise] to leave.", "promise", None, False),
    ("Krag [made a proposal] to reopen the road.", "propose", None, False),
    ("Krag [showed no interest in] the plan.", "believe", None, True),
    # nouns
    ("[The promise] to leave was kept.", "promise", None, False),
    ("Krag repeated [his claim] that the road was open.", "state", None, False),
    ("[His proposal for] a truce failed.", "propose", None, False),
    ("Krag heard [the demand for] a vote.", "demand", None, False),
    ("[A call for] calm was heard.", "request", None, False),
    ("Krag met [a fierce critic of] the plan.", "oppose", "opposes", False),
    ("Krag is [a longtime supporter of] the plan.", "support", "supports", False),
    ("Krag, [an outspoken opponent of] the plan, smiled.", "oppose", "opposes", False),
    ("Krag is [no fan of] Orlen.", "support", "supports", True),
    ("[Attacks on] Orlen continued.", "oppose", "opposes", False),
    ("[Their attitude towards] the plan is unclear.", "believe", None, False),
    ("[The ultimatum] was clear: leave.", "demand", None, False),
    ("[Her goal is] to leave.", "decide", None, False),
    ("[The ban on] marches holds.", "order", None, False),
    ("[Accusations that] Orlen lied are old.", "accuse", "opposes", False),
    ("[The denial that] he lied was weak.", "deny", None, False),
    ("[Questions about] the road remain.", "state", None, False),
    ("[In an interview,] she praised Orlen.", "state", None, False),
    ("[The rumour that] he left is old.", "state", None, False),
    ("[The threat of] a strike is real.", "threaten", None, False),
    ("[The outlook for] trade is good.", "predict", None, False),
    ("[Her insistence on] a vote was noted.", "stress", None, False),
    ("[A consensus] that the road be closed emerged.", "agree", "supports", False),
    # adjectives
    ("Krag is [adamant] that the road is open.", "stress", None, False),
    ("Krag was [hopeful about] a truce.", "believe", None, False),
    ("Krag, [keen] to leave, smiled.", "believe", None, False),
    ("Krag was [furious] that the road was shut.", "oppose", "opposes", False),
    ("Krag [is open to] a truce.", "agree", "supports", False),
    ("Krag [was delighted by] the plan.", "support", "supports", False),
    ("Krag [is sick and tired of] the plan.", "oppose", "opposes", False),
    ("Krag [is hostile to] the plan.", "oppose", "opposes", False),
    ("Krag [is poised] to leave.", "decide", None, False),
    ("Krag [is likely] to leave.", "predict", None, False),
    ("Krag [is unaware] that the road is shut.", "believe", None, False),
    # adverbials
    ("[According to] Krag, the road is open.", "state", None, False),
    ("[In the words of] Krag, the road is open.", "state", None, False),
    ("[In response to] criticism, the road was opened.", "state", None, False),
    ("[In his view,] the road is open.", "believe", None, False),
    ("Krag [is of the opinion] that the road is open.", "believe", None, False),
    ("Krag [is in favour of] the plan.", "support", "supports", False),
    ("Krag [came out against] the plan.", "oppose", "opposes", False),
    ("Krag marched [in protest against] the plan.", "oppose", "opposes", False),
    ("Krag is [at odds with] Orlen over the road.", "oppose", "opposes", False),
    ("Krag has [reportedly] left.", "state", None, False),
    # negation
    ("Krag [would not say] whether the road was open.", "state", None, True),
    ("Krag [has never said] that the road was open.", "state", None, True),
    ("Krag [declined to comment on] the road.", "state", None, True),
    ("Krag [refused to say] whether the road was open.", "state", None, True),
    ("Krag [would not rule out] a truce.", "oppose", "opposes", True),
    ("Krag [did not respond to] a request for comment.", "state", None, True),
    ("Krag [did not immediately respond to a request for comment on] the road.", "state", None, True),
    ("Krag [has yet to endorse] the plan.", "support", "supports", True),
    ("Krag [stopped short of endorsing] the plan.", "support", "supports", True),
    ("Krag [refrained from criticising] the plan.", "oppose", "opposes", True),
    ("Krag [failed to mention] the road.", "state", None, True),
    ("Krag [withdrew her support for] the plan.", "support", "supports", True),
    ("Krag [made no mention of] the road.", "state", None, True),
    ("Krag [said nothing about] the road.", "state", None, True),
    ("Krag left [without mentioning] the road.", "state", None, True),
    ("Krag [no longer supports] the plan.", "support", "supports", True),
    ("Krag [neither supports] the plan nor opposes it.", "support", "supports", True),
    ("Krag [was reluctant to endorse] the plan.", "support", "supports", True),
    ("Krag [isn’t convinced] that the road is open.", "believe", None, True),
    ("Krag [could not hide his contempt for] the plan.", "oppose", "opposes", True),
    ("Krag [did not fail to mention] the road.", "state", None, False),
    ("Krag [not only welcomed] the plan but praised it.", "support", "supports", False),
    ("Krag [did not hesitate to condemn] the raid.", "oppose", "opposes", False),
    ("Krag [could not agree more with] Orlen.", "agree", "supports", False),
    ("Krag [had nothing but praise for] the plan.", "support", "supports", False),
    ("Krag [did not mince words in attacking] the plan.", "stress", None, False),
    ("Krag [has no idea] where the road is.", "believe", None, False),
    ("It [was not clear] whether the road was open.", "state", None, False),
    ("Krag [left no doubt] that the road was open.", "stress", None, False),
    ("Krag [denied] that the road was open.", "deny", None, False),
    ("Krag [made no secret of] her plan.", "stress", None, False),
    # words that say nothing themselves
    ("Krag [:] the road is open.", "state", None, False),
    ("KRAG [SLAMS] plan for road", "oppose", "opposes", False),
]  # fmt: skip


def bracketed(text: str) -> tuple[Attribution, str]:
    """The attribution that brackets around its cue make, and the text without them."""
    before, cue, content = re.split(r"[\[\]]", text)
    plain = before + cue + content
    said, start = content.strip(" ,:."), len(before + cue)
    first = plain.index(said, start)
    spoken = Span(first, first + len(said), said)
    return Attribution(Span(len(before), start, cue), (), (spoken,)), plain


@pytest.mark.parametrize(("text", "act", "stance", "negated"), CUES)
def test_the_words_of_a_cue(text, act, stance, negated):
    found, plain = bracketed(text)
    (statement,) = statements([found], parse(plain, Settings().model), (), (), ())
    assert (statement.act, statement.stance, statement.negated) == (act, stance, negated)


def test_a_quotation_without_a_cue_states():
    text = "Krag: “The road is open.”"
    found = Attribution(None, (span(text, "Krag"),), (span(text, "“The road is open.”"),))
    (statement,) = statements([found], parse(text, Settings().model), (), (), ())
    assert (statement.act, statement.stance, statement.negated) == ("state", None, False)


def test_rows_that_only_say_what_words_mean_find_nothing():
    assert read("Krag toyed with the plan. Krag cheered the plan. Krag was delighted by the plan.") == ()


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
