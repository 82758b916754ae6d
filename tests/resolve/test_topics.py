"""What the parties of a meeting are said to have talked of together."""

import pytest

from memcon.model import Document
from memcon.resolve import resolve
from memcon.settings import Settings
from memcon.understand import understand

MET = "President Ana Roe met President Joe Vella in Oslo on Monday.\n\n"


@pytest.mark.parametrize(
    ("told", "topics"),
    [
        ("The presidents discussed grain shipments.", ["grain shipments"]),
        ("The two leaders reviewed bilateral trade.", ["bilateral trade"]),
        # one of them alone, a stance, words quoted, something still to come
        ("Roe discussed grain shipments.", []),
        ("The presidents welcomed the treaty.", []),
        ("The presidents spoke of “a new era”.", []),
        ("The presidents may discuss grain shipments.", []),
    ],
)
def test_topics(told, topics):
    (findings,) = understand([Document("a.txt", MET + told, "0" * 64)], Settings())
    (meeting,) = resolve(findings).meetings
    assert [span.exact for span in meeting.topics] == topics
