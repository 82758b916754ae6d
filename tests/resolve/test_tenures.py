"""Offices held as reported, and persons named by their office alone."""

import pytest

from resolving import actors, tenures

# a text, and the offices that it reports
HELD = [
    (
        "Russian Foreign Minister Sergei Orlov spoke.",
        ["Sergei Orlov: Russian Foreign Minister (foreign minister of Russia)"],
    ),
    (
        "Matteo Bianchi, Italy’s prime minister, spoke.",
        ["Matteo Bianchi: Italy’s prime minister (prime minister of Italy)"],
    ),
    (
        "The Chilean foreign minister, Ana Roe, spoke.",
        ["Ana Roe: Chilean foreign minister (foreign minister of Chile)"],
    ),
    (
        "Presidents Alassane Tiemoko of Ivory Coast and Marta Oliveira of Brazil signed.",
        [
            "Alassane Tiemoko: President (president of Ivory Coast)",
            "Marta Oliveira: President (president of Brazil)",
        ],
    ),
    (
        "Former French president Luc Moreau spoke.",
        ["Luc Moreau: Former French president (president of France, former)"],
    ),
    ("President-elect Mira Kostova spoke.", ["Mira Kostova: President-elect (president-elect, former)"]),
    (
        "UN Secretary-General Jan Stolt spoke.",
        ["Jan Stolt: UN Secretary-General (secretary-general of United Nations)"],
    ),
    # the fuller wording, once
    (
        "President Luc Moreau spoke. French President Moreau left.",
        ["Luc Moreau: French President (president of France)"],
    ),
    (
        "Ana Roe, the president of Chile, spoke. Chilean President Roe left.",
        ["Ana Roe: president of Chile (president of Chile)"],
    ),
    # two offices
    (
        "Deputy Premier and Economy Minister Ana Roe spoke.",
        ["Ana Roe: Deputy Premier (deputy premier)", "Ana Roe: Economy Minister (economy minister)"],
    ),
    # of a body that only the document knows, and of a person
    (
        "Ana Roe, head of the Lake States Council, spoke.",
        ["Ana Roe: head of the Lake States Council (head of Lake States Council)"],
    ),
    (
        "Kenyan President David Okello listened. His foreign minister, Grace Auma, spoke.",
        [
            "David Okello: Kenyan President (president of Kenya)",
            "Grace Auma: foreign minister (foreign minister of Kenya)",
        ],
    ),
    # a counterpart holds the office of the one whose counterpart it is
    (
        "Turkish Foreign Minister Ali Demir met his Greek counterpart, Nikos Pappas.",
        [
            "Ali Demir: Turkish Foreign Minister (foreign minister of Turkey)",
            "Nikos Pappas: Greek counterpart (foreign minister of Greece)",
        ],
    ),
    (
        "Hungarian Premier Ida Szabo met Polish counterpart Jan Nowak.",
        [
            "Ida Szabo: Hungarian Premier (premier of Hungary)",
            "Jan Nowak: Polish counterpart (premier of Poland)",
        ],
    ),
    (
        "The leaders of Norway and Peru, Ida Berg and Luis Vega, met.",
        ["Ida Berg: leader (leader of Norway)", "Luis Vega: leader (leader of Peru)"],
    ),
    (
        "An official and a Turkish diplomat spoke.",
        ["Turkish diplomat: Turkish diplomat (diplomat of Turkey)"],
    ),
    (
        "Chancellor Eva Brandt spoke. The German chancellor left for Rome.",
        ["Eva Brandt: German chancellor (chancellor of Germany)"],
    ),
]

# a text, and its persons with their mentions
BY_OFFICE = [
    (
        "Russian President Ivan Orlov arrived. The Russian president smiled.",
        ["Ivan Orlov: Russian President Ivan Orlov | The Russian president"],
    ),
    (
        "Foreign Minister Ana Roe arrived. The foreign minister smiled.",
        ["Ana Roe: Foreign Minister Ana Roe | The foreign minister"],
    ),
    # two candidates: none
    (
        "Chilean Foreign Minister Ana Roe met Peruvian Foreign Minister Luz Vega. The foreign minister left.",
        ["Ana Roe: Chilean Foreign Minister Ana Roe", "Luz Vega: Peruvian Foreign Minister Luz Vega"],
    ),
    # the country tells them apart
    (
        "Chilean Foreign Minister Ana Roe met Peru’s Foreign Minister Luz Vega. Chile’s minister spoke.",
        [
            "Ana Roe: Chilean Foreign Minister Ana Roe | Chile’s minister",
            "Luz Vega: Peru’s Foreign Minister Luz Vega",
        ],
    ),
    # leaders
    (
        "French President Luc Moreau called. The French leader was firm.",
        ["Luc Moreau: French President Luc Moreau | The French leader"],
    ),
    (
        "French President Luc Moreau met Prime Minister Jean Petit of France. The French leader was firm.",
        ["Luc Moreau: French President Luc Moreau", "Jean Petit: Prime Minister Jean Petit"],
    ),
    # counterparts
    (
        "Turkish Premier Ali Demir met Greek Premier Nikos Pappas. Demir left with his Greek counterpart.",
        [
            "Ali Demir: Turkish Premier Ali Demir | Demir | his",
            "Nikos Pappas: Greek Premier Nikos Pappas | his Greek counterpart",
        ],
    ),
    (
        "Turkish Premier Ali Demir met his Greek counterpart, Nikos Pappas. The Greek premier smiled.",
        [
            "Ali Demir: Turkish Premier Ali Demir | his",
            "Nikos Pappas: his Greek counterpart | Nikos Pappas | The Greek premier",
        ],
    ),
    # a former one is another
    (
        "Polish President Jan Nowak met the former Polish president.",
        ["Jan Nowak: Polish President Jan Nowak", "former Polish president: the former Polish president"],
    ),
    # a title without a country, if it is the only one; without a title there is no basis
    (
        "Chancellor Eva Brandt spoke. The German chancellor left for Rome.",
        ["Eva Brandt: Chancellor Eva Brandt | The German chancellor"],
    ),
    (
        "Eva Brandt spoke. The German chancellor left for Rome.",
        ["Eva Brandt: Eva Brandt", "German chancellor: The German chancellor"],
    ),
    (
        "Chancellor Eva Brandt of Germany spoke. The German chancellor left.",
        ["Eva Brandt: Chancellor Eva Brandt | The German chancellor"],
    ),
    # the owner’s own
    (
        "Kenyan President David Okello spoke. Okello’s spokesman, Tom Odhiambo, left. The spokesman smiled.",
        [
            "David Okello: Kenyan President David Okello | Okello",
            "Tom Odhiambo: Okello’s spokesman | Tom Odhiambo | The spokesman",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), HELD)
def test_offices_held(text: str, expected: list[str]) -> None:
    assert tenures(text) == expected


@pytest.mark.parametrize(("text", "expected"), BY_OFFICE)
def test_persons_by_their_office(text: str, expected: list[str]) -> None:
    assert actors(text, "person") == expected
