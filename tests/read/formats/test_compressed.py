import gzip
import json
import tracemalloc
from io import BytesIO

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.model import Document
from memcon.read.formats import compressed, documents, unpacked, warc
from memcon.read.raw import Raw

TEXT = "The envoys of both islands met in Port Alma on Monday."
LINES = "".join(
    json.dumps({"id": f"n{n}", "text": f"{TEXT} It was day {n}."}) + "\n" for n in range(400)
).encode()
PAGE = f"<html><head><title>Talks</title></head><body><article><p>{TEXT}</p></article></body></html>".encode()
NITF = f"<nitf><body><body.content><p>{TEXT}</p></body.content></body></nitf>".encode()
ITEM = json.dumps({"uri": "urn:1", "pubstatus": "usable", "body_text": TEXT}).encode()


def read(name, data):
    items = list(documents(Raw(f"in/{name}", name, lambda: BytesIO(data))))
    assert msgspec.json.encode(items)
    return [x for x in items if isinstance(x, Document)], [x for x in items if not isinstance(x, Document)]


def bomb(size):
    whole = BytesIO()
    with gzip.GzipFile(fileobj=whole, mode="wb", compresslevel=9) as packed:
        for _ in range(size // 1_000_000):
            packed.write(bytes(1_000_000))
    return whole.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt.gz", TEXT.encode()),
        ("a.html.gz", PAGE),
        ("a.xml.GZ", NITF),
        ("a.json.gz", ITEM),
        ("a.md.gz", f"---\ntitle: Talks\n---\n\n{TEXT}\n".encode()),
    ],
)
def test_a_packed_document_is_what_it_is_unpacked(name, content):
    (one,), issues = read(name, gzip.compress(content))
    assert issues == []
    assert one.identifier == f"in/{name}"
    assert one.text.strip() == TEXT


def test_a_packed_container_has_its_parts():
    found, issues = read("wire.jsonl.gz", gzip.compress(LINES))
    assert [one.identifier for one in found[:2]] == ["in/wire.jsonl.gz#n0", "in/wire.jsonl.gz#n1"]
    assert len(found) == 400
    assert issues == []


def test_members_one_after_the_other_are_one_file():
    middle = len(LINES) // 2
    found, issues = read(
        "wire.jsonl.gz", gzip.compress(LINES[:middle]) + gzip.compress(LINES[middle:]) + bytes(512)
    )
    assert len(found) == 400
    assert issues == []


def test_what_comes_before_a_cut_in_a_container_is_read():
    packed = gzip.compress(LINES)
    found, issues = read("wire.jsonl.gz", packed[: len(packed) // 2])
    assert 50 < len(found) < 350
    assert "the file ends within this line" in issues[0].problem
    assert "ends within the packed data, after" in issues[-1].problem
    assert issues[-1].problem.endswith("what comes before was read.")


def test_what_comes_before_a_damage_in_a_container_is_read():
    packed = gzip.compress(LINES)
    found, issues = read("wire.jsonl.gz", packed + b"no gzip at all")
    assert len(found) == 400
    assert [issue.document for issue in issues] == ["in/wire.jsonl.gz"]
    assert f"is damaged after {len(LINES):,} unpacked bytes (Not a gzipped file" in issues[0].problem
    found, issues = read("wire.jsonl.gz", packed[:-8] + bytes(8))
    assert len(found) == 400
    assert "CRC check failed" in issues[0].problem


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (gzip.compress(PAGE)[:-9], "ends within the packed data"),
        (gzip.compress(PAGE)[:-8] + bytes(8), "CRC check failed"),
        (PAGE, "The file is not packed with gzip, though its name says so; nothing of it was read."),
        (b"\x1f\x8b\x08", "ends within the packed data, after 0 unpacked bytes"),
    ],
)
def test_a_damaged_document_is_not_read_in_part(data, problem):
    found, issues = read("a.html.gz", data)
    assert found == []
    assert [issue.document for issue in issues] == ["in/a.html.gz"]
    assert problem in issues[0].problem
    assert issues[0].advice


def test_an_empty_file_and_what_is_packed_twice_are_issues():
    assert len(read("a.txt.gz", b"")[1]) == 1
    assert len(read("a.jsonl.gz", b"")[1]) == 1
    assert read("a.txt.gz.gz", gzip.compress(gzip.compress(b"x")))[1][0].problem.startswith(
        "This file is packed twice"
    )
    assert "does not read" in read("a.tar.gz", gzip.compress(b"x"))[1][0].problem


@pytest.mark.parametrize(
    "name", ["a.html.gz", "a.txt.gz", "a.json.gz", "a.xml.gz", "a.pdf.gz", "wire.jsonl.gz"]
)
def test_a_bomb_is_stopped_and_takes_no_more_memory_than_the_limits(name, monkeypatch):
    monkeypatch.setattr(compressed, "LARGEST", 8_000_000)
    monkeypatch.setattr(unpacked, "WINDOW", 4_000_000)
    data = bomb(100_000_000)
    tracemalloc.start()
    found, issues = read(name, data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == []
    assert "unpacks to more than" in issues[-1].problem
    assert peak < 40_000_000


def test_a_bomb_in_a_record_of_an_archive_is_stopped(monkeypatch):
    monkeypatch.setattr(warc, "LARGEST", 2_000_000)
    monkeypatch.setattr(unpacked, "WINDOW", 4_000_000)
    head = (
        b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://a.example/\r\n"
        b"Content-Type: text/plain\r\nContent-Length: 100000000\r\n\r\n"
    )
    tracemalloc.start()
    found, issues = read("a.warc.gz", gzip.compress(head) + bomb(100_000_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == []
    assert ["more than" in issue.problem or "broken" in issue.problem for issue in issues] == [True] * 3
    assert peak < 20_000_000


def test_a_bomb_behind_much_text_is_stopped_too(monkeypatch):
    monkeypatch.setattr(unpacked, "WINDOW", 4_000_000)
    found, issues = read("wire.jsonl.gz", gzip.compress(LINES) + bomb(100_000_000))
    assert len(found) == 400
    assert "times its size" in issues[-1].problem


@given(
    st.integers(0, 400),
    st.binary(max_size=20),
    st.integers(0, 20),
    st.sampled_from(["a.jsonl.gz", "a.txt.gz", "a.warc.gz"]),
)
def test_no_damage_makes_it_fail(place, junk, length, name):
    packed = gzip.compress(LINES[:2000])
    found, issues = read(name, packed[:place] + junk + packed[place + length :])
    assert found or issues
    assert not any("memcon failed" in issue.problem for issue in issues)
