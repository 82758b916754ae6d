"""The trained tagger with its weights, on plain sentences of every kind of attribution."""

import pytest

from memcon.settings import Settings
from memcon.understand.attributions import attributions
from memcon.understand.paragraphs import paragraphs
from memcon.understand.parse import parse
from memcon.understand.quotations import quotations


def found(text):
    """(source, cue, content), the pieces of each joined by a stroke."""
    told = attributions(parse(text, Settings().model), quotations(text, paragraphs(text)))
    return [
        (
            "|".join(span.exact for span in one.source),
            one.cue.exact if one.cue else "",
            "|".join(span.exact for span in one.content),
        )
        for one in told
    ]


# a sentence, and what is attributed in it
SENTENCES = [
    (
        "Exports will fall, according to the Central Bank of Ruritania.",
        [("the Central Bank of Ruritania", "according to", "Exports will fall")],
    ),
    (
        "Minister Lena Okoro and her counterpart Pablo Ruiz warned that the talks could fail.",
        [("Minister Lena Okoro and her counterpart Pablo Ruiz", "warned", "that the talks could fail")],
    ),
    ("Many in Belgrade believe the deal is dead.", [("Many in Belgrade", "believe", "the deal is dead")]),
    ('"The door," Varga said, "is open."', [("Varga", "said", '"The door,"|"is open."')]),
    (
        "Analysts expect the bank to raise rates, and two diplomats said that sanctions would follow.",
        [
            ("Analysts", "expect", "the bank to raise rates"),
            ("two diplomats", "said", "that sanctions would follow"),
        ],
    ),
    (
        "The report concluded that both armies had shelled the village.",
        [("The report", "concluded", "that both armies had shelled the village")],
    ),
    (
        "It is widely believed that the minister will resign.",
        [("", "It is widely believed", "that the minister will resign")],
    ),
    (
        "Opposition leader Ana Ruiz, who long called for a referendum, dismissed the offer as “an insult”.",
        [
            ("Opposition leader Ana Ruiz", "dismissed", "the offer as “an insult”"),
            ("who", "long called for", "a referendum"),
        ],
    ),
    (
        "Ruritania's demand that the troops leave was rejected by Kosta.",
        [("Ruritania's", "demand", "that the troops leave")],
    ),
    (
        "In the words of one adviser, the summit was a waste of time.",
        [("one adviser", "In the words of", "the summit was a waste of time")],
    ),
    (
        "King Harun has repeatedly refused to say whether he will attend.",
        [("King Harun", "has repeatedly refused to say", "whether he will attend")],
    ),
    (
        "The ministry is of the opinion that the treaty has lapsed.",
        [("The ministry", "is of the opinion", "that the treaty has lapsed")],
    ),
    (
        "Moscow accuses Kyiv of breaking the truce; Kyiv denies it.",
        [("Moscow", "accuses", "Kyiv of breaking the truce"), ("Kyiv", "denies", "it")],
    ),
    (
        "The president took to Twitter to say the talks were over.",
        [("The president", "took to Twitter to say", "the talks were over")],
    ),
    (
        "He told the Times of Lisbon: “I never said that.”",
        [("He", "told", "“I never said that.”")],
    ),
    (
        "Polls show the governing party ahead by ten points.",
        [("Polls", "show", "the governing party ahead by ten points")],
    ),
    (
        "The two leaders agreed to set up a commission and expressed concern over the shelling.",
        [
            ("The two leaders", "agreed", "to set up a commission"),
            ("The two leaders", "expressed concern over", "the shelling"),
        ],
    ),
    (
        "It was a mistake, the former chancellor has admitted, to trust them.",
        [("the former chancellor", "has admitted", "It was a mistake|to trust them")],
    ),
    (
        "Kaarel Tamm stressed that Estonia supported the treaty.",
        [
            ("Kaarel Tamm", "stressed", "that Estonia supported the treaty"),
            ("Estonia", "supported", "the treaty"),
        ],
    ),
    (
        "We, the ministers of both states, condemn the attack on the port.",
        [("We, the ministers of both states", "condemn", "the attack on the port")],
    ),
    ("The train to Lisbon left at noon and was late.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_attributions(text, expected):
    assert found(text) == expected


def test_the_same_text_is_read_the_same_twice():
    text = " ".join(sentence for sentence, _ in SENTENCES)
    assert found(text) == found(text)


@pytest.mark.parametrize(
    "text",
    [
        "It was agreed to stay in touch.",
        "It was stressed that the truce must hold.",
        "Hope was expressed that the road would be opened.",
    ],
)
def test_what_only_stands_for_the_words_is_no_source(text):
    assert [source for source, _, _ in found(text)] == [""]
