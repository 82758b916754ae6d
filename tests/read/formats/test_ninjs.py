import datetime as dt
import json
from io import BytesIO

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.model import Document
from memcon.read.formats import documents, ninjs
from memcon.read.raw import Raw

TEXT = "The envoys of both islands met in Port Alma on Monday."
ONE = {
    "uri": "https://wire.example/items/1",
    "type": "text",
    "version": "2",
    "versioncreated": "2015-11-26T16:02:28+01:00",
    "firstcreated": "2015-11-25T10:00:00Z",
    "pubstatus": "usable",
    "headline": "Envoys meet",
    "byline": "By Ada Moss",
    "language": "en-GB",
    "copyrightholder": "Island Wire",
    "usageterms": "Not for sale",
    "body_text": f"{TEXT} They will meet again.",
    "body_html": f"<p>{TEXT}</p><p>They will meet again.</p>",
}
TWO = {
    "uri": "urn:wire:2",
    "standard": {"name": "ninjs", "version": "2.1"},
    "contentcreated": "2015-11-24T23:00:00-05:00",
    "versioncreated": "2015-11-26T16:02:28Z",
    "headlines": [{"role": "short", "value": "Envoys"}, {"role": "main", "value": "Envoys meet"}],
    "bodies": [
        {"role": "ttnitf", "contenttype": "application/xml", "value": "<X>no</X>"},
        {"role": "main", "contenttype": "text/plain", "value": TEXT},
    ],
    "by": "Ada Moss",
    "infosources": [{"name": "Island Wire"}, {"name": "Other"}],
    "rightsinfo": {"usageterms": "Not for sale"},
    "language": "en",
}
THREE = {
    "uri": "urn:wire:3",
    "versionCreated": "2015-11-26T16:02:28Z",
    "pubStatus": "usable",
    "copyrightHolder": "Island Wire",
    "headlines": [{"value": "Envoys meet"}],
    "bodies": [{"contentType": "application/xhtml+xml", "value": f"<div><p>{TEXT}</p></div>"}],
    "usageTerms": "Not for sale",
    "by": "Ada Moss",
}
PICTURE = {"uri": "urn:p", "type": "picture", "renditions": [], "headline": "Two people"}


def read(thing, **stated):
    data = thing if isinstance(thing, bytes) else json.dumps(thing).encode()
    items = list(documents(Raw("in/x.json", "x.json", lambda: BytesIO(data), stated=stated)))
    assert msgspec.json.encode(items)
    return [x for x in items if isinstance(x, Document)], [x for x in items if not isinstance(x, Document)]


@pytest.mark.parametrize(
    ("thing", "date", "url"),
    [
        (ONE, dt.date(2015, 11, 26), "https://wire.example/items/1"),
        (TWO, dt.date(2015, 11, 24), None),
        (THREE, dt.date(2015, 11, 26), None),
    ],
)
def test_an_item_of_each_version_is_a_document(thing, date, url):
    (one,), issues = read(thing)
    assert issues == []
    assert (one.identifier, one.title, one.author) == ("in/x.json", "Envoys meet", "Ada Moss")
    assert (one.publisher, one.licence, one.date, one.url) == ("Island Wire", "Not for sale", date, url)
    assert one.text.startswith(TEXT)


def test_the_marked_up_body_goes_first_because_it_tells_paragraphs():
    (one,), _ = read(ONE)
    assert one.text == f"{TEXT}\n\nThey will meet again."


def test_a_text_under_embargo_is_of_the_day_when_it_may_appear():
    (one,), _ = read(ONE | {"embargoed": "2015-11-28T00:00:00Z"})
    assert one.date == dt.date(2015, 11, 28)
    (one,), _ = read(ONE | {"embargoed": "2015-11-20T00:00:00Z"})
    assert one.date == dt.date(2015, 11, 26)


@pytest.mark.parametrize(("status", "word"), [("canceled", "withdrawn"), ("withheld", "withheld")])
def test_what_the_agency_took_back_is_left_out_with_a_warning(status, word):
    found, issues = read(ONE | {"pubstatus": status})
    assert found == []
    assert [issue.severity for issue in issues] == ["warning"]
    assert word in issues[0].problem


@pytest.mark.parametrize(
    "wrap", [list, lambda x: {"items": list(x)}, lambda x: {"total": 2, "hits": list(x)}]
)
def test_the_items_of_a_list_are_documents_named_by_their_uri(wrap):
    found, issues = read(wrap([ONE, PICTURE, TWO]))
    assert [one.identifier for one in found] == [
        "in/x.json#https://wire.example/items/1",
        "in/x.json#urn:wire:2",
    ]
    assert issues == []


@pytest.mark.parametrize("beside", [{"main": TWO, "photo": PICTURE}, [TWO, PICTURE, {"uri": "urn:ref"}]])
def test_associated_items_with_a_text_are_documents_too(beside):
    found, issues = read({"uri": "urn:package", "type": "composite", "associations": beside})
    assert [one.identifier for one in found] == ["in/x.json#urn:wire:2"]
    assert issues == []


def test_of_several_versions_the_latest_counts_also_where_it_takes_the_item_back():
    found, _ = read([TWO | {"version": "10", "by": "New"}, TWO | {"version": "9", "by": "Old"}])
    assert [one.author for one in found] == ["New"]
    found, issues = read([TWO, TWO | {"pubstatus": "canceled"}])
    assert found == []
    assert "earlier version" in issues[0].problem
    assert "withdrawn" in issues[1].problem


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b'{"name": "x", "version": "1.0"}', "This JSON holds no news item. It was expected to hold ninjs"),
        (b"[]", "This JSON holds no news item."),
        (b"7", "This JSON holds no news item."),
        (b'{"uri": ', "This is no JSON: Expecting value: line 1 column 9 (char 8). It was expected"),
        (b"\xff\xfe{", "This is no JSON"),
        (b"", "This is no JSON"),
        (b"[" * 100_000, "This is no JSON"),
        (json.dumps(PICTURE).encode(), "No item in this file has a text: pictures"),
        (json.dumps(ONE | {"body_text": None, "body_html": ""}).encode(), "type “text” has no body"),
        (
            json.dumps(ONE | {"body_text": "Photo", "body_html": ""}).encode(),
            "less than a sentence",
        ),
    ],
)
def test_a_file_without_a_document_is_an_issue(content, problem):
    found, issues = read(content)
    assert found == []
    assert [issue.document for issue in issues] == ["in/x.json"]
    assert problem in issues[0].problem
    assert issues[0].advice


def test_the_metadata_file_goes_first():
    (one,), issues = read(ONE, title="Other words", publisher="Island Wire")
    assert one.title == "Other words"
    assert [issue.severity for issue in issues] == ["warning"]


def test_a_file_over_the_limit_is_not_read(monkeypatch):
    monkeypatch.setattr(ninjs, "LARGEST", 100)
    found, issues = read(ONE)
    assert found == []
    assert "more than 100 bytes" in issues[0].problem


KEYS = st.sampled_from([
    "uri", "guid", "type", "version", "headline", "headlines", "bodies", "body_text", "body_html", "byline",
    "by", "language", "items", "associations", "hits", "pubstatus", "rightsinfo", "infosources", "embargoed",
    "value", "role", "contenttype", "versioncreated", "usageterms", "name",
])  # fmt: skip
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["text", TEXT, "1"])
)
THINGS = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=30)


OBJECTS = st.dictionaries(KEYS, THINGS)
ITEMS = st.builds(lambda thing: {"uri": "urn:x", "pubstatus": "usable"} | thing, OBJECTS)


@given(st.one_of(THINGS, ITEMS, st.lists(ITEMS), st.builds(lambda thing: {"items": thing}, st.lists(ITEMS))))
def test_no_json_makes_it_fail(thing):
    found, issues = read(thing)
    assert found or issues
    assert not any("memcon failed" in issue.problem for issue in issues)
