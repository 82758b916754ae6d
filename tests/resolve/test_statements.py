"""At which meeting something was said whose words name no source."""

import pytest
from msgspec.structs import replace

from memcon.model import Attribution, Meeting, Span, Statement
from memcon.resolve.statements import link_statements

MET = Span(10, 13, "met")
SAID = Span(40, 60, "that the port opens")


def statement(act="agree", sentence=1, content=SAID, source=()):
    return Statement(Attribution(None, source, (content,)), (), act, "indirect", sentence=sentence)


def meeting(status="held", sentence=1, party=0):
    return Meeting((MET,), (party, party + 1), status=status, sentences=(sentence,))


@pytest.mark.parametrize(
    ("said", "meetings", "expected"),
    [
        # "they met in Lima, where it was agreed that", "it was decided during the talks to"
        (statement(), [meeting()], 0),
        (statement("decide"), [meeting(sentence=0), meeting()], 1),
        # two met, or one later, or not yet, or in what was agreed
        (statement(), [meeting(), meeting(party=4)], None),
        (statement(), [meeting(sentence=2)], None),
        (statement(), [meeting("planned")], None),
        (statement(content=Span(5, 60, "that they met")), [meeting()], None),
        # "they met in Lima, and it was reported that"; "they met, and the court agreed that"
        (statement("state"), [meeting()], None),
        (statement(source=(Span(20, 29, "the court"),)), [meeting()], None),
        (statement(), [], None),
    ],
)
def test_what_nobody_named_has_agreed_was_agreed_at_the_one_meeting_of_its_sentence(said, meetings, expected):
    assert [linked.meeting for linked in link_statements([said], meetings, {})] == [expected]


@pytest.mark.parametrize(("modality", "expected"), [("asserted", 0), ("expected", None), ("possible", None)])
def test_what_was_not_said_was_said_at_no_meeting(modality, expected):
    said = replace(statement(), modality=modality)
    assert [linked.meeting for linked in link_statements([said], [meeting()], {})] == [expected]
