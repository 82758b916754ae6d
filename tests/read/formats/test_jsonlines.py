import datetime as dt
import json
from io import BytesIO

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.model import Document
from memcon.read.formats import documents, jsonlines
from memcon.read.raw import Raw

TEXT = "The minister met her colleague on Monday. They agreed to talk again."


def read(content, fields=None, **stated):
    data = content if isinstance(content, bytes) else content.encode()
    raw = Raw("wire.jsonl", "wire.jsonl", lambda: BytesIO(data), stated=stated, fields=fields or {})
    items = list(documents(raw))
    assert msgspec.json.encode(items)
    return [x for x in items if isinstance(x, Document)], [x for x in items if not isinstance(x, Document)]


def line(**fields):
    return json.dumps({"text": TEXT} | fields, ensure_ascii=False) + "\n"


def test_each_line_is_a_document_named_by_its_id_or_its_number():
    found, issues = read(
        line(id="a-1") + "\r\n\n" + line(text=TEXT + " Later.") + line(id=77, text="x " + TEXT)
    )
    assert [one.identifier for one in found] == ["wire.jsonl#a-1", "wire.jsonl#4", "wire.jsonl#77"]
    assert found[0].text == TEXT
    assert issues == []


@pytest.mark.parametrize(
    ("field", "value", "key", "expected"),
    [
        ("title", " Talks  resume ", "title", "Talks resume"),
        ("Headline", "Talks resume", "title", "Talks resume"),
        ("published_at", "2015-11-26T23:10:00+02:00", "date", dt.date(2015, 11, 26)),
        ("pubDate", "Thu, 26 Nov 2015 10:00:00 GMT", "date", dt.date(2015, 11, 26)),
        ("date", 1448532000, "date", dt.date(2015, 11, 26)),
        ("date", {"$date": "2015-11-26T00:00:00.000Z"}, "date", dt.date(2015, 11, 26)),
        ("datePublished", "November 26, 2015", "date", dt.date(2015, 11, 26)),
        ("source", {"id": "gazette", "name": "The Gazette"}, "publisher", "The Gazette"),
        ("byline", "By Ada Moss", "author", "Ada Moss"),
        ("authors", ["Ada Moss", {"name": "Bo Lind"}], "author", "Ada Moss; Bo Lind"),
        ("link", "https://example.org/a", "url", "https://example.org/a"),
        ("lang", "en_GB", "language", "en-GB"),
        ("language", "English", "language", "en"),
        ("license", "CC BY 4.0", "licence", "CC BY 4.0"),
    ],
)
def test_fields_are_found_by_the_names_that_people_use(field, value, key, expected):
    found, issues = read(line(**{field: value}))
    assert getattr(found[0], key) == expected
    assert issues == []


def test_the_metadata_file_may_name_the_fields():
    record = {
        "meta": {"hed": "Talks", "when": "2015-11-26"},
        "a.b": "7",
        "story": {"body": TEXT},
        "text": "no",
    }
    fields = {"text": "story.body", "title": "meta.hed", "date": "meta.when", "id": "a.b"}
    found, issues = read(json.dumps(record), fields)
    assert found[0].identifier == "wire.jsonl#7"
    assert (found[0].text, found[0].title, found[0].date) == (TEXT, "Talks", dt.date(2015, 11, 26))
    assert issues == []


def test_a_named_field_that_no_line_has_is_reported_once():
    found, issues = read(line() + line(text=TEXT + " Again."), {"title": "hed"})
    assert len(found) == 2
    assert [issue.problem for issue in issues] == [
        "No line has the field “hed” that the metadata file names for title."
    ]


def test_what_is_stated_of_the_whole_file_is_true_of_its_lines():
    found, _ = read(
        line(source="Other") + line(text=TEXT + " More."), publisher="Wire", title="All", language="en"
    )
    assert [one.publisher for one in found] == ["Other", "Wire"]
    assert [one.title for one in found] == [None, None]
    assert found[1].language == "en"


def test_values_that_are_none_are_reported_once_a_field():
    found, issues = read(line(date="yesterday") + line(text="x " + TEXT, date="01/02/2015"))
    assert [one.date for one in found] == [None, None]
    assert [issue.severity for issue in issues] == ["warning"]
    assert "2 lines state as date" in issues[0].problem
    assert "line 1: “yesterday”" in issues[0].problem


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ('{"text": "a" "b"}\n', "Line 1 is no JSON: expecting ',' delimiter at column 14; it was left out."),
        ("not json\n", "Line 1 is no JSON: expecting value at column 1; it was left out."),
        ("[1]\n", "Line 1 is no JSON object but a list; it was left out."),
        ("null\n", "Line 1 is no JSON object but null; it was left out."),
        ('{"x": 1, "y": 2}\n', "Line 1 has no text in a field such as"),
        ('{"text": 7}\n', "Line 1 has no text in a field such as"),
        ('{"text": "  "}\n', "Line 1 has no text in a field such as"),
        (b'{"text": "\xff"}\n', "Line 1 is no JSON: byte 11 is no UTF-8; it was left out."),
        ("[" * 100_000 + "\n", "Line 1 is no JSON"),
        ('{"n": ' + "9" * 5000 + "}\n", "Line 1 is no JSON"),
        ('{"text": "Menu"}\n', "less than a sentence"),
    ],
)
def test_a_line_that_holds_no_document_is_an_issue_and_the_others_go_on(content, problem):
    data = content if isinstance(content, bytes) else content.encode()
    found, issues = read(data + line(id="good").encode())
    assert [one.identifier for one in found] == ["wire.jsonl#good"]
    assert [issue.document for issue in issues] == ["wire.jsonl#1"]
    assert problem in issues[0].problem
    assert issues[0].severity == "error"
    assert issues[0].advice


def test_a_half_written_last_line_says_so():
    found, issues = read(line(id="a") + line(id="b")[:40])
    assert [one.identifier for one in found] == ["wire.jsonl#a"]
    assert "the file ends within this line" in issues[0].problem
    assert issues[0].advice == "If the file is still being written, run again later."


def test_an_id_that_came_before_is_reported_and_both_are_read():
    found, issues = read(
        line(id="a") + line(id="a", text=TEXT + " Later.") + line(id="2", text="Now " + TEXT)
    )
    assert [one.identifier for one in found] == ["wire.jsonl#a", "wire.jsonl#2", "wire.jsonl#3"]
    assert [issue.severity for issue in issues] == ["warning", "warning"]
    assert issues[0].problem == "Line 2 has the id “a” of an earlier line; its document is called “2”."


def test_html_in_a_field_becomes_paragraphs():
    found, _ = read(line(text=None, body_html=f"<p>{TEXT}</p><p>A <b>second</b> one.</p>"))
    assert found[0].text == f"{TEXT}\n\nA second one."
    found, _ = read(line(text=f"<p>{TEXT}</p><figure><figcaption>Photo</figcaption></figure>"))
    assert found[0].text == TEXT


def test_a_list_of_paragraphs_is_a_text():
    found, _ = read(line(text=[TEXT, "More of it."]))
    assert found[0].text == f"{TEXT}\n\nMore of it."


def test_ninjs_on_a_line_is_read_as_ninjs():
    record = {
        "uri": "urn:x:1",
        "bodies": [{"contentType": "text/plain", "value": TEXT}],
        "versionCreated": "2015-11-26",
    }
    gone = {"uri": "urn:x:2", "body_text": TEXT, "pubstatus": "canceled"}
    found, issues = read(json.dumps(record) + "\n" + json.dumps(gone))
    assert [(one.identifier, one.date) for one in found] == [("wire.jsonl#urn:x:1", dt.date(2015, 11, 26))]
    assert "withdrawn" in issues[0].problem


def test_a_byte_order_mark_is_no_part_of_the_first_line():
    found, issues = read(b"\xef\xbb\xbf" + line(id="a").encode())
    assert len(found) == 1
    assert issues == []


def test_half_characters_and_zero_bytes_never_come_out():
    bad = '"\\ud800 \\u0000 \\ud83d\\ude00"'
    content = f'{{"id": {bad}, "title": {bad}, "x": {bad}, "text": "{TEXT} \\udead"}}\n{{{bad}: {bad}}}\n'
    found, issues = read(content + f'{{"date": {bad}, "text": "{TEXT}"}}\n')
    assert found[0].title == "\N{REPLACEMENT CHARACTER} \N{GRINNING FACE}"
    assert found[0].text == f"{TEXT} \N{REPLACEMENT CHARACTER}"
    assert len(issues) == 2
    assert b"\\u0000" not in msgspec.json.encode([*found, *issues])


def test_an_empty_file_is_reported():
    for content in ("", "\n\n"):
        assert [issue.problem for issue in read(content)[1]] == ["The file is empty."]


def test_a_line_over_the_limit_is_skipped_in_pieces(monkeypatch):
    monkeypatch.setattr(jsonlines, "LONGEST", 200)
    monkeypatch.setattr(jsonlines, "PIECE", 7)
    found, issues = read(line(id="a") + line(text="x" * 500) + line(id="c") + line(text="y" * 300).rstrip())
    assert [one.identifier for one in found] == ["wire.jsonl#a", "wire.jsonl#c"]
    assert [issue.document for issue in issues] == ["wire.jsonl#2", "wire.jsonl#4"]
    assert "more than 200 bytes" in issues[0].problem


def test_after_a_hundred_issues_the_others_are_counted():
    found, issues = read("junk\n" * 150 + line(id="z"))
    assert [one.identifier for one in found] == ["wire.jsonl#z"]
    assert len(issues) == 101
    assert issues[-1].problem.startswith("50 more issues of this file are not listed")
    assert issues[-1].severity == "error"


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="<\0"), max_size=200)


@given(st.lists(st.tuples(WORDS, st.dictionaries(st.sampled_from(["title", "n", "url"]), WORDS)), max_size=5))
def test_any_text_comes_back_character_for_character(records):
    texts = [
        f"{number} {words}\nThe two sides met in Geneva today." for number, (words, _) in enumerate(records)
    ]
    lines = [json.dumps({"text": text} | rest) for text, (_, rest) in zip(texts, records, strict=True)]
    found, issues = read("\n".join(lines))
    assert [one.text for one in found] == texts
    assert [issue for issue in issues if issue.severity == "error" and records] == []


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
NAMES = st.sampled_from(
    [name for names in jsonlines.fields.NAMES.values() for name in names] + ["bodies", "pubstatus"]
)


@given(
    st.lists(
        st.binary(max_size=80) | st.builds(lambda d: json.dumps(d).encode(), st.dictionaries(NAMES, VALUES))
    )
)
def test_no_line_makes_it_fail(lines):
    found, issues = read(b"\n".join(lines))
    assert not any("memcon failed" in issue.problem for issue in issues)
    assert len({one.identifier for one in found}) == len(found)
