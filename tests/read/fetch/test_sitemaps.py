import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.read.fetch.entries import Entry, instant, moment
from memcon.read.fetch.sitemaps import sitemap

BASE = "https://example.org/maps/sitemap.xml"
GOOGLE = "http://www.google.com/schemas"
SPACE = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    f'xmlns:news="{GOOGLE}/sitemap-news/0.9" xmlns:image="{GOOGLE}/sitemap-image/1.1"'
)
NEWS = f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset {SPACE}><!-- news -->
 <url><loc> https://example.org/a </loc><lastmod>2031-05-07</lastmod>
  <image:image><image:loc>https://example.org/a.png</image:loc><image:title>A flag</image:title></image:image>
  <news:news><news:publication><news:name>The Lantern</news:name>
    <news:language>en</news:language></news:publication>
   <news:publication_date>2031-05-06T23:30:00-05:00</news:publication_date>
   <news:title>Talks &amp; tea</news:title></news:news>
 </url>
 <url><lastmod>2031-05-07</lastmod></url>
 <url><loc>/b</loc></url>
</urlset>"""


def test_news_sitemap() -> None:
    listing = sitemap(NEWS.encode(), BASE)
    assert listing is not None
    assert (listing.kind, listing.nameless, listing.fault) == ("sitemap", 1, None)
    first = Entry(
        "https://example.org/a",
        title="Talks & tea",
        date="2031-05-06",
        publisher="The Lantern",
        language="en",
        stated="2031-05-07T00:00:00Z",
    )
    assert listing.entries == (first, Entry("https://example.org/b"))


def test_index() -> None:
    child = "<sitemap><loc>one.xml.gz</loc><lastmod>2031-05</lastmod></sitemap>"
    body = f"<sitemapindex {SPACE}>{child}</sitemapindex>"
    listing = sitemap(body.encode(), BASE)
    assert listing is not None
    assert listing.kind == "index"
    assert listing.entries == (Entry("https://example.org/maps/one.xml.gz", stated="2031-05-01T00:00:00Z"),)


@pytest.mark.parametrize("body", [b"", b"hello", b"<html><p>a</html>", b"<rss/>", b"{}", b"\xff\xfe\x00"])
def test_what_is_no_sitemap(body: bytes) -> None:
    assert sitemap(body, BASE) is None


def test_broken_xml_gives_what_can_be_read() -> None:
    listing = sitemap(NEWS.encode()[:-60], BASE)
    assert listing is not None
    assert listing.entries[0].title == "Talks & tea"
    assert listing.fault is not None
    assert listing.fault.startswith("is broken XML (line")


def test_entities_are_not_expanded() -> None:
    bomb = (
        '<!DOCTYPE u [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
        f"<urlset {SPACE}><url><loc>https://example.org/&b;&x;</loc></url></urlset>"
    )
    listing = sitemap(bomb.encode(), BASE)
    assert listing is not None
    assert "aaaa" not in str(listing)
    assert "root" not in str(listing)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2031", "2031-01-01T00:00:00Z"),
        ("2031-05", "2031-05-01T00:00:00Z"),
        ("2031-05-06", "2031-05-06T00:00:00Z"),
        ("2031-05-06T10:20+02:00", "2031-05-06T08:20:00Z"),
        ("2031-05-06T10:20:30.5Z", "2031-05-06T10:20:30Z"),
        ("Tue, 06 May 2031 10:20:30 +0200", "2031-05-06T08:20:30Z"),
        ("06 May 2031 10:20 GMT", "2031-05-06T10:20:00Z"),
        ("0001-01-01T00:00:00+05:00", None),
        ("2031-13-01", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_times(text: str | None, expected: str | None) -> None:
    assert instant(moment(text)) == expected


@given(st.text(max_size=30))
def test_any_text_is_a_time_or_none(text: str) -> None:
    found = instant(moment(text))
    assert found is None or len(found) == 20
