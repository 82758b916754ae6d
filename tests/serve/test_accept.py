"""Accept headers as RFC 9110 has them, and as clients write them."""

import pytest

from memcon.serve.accept import chosen

OFFERS = ("text/html", "text/turtle", "application/ld+json")


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "text/html"),
        ("", "text/html"),
        ("*/*", "text/html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/turtle", "text/turtle"),
        ("TEXT/Turtle ; charset=utf-8", "text/turtle"),
        ("text/html;q=0.5, text/turtle;q=0.9", "text/turtle"),
        ("text/*;q=0.2, application/ld+json;q=0.3", "application/ld+json"),
        ("text/turtle;q=0, */*", "text/html"),
        ("text/html;q=0, */*;q=0.1", "text/turtle"),
        ("application/*", "application/ld+json"),
        ("image/png", None),
        ("text/turtle;q=0", None),
        ("text/turtle;q=nan", None),
        ("text/turtle;q=x, application/ld+json", "application/ld+json"),
        (",;,;q=,", None),
    ],
)
def test_the_best_of_what_is_on_offer(accept, expected):
    assert chosen(accept, OFFERS) == expected
