"""The day of a meeting that a document reports as its news without naming a day.

A newspaper's lead names the weekday. An official readout often does not ("The President had a telephone
conversation with ..."), because it is dated the day of what it reports.
"""

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import replace

from memcon.model import Meeting

# the headline, which is the first sentence where a text has one, and the first sentence of the body
LEAD = 1


def infer_days(meetings: Sequence[Meeting], issued: dt.date | None) -> tuple[Meeting, ...]:
    """Give the document's own day to a held meeting of its lead that no words date.

    Nothing is inferred without the document's date.
    """
    return tuple(
        replace(meeting, day=issued) if issued is not None and _is_news(meeting) else meeting
        for meeting in meetings
    )


def _is_news(meeting: Meeting) -> bool:
    return (
        meeting.status == "held" and meeting.date is None and min(meeting.sentences, default=LEAD + 1) <= LEAD
    )
