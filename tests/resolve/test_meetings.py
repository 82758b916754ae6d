import datetime as dt

import pytest

from memcon.model import DateReference, Document, Meeting, Mention, Span
from memcon.resolve import resolve
from memcon.resolve.agreement import dates_agree, finer_date, finer_place, places_agree
from memcon.resolve.meetings import merge_meetings
from memcon.settings import Settings
from memcon.understand import understand


def told(text: str) -> list[str]:
    """The meetings of a text: trigger words, participants, form, status, place, date."""
    (findings,) = understand([Document("x.txt", text, "0")], Settings())
    resolved = resolve(findings)
    labels = {number: actor.label for actor in resolved.actors for number in actor.mentions}
    return [
        f"{'/'.join(span.exact for span in meeting.evidence)}: "
        f"{' + '.join(sorted(labels[number] for number in meeting.participants))}; "
        f"{meeting.form} {meeting.status}"
        f"{', ' + meeting.place.exact if meeting.place else ''}"
        f"{', ' + meeting.date.span.exact if meeting.date else ''}"
        for meeting in resolved.meetings
    ]


MERGED = [
    (
        (
            "The presidents of Chile and Peru held talks in Quito on Tuesday. Pablo Rivas and Eva Cruz met "
            "in the presence of Norwegian King Harald."
        ),
        ["talks/met: Eva Cruz + Harald + Pablo Rivas; talks held, Quito, Tuesday"],
    ),
    (
        (
            "Danish Foreign Minister Ida Berg met Polish Foreign Minister Jan Kowal in Riga. Danish "
            "President Lars Holm is ready to meet Polish President Ewa Sobol. The two ministers will "
            "continue their talks in Oslo in June."
        ),
        [
            "met: Ida Berg + Jan Kowal; meeting held, Riga",
            "meet: Ewa Sobol + Lars Holm; meeting proposed",
            "talks: Ida Berg + Jan Kowal; talks planned, Oslo, June",
        ],
    ),
    (
        (
            "Danish President Lars Holm met Kenyan President Amina Otieno on Monday. Ghana has proposed a "
            "summit of the two leaders with African Union chief Awa Diop."
        ),
        [
            "met: Amina Otieno + Lars Holm; meeting held, Monday",
            "summit: Amina Otieno + Awa Diop + Lars Holm; summit proposed",
        ],
    ),
    (
        (
            "Danish President Lars Holm will meet Kenyan President Amina Otieno on Monday. The summit will "
            "be their first."
        ),
        ["meet/summit: Amina Otieno + Lars Holm; summit planned, Monday"],
    ),
    (
        (
            "Chile and Peru held negotiations in Quito in May. Both sides said they would "
            "meet again in October. The talks had been hard, an envoy said."
        ),
        [
            "negotiations/talks: Chile + Peru; talks held, Quito, May",
            "meet: Chile + Peru; meeting planned, October",
        ],
    ),
    (
        "EU farm ministers held talks in Riga on Monday. The ministers will reconvene on Thursday.",
        [
            "talks: EU farm ministers; talks held, Riga, Monday",
            "reconvene: EU farm ministers; meeting planned, Thursday",
        ],
    ),
    (
        (
            "Danish President Lars Holm was in Nairobi on Monday. A planned meeting with Kenyan President "
            "Amina Otieno did not take place."
        ),
        ["meeting: Amina Otieno + Lars Holm; meeting refused"],
    ),
    (
        "Danish President Lars Holm last visited Nairobi in May.",
        ["visited: Kenya + Lars Holm; visit held, Nairobi, May"],
    ),
    (
        (
            "Danish envoy Lars Holm held talks with top Kenyan officials in Nairobi. Holm met with top "
            "Kenyan officials on Friday."
        ),
        ["talks/met: Lars Holm + top Kenyan officials in Nairobi; talks held, Nairobi, Friday"],
    ),
    (
        (
            "Danish president turns down meeting with Kenyan premier\n\nDanish President Lars Holm has "
            "refused to meet Kenyan Prime Minister Amina Otieno on the sidelines of the Baltic summit."
        ),
        ["meeting/meet: Amina Otieno + Lars Holm; meeting refused"],
    ),
    (
        (
            "Chilean President Pablo Rivas met Kenyan President Amina Otieno in Nairobi on Monday. "
            "The meeting lasted two hours. Rivas flew home after the talks."
        ),
        ["met/meeting/talks: Amina Otieno + Pablo Rivas; meeting held, Nairobi, Monday"],
    ),
    (
        (
            "Brazilian President Ana Souza met Argentine President Diego Paz. Souza and Paz met in "
            "Rio de Janeiro to discuss steel. Their meeting was short."
        ),
        ["met/met/discuss/meeting: Ana Souza + Diego Paz; meeting held, Rio de Janeiro"],
    ),
    (
        (
            "Danish Prime Minister Lars Holm held talks with Indian Prime Minister Rajesh Patil. The "
            "Holm-Patil meeting focused on trade. Holm was accompanied by Trade Minister Mette Lund."
        ),
        ["talks/meeting/accompanied: Lars Holm + Mette Lund + Rajesh Patil; talks held"],
    ),
    (
        (
            "Chilean President Pablo Rivas met Kenyan President Amina Otieno in Nairobi. Foreign "
            "Minister Eva Cruz attended the meeting."
        ),
        ["met/meeting: Amina Otieno + Eva Cruz + Pablo Rivas; meeting held, Nairobi"],
    ),
    (
        (
            "Norwegian Foreign Minister Ida Berg will meet Polish Foreign Minister Jan Kowal in Oslo "
            "on 12 May. Norway's Berg has prepared for the meeting with Kowal on 12 May."
        ),
        ["meet/meeting: Ida Berg + Jan Kowal; meeting planned, Oslo, 12 May"],
    ),
    (
        (
            "Russian President Oleg Sidorov met Turkish President Kemal Aydin in Ankara. The talks "
            "between Sidorov and Turkey ended late."
        ),
        ["met/talks: Kemal Aydin + Oleg Sidorov; meeting held, Ankara"],
    ),
    (
        (
            "Chile and Peru resumed talks. Chile wants the talks with Peru to end soon. Bolivia "
            "urged Chile and Peru to continue the talks."
        ),
        ["talks/talks/talks: Chile + Peru; talks held"],
    ),
    (
        (
            "Telephone conversation with President of Kenya Amina Otieno\n\nPresident of Chile Pablo "
            "Rivas had a telephone conversation with President of the Republic of Kenya Amina "
            "Otieno. The conversation focused on trade."
        ),
        ["conversation/conversation: Amina Otieno + Pablo Rivas; call held"],
    ),
    (
        (
            "Czech Prime Minister Petr Novak prepared talks with Austrian officials. Novak met "
            "Austrian Chancellor Eva Gruber on Monday."
        ),
        ["talks/met: Eva Gruber + Petr Novak; meeting held, Monday"],
    ),
    (
        (
            "Iraqi Foreign Minister Salim Aziz was due to meet Iranian President Hassan Karimi. The "
            "meeting was cancelled."
        ),
        ["meet/meeting: Hassan Karimi + Salim Aziz; meeting refused"],
    ),
    (
        "Kenya met its international creditors in Nairobi. The talks of Kenya with the creditors went on.",
        ["met/talks: Kenya + its international creditors; meeting held, Nairobi"],
    ),
]

APART = [
    (
        "The leaders of Chile and Peru met in Lima on Monday. They will meet again in May.",
        ["met: Chile + Peru; meeting held, Lima, Monday", "meet: Chile + Peru; meeting planned, May"],
    ),
    (
        (
            "Chilean President Pablo Rivas met Kenyan President Amina Otieno on Monday. On Thursday "
            "Rivas met Otieno again."
        ),
        [
            "met: Amina Otieno + Pablo Rivas; meeting held, Monday",
            "met: Amina Otieno + Pablo Rivas; meeting held, Thursday",
        ],
    ),
    (
        (
            "Chilean President Pablo Rivas met Peruvian President Luz Vega in Lima. Rivas met "
            "Bolivian President Juan Choque in La Paz."
        ),
        [
            "met: Luz Vega + Pablo Rivas; meeting held, Lima",
            "met: Juan Choque + Pablo Rivas; meeting held, La Paz",
        ],
    ),
    (
        (
            "German Chancellor Ute Brandt spoke by phone with Polish Prime Minister Jan Kowal. "
            "Brandt met Kowal in Warsaw."
        ),
        ["spoke: Jan Kowal + Ute Brandt; call held", "met: Jan Kowal + Ute Brandt; meeting held, Warsaw"],
    ),
    (
        "EU foreign ministers met in Brussels on Monday. An EU summit will be held in Brussels in June.",
        [
            "met: EU foreign ministers; meeting held, Brussels, Monday",
            "summit: European Union; summit planned, Brussels, June",
        ],
    ),
    (
        (
            "Norwegian diplomat Ida Berg hosted a dinner for Serbian President Goran Petrov and "
            "Kosovar President Arta Gashi. It was the first meeting of the two leaders. The two "
            "leaders will meet again on 15 May."
        ),
        [
            "dinner/meeting: Arta Gashi + Goran Petrov + Ida Berg; meeting held",
            "meet: Arta Gashi + Goran Petrov; meeting planned, 15 May",
        ],
    ),
    (
        (
            "Chilean President Pablo Rivas met Peruvian President Luz Vega in Lima in May. Rivas "
            "will meet Vega in Santiago."
        ),
        [
            "met: Luz Vega + Pablo Rivas; meeting held, Lima, May",
            "meet: Luz Vega + Pablo Rivas; meeting planned, Santiago",
        ],
    ),
    # words that only count, and those that tell of another meeting than the last one told
    (
        (
            "Danish President Lars Holm met Kenyan President Amina Otieno on Monday. The two last met in May "
            "in Oslo."
        ),
        [
            "met: Amina Otieno + Lars Holm; meeting held, Monday",
            "met: Amina Otieno + Lars Holm; meeting held, Oslo, May",
        ],
    ),
    (
        (
            "Danish President Lars Holm praised Kenyan President Amina Otieno. The pair first met in Accra "
            "in June 2018."
        ),
        ["met: Amina Otieno + Lars Holm; meeting held, Accra, June 2018"],
    ),
    (
        (
            "Danish President Lars Holm met Kenyan President Amina Otieno in Riga. Last year, when the two "
            "met in Quito, he had promised a ship."
        ),
        [
            "met: Amina Otieno + Lars Holm; meeting held, Riga",
            "met: Amina Otieno + Lars Holm; meeting held, Quito, Last year",
        ],
    ),
    (
        (
            "Danish President Lars Holm met Kenyan President Amina Otieno in Riga. They met again in Oslo. "
            "A third meeting is planned for May."
        ),
        [
            "met: Amina Otieno + Lars Holm; meeting held, Riga",
            "met: Amina Otieno + Lars Holm; meeting held, Oslo",
            "meeting: Amina Otieno + Lars Holm; meeting planned, May",
        ],
    ),
    (
        (
            "Danish President Lars Holm met Kenyan President Amina Otieno on Monday. Their previous talks, "
            "in Accra in May, had ended in a quarrel."
        ),
        [
            "met: Amina Otieno + Lars Holm; meeting held, Monday",
            "talks: Amina Otieno + Lars Holm; talks held, Accra, May",
        ],
    ),
    (
        (
            "Danish President Lars Holm met Kenyan President Amina Otieno on Monday. The previous round of "
            "talks had ended in a quarrel."
        ),
        ["met: Amina Otieno + Lars Holm; meeting held, Monday"],
    ),
    (
        (
            "Danish President Lars Holm met Kenyan President Amina Otieno and Chilean President Pablo Rivas "
            "on Monday. The next meeting will be held in Oslo in May."
        ),
        ["met: Amina Otieno + Lars Holm + Pablo Rivas; meeting held, Monday"],
    ),
]

DROPPED = [
    "Talks with Iran resumed in Geneva.",
    "The meeting ended without a statement.",
    "The two presidents met in Quito.",
    "Experts met in Oslo. The talks ended.",
    "Chilean President Pablo Rivas was accompanied by Trade Minister Luis Soto.",
]


def test_whom_others_or_a_named_series_mean_is_not_guessed():
    lead = "Danish President Lars Holm met Kenyan President Amina Otieno in Oslo. "
    met = "met: Amina Otieno + Lars Holm; meeting held, Oslo"
    assert told(lead + "Envoy Awa Diop plans to hold consultations with the generals.") == [met]
    assert told(lead + "The two presidents also discussed preparations for the Sixth Lake Summit.") == [met]


@pytest.mark.parametrize(("text", "expected"), MERGED)
def test_one_meeting_however_often_it_is_told(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), APART)
def test_what_contradicts_stays_apart(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize("text", DROPPED)
def test_words_that_name_no_two_parties_make_no_meeting(text):
    assert told(text) == []


TEXT = "Roe met Vrba. Roe met Holm. The talks ended."
PEOPLE = {0: "person:roe", 1: "person:vrba", 2: "person:roe", 3: "person:holm"}


def span(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words), words)


def test_pointing_words_join_the_nearest_event():
    mentions = [Mention(span(word), "name", "person") for word in ("Roe", "Vrba", "Roe", "Holm")]
    first = Meeting((span("met"),), (0, 1), sentence=0)
    second = Meeting((span("met", 10),), (2, 3), sentence=1)
    talks = Meeting((span("talks"),), (), form="talks", sentence=2, partial=True)
    merged = merge_meetings([first, second, talks], PEOPLE, mentions)
    assert [meeting.sentences for meeting in merged] == [(0,), (1, 2)]
    assert [meeting.participants for meeting in merged] == [(0, 1), (2, 3)]


def test_two_events_of_one_sentence_are_not_guessed_between():
    mentions = [Mention(span(word), "name", "person") for word in ("Roe", "Vrba", "Roe", "Holm")]
    first = Meeting((span("met"),), (0, 1), sentence=0)
    second = Meeting((span("met", 10),), (2, 3), sentence=0)
    talks = Meeting((span("talks"),), (), form="talks", sentence=1, partial=True)
    merged = merge_meetings([first, second, talks], PEOPLE, mentions)
    assert [len(meeting.evidence) for meeting in merged] == [1, 1]


def test_unresolved_parties_are_no_participants():
    mentions = [Mention(span(word), "name", "person") for word in ("Roe", "Vrba")]
    meeting = Meeting((span("met"),), (0, 1))
    assert merge_meetings([meeting], {0: "person:roe"}, mentions) == ()


def date(words: str, first: str = "", last: str = "") -> DateReference:
    known = (dt.date.fromisoformat(first), dt.date.fromisoformat(last)) if first else (None, None)
    return DateReference(Span(0, len(words), words), "day", "relative" if first else "unknown", *known)


DATES = [
    (date("Monday"), date("Monday night"), True),
    (date("Monday"), date("Tuesday"), False),
    (date("12 May"), date("May"), True),
    (date("12 May"), date("13 May"), False),
    (date("Monday"), date("this week"), True),
    (date("Monday", "2030-05-06", "2030-05-06"), date("last week", "2030-05-06", "2030-05-12"), True),
    (date("Monday", "2030-05-06", "2030-05-06"), date("12 May", "2030-05-12", "2030-05-12"), False),
    (None, date("Monday"), True),
]


@pytest.mark.parametrize(("one", "other", "expected"), DATES)
def test_dates_agree(one, other, expected):
    assert dates_agree(one, other) is expected
    assert dates_agree(other, one) is expected


PLACES = [
    ("Moscow", "Kremlin", True),
    ("Moscow", "Paris", False),
    ("Oslo", "Norway", True),
    ("Basel, Switzerland", "Basel", True),
    ("Lake House residence", "Oslo", True),
    ("Sochi", "Varna", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), PLACES)
def test_places_agree(one, other, expected):
    first, second = (Span(0, len(words), words) for words in (one, other))
    assert places_agree(first, second) is expected
    assert places_agree(second, first) is expected


def test_the_finer_date_and_place_are_kept():
    week, day = date("last week", "2030-05-06", "2030-05-12"), date("Monday", "2030-05-06", "2030-05-06")
    assert finer_date(week, day) == finer_date(day, week) == day
    town, seat = Span(0, 6, "Moscow"), Span(9, 16, "Kremlin")
    assert finer_place(town, seat) == finer_place(seat, town) == seat


SAID = [
    (
        (
            "Danish Prime Minister Lars Holm met Indian Prime Minister Rajesh Patil. After his "
            'meeting with Patil, Holm said: "We agreed on tariffs."'
        ),
        True,
    ),
    (
        (
            "Telephone conversation with President of Kenya Amina Otieno\n\nPresident of Chile Pablo "
            "Rivas had a telephone conversation with President of the Republic of Kenya Amina "
            "Otieno.\n\nPablo Rivas stressed that the border should stay open."
        ),
        True,
    ),
    (
        (
            "Danish Prime Minister Lars Holm met Indian Prime Minister Rajesh Patil. Kenyan "
            "President Amina Otieno said that she was not invited."
        ),
        False,
    ),
    ("Lars Holm said that he would meet Indian Prime Minister Rajesh Patil.", False),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_statements_are_linked_to_the_meeting_at_which_they_were_made(text, expected):
    (findings,) = understand([Document("x.txt", text, "0")], Settings())
    made = [statement.meeting is not None for statement in resolve(findings).statements]
    assert made
    assert any(made) is expected
