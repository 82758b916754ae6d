"""Spans are compared without what is only edge, and words are sorted by their characters alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.evaluate.sorts import length, wording
from memcon.evaluate.spans import dice, shared, size, trimmed, words

TEXT = '"We will wait," Berge said. "Not long."'


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(0, 15)], ("We will wait",)),
        ([(28, 39), (0, 15)], ("We will wait", "Not long")),
        # only a blank and marks keep them apart
        ([(0, 3), (4, 8)], ("We will",)),
        # nothing but edge stays
        ([(13, 15)], (',"',)),
        ([], ()),
    ],
)
def test_edges_do_not_count(spans, expected):
    assert words(TEXT, trimmed(TEXT, spans)) == expected


RANGES = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (min(pair), max(pair) + 1)), max_size=4
)


@given(RANGES, RANGES)
def test_overlap_is_symmetric_and_at_most_one_for_ranges_apart(one, other):
    one, other = (trimmed("x" * 50, ranges) for ranges in (one, other))
    assert shared(one, other) == shared(other, one)
    assert 0 <= dice(one, other) <= 1
    assert not one or dice(one, one) == 1
    assert size(one) == sum(end - start for start, end in one)


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ('He said "we will wait".', '"we will wait"', "direct"),
        # as it is after trimming
        ('He said "we will wait".', "we will wait", "direct"),
        ('He said it was "no trifle" for them.', 'it was "no trifle" for them', "mixed"),
        ('He said it was "no trifle".', 'it was "no trifle', "mixed"),
        ("He said they would wait.", "they would wait", "indirect"),
        ("Er sagte „warten wir“ dazu.", "„warten wir", "direct"),
        ('"Go," he said, and went on to say more.', "and went on to say more", "indirect"),
        ("He said they wouldn't wait.", "they wouldn't wait", "indirect"),
    ],
)
def test_the_wording_follows_from_the_marks(text, content, expected):
    start = text.index(content)
    assert wording(text, ((start, start + len(content)),)) == expected


def test_the_length_counts_words():
    text = "well, we won't go to the half-built bridge on 4,000 feet"
    assert length(text, ((0, 13),)) == "1 to 5 words"
    assert length(text, ((0, len(text)),)) == "6 to 11 words"
    assert length("word " * 30, ((0, 60),)) == "12 to 20 words"
    assert length("word " * 30, ((0, 60), (60, 150))) == "21 and more words"
