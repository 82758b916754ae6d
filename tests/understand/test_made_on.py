"""When a statement was made: the time that hangs on its cue, not on what is said."""

import pytest

from memcon.model import Document
from memcon.settings import Settings
from memcon.understand import understand


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Varga said on Monday that the talks had failed.", "Monday"),
        ("On Friday, Varga condemned the attack.", "Friday"),
        ("The talks failed, Varga told reporters on Thursday.", "Thursday"),
        ("Kosta's support for the raid on Tuesday was clear.", None),
        ("Varga condemned Tuesday's attack.", None),
    ],
)
def test_made_on(text, day):
    (findings,) = understand([Document("a.txt", text, "0" * 64)], Settings())
    (statement,) = findings.statements
    assert (statement.date and statement.date.span.exact) == day
