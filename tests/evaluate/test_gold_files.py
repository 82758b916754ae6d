"""What gold files may look like, and what is said of those that are none."""

import datetime as dt
import json

import pytest

from memcon.errors import InputError
from memcon.evaluate.gold_files import gold

TEXT = "Vella said she would go. Berge said no."


def written(path, *documents, lines=False):
    parts = [json.dumps(document) for document in documents]
    path.write_text("\n".join(parts) if lines else f"[{','.join(parts)}]", encoding="utf-8")
    return path


@pytest.mark.parametrize("lines", [False, True])
def test_words_stand_where_the_file_says_or_where_they_are_found(tmp_path, lines):
    counted = {"start": 6, "end": 10, "text": "said"}
    attribution = {"source": ["Berge"], "cue": [{"text": "said", "nth": 2}], "content": []}
    document = {
        "doc_id": "a",
        "text": TEXT,
        "dct": "2031-05-06",
        "attributions": [{"cue": [counted]}, attribution],
    }
    read = gold(written(tmp_path / "gold.jsonl", document, document, lines=lines))
    assert read.kinds == ("attributions",)
    assert len(read.documents) == 2
    assert read.documents[0].date == dt.date(2031, 5, 6)
    assert [[word.range for word in one.cue] for one in read.documents[0].attributions] == [
        [(6, 10)],
        [(31, 35)],
    ]


def test_words_are_found_as_whole_words(tmp_path):
    statement = {"speaker": "Berge", "act": "deny", "content": ["no"], "cue": "he"}
    document = {
        "text": "She went. he said nothing, no.",
        "statements": [statement],
        "meetings": [],
        "actors": [],
    }
    [read] = gold(written(tmp_path / "gold.json", document)).documents
    assert read.statements[0].cue.range == (10, 12)
    assert read.statements[0].content[0].range == (27, 29)


@pytest.mark.parametrize(
    ("keys", "kinds"),
    [
        ({"attributions": []}, ("attributions",)),
        ({"statements": [], "meetings": [], "actors": [], "timexes": []}, ("diplomacy", "dates")),
        ({"meetings": []}, ("readouts",)),
        ({"relations": []}, ("offices",)),
    ],
)
def test_the_keys_say_what_can_be_scored(tmp_path, keys, kinds):
    assert gold(written(tmp_path / "gold.json", {"text": TEXT, **keys})).kinds == kinds


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("once upon a time", "line 1 holds no document"),
        ('{"text": "a", "timexes": []}\n{"text"', "line 2 holds no document"),
        ("[1]", "line 1 holds no document"),
        ("", "not all of its documents have attributions"),
        ('[{"text": "a"}]', "not all of its documents have attributions"),
        ('[{"timexes": []}]', "document 1: Expected `str`, got `null`"),
        (
            '[{"doc": "b", "text": "a", "timexes": [{"type": "DATE"}]}]',
            "document 1 (b): Object missing required",
        ),
        ('[{"text": "a", "timexes": [4]}]', "Expected `object`, got `int` - at `$.timexes[0]`"),
        ('[{"text": "a", "timexes": 4}]', "document 1"),
        ('[{"text": "a", "date": "May", "timexes": []}]', "Invalid isoformat string: 'May'"),
        ('[{"text": "a", "timexes": [{"type": "DATE", "text": "b"}]}]', "“b” stands in the text 0 times"),
        ('[{"text": "a a", "attributions": [{"cue": [{"text": "a", "nth": 3}]}]}]', "2 times, and place 3"),
        (
            '[{"text": "a", "timexes": [{"type": "DATE", "text": "b", "start": 0, "end": 1}]}]',
            "does not stand at 0 to 1",
        ),
    ],
)
def test_a_bad_file_is_told_in_a_sentence(tmp_path, content, words):
    path = tmp_path / "gold.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        gold(path)
    assert words in str(raised.value)
    assert str(path) in str(raised.value)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(InputError, match="cannot be read: No such file"):
        gold(tmp_path / "gone.json")
