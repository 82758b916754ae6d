"""Attributions: sentence -> who, by which cue, with what content."""

import re
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.model import Attribution
from memcon.settings import Settings
from memcon.understand.attributions.rules import ruled
from memcon.understand.paragraphs import paragraphs
from memcon.understand.parse import parse
from memcon.understand.quotations import quotations


def read(text: str) -> tuple[Attribution, ...]:
    return ruled(parse(text, Settings().model), quotations(text, paragraphs(text)))


def words(found: Attribution) -> tuple[str, str, list[str]]:
    """The words of source, cue and content, these without marks and commas at their edges."""
    source = " ".join(span.exact for span in found.source)
    return (
        source,
        found.cue.exact if found.cue else "",
        [span.exact.strip('“”" ,.') for span in found.content],
    )


ONE = [
    (
        "The President of Chad expressed strong support for Niger’s mission to protect villages.",
        ("The President of Chad", "expressed strong support for", ["Niger’s mission to protect villages"]),
    ),
    (
        "The secretary reaffirmed Nordland’s commitment to the treaty.",
        ("The secretary", "reaffirmed Nordland’s commitment to", ["the treaty"]),
    ),
    # direct: the cue after, before and in the middle of the quotation
    (
        "“The corridor stays open,” said Lusanian President Teva Orlen.",
        ("Lusanian President Teva Orlen", "said", ["The corridor stays open"]),
    ),
    (
        "“Nobody will be left behind,” Foreign Minister Ilse Krag said on Tuesday.",
        ("Foreign Minister Ilse Krag", "said", ["Nobody will be left behind"]),
    ),
    (
        'President Mwale said: "We came here to listen."',
        ("President Mwale", "said", ["We came here to listen"]),
    ),
    (
        'The envoy told reporters in Geneva, "There is no plan B."',
        ("The envoy", "told", ["There is no plan B"]),
    ),
    (
        "“The border,” he said, “will not move.”",
        ("he", "said", ["The border", "will not move"]),
    ),
    (
        "“Is this peace?” asked Senator Odile Baptiste.",
        ("Senator Odile Baptiste", "asked", ["Is this peace?"]),
    ),
    (
        "“We are patient. We have waited. We can wait a little longer,” Prime Minister Sato declared.",
        ("Prime Minister Sato", "declared", ["We are patient. We have waited. We can wait a little longer"]),
    ),
    (
        "“This is a good day,” the minister told state television. “But the work has only begun.”",
        ("the minister", "told", ["This is a good day", "But the work has only begun"]),
    ),
    (
        "Opening the session, Ms Adeyemi was blunt, declaring: “The truce is dead.”",
        ("Ms Adeyemi", "declaring", ["The truce is dead"]),
    ),
    (
        "Tokyo had been “too slow,” the governor added.",
        ("the governor", "added", ["Tokyo had been “too slow"]),
    ),
    # mixed
    (
        "Mr Haas said the offer was “generous but late” and needed study.",
        ("Mr Haas", "said", ["the offer was “generous but late” and needed study"]),
    ),
    (
        "The chancellor called the raid “a crime against a neighbour”.",
        ("The chancellor", "called", ["the raid “a crime against a neighbour"]),
    ),
    # indirect: with and without "that", question words, parentheses
    (
        "The Norwegian foreign ministry said it would reopen its embassy in May.",
        ("The Norwegian foreign ministry", "said", ["it would reopen its embassy in May"]),
    ),
    (
        "Premier Lukash noted that trade had doubled since the treaty.",
        ("Premier Lukash", "noted", ["that trade had doubled since the treaty"]),
    ),
    (
        "Officials did not say whether the two leaders would meet again.",
        ("Officials", "did not say", ["whether the two leaders would meet again"]),
    ),
    (
        "The spokeswoman explained why the summit had been postponed.",
        ("The spokeswoman", "explained", ["why the summit had been postponed"]),
    ),
    (
        "The ceasefire has collapsed, the United Nations said.",
        ("the United Nations", "said", ["The ceasefire has collapsed"]),
    ),
    (
        "The talks, General Rahimi said, had gone nowhere.",
        ("General Rahimi", "said", ["The talks", "had gone nowhere"]),
    ),
    (
        "As the Swiss president put it, neutrality is hard work.",
        ("the Swiss president", "put it", ["neutrality is hard work"]),
    ),
    (
        "According to the Kenyan government, nine villages were shelled.",
        ("the Kenyan government", "According to", ["nine villages were shelled"]),
    ),
    (
        "Nine villages were shelled, according to the Kenyan government.",
        ("the Kenyan government", "according to", ["Nine villages were shelled"]),
    ),
    (
        "In his view, sanctions hurt ordinary people.",
        ("his", "view", ["sanctions hurt ordinary people"]),
    ),
    (
        "The ministers warned on Friday that supplies were running low.",
        ("The ministers", "warned", ["that supplies were running low"]),
    ),
    (
        "The ambassador said on Monday they had agreed on a map.",
        ("The ambassador", "said", ["they had agreed on a map"]),
    ),
    # verbs of stress
    (
        "Ankara insists that the strait is its own affair.",
        ("Ankara", "insists", ["that the strait is its own affair"]),
    ),
    (
        "The king made clear that he would not sign.",
        ("The king", "made clear", ["that he would not sign"]),
    ),
    (
        "Ms Okafor emphasized the need for fair elections.",
        ("Ms Okafor", "emphasized", ["the need for fair elections"]),
    ),
    # requests, demands, orders
    (
        "Pope Clement urged both armies to lay down their arms.",
        ("Pope Clement", "urged", ["to lay down their arms"]),
    ),
    (
        "Egypt called on Ethiopia to share its data.",
        ("Egypt", "called on", ["to share its data"]),
    ),
    (
        "The African Union called again on Monday for an immediate truce.",
        ("The African Union", "called", ["an immediate truce"]),
    ),
    (
        "Chile asked its neighbours to send doctors.",
        ("Chile", "asked", ["to send doctors"]),
    ),
    (
        "Kyiv demands the release of all prisoners.",
        ("Kyiv", "demands", ["the release of all prisoners"]),
    ),
    (
        "President Duarte ordered the navy to leave the bay.",
        ("President Duarte", "ordered", ["to leave the bay"]),
    ),
    (
        "The troops were ordered by Colonel Baye to return.",
        ("Colonel Baye", "were ordered", ["to return"]),
    ),
    # proposals, promises, decisions, announcements
    (
        "Brazil proposed a conference on the river.",
        ("Brazil", "proposed", ["a conference on the river"]),
    ),
    (
        "The mediator suggested holding talks in Muscat.",
        ("The mediator", "suggested", ["holding talks in Muscat"]),
    ),
    (
        "Canada has pledged to take in 10,000 refugees.",
        ("Canada", "has pledged", ["to take in 10,000 refugees"]),
    ),
    (
        "The cabinet decided to recall its ambassador.",
        ("The cabinet", "decided", ["to recall its ambassador"]),
    ),
    (
        "Seoul announced that the exercise was over.",
        ("Seoul", "announced", ["that the exercise was over"]),
    ),
    (
        "The two presidents agreed to resume flights.",
        ("The two presidents", "agreed", ["to resume flights"]),
    ),
    # support and opposition
    (
        "Berlin welcomed the Swedish proposal.",
        ("Berlin", "welcomed", ["the Swedish proposal"]),
    ),
    (
        "The plan is opposed by Hungary and Slovakia.",
        ("Hungary and Slovakia", "is opposed", ["The plan"]),
    ),
    (
        "Peru condemned the attack as an act of cowardice.",
        ("Peru", "condemned", ["the attack as an act of cowardice"]),
    ),
    (
        "Rome rejected the call to close its ports.",
        ("Rome", "rejected", ["the call to close its ports"]),
    ),
    (
        "The tribes backed a bill that Parliament had written.",
        ("The tribes", "backed", ["a bill that Parliament had written"]),
    ),
    (
        "The opposition came out against the base.",
        ("The opposition", "came out against", ["the base"]),
    ),
    (
        "Denmark accused Russia of cutting the cable.",
        ("Denmark", "accused", ["Russia of cutting the cable"]),
    ),
    (
        "The general denied that his men had fired.",
        ("The general", "denied", ["that his men had fired"]),
    ),
    (
        "Iran threatened to leave the treaty.",
        ("Iran", "threatened", ["to leave the treaty"]),
    ),
    # belief and forecast
    (
        "Analysts expect the peso to fall.",
        ("Analysts", "expect", ["the peso to fall"]),
    ),
    (
        "Warsaw is convinced that the gas will flow.",
        ("Warsaw", "is convinced", ["that the gas will flow"]),
    ),
    (
        "Vienna is opposed to new members.",
        ("Vienna", "is opposed to", ["new members"]),
    ),
    # nominal cues
    (
        "His call for an inquiry went unanswered.",
        ("His", "call for", ["an inquiry"]),
    ),
    (
        "The Finnish proposal that the lake be shared surprised the chair.",
        ("Finnish", "proposal", ["that the lake be shared"]),
    ),
    (
        "Bolivia’s refusal to sign the accord came late.",
        ("Bolivia’s", "refusal", ["to sign the accord"]),
    ),
    (
        "Jordan expressed hope that the exiles would return.",
        ("Jordan", "expressed hope", ["that the exiles would return"]),
    ),
    (
        "The sides presented their assessments of the crisis.",
        ("The sides", "presented their assessments of", ["the crisis"]),
    ),
    (
        "Mr Orlen was quoted as saying that trust had been lost.",
        ("Mr Orlen", "saying", ["that trust had been lost"]),
    ),
    (
        "The agency quoted Mr Orlen as saying that trust had been lost.",
        ("Mr Orlen", "saying", ["that trust had been lost"]),
    ),
    # documents and bodies, relative clauses, participles
    (
        "The joint statement said that both sides would cut tariffs.",
        ("The joint statement", "said", ["that both sides would cut tariffs"]),
    ),
    (
        "The report, released in Oslo, says poverty is growing.",
        ("The report", "says", ["poverty is growing"]),
    ),
    (
        "A letter saying that the bridge was safe reached the council.",
        ("A letter", "saying", ["that the bridge was safe"]),
    ),
    (
        "Mr Petrov, who said the deal was dead, left early.",
        ("who", "said", ["the deal was dead"]),
    ),
    (
        "Mr Petrov left early, saying the deal was dead.",
        ("Mr Petrov", "saying", ["the deal was dead"]),
    ),
    # impersonal readouts
    (
        "It was noted that the railway would open in spring.",
        ("", "was noted", ["that the railway would open in spring"]),
    ),
    # refused and carried on
    (
        "The governor refused to say when the vote would be held.",
        ("The governor", "to say", ["when the vote would be held"]),
    ),
    (
        "The premier went on to say that trust had been lost.",
        ("The premier", "to say", ["that trust had been lost"]),
    ),
    # headlines
    (
        "Orlen urges swift talks on water",
        ("Orlen", "urges", ["swift talks on water"]),
    ),
    (
        "Krag: Nobody will be left behind",
        ("Krag", ":", ["Nobody will be left behind"]),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_a_sentence_with_one_attribution(text, expected):
    assert [words(found) for found in read(text)] == [expected]


SEVERAL = [
    (
        "Mr Osei said the road was open and added that convoys had left.",
        [("Mr Osei", "said", ["the road was open"]), ("Mr Osei", "added", ["that convoys had left"])],
    ),
    (
        "“We will pay,” said Ms Lund, adding that the sum was fair.",
        [("Ms Lund", "said", ["We will pay"]), ("Ms Lund", "adding", ["that the sum was fair"])],
    ),
    (
        "The envoy said Kenya “respects the border”, adding that the talks would go on.",
        [
            ("The envoy", "said", ["Kenya “respects the border"]),
            ("The envoy", "adding", ["that the talks would go on"]),
        ],
    ),
    (
        "The minister said the plan was “dead,” adding that Oslo had another.",
        [
            ("The minister", "said", ["the plan was “dead"]),
            ("The minister", "adding", ["that Oslo had another"]),
        ],
    ),
    (
        "Ana Lund said that the fund was empty. “Open doors” is the motto of the summit.",
        [("Ana Lund", "said", ["that the fund was empty"])],
    ),
    (
        "“It is late,” said Mr Osei.\n\n“We will stay,” Mr Osei, who arrived on Sunday, told journalists.",
        [("Mr Osei", "said", ["It is late"]), ("Mr Osei", "told", ["We will stay"])],
    ),
    (
        "The spokesman said that Turkey opposed the embargo.",
        [
            ("The spokesman", "said", ["that Turkey opposed the embargo"]),
            ("Turkey", "opposed", ["the embargo"]),
        ],
    ),
    (
        "Oman welcomed Qatar’s offer to host the talks.",
        [
            ("Oman", "welcomed", ["Qatar’s offer to host the talks"]),
            ("Qatar’s", "offer", ["to host the talks"]),
        ],
    ),
    (
        "“I said no,” Mr Banda recalled. “They said yes,” his deputy replied.",
        [("Mr Banda", "recalled", ["I said no"]), ("his deputy", "replied", ["They said yes"])],
    ),
    (
        "Mr Banda spoke first:\n\n“Nothing has changed.”",
        [],
    ),
    (
        "Mr Banda said:\n\n“Nothing has changed.”\n\nThe hall was silent.",
        [("Mr Banda", "said", ["Nothing has changed"])],
    ),
    (
        "“Nothing has changed,” said Mr Banda.\n\n“And nothing will.”\n\nThe hall was silent.",
        [("Mr Banda", "said", ["Nothing has changed", "And nothing will"])],
    ),
    (
        "“Nothing has changed.\n\n“And nothing will,” said Mr Banda.",
        [("Mr Banda", "said", ["Nothing has changed", "And nothing will"])],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_attributions(text, expected):
    assert [words(found) for found in read(text)] == expected


NONE = [
    "The two leaders met in the Kremlin on Thursday.",
    "The delegation arrived in Lima and left the next day.",
    "The policy was a disaster for the whole region.",
    "Ministers may propose a ban next year.",
    "He bought a copy of “The Long Winter” at the airport.",
    "The army shelled the village.",
    "It is clear that the war will go on.",
    "The ministers will meet in Lima, as the fighting on the border continues.",
    "The talks are set to be held in Lima.",
    "The war will go on if the rebels reject the truce.",
    "It was a reckless course of action threatening to wreck the truce.",
    "The policy now pursued by the bloc involves constantly threatening its neighbours with war.",
    "",
    "   \n\n  ",
    "“",
    "”’“’’ said said said",
]


@pytest.mark.parametrize("text", NONE)
def test_the_narrator_and_those_who_act_say_nothing(text):
    assert read(text) == ()


def test_he_said_that_he_hoped_is_one_attribution():
    assert [found.lemma for found in read("He said that he hoped for peace.")] == ["say"]


PIECES = [
    "“",
    "”",
    '"',
    "said",
    " he said",
    ", ",
    ". ",
    "Orlen",
    "that",
    "talks failed",
    "\n\n",
    "\n",
    ":",
    "–",
    "é\u0301",
    "𝒳",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_every_span_is_a_slice_of_the_text(text):
    for found in read(text):
        for span in (*found.source, *([found.cue] if found.cue else []), *found.content):
            assert text[span.start : span.end] == span.exact
            assert span.start < span.end


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    read(text)


@pytest.mark.parametrize(
    "piece",
    [
        "that talks had failed and said ",
        "who said that ",
        "“yes,” he said, ",
        "“Yes.”\n\n",
        "and his call for ",
        "said ",
        ", adding that it",
    ],
)
def test_time_grows_with_the_text_alone(piece):
    def seconds(times: int) -> float:
        text = "He said " + piece * times
        parsed, quoted = parse(text, Settings().model), quotations(text, paragraphs(text))
        start = process_time()
        ruled(parsed, quoted)
        return process_time() - start

    seconds(10)
    assert seconds(800) < 10 * seconds(200) + 0.1


def test_the_seam_finds_nothing_twice():
    text = " ".join(re.sub(r"\n", " ", sentence) for sentence, _ in ONE[:30])
    found = read(text)
    assert len({(a.cue, a.content) for a in found}) == len(found)
