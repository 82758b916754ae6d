"""What stands beside a text is believed where it can be right, and reported where it cannot."""

from datetime import date
from io import BytesIO

import pytest

from memcon.model import Document, Issue
from memcon.read import read
from memcon.read.document import document as document_of
from memcon.read.document import is_sentence
from memcon.read.metadata import metadata
from memcon.read.raw import Raw, part

TEXT = "First line\n\nEnvoys met on Monday."


def read_with(folder, **files):
    (folder / "a.txt").write_text(TEXT)
    for ending, content in files.items():
        (folder / f"a.{ending}").write_bytes(content.encode() if isinstance(content, str) else content)
    items = list(read([folder]))
    [document] = [item for item in items if isinstance(item, Document)]
    return document, [item for item in items if isinstance(item, Issue)]


COMPLETE = {
    "json": """{"title": "Envoys meet", "date": "2015-11-26", "publisher": "The Gazette", "language": "en-GB",
                "author": "Ada Ruiz",
                "url": "https://example.org/a?b=c#d", "licence": "CC BY 2.5"}""",
    "toml": """title = "Envoys meet"\ndate = 2015-11-26\npublisher = "The Gazette"\nlanguage = "en-GB"
               author = "Ada Ruiz"
               url = "https://example.org/a?b=c#d"\nlicence = "CC BY 2.5" """,
}


@pytest.mark.parametrize("ending", COMPLETE)
def test_metadata_is_read_from_either_kind(tmp_path, ending):
    document, issues = read_with(tmp_path, **{ending: COMPLETE[ending]})
    assert issues == []
    assert document.title == "Envoys meet"
    assert document.date == date(2015, 11, 26)
    assert (document.publisher, document.licence, document.language) == ("The Gazette", "CC BY 2.5", "en-GB")
    assert document.author == "Ada Ruiz"
    assert document.url == "https://example.org/a?b=c#d"


@pytest.mark.parametrize(
    ("ending", "content", "words"),
    [
        ("json", "", "cannot be read"),
        ("json", '{"title": ', "cannot be read"),
        ("json", '["title"]', "no keys"),
        ("json", b'{"title": "Z\xfcrich"}', "cannot be read"),
        ("json", "[" * 100_000, "cannot be read"),
        ("toml", "title: Envoys", "cannot be read"),
    ],
)
def test_a_broken_file_is_reported_and_the_text_is_read_without_it(tmp_path, ending, content, words):
    document, [issue] = read_with(tmp_path, **{ending: content})
    assert (document.text, document.title, document.date) == (TEXT, "First line", None)
    assert (issue.document, issue.stage, issue.severity) == ("a.txt", "read", "error")
    assert f"a.{ending}" in issue.problem
    assert words in issue.problem


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ('"2015-11-26"', date(2015, 11, 26)),
        ('"2015-11-26T23:30:00+01:00"', date(2015, 11, 26)),
        ('"20151126"', date(2015, 11, 26)),
        ("null", None),
    ],
)
def test_a_day_may_carry_a_time(tmp_path, written, day):
    document, issues = read_with(tmp_path, json=f'{{"date": {written}}}')
    assert (document.date, issues) == (day, [])


def test_a_toml_time_gives_its_day(tmp_path):
    document, issues = read_with(tmp_path, toml="date = 2015-11-26T23:30:00Z")
    assert (document.date, issues) == (date(2015, 11, 26), [])


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("date", '"2015-02-30"'),
        ("date", '"November 2015"'),
        ("date", '"2015-11"'),
        ("date", "2015"),
        ("date", '""'),
        ("date", "true"),
        ("title", "5"),
        ("title", '" "'),
        ("publisher", '["A", "B"]'),
        ("url", "5"),
        ("language", '"English, mostly"'),
        ("licence", "{}"),
    ],
)
def test_a_value_that_cannot_be_right_is_left_out_and_reported(tmp_path, key, value):
    document, [issue] = read_with(tmp_path, json=f'{{"{key}": {value}}}')
    assert getattr(document, key) in {None, "First line"}
    assert f"as {key}, and that is none" in issue.problem
    assert issue.severity == "error"
    assert issue.advice


def test_the_other_values_of_a_file_with_a_bad_one_are_kept(tmp_path):
    document, [issue] = read_with(tmp_path, json='{"title": "Envoys meet", "date": "soon"}')
    assert document.title == "Envoys meet"
    assert "'soon'" in issue.problem


def test_an_unknown_key_is_a_warning_that_names_the_known_ones(tmp_path):
    document, [issue] = read_with(tmp_path, json='{"title": "Envoys meet", "editor": "A. Writer"}')
    assert document.title == "Envoys meet"
    assert issue.severity == "warning"
    assert "'editor'" in issue.problem
    assert "licence" in issue.advice


def test_two_metadata_files_are_reported_and_neither_is_believed(tmp_path):
    document, [issue] = read_with(tmp_path, json='{"title": "One"}', toml='title = "Two"')
    assert document.title == "First line"
    assert "a.json and a.toml" in issue.problem


def test_a_title_of_null_is_known_to_be_missing(tmp_path):
    document, issues = read_with(tmp_path, json='{"title": null}')
    assert (document.title, issues) == (None, [])


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ('"Ada Ruiz"', "Ada Ruiz"),
        ('["Ada Ruiz", "Jon Berg"]', "Ada Ruiz; Jon Berg"),
        ("null", None),
    ],
)
def test_authors_are_one_or_several(tmp_path, written, author):
    document, issues = read_with(tmp_path, json=f'{{"author": {written}}}')
    assert (document.author, issues) == (author, [])


@pytest.mark.parametrize(
    ("content", "fields", "problem"),
    [
        (
            'fields = {text = "body", date = "meta.published"}',
            {"text": "body", "date": "meta.published"},
            None,
        ),
        ('[fields]\nid = "nr"', {"id": "nr"}, None),
        ('fields = "body"', {}, "as fields, and that is none"),
        ("fields = {text = 5}", {}, "as fields, and that is none"),
        ('fields = {body = "text"}', {}, "as fields, and that is none"),
        ("", {}, None),
    ],
)
def test_a_table_names_the_fields_of_records(tmp_path, content, fields, problem):
    (tmp_path / "a.toml").write_text(content)
    stated = metadata(tmp_path / "a.jsonl", "a.jsonl")
    assert stated.fields == fields
    assert [problem in issue.problem for issue in stated.issues] == ([True] if problem else [])


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.warc.gz", "a.HTML.GZ", "a.jsonl", "a.json"])
def test_metadata_stands_beside_files_of_every_format(tmp_path, name):
    (tmp_path / name).write_text("")
    (tmp_path / "a.toml").write_text('title = "Envoys meet"')
    assert metadata(tmp_path / name, name).about == {"title": "Envoys meet"}


def test_what_describes_a_container_goes_after_what_its_parts_state():
    whole = Raw(
        "a.warc", "a.warc", BytesIO, stated={"title": "News", "publisher": "The Gazette", "language": "en"}
    )
    one = part(whole, "a.warc#1", "1.html", BytesIO, {"url": "https://example.org/a", "language": "de"})
    assert one.stated == {}
    assert one.about == {"publisher": "The Gazette", "language": "de", "url": "https://example.org/a"}
    [document] = document_of(one, TEXT, {"title": "Envoys meet", "publisher": "The Day", "author": None})
    assert (document.title, document.publisher, document.language) == ("Envoys meet", "The Day", "de")
    assert document.author is None


@pytest.mark.parametrize(
    ("stated", "own", "differ"),
    [
        ({"title": "Envoys meet"}, {"title": "Envoys meet – The Day"}, False),
        ({"title": "ENVOYS MEET!"}, {"title": "Envoys meet"}, False),
        ({"language": "en"}, {"language": "en-GB"}, False),
        ({"url": "https://example.org/a"}, {"url": "https://example.org/b"}, False),
        ({"title": None}, {"title": "Envoys meet"}, False),
        ({"title": "Envoys part"}, {"title": "Envoys meet"}, True),
        ({"date": date(2015, 11, 26)}, {"date": date(2015, 11, 27)}, True),
        ({"author": "Ada Ruiz"}, {"author": "Jon Berg"}, True),
    ],
)
def test_a_metadata_file_that_contradicts_its_document_is_believed_and_reported(stated, own, differ):
    *issues, document = document_of(Raw("a.html", "a.html", BytesIO, stated=stated), TEXT, own)
    assert [issue.severity for issue in issues] == (["warning"] if differ else [])
    assert all(getattr(document, key) == value for key, value in stated.items())


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The envoys met in Paris.", True),
        ("Did they meet in Paris?", True),
        ("Menu\n\nHe said: “We met in Paris.”", True),
        ("The U.S. met Malta today", False),
        ("They met.", False),
        ("Home World Politics Sport Contact Search", False),
        ("Home\nWorld\nPolitics\nSport\nSubscribe now.", False),
        ("代表们在巴黎会面。", True),
        ("", False),
    ],
)
def test_a_sentence_has_five_words_and_an_end(text, whole):
    assert is_sentence(text) is whole
