"""Dates in sentences as agencies, newspapers and official readouts write them."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.settings import Settings
from memcon.understand.dates import dates
from memcon.understand.parse import parse

SATURDAY = "2015-11-28"
MODEL = Settings().model


def found(text, issued):
    """What is found in a text, each date as "words | grain | earliest..latest | basis"."""
    references = dates(parse(text, MODEL), date.fromisoformat(issued) if issued else None)
    return [
        f"{reference.span.exact} | {reference.grain} | {bounds(reference)} | {reference.basis}"
        for reference in references
    ]


def bounds(reference):
    if reference.earliest == reference.latest:
        return str(reference.earliest)
    return f"{reference.earliest}..{reference.latest}"


# complete by themselves: a sentence, and what is found with and without the document's date
EXPLICIT = [
    (
        "The pact was signed on November 13, 2015, in Tallinn.",
        ["November 13, 2015 | day | 2015-11-13 | explicit"],
    ),
    ("The pact was signed on 13 November 2015.", ["13 November 2015 | day | 2015-11-13 | explicit"]),
    (
        "It was signed on the 13th of November, 2015.",
        ["the 13th of November, 2015 | day | 2015-11-13 | explicit"],
    ),
    ("They met on Friday, Nov. 13, 2015.", ["Friday, Nov. 13, 2015 | day | 2015-11-13 | explicit"]),
    ("The envoys met Nov. 13-14, 2015.", ["Nov. 13-14, 2015 | day | 2015-11-13..2015-11-14 | explicit"]),
    (
        "They met from 28 November to 2 December 2015.",
        ["28 November to 2 December 2015 | day | 2015-11-28..2015-12-02 | explicit"],
    ),
    (
        "She stayed December 30 to January 2, 2016.",
        ["December 30 to January 2, 2016 | day | 2015-12-30..2016-01-02 | explicit"],
    ),
    ("The note is dated 2015-11-13.", ["2015-11-13 | day | 2015-11-13 | explicit"]),
    ("The note is dated 13.11.2015.", ["13.11.2015 | day | 2015-11-13 | explicit"]),
    ("The note is dated 11/13/2015.", ["11/13/2015 | day | 2015-11-13 | explicit"]),
    ("The note is dated 13/11/2015.", ["13/11/2015 | day | 2015-11-13 | explicit"]),
    ("The note is dated 05/05/2015.", ["05/05/2015 | day | 2015-05-05 | explicit"]),
    ("The note is dated 03/04/2015.", ["03/04/2015 | day | None | unknown"]),
    ("It fell on February 30, 2015, he joked.", ["February 30, 2015 | day | None | unknown"]),
    ("Kazakh troops left in September 2014.", ["September 2014 | month | 2014-09-01..2014-09-30 | explicit"]),
    ("Talks began in mid-November 2014.", ["mid-November 2014 | month | 2014-11-08..2014-11-23 | explicit"]),
    (
        "It ended at the end of October 2014.",
        ["the end of October 2014 | month | 2014-10-24..2014-10-31 | explicit"],
    ),
    (
        "They toured Asia from June to August 2014.",
        ["June to August 2014 | month | 2014-06-01..2014-08-31 | explicit"],
    ),
    ("In 2011 the two countries broke ties.", ["2011 | year | 2011-01-01..2011-12-31 | explicit"]),
    ("The treaty has held since 2003.", ["2003 | year | 2003-01-01..2003-12-31 | explicit"]),
    ("NATO's 2011 war in Libya divided them.", ["2011 | year | 2011-01-01..2011-12-31 | explicit"]),
    ("It was drafted in early 2014.", ["early 2014 | year | 2014-01-01..2014-07-02 | explicit"]),
    ("He served between 2009 and 2013.", ["2009 and 2013 | year | 2009-01-01..2013-12-31 | explicit"]),
    ("She was ambassador there (2009-13).", ["2009-13 | year | 2009-01-01..2013-12-31 | explicit"]),
    ("The border was drawn in the 1990s.", ["the 1990s | decade | 1990-01-01..1999-12-31 | explicit"]),
    ("It goes back to the late 1980s.", ["the late 1980s | decade | 1984-12-31..1989-12-31 | explicit"]),
    ("It goes back to the 19th century.", ["the 19th century | century | 1801-01-01..1900-12-31 | explicit"]),
    (
        "They last met in the summer of 2014.",
        ["the summer of 2014 | season | 2014-06-01..2014-08-31 | explicit"],
    ),
    (
        "Exports fell in the third quarter of 2014.",
        ["the third quarter of 2014 | quarter | 2014-07-01..2014-09-30 | explicit"],
    ),
    ("A truce was signed on Christmas Eve, 2014.", ["Christmas Eve, 2014 | day | 2014-12-24 | explicit"]),
    (
        "Since the September 11 attacks it has grown.",
        ["the September 11 attacks | day | 2001-09-11 | explicit"],
    ),
    (
        "It resumed in the week of March 6, 2017.",
        ["the week of March 6, 2017 | week | 2017-03-06..2017-03-12 | explicit"],
    ),
]


@pytest.mark.parametrize("issued", [SATURDAY, None])
@pytest.mark.parametrize(("text", "expected"), EXPLICIT)
def test_dates_that_are_complete(text, expected, issued):
    assert found(text, issued) == expected


# a document's date, a sentence, what is found
RELATIVE = [
    # days without a year
    (SATURDAY, "The attacks of November 13 shook the region.", ["November 13 | day | 2015-11-13 | relative"]),
    (SATURDAY, "They will sign the treaty on 9 January.", ["9 January | day | 2016-01-09 | relative"]),
    (SATURDAY, "Minister Aoun resigned on December 5.", ["December 5 | day | 2014-12-05 | relative"]),
    (SATURDAY, "The deadline was extended until December 5.", ["December 5 | day | 2015-12-05 | relative"]),
    (
        SATURDAY,
        "The summit to be held on 3 March was moved to Riga.",
        ["3 March | day | 2016-03-03 | relative"],
    ),
    (SATURDAY, "He returned on Monday, December 29.", ["Monday, December 29 | day | 2014-12-29 | relative"]),
    (SATURDAY, "The leap day, February 29, will be free.", ["February 29 | day | 2016-02-29 | relative"]),
    (
        SATURDAY,
        "They met on November 23 and 24 in Baku.",
        ["November 23 and 24 | day | 2015-11-23..2015-11-24 | relative"],
    ),
    (
        "2016-01-04",
        "They met on 29-30 December.",
        ["29-30 December | day | 2015-12-29..2015-12-30 | relative"],
    ),
    (SATURDAY, "BERN, Nov. 29 (WPA) - The minister will resign.", ["Nov. 29 | day | 2015-11-29 | relative"]),
    (SATURDAY, "She left on 13 November last year.", ["13 November last year | day | 2014-11-13 | relative"]),
    (SATURDAY, "Workers marched on the first of May.", ["the first of May | day | 2015-05-01 | relative"]),
    (
        SATURDAY,
        "DOVER, Del., Nov. 29 (WPA) - The envoy will resign.",
        ["Nov. 29 | day | 2015-11-29 | relative"],
    ),
    # weekdays
    (
        SATURDAY,
        "Hansen arrived Thursday night in Tashkent.",
        ["Thursday night | day | 2015-11-26 | relative"],
    ),
    (SATURDAY, "Early Tuesday, rebels took the airport.", ["Early Tuesday | day | 2015-11-24 | relative"]),
    (SATURDAY, "The envoys met on Saturday.", ["Saturday | day | 2015-11-28 | relative"]),
    (SATURDAY, "The envoys will meet on Monday.", ["Monday | day | 2015-11-30 | relative"]),
    (SATURDAY, "The envoys meet on Monday in Quito.", ["Monday | day | 2015-11-30 | relative"]),
    (SATURDAY, "The king says on Monday that he is well.", ["Monday | day | 2015-11-23 | relative"]),
    (SATURDAY, "The talks are due to resume on Tuesday.", ["Tuesday | day | 2015-12-01 | relative"]),
    (SATURDAY, "A vote is scheduled for Tuesday.", ["Tuesday | day | 2015-12-01 | relative"]),
    (SATURDAY, "The two agreed to meet again on Tuesday.", ["Tuesday | day | 2015-12-01 | relative"]),
    (SATURDAY, "The vote was postponed until Tuesday.", ["Tuesday | day | 2015-12-01 | relative"]),
    (SATURDAY, "She has been in Doha since Tuesday.", ["Tuesday | day | 2015-11-24 | relative"]),
    (SATURDAY, "He arrived last Friday.", ["last Friday | day | 2015-11-27 | relative"]),
    (SATURDAY, "He arrives next Monday.", ["next Monday | day | 2015-11-30 | relative"]),
    (SATURDAY, "He arrived on Friday last week.", ["Friday last week | day | 2015-11-20 | relative"]),
    (SATURDAY, "At Wednesday's meeting they quarrelled.", ["Wednesday | day | 2015-11-25 | relative"]),
    (
        SATURDAY,
        "They met from Monday to Wednesday.",
        ["Monday to Wednesday | day | 2015-11-23..2015-11-25 | relative"],
    ),
    # words for days
    (
        SATURDAY,
        "They spoke yesterday and will speak tomorrow.",
        ["yesterday | day | 2015-11-27 | relative", "tomorrow | day | 2015-11-29 | relative"],
    ),
    (
        SATURDAY,
        "They spoke last night and again this morning.",
        ["last night | day | 2015-11-27 | relative", "this morning | day | 2015-11-28 | relative"],
    ),
    (
        SATURDAY,
        "They spoke the day before yesterday.",
        ["the day before yesterday | day | 2015-11-26 | relative"],
    ),
    (SATURDAY, "They spoke over the weekend.", ["the weekend | day | 2015-11-28..2015-11-29 | relative"]),
    ("2015-11-25", "They spoke over the weekend.", ["the weekend | day | 2015-11-21..2015-11-22 | relative"]),
    # weeks, months, seasons, years
    (
        SATURDAY,
        "They spoke several times this week.",
        ["this week | week | 2015-11-23..2015-11-29 | relative"],
    ),
    (
        SATURDAY,
        "She will travel to Peru early next week.",
        ["early next week | week | 2015-11-30..2015-12-03 | relative"],
    ),
    (
        SATURDAY,
        "The president will speak later this week.",
        ["later this week | week | 2015-11-28..2015-11-29 | relative"],
    ),
    (SATURDAY, "Ties were restored last month.", ["last month | month | 2015-10-01..2015-10-31 | relative"]),
    (
        SATURDAY,
        "Ties were restored earlier this year.",
        ["earlier this year | year | 2015-01-01..2015-11-28 | relative"],
    ),
    (
        SATURDAY,
        "They prepare for next year's summit.",
        ["next year | year | 2016-01-01..2016-12-31 | relative"],
    ),
    (
        SATURDAY,
        "A deal is likely by the end of the year.",
        ["the end of the year | year | 2015-10-01..2015-12-31 | relative"],
    ),
    (SATURDAY, "He was freed in August.", ["August | month | 2015-08-01..2015-08-31 | relative"]),
    (SATURDAY, "He will be freed in March.", ["March | month | 2016-03-01..2016-03-31 | relative"]),
    (SATURDAY, "He was freed last November.", ["last November | month | 2014-11-01..2014-11-30 | relative"]),
    (
        SATURDAY,
        "He was freed in April this year.",
        ["April this year | month | 2015-04-01..2015-04-30 | relative"],
    ),
    (
        SATURDAY,
        "They met last spring and this summer.",
        [
            "last spring | season | 2015-03-01..2015-05-31 | relative",
            "this summer | season | 2015-06-01..2015-08-31 | relative",
        ],
    ),
    (SATURDAY, "They met two days ago.", ["two days ago | day | 2015-11-26 | relative"]),
    (SATURDAY, "They met three weeks ago.", ["three weeks ago | week | 2015-11-02..2015-11-08 | relative"]),
    (SATURDAY, "They met a year ago.", ["a year ago | year | 2014-01-01..2014-12-31 | relative"]),
    (
        SATURDAY,
        "They will meet again in three weeks.",
        ["three weeks | week | 2015-12-14..2015-12-20 | relative"],
    ),
    (SATURDAY, "In recent days both sides softened.", ["recent days | day | None | unknown"]),
    (SATURDAY, "The feud began many years ago.", ["many years ago | year | None | unknown"]),
    # counted from another date of the text
    (
        SATURDAY,
        "He left two days after Tuesday's vote.",
        ["two days after Tuesday | day | 2015-11-26 | inferred"],
    ),
    (
        None,
        "He came on 3 May 2014 and left two days later.",
        ["3 May 2014 | day | 2014-05-03 | explicit", "two days later | day | 2014-05-05 | inferred"],
    ),
    (
        None,
        "He came on 3 May 2014; she had left the day before.",
        ["3 May 2014 | day | 2014-05-03 | explicit", "the day before | day | 2014-05-02 | inferred"],
    ),
    (
        None,
        "He came on 3 May 2014. The same week she left.",
        [
            "3 May 2014 | day | 2014-05-03 | explicit",
            "The same week | week | 2014-04-28..2014-05-04 | explicit",
        ],
    ),
    (
        None,
        "He came on 3 May 2014. That evening he left; the same afternoon it had rained.",
        [
            "3 May 2014 | day | 2014-05-03 | explicit",
            "That evening | day | 2014-05-03 | explicit",
            "the same afternoon | day | 2014-05-03 | explicit",
        ],
    ),
    (
        None,
        "He came on 3 May 2014.\n\nOn the same day, she left.",
        ["3 May 2014 | day | 2014-05-03 | explicit", "the same day | day | 2014-05-03 | explicit"],
    ),
    (
        None,
        "He came on 3 May 2014.\n\nEarlier in the day, she left.",
        ["3 May 2014 | day | 2014-05-03 | explicit", "Earlier in the day | day | 2014-05-03 | explicit"],
    ),
    (
        None,
        "He came on 3 May 2014.\n\nShe left.\n\nOn the same day, they wrote.",
        ["3 May 2014 | day | 2014-05-03 | explicit", "the same day | day | None | unknown"],
    ),
    (SATURDAY, "He left two days after the pilots were freed.", ["two days after | day | None | unknown"]),
    (SATURDAY, "A week earlier, she had refused.", ["A week earlier | week | None | unknown"]),
    # weekdays in a week that the sentence names before them
    (
        SATURDAY,
        "Holm travelled last week: to Oslo on Monday and to Riga on Friday. On Thursday she rested.",
        [
            "last week | week | 2015-11-16..2015-11-22 | relative",
            "Monday | day | 2015-11-16 | relative",
            "Friday | day | 2015-11-20 | relative",
            "Thursday | day | 2015-11-26 | relative",
        ],
    ),
    # without the document's date
    (None, "Hansen arrived Thursday night.", ["Thursday night | day | None | unknown"]),
    (None, "The attacks of November 13 shook the region.", ["November 13 | day | None | unknown"]),
    (None, "Ties were restored last month.", ["last month | month | None | unknown"]),
    (None, "It was won in the nineties.", ["the nineties | decade | None | unknown"]),
    # a week that is named on the side is not that of the weekday
    (
        "2015-11-18",
        "Sworn in last week, Roe met Vella on Monday.",
        [
            "last week | week | 2015-11-09..2015-11-15 | relative",
            "Monday | day | 2015-11-16 | relative",
        ],
    ),
    (
        "2015-11-18",
        "Roe, who took office last week, met Vella on Monday.",
        [
            "last week | week | 2015-11-09..2015-11-15 | relative",
            "Monday | day | 2015-11-16 | relative",
        ],
    ),
    (
        "2015-11-18",
        "Last week Roe met Vella on Monday.",
        [
            "Last week | week | 2015-11-09..2015-11-15 | relative",
            "Monday | day | 2015-11-09 | relative",
        ],
    ),
    # the clause that a date has of its own says when it was
    (
        "2014-09-21",
        "The accord goes back to March, when Berg met Vrba in Riga.",
        ["March | month | 2014-03-01..2014-03-31 | relative"],
    ),
    (
        "2014-02-21",
        "He recalls the October that ended the strike.",
        ["October | month | 2013-10-01..2013-10-31 | relative"],
    ),
    (
        "2014-09-21",
        "They look forward to March, when the treaty takes effect.",
        ["March | month | 2015-03-01..2015-03-31 | relative"],
    ),
    (
        "2014-02-21",
        "The two last met in November.",
        ["November | month | 2013-11-01..2013-11-30 | relative"],
    ),
]


@pytest.mark.parametrize(("issued", "text", "expected"), RELATIVE)
def test_dates_that_count_from_another(issued, text, expected):
    assert found(text, issued) == expected


NONE = [
    "He may march to the capital and sat down for a second.",
    "In the fall of the city he saw a warning.",
    "UN Resolution 1973 was passed over the votes of 2,015 people and 1000 soldiers.",
    "Some 2000 villages lie along the river.",
    "The $1990 fee and flight 2011 were forgotten.",
    "A 24-hour truce held for two days during the three-day visit.",
    "They met at 5 p.m. and at 10:35 a.m.",
    "April Ryan interviewed Theresa May.",
    "Super Tuesday, Black Friday and the Sunday Times were in the quiz.",
    "The committee sits every Monday and each July.",
    "It was the first visit in 20 years.",
    "In the last week of the campaign he lost, in 2015 of the villages at least.",
    "The minister spoke of war and peace.",
    "",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date(text):
    assert found(text, SATURDAY) == []


def test_years_beyond_the_calendar_have_no_bounds():
    assert found("It was 900 centuries ago.", SATURDAY) == ["900 centuries ago | century | None | unknown"]


def test_time_grows_with_length_only():
    text = "On Monday, Nov. 13, 2015, the day before the end of the year, they met. " * 400
    parsed = parse(text, MODEL)
    began = time.process_time()
    dates(parsed, date(2015, 11, 28))
    assert time.process_time() - began < 10


WORDS = """the of in on , - to and 's a two 13 13th 31 2015 '98 1990s May Nov. November Monday Sat. day week
year days years ago later before after last next this early end mid today weekend spring fall quarter century
third previous same recent Christmas Eve 30.2.2015 3/4/2015 between until . they met will meet"""


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join) | st.text(max_size=60),
    st.dates() | st.none(),
)
def test_dates_are_slices_in_order_with_bounds_in_order(text, issued):
    references = dates(parse(text, MODEL), issued)
    for reference in references:
        span = reference.span
        assert span.exact
        assert text[span.start : span.end] == span.exact
        assert (reference.earliest is None) == (reference.latest is None) == (reference.basis == "unknown")
        assert reference.earliest is None or reference.earliest <= reference.latest
    edges = [edge for reference in references for edge in (reference.span.start, reference.span.end)]
    assert edges == sorted(edges)
