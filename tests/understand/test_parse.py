import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.settings import Settings
from memcon.understand.parse import legible, parse


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("“Assad’s”\nforces", '"Assad\'s" forces'),
        ("NATO and the EU met.", "NATO and the EU met."),
        ("NORWAY AND MALTA SIGN A PACT IN OSLO", "Norway and Malta Sign a Pact in Oslo"),
        ("SHE SAID THAT THE US WOULD NOT PAY FOR IT", "she Said that the Us would not Pay for it"),
        ("PARIS (AP)", "PARIS (AP)"),
    ],
)
def test_what_the_model_gets_to_read(words, expected):
    assert legible(words) == expected


@given(st.text())
def test_no_character_comes_or_goes(words):
    assert len(legible(words)) == len(words)
    assert len(legible(words.upper())) == len(words.upper())


@settings(deadline=None)  # the first text waits for the model
@given(st.text(max_size=200))
def test_spans_are_slices_of_the_text(text):
    parsed = parse(text, Settings().model)
    for _, paragraph, sentence in parsed.sentences():
        span = parsed.span(paragraph, sentence[0], sentence[-1])
        assert text[span.start : span.end] == span.exact
