"""Paragraphs in the shapes that agencies, newspapers and ministries send."""

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.understand.paragraphs import paragraphs, pieces

WIRE = """\
KINSHASA, Congo (WPA) -- President Odile Mbeki received the envoy of
the African Union on Monday and promised to open the road to Goma
within a week, her office said.

The envoy, Tarek Bensalah, said he was "cautiously hopeful" after the
talks, which lasted for more than four hours and were attended by the
ministers of defense and the interior.
"""

TABLE = {
    "blank lines": (
        "Talks open\n\nThe envoys met.\n\nThey left.",
        ["Talks open", "The envoys met.", "They left."],
    ),
    "one a line": (
        "Talks open\nThe envoys met.\nThey left.",
        ["Talks open", "The envoys met.", "They left."],
    ),
    "windows": (
        "Talks open\r\n\r\nThe envoys met.\r\nThey left.\r\n",
        ["Talks open", "The envoys met.", "They left."],
    ),
    "old mac": ("Talks open\r\rThe envoys met.", ["Talks open", "The envoys met."]),
    "form feed": ("The envoys met.\fThey left.", ["The envoys met.", "They left."]),
    "unicode separators": (
        "Talks open\u2029The envoys met.\u2028They left.",
        ["Talks open", "The envoys met.", "They left."],
    ),
    "white space around": (
        "  \n\t Talks open \u00a0\n \n\n The envoys met. \n",
        ["Talks open", "The envoys met."],
    ),
    "a single line": ("The envoys met.", ["The envoys met."]),
    "only white space": (" \r\n\t\n\f\u2029 ", []),
    "nothing": ("", []),
    "a list": (
        "The dead by country:\nKenya: 201\nTanzania: 11\nUganda: 2",
        ["The dead by country:", "Kenya: 201", "Tanzania: 11", "Uganda: 2"],
    ),
    "headlines over a long paragraph": (
        "Foreign ministers of the Baltic states and Poland gather in Gdansk today\n"
        "They seek a common answer to the closing of the northern border crossings\n"
        + "The foreign ministers of Estonia, Latvia, Lithuania and Poland gathered in Gdansk on Friday. "
        * 3,
        ["Foreign ministers of", "They seek a common", "The foreign ministers"],
    ),
}


@pytest.mark.parametrize(("text", "beginnings"), TABLE.values(), ids=TABLE.keys())
def test_paragraphs(text, beginnings):
    found = [span.exact for span in paragraphs(text)]
    assert len(found) == len(beginnings)
    assert all(words.startswith(beginning) for words, beginning in zip(found, beginnings, strict=True))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_wire_copy_is_joined(newline):
    found = paragraphs(WIRE.replace("\n", newline))
    assert [" ".join(span.exact.split()) for span in found] == [
        " ".join(block.split()) for block in WIRE.split("\n\n")
    ]


def test_wire_copy_without_blank_lines_parts_at_indents():
    indented = "\n".join("   " + block.strip() for block in WIRE.split("\n\n"))
    assert [span.exact[:8] for span in paragraphs(indented)] == ["KINSHASA", "The envo"]


def test_wire_copy_without_blank_lines_parts_at_short_lines():
    assert [span.exact[:8] for span in paragraphs(WIRE.replace("\n\n", "\n"))] == ["KINSHASA", "The envo"]


def test_headline_of_wire_copy_stays_apart():
    text = "MBEKI RECEIVES ENVOY\nBy Jean Lusamba\n" + WIRE
    assert [span.exact[:8] for span in paragraphs(text)] == ["MBEKI RE", "By Jean ", "KINSHASA", "The envo"]


@pytest.mark.parametrize("width", [60, 65, 72, 79])
def test_any_width_is_recognised(width):
    prose = "The two sides said that they would go on with the talks about the water of the river. " * 9
    text = "\n\n".join("\n".join(textwrap.wrap(prose, width)) for _ in range(3))
    assert len(paragraphs(text)) == 3


def test_a_speaker_begins_a_paragraph_though_the_line_before_is_full():
    said = "We said that Norway would pay what it owes and that we would do so in spring, all of it."
    turns = [f"{speaker}: {said}" for speaker in ("PRESIDENT LUND", "Q", "Ana Costa (in French)", "MR. LUND")]
    text = "\n".join("\n".join(textwrap.wrap(turn, 50)) for turn in turns * 3)
    assert [" ".join(span.exact.split()) for span in paragraphs(text)] == turns * 3


def cut(text: str) -> list[str]:
    [paragraph] = paragraphs(text)
    found = list(pieces(paragraph, 5_000, 1_000))
    assert all(text[piece.start : piece.end] == piece.exact for piece in found)
    return [piece.exact for piece in found]


def test_a_long_paragraph_is_cut_after_sentences():
    text = "The envoys met again, and the talks went on. " * 1_000
    found = cut(text)
    assert all(4_900 < len(piece) <= 5_000 and piece.endswith("went on.") for piece in found[:-1])
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


def test_what_runs_on_is_cut_at_a_space():
    found = cut("They met. " * 10 + "word " * 1_000 + "They left.")
    assert found[0] == ("They met. " * 10).strip()
    assert all(len(piece) <= 1_000 and piece.endswith("word") for piece in found[1:-1])


def test_a_long_word_is_cut_at_the_limit():
    assert [len(piece) for piece in cut("x" * 2_005)] == [1_000, 1_000, 5]


@given(st.lists(st.sampled_from(["word", " ", ". ", "x" * 50, "! "]), min_size=1).map("".join))
def test_pieces_leave_out_white_space_alone(text):
    for paragraph in paragraphs(text):
        found = list(pieces(paragraph, 120, 40))
        assert all(text[piece.start : piece.end] == piece.exact for piece in found)
        assert "".join("".join(piece.exact.split()) for piece in found) == "".join(text.split())


@pytest.mark.parametrize("piece", ["word ", "x", " ", "\n", "“a. ", "a\n\n", ".\"'" * 50])
def test_time_grows_with_length_only(piece):
    began = time.process_time()
    paragraphs(piece * (4_000_000 // len(piece)))
    assert time.process_time() - began < 30


@given(st.text(alphabet=st.sampled_from('aB. \n\r\f\u2028\u2029\t\u00a0"”'), max_size=400) | st.text())
def test_spans_are_slices_in_order_that_leave_out_only_white_space(text):
    found = paragraphs(text)
    assert all(text[span.start : span.end] == span.exact for span in found)
    assert all(span.exact and span.exact.strip() == span.exact for span in found)
    edges = [0, *(edge for span in found for edge in (span.start, span.end)), len(text)]
    assert edges == sorted(edges)
    assert all(not text[end:start].strip() for end, start in zip(edges[::2], edges[1::2], strict=True))
