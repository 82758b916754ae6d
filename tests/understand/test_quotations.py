"""Quotation marks as agencies, newspapers and ministries of many countries set them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.understand.paragraphs import paragraphs
from memcon.understand.quotations import quotations

# a text, and what stands between the marks of each quotation
TABLE = [
    # typographic and straight marks
    ("“We will not leave,” Prime Minister Anna Lindqvist said.", ["We will not leave,"]),
    ('"We will not leave," Prime Minister Anna Lindqvist said.', ["We will not leave,"]),
    ('Tashkent called the note "regrettable" and "untimely."', ["regrettable", "untimely."]),
    ('He spoke of a ("frozen") conflict, she of "war".', ["frozen", "war"]),
    ('The minister said:"Never."Then he left.', ["Never."]),
    ('“We go," he said. "They stay.” Others left.', ["We go,", "They stay."]),
    ('"[The] border stays shut," the note said.', ["[The] border stays shut,"]),
    ('"... and so we agreed," he added.', ["... and so we agreed,"]),
    ('It was a deal—"the best we could get"—for both.', ["the best we could get"]),
    ('Okello said the talks were " over " for now.', [" over "]),
    ("He said “yes“ and left.", ["yes"]),
    # other countries' marks
    ("„Wir bleiben“, sagte Minister Huber.", ["Wir bleiben"]),
    ("„Zostajemy”, powiedział minister.", ["Zostajemy"]),
    ("« Nous restons », a dit le ministre.", [" Nous restons "]),
    ("»Wir bleiben«, sagte Huber. »Ja.«", ["Wir bleiben", "Ja."]),
    ("”Vi stannar”, sade ministern.", ["Vi stannar"]),
    ("»Vi stannar», sade ministern.", ["Vi stannar"]),
    # marks of typewriters and corpora
    ("``We stay,'' Tanaka said. ``For good.''", ["We stay,", "For good."]),
    ("''We stay,'' Tanaka said. ''For good.''", ["We stay,", "For good."]),
    ("``They said `no' to us,'' Tanaka said.", ["They said `no' to us,"]),
    # single marks, and what looks like them
    ("‘We stay,’ Ms Adeyemi said. ‘That’s final.’", ["We stay,", "That’s final."]),
    ("'We stay,' Ms Adeyemi said. 'That's final.'", ["We stay,", "That's final."]),
    ("‘The ministers’ meeting was useful,’ Ms Adeyemi said.", ["The ministers’ meeting was useful,"]),
    ("The ministers' meeting and the envoys' dinner were Oslo's idea.", []),
    ("Envoys push 'em to end the '90s feud, rock 'n' roll style, by the summer of ’98.", []),
    ("Lima rejects 'one-sided' border plan", ["one-sided"]),
    ("Police and self-styled 'patriots' clashed in Riga.", ["patriots"]),
    ("They met in Sana'a, Côte d'Ivoire and N’Djamena.", []),
    # nesting: the outermost marks count
    ("“He told us ‘never’ and hung up,” Rossi said.", ["He told us ‘never’ and hung up,"]),
    ("‘He told us “never” and hung up,’ Rossi said.", ["He told us “never” and hung up,"]),
    ('"He told us "never" and hung up," Rossi said.', ['He told us "never" and hung up,']),
    ('"\'Never,\' he told us," Rossi said.', ["'Never,' he told us,"]),
    ("“They say ‘peace.’” He paused.", ["They say ‘peace.’"]),
    ("« Il a dit „non“ hier », dit-elle.", [" Il a dit „non“ hier "]),
    # inches and feet
    ('The 6\'2" envoy carried a 5" map.', []),
    ('"He is 6\'2" and shy," Rossi said. "We like him."', ['He is 6\'2" and shy,', "We like him."]),
    ('“A 12" gun fired,” the army said.', ['A 12" gun fired,']),
    # marks without a partner
    ('"We stay, Rossi said, and left.', []),
    ('We stay," Rossi said, and left.', []),
    ('He called it "a mess. The aides left. Later he said "yes" to all.', ["yes"]),
    ("“", []),
    ('""', []),
    ('He wrote "..." and nothing else.', []),
    ("'", []),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), TABLE)
def test_words_of_quotations(text, words):
    assert [quotation.words.exact for quotation in quotations(text, paragraphs(text))] == words


# a text, and for each quotation the beginning of its words and the number of the one it continues
SPEECHES = [
    ("“We stay.\n\n“We stay for good,” he said.", [("We stay.", None), ("We stay for", 0)]),
    ('He said: "One.\n"Two.\n"Three." He left.', [("One.", None), ("Two.", 0), ("Three.", 1)]),
    ("“Yes,” he said. “One.\n\n“Two.”\n\n“Three.”", [("Y", None), ("One.", None), ("Two.", 1), ("T", None)]),
    ("‘One.\n\n‘Two,’ she said.", [("One.", None), ("Two,", 0)]),
    ("``One.\n\n``Two,'' she said.", [("One.", None), ("Two,", 0)]),
    ("« Un.\n\n« Deux », dit-elle.", [(" Un.", None), (" Deux ", 0)]),
    ("“One.\n\nHe left.\n\n“Two.”", [("Two.", None)]),
    ("“One.”\n\n“Two.”", [("One.", None), ("Two.", None)]),
    # paragraphs that were run together
    ('"One is one. "Two is two," he said.', [("One is one.", None), ("Two is two,", 0)]),
    # the second never closes: the first stands, nothing continues it
    ("“One.\n\n“Two and more.\n\nThree. “Four.”", [("One.", None), ("Four.", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPEECHES)
def test_speech_that_runs_over_paragraphs(text, expected):
    found = quotations(text, paragraphs(text))
    assert [quotation.continues for quotation in found] == [continues for _, continues in expected]
    assert all(
        quotation.words.exact.startswith(words) for quotation, (words, _) in zip(found, expected, strict=True)
    )


def test_span_holds_the_marks():
    text = "He said “yes” twice."
    (quotation,) = quotations(text, paragraphs(text))
    assert quotation.span.exact == "“yes”"


@pytest.mark.parametrize(
    "piece", ['"', "“", "a“ ", '"a ', "'a ", "a' ", "s' ", "«a ", "‘a “b” ", "'", "``a "]
)
def test_time_grows_with_length_only(piece):
    text = piece * (300_000 // len(piece))
    began = time.process_time()
    quotations(text, paragraphs(text))
    assert time.process_time() - began < 20


@given(st.text(alphabet=st.sampled_from("aS5 .,\n\"“”„«»‘’'`([—"), max_size=80) | st.text())
def test_quotations_are_slices_in_order_without_overlap(text):
    found = quotations(text, paragraphs(text))
    for number, quotation in enumerate(found):
        span, words = quotation.span, quotation.words
        assert text[span.start : span.end] == span.exact
        assert text[words.start : words.end] == words.exact
        assert span.start < words.start < words.end <= span.end
        assert quotation.continues in (None, number - 1)
    edges = [edge for quotation in found for edge in (quotation.span.start, quotation.span.end)]
    assert edges == sorted(edges)
