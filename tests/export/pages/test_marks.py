"""A text with its marks is the text, whole, and each mark is where its words are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.export.pages.marks import LONGEST, Mark, blocks, marked

TEXT = "Putin told Norway’s Dahl: “We agree.”\n\n She\r\n left."


def at(words: str, kind: str, fact: str, text: str = TEXT) -> Mark:
    start = text.index(words)
    return Mark(start, start + len(words), kind, fact)


def runs(text: str, *marks: Mark) -> list[list[tuple[str, str, tuple[str, ...]]]]:
    found = marked(text, marks, [], list(blocks(text)))
    return [
        [("".join(piece.text for piece in run.pieces), run.kind, run.facts) for run in block.runs]
        for block in found
    ]


def test_the_shortest_words_have_the_link_and_the_others_follow():
    person = at("Norway’s Dahl", "person", "person/dahl")
    state = at("Norway", "state", "state/NO")
    assert runs(TEXT, person, state)[0][1:3] == [
        ("Norway", "state", ("state/NO", "person/dahl")),
        ("’s Dahl", "person", ("person/dahl",)),
    ]


def test_a_cue_goes_before_a_mention_of_the_same_words():
    [first, *_] = runs(TEXT, at("Putin", "person", "person/p"), at("Putin", "cue", "statement/s"))[0]
    assert first == ("Putin", "cue", ("statement/s", "person/p"))


def test_two_meetings_of_the_same_words_are_both_told():
    marks = at("told", "trigger", "meeting/b"), at("told", "trigger", "meeting/a")
    assert runs(TEXT, *marks)[0][1] == ("told", "trigger", ("meeting/a", "meeting/b"))


def test_what_was_said_overlaps_as_it_likes_and_goes_on_in_the_next_paragraph():
    whole = Mark(TEXT.index("“We"), len(TEXT), "said", "statement/a")
    part = at("Dahl: “We", "said", "statement/b")
    found = list(marked(TEXT, [whole, part], [(TEXT.index("“We"), len(TEXT))], list(blocks(TEXT))))
    said = [[(piece.text, piece.said) for run in block.runs for piece in run.pieces] for block in found]
    assert said == [
        [
            ("Putin told Norway’s ", ()),
            ("Dahl: ", ("statement/b",)),
            ("“We", ("statement/b", "statement/a")),
            (" agree.”", ("statement/a",)),
        ],
        [("She\r\n left.", ("statement/a",))],
    ]
    assert found[0].runs[0].pieces[2].anchors == (f"char={whole.start},{whole.end}",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" \n\n ", []),
        ("One.\n\n\n\nTwo.\n", ["One.", "Two.\n"]),
        ("One\nstill one.\n \t\nTwo.", ["One\nstill one.", "Two."]),
    ],
)
def test_paragraphs(text, found):
    assert [text[start:end] for start, end in blocks(text)] == found


def test_a_text_without_paragraphs_is_cut_between_words():
    text = "word " * 5_000
    pieces = [text[start:end] for start, end in blocks(text)]
    assert "".join(pieces) == text
    assert all(len(piece) <= LONGEST and piece.endswith("word ") for piece in pieces)
    assert [end - start for start, end in blocks("x" * (LONGEST + 1))] == [LONGEST, 1]


spans = st.tuples(st.integers(0, 60), st.integers(1, 20), st.sampled_from(["cue", "said", "person"]))


@given(st.text(st.sampled_from("a b\n\r🐟é\u200f"), max_size=60), st.lists(spans, max_size=12))
def test_any_marks_leave_the_text_as_it_is(text, places):
    marks = [
        Mark(start, min(start + length, len(text)), kind, f"fact/{number}")
        for number, (start, length, kind) in enumerate(places)
        if start < len(text)
    ]
    evidence = [(one.start, one.end) for one in marks]
    for block in marked(text, marks, evidence, list(blocks(text))):
        offset = block.start
        for run in block.runs:
            for piece in run.pieces:
                here = range(offset, offset + len(piece.text))
                over = [one for one in marks if set(here) & set(range(one.start, one.end))]
                assert text[here.start : here.stop] == piece.text
                assert set(piece.said) == {one.fact for one in over if one.kind == "said"}
                assert set(run.facts) == {one.fact for one in over if one.kind != "said"}
                offset += len(piece.text)
        assert offset == block.end
