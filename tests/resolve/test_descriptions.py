"""Persons who are described, addressed by another title, or called by what they lead."""

import pytest

from resolving import actors, tenures

# a text, and its persons with their mentions
DESCRIBED = [
    # by age, origin, party, calling or a past office: the subject of the sentence before
    (
        "Ana Roe leads the bank. The 57-year-old economist left Luis Vega alone.",
        ["Ana Roe: Ana Roe | The 57-year-old economist", "Luis Vega: Luis Vega"],
    ),
    (
        "Foreign Minister Jonas Kazlauskas of Lithuania met Ida Berg. The Lithuanian left early.",
        ["Jonas Kazlauskas: Foreign Minister Jonas Kazlauskas | The Lithuanian", "Ida Berg: Ida Berg"],
    ),
    (
        "Ida Berg criticized the plan. The former ambassador to Peru said it was late.",
        ["Ida Berg: Ida Berg | The former ambassador to Peru"],
    ),
    (
        "Karl Lang opposes the plan. “It is late,” the Social Democrat said.",
        ["Karl Lang: Karl Lang | the Social Democrat"],
    ),
    # an office that somebody else may hold is no description
    ("Karl Lang spoke. The mayor left.", ["Karl Lang: Karl Lang", "mayor: The mayor"]),
    # whoever holds the office is not the former holder
    (
        "Polish President Jan Nowak spoke. The former Polish president listened.",
        [
            "Jan Nowak: Polish President Jan Nowak",
            "former Polish president: The former Polish president",
        ],
    ),
    # of another country
    (
        "Peruvian President Rosa Quispe spoke. The Norwegian said nothing.",
        ["Rosa Quispe: Peruvian President Rosa Quispe", "Norwegian: The Norwegian"],
    ),
    # the chief of a body, by another title; the top diplomat of a state
    (
        "Jan Stolt, secretary-general of NATO, spoke. The NATO chief left.",
        ["Jan Stolt: Jan Stolt | secretary-general of NATO | The NATO chief"],
    ),
    (
        "Chilean Foreign Minister Ana Roe spoke. Chile's top diplomat left.",
        ["Ana Roe: Chilean Foreign Minister Ana Roe | Chile's top diplomat"],
    ),
    # "Denmark's Ida Berg" is the Danish minister, where no minister of Denmark is named
    (
        "Denmark's Ida Berg spoke with Luis Vega. The Danish minister left.",
        ["Ida Berg: Ida Berg | The Danish minister", "Luis Vega: Luis Vega"],
    ),
    (
        "Ireland's Ida Berg spoke. The Irish minister left. In Harare, Minister Zhou Moyo waited.",
        ["Ida Berg: Ida Berg | The Irish minister", "Zhou Moyo: Minister Zhou Moyo"],
    ),
    # whom the gazetteer knows
    (
        "Angela Merkel met Ana Roe. The German chancellor left.",
        ["Angela Merkel: Angela Merkel | The German chancellor", "Ana Roe: Ana Roe"],
    ),
    # a leader by another title, though the text leaves out the country
    (
        "President Hugo Arce spoke of Bolivia. The Bolivian leader left.",
        ["Hugo Arce: President Hugo Arce | The Bolivian leader"],
    ),
    (
        "President Ana Roe met Prime Minister of Norway Odd Berge. The head of state thanked him.",
        [
            "Ana Roe: President Ana Roe | The head of state",
            "Odd Berge: Prime Minister of Norway Odd Berge | him",
        ],
    ),
    # a first name of one person
    (
        "Foreign Minister Prince Faisal bin Rashid spoke. Prince Faisal left.",
        ["Faisal bin Rashid: Foreign Minister Prince Faisal bin Rashid | Prince Faisal"],
    ),
    # the subject of its own verb stands in no apposition
    (
        "Norwegian Prime Minister Odd Berge spoke. After talks with Rosa Quispe, the prime minister said so.",
        ["Odd Berge: Norwegian Prime Minister Odd Berge | the prime minister", "Rosa Quispe: Rosa Quispe"],
    ),
]
# a text, and the offices that it reports
HELD = [
    (
        "Luis Vega called President of the Republic of Kenya Sheikh Omar Said.",
        ["Omar Said: President of the Republic of Kenya (president of Kenya)"],
    ),
    ("Prime Minister Dr. Odd Berge spoke.", ["Odd Berge: Prime Minister (prime minister)"]),
    (
        "Its envoy for the Sahel, former Kenyan foreign minister Grace Auma, spoke.",
        [
            "Grace Auma: envoy (envoy)",
            "Grace Auma: former Kenyan foreign minister (foreign minister of Kenya, former)",
        ],
    ),
    (
        "Ana Roe, the Secretary-General's Special Representative for Haiti, spoke.",
        ["Ana Roe: Secretary-General's Special Representative for Haiti (special representative for haiti)"],
    ),
    (
        "Ana Roe, Deputy Premier and Minister of Foreign Affairs of Chile, spoke.",
        [
            "Ana Roe: Deputy Premier (deputy premier of Chile)",
            "Ana Roe: Minister of Foreign Affairs of Chile (minister of foreign affairs of Chile)",
        ],
    ),
    (
        "The African Lake Council met. Its secretary-general, Ana Roe, spoke.",
        ["Ana Roe: secretary-general (secretary-general of African Lake Council)"],
    ),
    (
        "Brazilian Water Resources Minister Ana Roe spoke.",
        ["Ana Roe: Brazilian Water Resources Minister (water resources minister of Brazil)"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), DESCRIBED)
def test_described(text: str, expected: list[str]) -> None:
    """The words are those of one person, or of somebody of their own."""
    assert actors(text, "person") == expected


@pytest.mark.parametrize(("text", "held"), HELD)
def test_titles(text: str, held: list[str]) -> None:
    """An office reaches its holder over ranks, forms of address and what it is for."""
    assert tenures(text) == held


def test_bodies() -> None:
    """A noun for a body is the name that follows it, and the ministry is the one before."""
    text = "The Turkish Foreign Ministry told the broadcaster Radio Lago so. The ministry gave no reason."
    assert actors(text, "organisation") == [
        "Turkish Foreign Ministry: Turkish Foreign Ministry | The ministry",
        "Radio Lago: the broadcaster | Radio Lago",
    ]
