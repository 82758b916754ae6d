import datetime as dt

import pytest

from memcon.model import Document
from memcon.resolve import resolve
from memcon.settings import Settings
from memcon.understand import understand

ISSUED = dt.date(2031, 5, 6)
BODY = "The two sides also spoke about fisheries."

CASES = [
    # a readout: its lead names no day
    ("President Ana Roe had a telephone conversation with President of Malta Joe Vella.", ISSUED, ISSUED),
    ("Call with Joe Vella\n\nAna Roe spoke by phone with Joe Vella.", ISSUED, ISSUED),
    # its own words go first
    ("President Ana Roe met President Joe Vella on Monday.", ISSUED, None),
    # no basis, no day
    ("President Ana Roe met President Joe Vella.", None, None),
    # what has not been held has no day yet
    ("President Ana Roe will meet President Joe Vella.", ISSUED, None),
    # what was before is not the news either
    ("President Ana Roe spoke of her previous phone conversation with President Joe Vella.", ISSUED, None),
    ("President Ana Roe and President Joe Vella last met in Riga.", ISSUED, None),
    # background further down is not the news
    (f"Malta welcomed the plan. {BODY} {BODY} President Ana Roe met President Joe Vella.", ISSUED, None),
]


# written on Tuesday, 6 May 2031
TIMED = [
    # a date after the document's day is a plan, whatever the verb's form says
    ("EU leaders meeting in Riga on 9 May could take it up.", "planned", dt.date(2031, 5, 9)),
    ("Ana Roe had been due to meet Joe Vella in Riga on Friday.", "refused", dt.date(2031, 5, 9)),
    # a day or two before is still near enough
    ("Ana Roe had been scheduled to meet Joe Vella in Riga on Monday.", "refused", dt.date(2031, 5, 5)),
    ("Ana Roe met Joe Vella in Riga on Friday.", "held", dt.date(2031, 5, 2)),
]


@pytest.mark.parametrize(("text", "status", "day"), TIMED)
def test_the_documents_day_tells_what_is_still_ahead(text, status, day):
    (findings,) = understand([Document("note.txt", text, "0" * 64, date=ISSUED)], Settings())
    (meeting,) = resolve(findings).meetings
    assert meeting.date is not None
    assert (meeting.status, meeting.date.earliest) == (status, day)


def test_an_older_meeting_does_not_date_the_news():
    text = (
        "President Ana Roe had a phone conversation with President Joe Vella. The two presidents recalled "
        "the talks in Riga on 8 March."
    )
    (findings,) = understand([Document("note.txt", text, "0" * 64, date=ISSUED)], Settings())
    call, talks = resolve(findings).meetings
    assert (call.form, call.day, call.date) == ("call", ISSUED, None)
    assert talks.form == "talks"
    assert talks.date is not None
    assert talks.date.earliest == dt.date(2031, 3, 8)


@pytest.mark.parametrize(("text", "issued", "expected"), CASES)
def test_a_day_is_inferred_only_for_the_news_of_a_dated_document(text, issued, expected):
    document = Document("note.txt", text, "0" * 64, date=issued)
    (findings,) = understand([document], Settings())
    (meeting,) = resolve(findings).meetings
    assert meeting.day == expected
