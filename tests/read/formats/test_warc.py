import gzip
import tracemalloc
import zlib
from io import BytesIO

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from memcon.model import Document
from memcon.read.formats import archive, documents, warc
from memcon.read.raw import Raw

TEXT = (
    "The envoys of both islands met in Port Alma on Monday. They will meet again in spring, the hosts said."
)
MORE = "The second round of their talks lasted for six hours, according to two officials from the islands."


def page(words=TEXT):
    story = f"<article><p>{words}</p><p>{MORE}</p></article>"
    return f"<html><head><title>Talks</title></head><body>{story}</body></html>"


def web_archive(*records, gzip=False):
    """A WARC of (address, body, options) triples."""
    whole = BytesIO()
    writer = WARCWriter(whole, gzip=gzip)
    writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "a crawler"}))
    for address, body, *rest in records:
        options = {"status": "200 OK", "kind": "text/html", "date": "2024-05-01T00:00:00Z", "headers": []} | (
            rest[0] if rest else {}
        )
        content = body if isinstance(body, bytes) else body.encode()
        if options.get("type") == "resource":
            record = writer.create_warc_record(
                address, "resource", payload=BytesIO(content), warc_content_type=options["kind"]
            )
        else:
            headers = StatusAndHeaders(
                options["status"],
                [("Content-Type", options["kind"]), *options["headers"]],
                protocol="HTTP/1.1",
            )
            record = writer.create_warc_record(
                address,
                options.get("type", "response"),
                payload=BytesIO(content),
                http_headers=headers,
                warc_headers_dict={"WARC-Date": options["date"], **options.get("stated", {})},
            )
        writer.write_record(record)
    return whole.getvalue()


def read(data, name="x.warc", **stated):
    items = list(documents(Raw(f"in/{name}", name, lambda: BytesIO(data), stated=stated)))
    assert msgspec.json.encode(items)
    return [x for x in items if isinstance(x, Document)], [x for x in items if not isinstance(x, Document)]


A, B = "https://a.example/talks", "https://b.example/x y?z=1"


@pytest.mark.parametrize("packed", [False, True])
def test_each_page_is_a_document_called_by_its_address(packed):
    data = web_archive(
        (A, page()), (B, page("Another round began in Lund today, the ministry said.")), gzip=packed
    )
    found, issues = read(data, "x.warc.gz" if packed else "x.warc", publisher="Gazette")
    assert issues == []
    assert [one.identifier.partition("#")[2] for one in found] == [A, B.replace(" ", "%20")]
    assert found[0].text == f"{TEXT}\n\n{MORE}"
    assert (found[0].title, found[0].url, found[0].publisher) == ("Talks", A, "Gazette")
    assert found[0].date is None


def test_what_is_no_page_is_left_alone():
    data = web_archive(
        (A, page()),
        ("https://a.example/gone", page(), {"status": "404 Not Found"}),
        ("https://a.example/moved", page(), {"status": "301 Moved"}),
        ("https://a.example/i.png", b"\x89PNG", {"kind": "image/png"}),
        ("https://a.example/robots.txt", "User-agent: *", {"kind": "text/plain"}),
        ("dns:a.example", "1.2.3.4", {"type": "resource", "kind": "text/dns"}),
        ("https://a.example/again", page(), {"type": "revisit"}),
    )
    found, issues = read(data)
    assert len(found) == 1
    assert issues == []


def test_resources_and_plain_text_are_pages_too():
    data = web_archive(
        ("file:///a.html", page(), {"type": "resource", "kind": "text/html; charset=utf-8"}),
        ("https://a.example/a.txt", TEXT, {"kind": "Text/Plain"}),
        ("https://a.example/b.txt", "Menu", {"kind": "text/plain"}),
    )
    found, issues = read(data)
    assert [one.text for one in found] == [f"{TEXT}\n\n{MORE}", TEXT]
    assert [issue.document for issue in issues] == ["in/x.warc#https://a.example/b.txt"]


CHUNKED = b"".join(
    b"%x\r\n%s\r\n" % (len(part), part) for part in (page().encode()[:99], page().encode()[99:], b"")
)
RAW_DEFLATE = zlib.compress(page().encode())[2:-4]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(page().encode()), [("Content-Encoding", "GZIP")]),
        (zlib.compress(page().encode()), [("Content-Encoding", "deflate")]),
        (RAW_DEFLATE, [("Content-Encoding", "deflate")]),
        (CHUNKED, [("Transfer-Encoding", "Chunked")]),
        (page(), [("Transfer-Encoding", "chunked")]),
        (page(), [("Content-Encoding", "gzip")]),
        (page(), [("Content-Encoding", "br")]),
    ],
)
def test_payloads_are_unpacked_where_they_are_packed(body, headers):
    found, issues = read(web_archive((A, body, {"headers": headers})))
    assert issues == []
    assert found[0].text.startswith(TEXT)


@pytest.mark.parametrize(
    ("body", "headers", "problem"),
    [
        (b"\x0b\x02\x80", [("Content-Encoding", "br")], "packed with “br”"),
        (gzip.compress(page().encode())[:60], [("Content-Encoding", "gzip")], "ends within the packed data"),
        (page("Menu").replace(MORE, ""), [], "less than a sentence"),
    ],
)
def test_a_page_that_cannot_be_read_is_an_issue_with_its_address(body, headers, problem):
    found, issues = read(web_archive((A, body, {"headers": headers}), (B, page())))
    assert len(found) == 1
    assert [issue.document for issue in issues] == [f"in/x.warc#{A}"]
    assert problem in issues[0].problem
    assert issues[0].advice


def test_an_address_that_is_none_names_its_page_all_the_same():
    found, issues = read(web_archive(("http://[a", page())))
    assert [one.identifier for one in found] == ["in/x.warc#http://[a"]
    assert issues == []


def test_a_pdf_in_an_archive_is_read_as_one():
    _, issues = read(web_archive((A, b"%PDF-1.7 cut off", {"kind": "application/pdf"})))
    assert [issue.document for issue in issues] == [f"in/x.warc#{A}"]
    assert "PDF" in issues[0].problem


def test_the_encoding_that_the_server_states_goes_before_the_page():
    words = "Müller und seine Gäste trafen sich gestern früh in Köln, sagte er."
    body = page(words).replace("<head>", '<head><meta charset="utf-8">').encode("cp1252")
    found, _ = read(web_archive((A, body, {"kind": "text/html; charset=ISO-8859-1"})))
    assert found[0].text.startswith(words)


def test_the_last_capture_of_an_address_counts():
    data = web_archive(
        (A, page("The newest of the three versions is this one here."), {"date": "2024-05-03T00:00:00Z"}),
        (A, page(), {"date": "2024-05-01T00:00:00Z"}),
        (A, page("Gone."), {"date": "2024-05-09T00:00:00Z", "status": "500 Oh"}),
    )
    found, issues = read(data)
    assert [one.text[:10] for one in found] == ["The newest"]
    assert [issue.severity for issue in issues] == ["warning"]
    assert "captured again later (2024-05-03T00:00:00Z)" in issues[0].problem


def test_a_page_that_the_crawler_cut_is_read_with_a_warning():
    found, issues = read(web_archive((A, page(), {"stated": {"WARC-Truncated": "length"}})))
    assert len(found) == 1
    assert [(issue.severity, issue.document) for issue in issues] == [("warning", f"in/x.warc#{A}")]


def test_a_page_over_the_limit_is_reported(monkeypatch):
    monkeypatch.setattr(warc, "LARGEST", 2000)
    bomb = gzip.compress(bytes(1_000_000))
    data = web_archive(
        (A, page("x" * 3000)),
        (B, bomb, {"headers": [("Content-Encoding", "gzip")]}),
        ("https://c.example/", page()),
    )
    found, issues = read(data)
    assert [one.url for one in found] == ["https://c.example/"]
    assert ["more than 2,000 bytes" in issue.problem for issue in issues] == [True, True]


def test_what_comes_before_a_cut_is_read():
    data = web_archive((A, page()), (B, page()))
    place = data.index(b"https://b.example")
    start = data.rindex(b"WARC/1.0", 0, place)
    found, issues = read(data[:-100])
    assert [one.url for one in found if one.url == A] == [A]
    assert f"The archive is broken at byte {start:,}: it ends within a record" in issues[-1].problem
    found, issues = read(data[: place - 20])
    assert [one.url for one in found] == [A]
    assert f"broken at byte {start:,}" in issues[-1].problem


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "The archive holds no page"),
        (b"no archive at all\r\n\r\n", "broken at byte 0"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "the record does not state its length"),
        (b"WARC/1.0\r\nContent-Length: x\r\n\r\n", "The archive holds no page"),
        (web_archive(), "The archive holds no page"),
        (web_archive() + b"junk behind it\r\n", "Invalid WARC record, first line: junk"),
    ],
)
def test_what_is_no_archive_is_an_issue(data, problem, capfd):
    found, issues = read(data)
    assert found == []
    assert any(problem in issue.problem for issue in issues)
    assert all(issue.document == "in/x.warc" and issue.advice for issue in issues)
    assert capfd.readouterr() == ("", "")


def test_a_length_that_is_too_short_is_reported_and_the_next_record_is_read():
    data = web_archive((A, page()), (B, page()))
    start = data.index(b"WARC/1.0", 10)
    stated = data.index(b"Content-Length: ", start) + 16
    length = int(data[stated : data.index(b"\r", stated)])
    found, issues = read(data[:stated] + b"%d" % (length - 5) + data[stated + len(str(length)) :])
    assert len(found) == 2
    assert "there is something that is no record" in issues[-1].problem


@pytest.mark.parametrize("head", [b"a" * 5_000_000, b"WARC/1.0\r\n" + b"a: b\r\n" * 800_000])
def test_endless_headers_take_no_memory(head, monkeypatch):
    monkeypatch.setattr(archive, "HEADERS", 10_000)
    tracemalloc.start()
    found, issues = read(head)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == []
    assert "broken at byte 0" in issues[0].problem
    assert peak < 5_000_000


WHOLE = web_archive(
    (A, CHUNKED, {"headers": [("Transfer-Encoding", "chunked")]}), (B, TEXT, {"kind": "text/plain"})
)


@settings(deadline=None)
@given(st.integers(0, len(WHOLE)), st.binary(max_size=30), st.integers(0, 40), st.booleans())
def test_no_damage_makes_it_fail(place, junk, length, packed):
    damaged = WHOLE[:place] + junk + WHOLE[place + length :]
    found, issues = read(gzip.compress(damaged) if packed else damaged, "x.warc.gz" if packed else "x.warc")
    assert found or issues
    assert not any("memcon failed" in issue.problem for issue in issues)
