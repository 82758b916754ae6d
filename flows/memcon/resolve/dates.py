"""The day of a meeting that a document reports as its news without naming a day.

A newspaper's lead names the weekday. An official readout often does not ("The President had a telephone
conversation with ..."), because it is dated the day of what it reports.
"""

import datetime as dt
from collections.abc import Container, Sequence

from msgspec.structs import replace

from memcon.model import Meeting

# the headline, which is the first sentence where a text has one, and the first sentence of the body
LEAD = 1


def infer_days(meetings: Sequence[Meeting], issued: dt.date | None) -> tuple[Meeting, ...]:
    """Give the document's own day to the held meetings of its lead.

    Nothing is inferred without the document's date, nor for a sentence whose words date another meeting
    that was held.
    """
    dated = {min(m.sentences, default=-1) for m in meetings if m.date and m.status == "held"}
    return tuple(
        replace(meeting, day=issued) if issued and _is_news(meeting, dated) else meeting
        for meeting in meetings
    )


def _is_news(meeting: Meeting, dated: Container[int]) -> bool:
    first = min(meeting.sentences, default=LEAD + 1)
    return meeting.status == "held" and meeting.date is None and first <= LEAD and first not in dated
