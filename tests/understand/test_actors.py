"""All mentions of a text together, as agencies, newspapers and ministries write."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.model import Mention, Span
from memcon.settings import Settings
from memcon.understand.actors import mentions
from memcon.understand.paragraphs import paragraphs
from memcon.understand.parse import parse
from memcon.understand.quotations import quotations

# a text, and every mention in order: kind, form, words
TABLE = [
    (
        "NAIROBI (WPA) - Kenyan President Amina Otieno met her Ugandan counterpart on Monday.",
        [
            "place name NAIROBI",
            "organisation name WPA",
            "person name Kenyan President Amina Otieno",
            "state adjective Kenyan",
            "person office her Ugandan counterpart",
            "person pronoun her",
            "state adjective Ugandan",
        ],
    ),
    (
        "Norway and Peru, backed by Ottawa, want the UN to mediate.",
        ["state name Norway", "state name Peru", "state name Ottawa", "organisation name UN"],
    ),
    (
        "“We will not leave,” said Anna Lindqvist, who leads the Swedish delegation.",
        [
            "unknown pronoun We",
            "person name Anna Lindqvist",
            "person pronoun who",
            "group nominal the Swedish delegation",
            "state adjective Swedish",
        ],
    ),
    (
        "The Minister of Foreign Affairs of Japan, Mr. Kenji Mori, held talks with H.E. Dr. Lina Haddad.",
        [
            "person office The Minister of Foreign Affairs of Japan",
            "state name Japan",
            "person name Mr. Kenji Mori",
            "person name Dr. Lina Haddad",
        ],
    ),
    (
        "In a phone call with Okello, the French leader thanked him. David Okello smiled.",
        [
            "person name Okello",
            "person office the French leader",
            "state adjective French",
            "person pronoun him",
            "person name David Okello",
        ],
    ),
    ("", []),
    ("It rained.", ["unknown pronoun It"]),
    ("The US told us so.", ["state name US", "unknown pronoun us"]),
]

# a text, and which mention the syntax equates with which
EQUATED = [
    ("Matteo Bianchi, Italy's prime minister, left.", ["Italy's prime minister = Matteo Bianchi"]),
    ("The bloc's envoy, Ana Roe, left.", ["Ana Roe = The bloc's envoy"]),
    ("Ana Roe, who leads the talks, left.", ["who = Ana Roe"]),
    ("The Lake States Council (LSC) met.", ["LSC = Lake States Council"]),
    ("The African Union (AU) met.", ["AU = African Union"]),
    ("His rival, Ana Roe, left.", ["Ana Roe = His rival"]),
    ("The envoy to the UN, Ana Roe, left.", ["Ana Roe = The envoy to the UN"]),
    ("The head of Vega’s office, Ana Roe, left.", ["Ana Roe = The head of Vega’s office"]),
    ("MOSCOW (AP) - It rained.", []),
    ("Li Wen, Jon Dahl and Ana Roe left.", []),
    ("Norway, the president said, agreed.", []),
    ("Foreign Minister Ana Roe of Chile, Jon Dahl and Li Wen left.", []),
]

# a text, and the role of each person
ROLES = [
    ("Ana Roe met Jon Dahl.", ["subject", "object"]),
    ("Ana Roe and Jon Dahl met.", ["subject", "subject"]),
    ("Ana Roe was received by Jon Dahl.", ["object", "agent"]),
    ("Ana Roe’s talks with Jon Dahl failed.", ["possessive", "object"]),
]


def found(text: str, sources: tuple[Span, ...] = ()) -> tuple[Mention, ...]:
    return mentions(parse(text, Settings().model), quotations(text, paragraphs(text)), sources)


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_every_mention(text: str, expected: list[str]) -> None:
    assert [f"{m.kind or 'unknown'} {m.form} {m.span.exact}" for m in found(text)] == expected


@pytest.mark.parametrize(("text", "expected"), EQUATED)
def test_what_the_syntax_equates(text: str, expected: list[str]) -> None:
    every = found(text)
    equated = [(m, every[m.same_as]) for m in every if m.same_as is not None]
    assert [f"{one.span.exact} = {other.span.exact}" for one, other in equated] == expected


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_roles(text: str, expected: list[str]) -> None:
    assert [m.role for m in found(text) if m.kind == "person"] == expected


def test_gender_comes_from_title_form_of_address_or_given_name() -> None:
    text = "Queen Margarethe met Mr. Okello, Anna Lindqvist and Nasser Darwish. Toto left."
    people = [m.gender for m in found(text) if m.form == "name" and m.kind != "place"]
    assert people == ["female", "male", "female", "male", None]


def test_each_mention_knows_its_sentence_and_quotation() -> None:
    every = found("Ana Roe spoke. “I met Jon Dahl,” she said.\n\nLi Wen left.")
    assert [(m.span.exact, m.sentence, m.quotation) for m in every] == [
        ("Ana Roe", 0, None),
        ("I", 1, 0),
        ("Jon Dahl", 1, 0),
        ("she", 1, None),
        ("Li Wen", 2, None),
    ]


def test_a_source_without_a_mention_becomes_one() -> None:
    text = "Many in the capital doubted it, graffiti said, but Ana Roe did not."
    phrases = ("Many in the capital", "graffiti", "Ana Roe")
    sources = tuple(Span(at := text.index(words), at + len(words), words) for words in phrases)
    assert [(m.span.exact, m.form, m.kind) for m in found(text, sources)] == [
        ("Many in the capital", "nominal", None),
        ("it", "pronoun", None),
        ("graffiti", "nominal", None),
        ("Ana Roe", "name", "person"),
    ]


PIECES = """President Presidents the of and , . ; ( ) “ ” " ' ’s - -- Ana Roe al-Harbi von der Leyen Kenya
 Kenyan UN former prime minister ministers his her who said met May Monday government Halim-led PARIS Paris
 Congo counterpart spokesman for to delegation Mr. H.E. Moreau-Halim ex- 3 \n \n\n Đặng ﷽ 🤝 İstanbul ß"""
WORDS = st.sampled_from(PIECES.split(" "))
TEXTS = st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=80))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_has_exact_spans_and_numbers_in_range(text: str) -> None:
    every = found(text)
    for number, mention in enumerate(every):
        spans = [mention.span, mention.name, mention.office, mention.office_of]
        assert all(text[span.start : span.end] == span.exact for span in spans if span)
        assert {mention.owner, mention.same_as}.isdisjoint({number})
        assert {mention.owner, mention.same_as} <= {None, *range(len(every))}
    assert [m.span.start for m in every] == sorted(m.span.start for m in every)


@settings(max_examples=30, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_capitals_and_missing_punctuation_do_no_harm(text: str) -> None:
    for other in (text.upper(), text.lower(), text.replace(".", "").replace(",", "")):
        assert all(other[m.span.start : m.span.end] == m.span.exact for m in found(other))


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        (
            "Recent polls in Norway and Peru show that he leads.",
            "Recent polls in Norway and Peru",
            "Recent polls",
        ),
        (
            "A 2014 study by Kosta Law School professor Justin Berge found that rain fell.",
            "A 2014 study by Kosta Law School professor Justin Berge",
            "A 2014 study",
        ),
        ("A letter from Mercosur said so.", "A letter from Mercosur", None),
    ],
)
def test_a_source_whose_head_is_no_actor_becomes_one_without_those_inside_it(text, source, words):
    start = text.index(source)
    found = mentions(parse(text, Settings().model), (), [Span(start, start + len(source), source)])
    told = [mention.span.exact for mention in found if mention.span.start == start]
    assert told == ([words] if words else [])
