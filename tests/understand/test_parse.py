import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.errors import ModelError
from memcon.settings import Settings
from memcon.understand.parse import LONGEST, RUN_ON, legible, parse


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("“Assad’s”\nforces", '"Assad\'s" forces'),
        ("NATO and the EU met.", "NATO and the EU met."),
        ("NORWAY AND MALTA SIGN A PACT IN OSLO", "Norway and Malta Sign a Pact in Oslo"),
        ("SHE SAID THAT THE US WOULD NOT PAY FOR IT", "she Said that the US would not Pay for it"),
        ("NATO AND THE EU MEET UK ENVOYS IN PERU", "Nato and the EU Meet UK Envoys in Peru"),
        ("PARIS (AP)", "PARIS (AP)"),
        ("-" * 40 + " met", "---" + " " * 37 + " met"),
    ],
)
def test_what_the_model_gets_to_read(words, expected):
    assert legible(words) == expected


def test_the_label_of_a_speaker_is_read_as_a_name():
    assert legible("MR. LUND: NO, I did not.", 8) == "Mr. Lund: NO, I did not."


def test_a_model_that_is_not_installed_is_an_error_of_the_run():
    with pytest.raises(ModelError, match="no spaCy model called gone"):
        parse("Talks went on.", "gone")


def test_a_long_paragraph_is_parsed_in_pieces():
    text = "The envoys met again, and the talks went on. " * 500 + "word " * 2_000
    parsed = parse(text, Settings().model)
    assert max(len(paragraph.doc.text) for paragraph in parsed.paragraphs) <= LONGEST
    assert max(len(sentence.text) for _, _, sentence in parsed.sentences()) <= RUN_ON


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
