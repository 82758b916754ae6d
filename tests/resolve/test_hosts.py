import pytest

from memcon.model import Meeting, Mention, Span
from memcon.resolve.hosts import visited

HOSTS = [
    ("Lisbon", "place", "visit", "state/PT"),
    ("White House", "place", "visit", "state/US"),
    # no capital, several actors, no visit, no place
    ("Gdansk", "place", "visit", None),
    ("Brussels", "place", "visit", None),
    ("Lisbon", "place", "talks", None),
    ("Lisbon", "person", "visit", None),
]


@pytest.mark.parametrize(("words", "kind", "form", "expected"), HOSTS)
def test_a_visited_capital_stands_for_its_state(words, kind, form, expected):
    span = Span(0, len(words), words)
    mention = Mention(span, "name", kind, name=span)
    links = visited([Meeting((span,), (0,), form=form)], [mention], {})
    assert (links[0].referent if links else None) == expected
