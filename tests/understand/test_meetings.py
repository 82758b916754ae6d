from typing import get_args

import pytest

from memcon import ontology
from memcon.model import Meeting, MeetingForm
from memcon.settings import Settings
from memcon.understand.actors import mentions
from memcon.understand.dates import dates
from memcon.understand.meetings import meetings
from memcon.understand.meetings.triggers import NOUN_FRAMES, VERB_FRAMES, words
from memcon.understand.parse import parse
from memcon.understand.quotations import quotations


def read(text: str) -> tuple[list[str], tuple[Meeting, ...]]:
    """The words of the document's mentions, by number, and its meetings."""
    parsed = parse(text, Settings().model)
    found = mentions(parsed, quotations(text, []), [])
    return [mention.span.exact for mention in found], meetings(parsed, found, dates(parsed, None))


# sentence | participants, the host marked by * | form, status, place, date
TOLD = [
    # audiences and courtesy calls
    (
        "The minister was granted an audience by the King of Norway on Friday.",
        "The minister + *the King of Norway",
        ("meeting", "held", None, "Friday"),
    ),
    (
        "President Amina Otieno granted Foreign Minister Ida Berg an audience on Monday.",
        "*President Amina Otieno + Foreign Minister Ida Berg",
        ("meeting", "held", None, "Monday"),
    ),
    (
        "President Amina Otieno granted an audience to Foreign Minister Ida Berg.",
        "*President Amina Otieno + Foreign Minister Ida Berg",
        ("meeting", "held", None, None),
    ),
    (
        "Foreign Minister Ida Berg paid a courtesy call on President Amina Otieno.",
        "Foreign Minister Ida Berg + President Amina Otieno",
        ("meeting", "held", None, None),
    ),
    (
        "Minister Berg's courtesy call on President Amina Otieno lasted an hour.",
        "Minister Berg + President Amina Otieno",
        ("meeting", "held", None, None),
    ),
    # one consults by telephone, two talk for hours
    (
        "Minister Ida Berg consulted by telephone with the Minister of Mines of Kenya on Tuesday.",
        "Minister Ida Berg + the Minister of Mines of Kenya",
        ("call", "held", None, "Tuesday"),
    ),
    (
        "President Lars Holm and Denmark's Ida Berg talked for three hours.",
        "President Lars Holm + Ida Berg",
        ("talks", "held", None, None),
    ),
    # the ministers of countries that the sentence has named
    (
        "Kenya and Chad will build a port, their ministers said on Friday after talks in the town of Lamu.",
        "their ministers",
        ("talks", "held", "Lamu", "Friday"),
    ),
    # a person is named after the country whose own he is
    (
        "On Monday Kenya's Otieno met Denmark's Holm in Accra.",
        "Otieno + Holm",
        ("meeting", "held", "Accra", "Monday"),
    ),
    # ambassadors are summoned, ministers seen, called on, spoken to
    (
        "Kenya on Tuesday summoned the Danish ambassador over the remarks.",
        "*Kenya + the Danish ambassador",
        ("meeting", "held", None, "Tuesday"),
    ),
    (
        "The Norwegian ambassador was summoned to the Foreign Ministry on Friday.",
        "The Norwegian ambassador + *Foreign Ministry",
        ("meeting", "held", None, "Friday"),
    ),
    (
        "Kenyan President Amina Otieno discussed the drought with Danish Prime Minister Lars Holm.",
        "Kenyan President Amina Otieno + Danish Prime Minister Lars Holm",
        ("talks", "held", None, None),
    ),
    (
        "Chancellor Ute Brandt discussed the raid with President Goran Petrov by telephone late on Monday.",
        "Chancellor Ute Brandt + President Goran Petrov",
        ("call", "held", None, "late on Monday"),
    ),
    (
        "Chancellor Ute Brandt telephoned with President Goran Petrov early on Friday.",
        "Chancellor Ute Brandt + President Goran Petrov",
        ("call", "held", None, "early on Friday"),
    ),
    (
        "Foreign Minister Ida Berg is to see President Amina Otieno in Nairobi on Monday.",
        "Foreign Minister Ida Berg + President Amina Otieno",
        ("meeting", "planned", "Nairobi", "Monday"),
    ),
    (
        "President Lars Holm and President Amina Otieno last saw each other in Accra in May.",
        "President Lars Holm + President Amina Otieno",
        ("meeting", "held", "Accra", "May"),
    ),
    (
        "Foreign Minister Ida Berg called on Prime Minister Petr Novak in Prague.",
        "Foreign Minister Ida Berg + Prime Minister Petr Novak",
        ("meeting", "held", "Prague", None),
    ),
    (
        "President Lars Holm spoke to Kenyan army chief Peter Mwangi on Monday, his spokesman said.",
        "President Lars Holm + Kenyan army chief Peter Mwangi",
        ("call", "held", None, "Monday"),
    ),
    # visits to places, headlines, bodies of states, who else was there
    (
        "Danish Prime Minister Lars Holm will visit Nairobi next Monday.",
        "Danish Prime Minister Lars Holm + *Nairobi",
        ("visit", "planned", "Nairobi", "next Monday"),
    ),
    (
        "Foreign Minister Ida Berg paid a visit to the capital Tirana in May.",
        "Foreign Minister Ida Berg + Tirana",
        ("visit", "held", "Tirana", "May"),
    ),
    ("Amina Otieno, Lars Holm meet in Riga", "Amina Otieno + Lars Holm", ("meeting", "held", "Riga", None)),
    (
        "The United Nations Security Council will hold an emergency meeting on Friday.",
        "United Nations Security Council",
        ("meeting", "planned", None, "Friday"),
    ),
    (
        "Latvian trade ministers failed to agree after talks in Riga.",
        "Latvian trade ministers",
        ("talks", "held", "Riga", None),
    ),
    (
        "Prime Minister Lars Holm and President Pablo Rivas met in the presence of King Harald.",
        "Prime Minister Lars Holm + President Pablo Rivas + King Harald",
        ("meeting", "held", None, None),
    ),
    (
        "President Lars Holm and President Pablo Rivas met for an hour in Quito under the mediation of Peru.",
        "President Lars Holm + President Pablo Rivas + Peru",
        ("meeting", "held", "Quito", None),
    ),
    # places and dates that the words around tell
    (
        "President Pablo Rivas met Chancellor Ute Brandt in the Baltic port of Ventspils.",
        "President Pablo Rivas + Chancellor Ute Brandt",
        ("meeting", "held", "Ventspils", None),
    ),
    (
        "President Pablo Rivas held a meeting with Chancellor Ute Brandt on the margins of the fair in Bonn.",
        "President Pablo Rivas + Chancellor Ute Brandt",
        ("meeting", "held", "Bonn", None),
    ),
    (
        "President Pablo Rivas goes to Quito on Friday, where he will be received by President Eva Cruz.",
        "he + *President Eva Cruz",
        ("meeting", "planned", "Quito", "Friday"),
    ),
    (
        "In July 1971, Foreign Minister Jan Kowal flew to Quito and held talks with Premier Li Shan.",
        "Foreign Minister Jan Kowal + Premier Li Shan",
        ("talks", "held", "Quito", "July 1971"),
    ),
    # talks prepared on a journey are not where it leads
    (
        "Foreign Minister Jan Kowal flew to Quito and prepared talks with Premier Li Shan.",
        "Foreign Minister Jan Kowal + Premier Li Shan",
        ("talks", "planned", None, None),
    ),
    (
        "Trade Minister Luis Soto will lead a delegation to Quito for talks with Premier Li Shan on July 15.",
        "Trade Minister Luis Soto + Premier Li Shan",
        ("talks", "planned", "Quito", "July 15"),
    ),
    (
        "The row comes ahead of an EU summit in Riga on May 28 and 29 at which it will be discussed.",
        "EU",
        ("summit", "planned", "Riga", "May 28 and 29"),
    ),
    (
        "President Pablo Rivas was welcomed to Quito by President Eva Cruz.",
        "President Pablo Rivas + *President Eva Cruz",
        ("meeting", "held", "Quito", None),
    ),
    (
        "President Pablo Rivas received Chancellor Ute Brandt at Al Nour Palace on Friday.",
        "*President Pablo Rivas + Chancellor Ute Brandt",
        ("meeting", "held", "Al Nour Palace", "Friday"),
    ),
    (
        "President Pablo Rivas met Chancellor Ute Brandt and the ambassador in Lima, Jan Kowal.",
        "President Pablo Rivas + Chancellor Ute Brandt + the ambassador",
        ("meeting", "held", None, None),
    ),
    (
        "Peru has postponed a meeting of ASEAN ministers that was to take place on January 18 and 19.",
        "ASEAN ministers",
        ("meeting", "refused", None, "January 18 and 19"),
    ),
    (
        "On Tuesday, Premier Ida Berg will go to Quito, where she will meet President Eva Cruz.",
        "she + President Eva Cruz",
        ("meeting", "planned", "Quito", "Tuesday"),
    ),
    (
        "Pablo Rivas and Chancellor Ute Brandt discussed the drought.",
        "Pablo Rivas + Chancellor Ute Brandt",
        ("talks", "held", None, None),
    ),
    # what was planned and did not come about
    (
        "President Lars Holm had been due to meet President Amina Otieno in Oslo.",
        "President Lars Holm + President Amina Otieno",
        ("meeting", "refused", "Oslo", None),
    ),
    (
        "President Lars Holm was to have met President Amina Otieno in Oslo on July 8.",
        "President Lars Holm + President Amina Otieno",
        ("meeting", "refused", "Oslo", "July 8"),
    ),
    (
        "Foreign Minister Ida Berg pulled out of a meeting with Foreign Minister Jan Kowal.",
        "Foreign Minister Ida Berg + Foreign Minister Jan Kowal",
        ("meeting", "refused", None, None),
    ),
    (
        "President Lars Holm held talks with President Amina Otieno and with Chancellor Ute Brandt.",
        "President Lars Holm + President Amina Otieno + Chancellor Ute Brandt",
        ("talks", "held", None, None),
    ),
    (
        "EU leaders were uneasy after the collapse of the Danish cabinet a week before an EU summit in Riga.",
        "EU",
        ("summit", "held", "Riga", None),
    ),
    (
        "Leaders will discuss fishing quotas at the EU summit in Riga in May.",
        "EU",
        ("summit", "planned", "Riga", "May"),
    ),
    (
        "Kenya turned down talks with Chile.",
        "Kenya + Chile",
        ("talks", "refused", None, None),
    ),
    (
        "President Lars Holm declined to meet President Amina Otieno at the NATO summit in Riga.",
        "President Lars Holm + President Amina Otieno",
        ("meeting", "refused", "Riga", None),
    ),
    (
        "President Lars Holm met President Amina Otieno in the capital Friday.",
        "President Lars Holm + President Amina Otieno",
        ("meeting", "held", "capital", "Friday"),
    ),
    (
        "President Lars Holm held talks with opposition leaders including former president Amina Otieno.",
        "President Lars Holm + opposition leaders + former president Amina Otieno",
        ("talks", "held", None, None),
    ),
    (
        "President Pablo Marin held talks in Oslo on Friday with his Kenyan counterpart, Amina Otieno.",
        "President Pablo Marin + his Kenyan counterpart",
        ("talks", "held", "Oslo", "Friday"),
    ),
    (
        "Denmark's prime minister, Lars Holm, met with Indian leader Rajesh Patil in New Delhi on Tuesday.",
        "Denmark's prime minister + Indian leader Rajesh Patil",
        ("meeting", "held", "New Delhi", "Tuesday"),
    ),
    (
        "Foreign ministers Anna Roe and Tomas Vrba met in Vienna.",
        "Foreign ministers Anna Roe + Tomas Vrba",
        ("meeting", "held", "Vienna", None),
    ),
    (
        "Chilean President Pablo Rivas and Kenyan President Amina Otieno met on Monday.",
        "Chilean President Pablo Rivas + Kenyan President Amina Otieno",
        ("meeting", "held", None, "Monday"),
    ),
    (
        "Talks between Chile and Peru will resume in Lima on Monday.",
        "Chile + Peru",
        ("talks", "planned", "Lima", "Monday"),
    ),
    ("The Peruvian-Chilean talks ended on Sunday.", "Peruvian + Chilean", ("talks", "held", None, "Sunday")),
    ("The US-China summit opened in Geneva on Monday.", "US + China", ("summit", "held", "Geneva", "Monday")),
    (
        "After meeting Indian Prime Minister Rajesh Patil, Danish Prime Minister Lars Holm was upbeat.",
        "Danish Prime Minister Lars Holm + Indian Prime Minister Rajesh Patil",
        ("meeting", "held", None, None),
    ),
    (
        "Meeting Prime Minister Rajesh Patil, President Lars Holm pressed for lower tariffs.",
        "President Lars Holm + Prime Minister Rajesh Patil",
        ("meeting", "held", None, None),
    ),
    (
        "After his meeting with President Pablo Rivas, Chancellor Ute Brandt praised Chile.",
        "Chancellor Ute Brandt + President Pablo Rivas",
        ("meeting", "held", None, None),
    ),
    (
        "The king received Chilean President Pablo Rivas at the palace on Thursday.",
        "*The king + Chilean President Pablo Rivas",
        ("meeting", "held", "palace", "Thursday"),
    ),
    (
        "Norway hosted Polish Foreign Minister Jan Kowal on Monday.",
        "*Norway + Polish Foreign Minister Jan Kowal",
        ("meeting", "held", None, "Monday"),
    ),
    (
        "Prime Minister Lars Holm greeted President Amina Otieno at the airport.",
        "*Prime Minister Lars Holm + President Amina Otieno",
        ("meeting", "held", "airport", None),
    ),
    (
        "Chilean President Pablo Rivas was received by German Chancellor Ute Brandt on Saturday.",
        "Chilean President Pablo Rivas + *German Chancellor Ute Brandt",
        ("meeting", "held", None, "Saturday"),
    ),
    (
        "Foreign Minister Jan Kowal arrived in Oslo late Sunday for a meeting with Minister Ida Berg.",
        "Foreign Minister Jan Kowal + Minister Ida Berg",
        ("meeting", "held", "Oslo", "late Sunday"),
    ),
    (
        "Foreign Minister Ida Berg travelled to Warsaw to meet Foreign Minister Jan Kowal.",
        "Foreign Minister Ida Berg + Foreign Minister Jan Kowal",
        ("meeting", "held", "Warsaw", None),
    ),
    (
        "He met Polish Foreign Minister Jan Kowal in Warsaw.",
        "He + Polish Foreign Minister Jan Kowal",
        ("meeting", "held", "Warsaw", None),
    ),
    (
        "Foreign Minister Jan Kowal, who met Foreign Minister Ida Berg in Oslo on Monday, was upbeat.",
        "Foreign Minister Jan Kowal + Foreign Minister Ida Berg",
        ("meeting", "held", "Oslo", "Monday"),
    ),
    (
        "President Pablo Rivas and President Amina Otieno spoke by phone on Monday.",
        "President Pablo Rivas + President Amina Otieno",
        ("call", "held", None, "Monday"),
    ),
    (
        "President Pablo Rivas spoke with Chancellor Ute Brandt by video link on Thursday.",
        "President Pablo Rivas + Chancellor Ute Brandt",
        ("call", "held", None, "Thursday"),
    ),
    (
        "President Rivas had a telephone conversation with President of the Republic of Kenya Amina Otieno.",
        "President Rivas + President of the Republic of Kenya Amina Otieno",
        ("call", "held", None, None),
    ),
    (
        "During a telephone conversation, President Tomas Berg congratulated Prime Minister Kofi Mensah.",
        "President Tomas Berg + Prime Minister Kofi Mensah",
        ("call", "held", None, None),
    ),
    (
        "President Pablo Rivas phones President Amina Otieno over border dispute",
        "President Pablo Rivas + President Amina Otieno",
        ("call", "held", None, None),
    ),
    (
        "President Pablo Rivas called President Amina Otieno on Monday to discuss the border.",
        "President Pablo Rivas + President Amina Otieno",
        ("call", "held", None, "Monday"),
    ),
    (
        "Chilean President Pablo Rivas visited Kenya last week.",
        "Chilean President Pablo Rivas + *Kenya",
        ("visit", "held", None, "last week"),
    ),
    (
        "Prime Minister Lars Holm's visit to Kenya lasted three days.",
        "Prime Minister Lars Holm + Kenya",
        ("visit", "held", "Kenya", None),
    ),
    (
        "Prime Minister Awa Diop paid a visit to Ghana in March.",
        "Prime Minister Awa Diop + Ghana",
        ("visit", "held", "Ghana", "March"),
    ),
    (
        "President Pablo Rivas to meet Chancellor Ute Brandt in Berlin next week",
        "President Pablo Rivas + Chancellor Ute Brandt",
        ("meeting", "planned", "Berlin", "next week"),
    ),
    (
        "Foreign Minister Ida Berg is due to meet Foreign Minister Jan Kowal in Warsaw on 12 May.",
        "Foreign Minister Ida Berg + Foreign Minister Jan Kowal",
        ("meeting", "planned", "Warsaw", "12 May"),
    ),
    (
        "Foreign Minister Anna Roe said she would meet the Iranian envoy, Ali Karimi, next Wednesday.",
        "she + the Iranian envoy",
        ("meeting", "planned", None, "next Wednesday"),
    ),
    (
        "Ahead of talks with Polish Foreign Minister Jan Kowal, Foreign Minister Ida Berg was hopeful.",
        "Foreign Minister Ida Berg + Polish Foreign Minister Jan Kowal",
        ("talks", "planned", None, None),
    ),
    (
        "The secretary of state will travel to Jakarta on Sunday for talks with Indonesian officials.",
        "The secretary of state + Indonesian officials",
        ("talks", "planned", "Jakarta", "Sunday"),
    ),
    (
        "Japan and South Korea agreed to hold a summit in Tokyo in May.",
        "Japan + South Korea",
        ("summit", "planned", "Tokyo", "May"),
    ),
    (
        "Serbian President Goran Petrov and Kosovo's premier, Arben Gashi, will sit down for talks in Riga.",
        "Serbian President Goran Petrov + Kosovo's premier",
        ("talks", "planned", "Riga", None),
    ),
    ("Norway called for talks between Chile and Peru.", "Chile + Peru", ("talks", "proposed", None, None)),
    (
        "President Pablo Rivas announced plans to meet with President Amina Otieno.",
        "President Pablo Rivas + President Amina Otieno",
        ("meeting", "planned", None, None),
    ),
    ("Peru has offered to hold talks with Chile.", "Peru + Chile", ("talks", "proposed", None, None)),
    ("Chile said it was ready to meet Peru.", "Chile + Peru", ("meeting", "proposed", None, None)),
    ("Egypt urged Israel and Hamas to resume talks.", "Israel + Hamas", ("talks", "proposed", None, None)),
    (
        "Chancellor Ute Brandt invited President Pablo Rivas for talks in Berlin.",
        "Chancellor Ute Brandt + President Pablo Rivas",
        ("talks", "proposed", "Berlin", None),
    ),
    (
        "Foreign Minister Ida Berg refused to meet Foreign Minister Jan Kowal.",
        "Foreign Minister Ida Berg + Foreign Minister Jan Kowal",
        ("meeting", "refused", None, None),
    ),
    ("Chile cancelled a meeting with Peru.", "Chile + Peru", ("meeting", "refused", None, None)),
    (
        "Turkey and Armenia have postponed talks on reopening the border.",
        "Turkey + Armenia",
        ("talks", "refused", None, None),
    ),
    (
        "Georgia and Moldova ruled out talks with Belarus.",
        "Georgia + Moldova + Belarus",
        ("talks", "refused", None, None),
    ),
    (
        "Speaking after talks in London with Prime Minister Petr Novak, Prime Minister Lars Holm was upbeat.",
        "Prime Minister Lars Holm + Prime Minister Petr Novak",
        ("talks", "held", "London", None),
    ),
    (
        "Minister Ann Field told reporters in Riga after talks with Minister Janis Kalnins of a plan.",
        "Minister Ann Field + Minister Janis Kalnins",
        ("talks", "held", "Riga", None),
    ),
    (
        "G20 finance ministers are holding talks in Lima Friday that should calm the markets.",
        "G20 finance ministers",
        ("talks", "held", "Lima", "Friday"),
    ),
    (
        "Leaders of the Group of Seven gathered in Cornwall on Friday.",
        "Leaders of the Group of Seven",
        ("meeting", "held", "Cornwall", "Friday"),
    ),
    (
        "Qatar hosted talks between the United States and the Taliban in Doha.",
        "United States + Taliban",
        ("talks", "held", "Doha", None),
    ),
    (
        "UN envoy Carla Estrada hosted a dinner for President Pablo Rivas and President Amina Otieno.",
        "*UN envoy Carla Estrada + President Pablo Rivas + President Amina Otieno",
        ("meeting", "held", None, None),
    ),
    (
        "Envoys from Japan and South Korea sat down with Chinese negotiators.",
        "Japan + South Korea + Chinese negotiators",
        ("meeting", "held", None, None),
    ),
    (
        "The trilateral meeting of the leaders of Chile, Peru and Bolivia took place in Lima on 3 June.",
        "Chile + Peru + Bolivia",
        ("meeting", "held", "Lima", "3 June"),
    ),
    (
        "Ministers from Spain and Portugal met to discuss fishing quotas.",
        "Spain + Portugal",
        ("meeting", "held", None, None),
    ),
    (
        "The African Union has a plan. It will hold talks with Sudan on Tuesday.",
        "African Union + Sudan",
        ("talks", "planned", None, "Tuesday"),
    ),
    (
        "President Amina Otieno attended a NATO summit in Madrid.",
        "President Amina Otieno + NATO",
        ("summit", "held", "Madrid", None),
    ),
    (
        "Prime Minister Petr Novak's meeting with Chancellor Ute Brandt focused on energy prices.",
        "Prime Minister Petr Novak + Chancellor Ute Brandt",
        ("meeting", "held", None, None),
    ),
    (
        "Foreign Secretary James Hale is in talks with Iran.",
        "Foreign Secretary James Hale + Iran",
        ("talks", "held", None, None),
    ),
    (
        "Jordan's King Faisal hosted President Pablo Rivas in Amman on Sunday.",
        "*Jordan's King Faisal + President Pablo Rivas",
        ("meeting", "held", "Amman", "Sunday"),
    ),
    (
        "GENEVA (Reuters) - Foreign Minister Jan Kowal met Foreign Minister Ida Berg on Friday.",
        "Foreign Minister Jan Kowal + Foreign Minister Ida Berg",
        ("meeting", "held", "GENEVA", "Friday"),
    ),
    # the day of announcing, proposing and agreeing is not that of the meeting
    (
        "On Monday Foreign Minister Ida Berg announced talks with Peruvian Premier Ana Roe.",
        "Foreign Minister Ida Berg + Peruvian Premier Ana Roe",
        ("talks", "planned", None, None),
    ),
    (
        "Foreign Minister Ida Berg agreed on Monday to meet Peruvian Premier Ana Roe in Riga on Friday.",
        "Foreign Minister Ida Berg + Peruvian Premier Ana Roe",
        ("meeting", "planned", "Riga", "Friday"),
    ),
    (
        "Foreign Minister Ida Berg announced talks with Peruvian Premier Ana Roe for Friday.",
        "Foreign Minister Ida Berg + Peruvian Premier Ana Roe",
        ("talks", "planned", None, "Friday"),
    ),
    # a call that is received; officials of several countries
    (
        "Peruvian President Ana Roe received a telephone call from Kenyan President Amina Otieno on Monday.",
        "Peruvian President Ana Roe + Kenyan President Amina Otieno",
        ("call", "held", None, "Monday"),
    ),
    (
        "Chancellor Ute Brandt made a phone call to President Goran Petrov on Friday.",
        "Chancellor Ute Brandt + President Goran Petrov",
        ("call", "held", None, "Friday"),
    ),
    (
        "The U.S. and Kenyan delegations held talks in Geneva on Monday.",
        "U.S. + Kenyan",
        ("talks", "held", "Geneva", "Monday"),
    ),
    (
        "Chilean, Peruvian and French trade officials met in Lima on Tuesday.",
        "Chilean + Peruvian + French",
        ("meeting", "held", "Lima", "Tuesday"),
    ),
    (
        "Foreign Minister Ida Berg met her Swedish and Finnish counterparts in Oslo on Monday.",
        "Foreign Minister Ida Berg + Swedish + Finnish",
        ("meeting", "held", "Oslo", "Monday"),
    ),
    (
        "The Swedish and Finnish foreign ministers, Ana Roe and Juho Vuori, met in Oslo on Monday.",
        "Ana Roe + Juho Vuori",
        ("meeting", "held", "Oslo", "Monday"),
    ),
    (
        "The foreign ministers of Sweden and Finland, Ana Roe and Juho Vuori, met in Oslo on Monday.",
        "Ana Roe + Juho Vuori",
        ("meeting", "held", "Oslo", "Monday"),
    ),
    # the country after a name, and the line that opens a despatch
    (
        "President Ana Roe of Peru and Lars Holm, the Danish prime minister, met in Riga on Tuesday.",
        "President Ana Roe + Lars Holm",
        ("meeting", "held", "Riga", "Tuesday"),
    ),
    (
        "LIMA, Sept 9 (AP) – President Ana Roe of the Seychelles and King Lars of Peru held talks on Sunday.",
        "President Ana Roe + King Lars",
        ("talks", "held", "LIMA", "Sunday"),
    ),
    (
        "OSLO, Sunday - Danish Premier Lars Holm and Kenyan President Amina Otieno met on Friday.",
        "Danish Premier Lars Holm + Kenyan President Amina Otieno",
        ("meeting", "held", "OSLO", "Friday"),
    ),
]


@pytest.mark.parametrize(("sentence", "participants", "facts"), TOLD)
def test_parties_form_status_place_and_date(sentence, participants, facts):
    words, found = read(sentence)
    assert len(found) == 1
    (meeting,) = found
    shown = [("*" if n == meeting.host else "") + words[n] for n in meeting.participants]
    assert " + ".join(shown) == participants
    place = meeting.place.exact if meeting.place else None
    date = meeting.date.span.exact if meeting.date else None
    assert (meeting.form, meeting.status, place, date) == facts
    assert not meeting.partial


SEVERAL = [
    (
        "In Norway, the minister met with Minister Ane Lind on Monday and was received by Premier Lars Holm.",
        [("the minister + Minister Ane Lind", "Monday"), ("the minister + Premier Lars Holm", None)],
    ),
    (
        (
            "Premier Lars Holm met leaders: Kenyan President Amina Otieno on Monday, Ghana's President "
            "John Mensah Wednesday and Senegalese premier Awa Diop Friday."
        ),
        [
            ("Premier Lars Holm + Kenyan President Amina Otieno", "Monday"),
            ("Premier Lars Holm + Ghana's President John Mensah", "Wednesday"),
            ("Premier Lars Holm + Senegalese premier Awa Diop", "Friday"),
        ],
    ),
    (
        (
            "President Pablo Rivas met Chancellor Ute Brandt and Prime Minister Petr Novak on Monday and "
            "President Goran Petrov on Tuesday."
        ),
        [
            ("President Pablo Rivas + Chancellor Ute Brandt + Prime Minister Petr Novak", "Monday"),
            ("President Pablo Rivas + President Goran Petrov", "Tuesday"),
        ],
    ),
    (
        (
            "Secretary of State Mary Cole will hold separate meetings with Foreign Minister Jan Kowal and "
            "Foreign Minister Ida Berg."
        ),
        [
            ("Secretary of State Mary Cole + Foreign Minister Jan Kowal", None),
            ("Secretary of State Mary Cole + Foreign Minister Ida Berg", None),
        ],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), SEVERAL)
def test_a_list_of_meetings_becomes_one_entry_each(sentence, expected):
    words, found = read(sentence)
    shown = [
        (
            " + ".join(words[n] for n in meeting.participants),
            meeting.date.span.exact if meeting.date else None,
        )
        for meeting in found
    ]
    assert shown == expected


PLACED = [
    (
        (
            "Premier Lars Holm will meet Kenyan President Amina Otieno in Nairobi on Monday, Ghanaian "
            "President John Mensah in Accra on Tuesday and Senegalese premier Awa Diop in Dakar on Friday."
        ),
        ["Nairobi, Monday", "Accra, Tuesday", "Dakar, Friday"],
    ),
    (
        (
            "Kenyan President Amina Otieno will hold talks with Dutch Premier Piet Bakker in The Hague "
            "on Tuesday, German Chancellor Ute Brandt in Berlin on Wednesday and French President Ana Roe in "
            "Paris on Thursday, her office announced."
        ),
        ["The Hague, Tuesday", "Berlin, Wednesday", "Paris, Thursday"],
    ),
    (
        "Premier Lars Holm met President Amina Otieno in Nairobi and President John Mensah in Accra.",
        ["Nairobi, None", "Accra, None"],
    ),
    (
        "In Oslo, Premier Holm met President Amina Otieno on Monday and President John Mensah on Tuesday.",
        ["Oslo, Monday", "Oslo, Tuesday"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), PLACED)
def test_each_meeting_of_a_list_has_its_own_place_and_date(sentence, expected):
    _, found = read(sentence)
    shown = [(meeting.place, meeting.date.span if meeting.date else None) for meeting in found]
    assert [f"{place and place.exact}, {date and date.exact}" for place, date in shown] == expected


PARTIAL = [
    ("In the talks with President Amina Otieno it was decided to wait.", "President Amina Otieno", ""),
    ("The meeting was attended by Trade Minister Luis Soto.", "", "Trade Minister Luis Soto"),
    ("Trade Minister Luis Soto was also present at the talks.", "", "Trade Minister Luis Soto"),
    ("The meeting, attended by Trade Minister Luis Soto, covered the sea.", "", "Trade Minister Luis Soto"),
    ("Trade Minister Luis Soto chaired the meeting.", "", "Trade Minister Luis Soto"),
    ("Talks with Iran resumed in Geneva.", "Iran", ""),
    ("The meeting ended without a statement.", "", ""),
    ("Friday's talks would involve the border.", "", ""),
    (
        "President Pablo Rivas was accompanied by Trade Minister Luis Soto and Energy Minister Eva Cruz.",
        "President Pablo Rivas",
        "Trade Minister Luis Soto + Energy Minister Eva Cruz",
    ),
    ("Arriving at the talks, Foreign Minister Anna Roe was optimistic.", "", "Foreign Minister Anna Roe"),
    ("President Pablo Rivas attended the summit.", "", "President Pablo Rivas"),
]


@pytest.mark.parametrize(("sentence", "participants", "companions"), PARTIAL)
def test_words_that_leave_a_side_open_are_partial(sentence, participants, companions):
    words, (meeting,) = read(sentence)
    assert meeting.partial
    assert " + ".join(words[n] for n in meeting.participants) == participants
    assert " + ".join(words[n] for n in meeting.companions) == companions


TOPICS = [
    ("President Pablo Rivas and President Amina Otieno met to discuss grain exports.", ["grain exports"]),
    ("Talks on the border between Chile and Peru began.", ["the border between Chile and Peru"]),
    ("The meeting between Chile and Peru focused on fishing rights.", ["fishing rights"]),
    ("Chile and Peru held talks about water.", ["water"]),
]


@pytest.mark.parametrize(("sentence", "expected"), TOPICS)
def test_topics_are_words_of_the_text(sentence, expected):
    _, found = read(sentence)
    assert [topic.exact for meeting in found for topic in meeting.topics] == expected


NONE = [
    "Foreign Minister Ida Berg made a call on President Amina Otieno to resign.",
    "Foreign Minister Ida Berg made a call on Friday.",
    "The court granted Holm a hearing, and the film granted its audience a laugh.",
    "Holm and Berg talked for weeks about nothing.",
    "Lawmakers talked for three hours.",
    "Chancellor Ute Brandt rejected a call from President Goran Petrov for sanctions.",
    "Chile failed to meet the deadline.",
    "Peru must meet the EU criteria before it can join.",
    "President Pablo Rivas will meet the demands of Peru.",
    "Chile and Peru met the targets of the treaty.",
    "The proposal was met with criticism by Norway.",
    "President Pablo Rivas talks tough on trade with Peru.",
    "Norway met Sweden in the semi-final on Tuesday.",
    "President Pablo Rivas gave a press conference with Chancellor Ute Brandt.",
    "The court session on Chile ended on Friday.",
    "Foreign Minister Ida Berg did not meet Foreign Minister Jan Kowal in Warsaw.",
    "Foreign Minister Ida Berg left without meeting Foreign Minister Jan Kowal.",
    "If President Pablo Rivas meets Chancellor Ute Brandt, the deal could be saved.",
    "There were no talks between Chile and Peru.",
    "A million Germans visited Egypt last year.",
    "President Amina Otieno visited a school in Nairobi.",
    "Norway's call for restraint was ignored by Chile.",
    "President Pablo Rivas called Chancellor Ute Brandt a liar.",
    "President Pablo Rivas called on Peru to stop.",
    "The president met reporters in Lima.",
    "The meeting point was near the French embassy.",
    "Chile welcomed the proposal of Peru.",
    "Prime Minister Lars Holm received a letter from President Amina Otieno.",
    "Peru hosted the Pan American Games.",
    "The party conference elected Lars Holm.",
    "Talks are important for peace.",
    "President Pablo Rivas bought a telephone from Chile.",
    "Lawmakers gathered in the hall to vote.",
    "The court summoned the former minister Luis Soto as a witness.",
    "Kenya summoned its best runners to the capital.",
    "President Pablo Rivas saw Chancellor Ute Brandt as a rival.",
    "President Pablo Rivas wants to see Chancellor Ute Brandt removed.",
    "Foreign Minister Ida Berg called on President Amina Otieno to resign.",
    "Lawmakers discussed the budget with great heat.",
    "President Pablo Rivas spoke to a crowd in Lima.",
    "President Pablo Rivas spoke with passion about the sea.",
    "Neither President Pablo Rivas nor Chancellor Ute Brandt attended the summit.",
    "Young people assembled on the square.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_no_meeting(sentence):
    assert read(sentence)[1] == ()


def test_evidence_place_date_and_topics_are_slices_of_the_text():
    text = "“We met President Marin,” Chile’s envoy said.\n\n" + " ".join(sentence for sentence, _, _ in TOLD)
    _, found = read(text)
    spans = [span for meeting in found for span in (*meeting.evidence, *meeting.topics)]
    spans += [meeting.place for meeting in found if meeting.place]
    assert spans
    assert all(text[span.start : span.end] == span.exact for span in spans)


def test_the_lexicon_of_meetings_holds_no_entry_twice_and_only_known_forms():
    rows = list(ontology.rows("lexicon/meetings.csv"))
    entries = [(row["word"], row["part"], row["class"]) for row in rows]
    assert len(set(entries)) == len(entries)
    assert {row["form"] for row in rows} <= {"", *get_args(MeetingForm)}
    assert all(words("verb", frame).forms for frame in VERB_FRAMES)
    assert all(words("noun", frame).forms for frame in NOUN_FRAMES)
