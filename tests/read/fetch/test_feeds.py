import pytest

from memcon.read.fetch.entries import Entry, ListError
from memcon.read.fetch.feeds import feed

BASE = "https://example.org/news/feed.xml"
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def only(body: str, kind: str = "application/xml") -> Entry:
    listing = feed(body.encode(), BASE, kind)
    assert listing is not None
    assert listing.kind == "feed"
    (entry,) = listing.entries
    return entry


def rss(inside: str, around: str = "") -> str:
    return f'<rss version="2.0" {DC}><channel><title>N</title>{around}<item>{inside}</item></channel></rss>'


def test_rss_says_what_it_says() -> None:
    entry = only(
        rss(
            "<title>Talks &amp;amp; tea &lt;em&gt;in&lt;/em&gt; Quito</title><link>/quito?x=1</link>"
            "<pubDate>Tue, 06 May 2031 23:30:00 -0500</pubDate><dc:creator>Ines Salas</dc:creator>"
            "<dc:publisher>The Lantern</dc:publisher><dc:language>en_GB</dc:language>"
        )
    )
    assert entry == Entry(
        "https://example.org/quito?x=1",
        title="Talks & tea in Quito",
        date="2031-05-06",  # as its publisher counts days; in UTC it is the 7th
        author="Ines Salas",
        publisher="The Lantern",
        language="en-GB",
        stated="2031-05-07T04:30:00Z",
    )


def test_what_is_not_sure_is_left_out() -> None:
    around = "<language>en-us</language><webMaster>desk@example.org</webMaster>"
    entry = only(rss("<link>/a</link><author>desk@example.org</author><pubDate>soon</pubDate>", around))
    assert entry == Entry("https://example.org/a")


@pytest.mark.parametrize("unset", ["Thu, 01 Jan 1970 00:00:00 GMT", "0001-01-01T00:00:00Z"])
def test_a_date_that_software_writes_where_it_knows_none_is_none(unset: str) -> None:
    assert only(rss(f"<link>/a</link><pubDate>{unset}</pubDate>")).date is None


def test_rss_1_has_its_date_of_dublin_core() -> None:
    entry = only(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        f" {DC}><item><title>Talks</title><link>https://example.org/a</link><dc:date>2031-05-06T01:00:00+03:00</dc:date>"
        "</item></rdf:RDF>"
    )
    assert (entry.date, entry.stated) == ("2031-05-06", "2031-05-05T22:00:00Z")


ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title>'
    '<entry><title type="html">A &lt;b&gt;c&lt;/b&gt;</title>{}</entry></feed>'
)


def test_an_update_is_no_publication() -> None:
    entry = only(ATOM.format('<link href="a"/><updated>2031-05-08T09:00:00Z</updated>'))
    assert entry == Entry("https://example.org/news/a", title="A c", stated="2031-05-08T09:00:00Z")
    both = only(
        ATOM.format(
            '<link href="a"/><updated>2031-05-08T09:00:00Z</updated>'
            "<published>2031-05-06T09:00:00Z</published>"
            "<author><name>Odd Berge</name></author><author><name>Rosa Quispe</name></author>"
            '<content type="html">&lt;p&gt;They met.&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;</content>'
        )
    )
    assert (both.date, both.stated) == ("2031-05-06", "2031-05-08T09:00:00Z")
    assert both.author == "Odd Berge; Rosa Quispe"
    assert both.content == "<p>They met.</p>"


def test_json_feed() -> None:
    entry = only(
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "/a", "title": "Talks",'
        '"date_published": "2031-05-06T09:00:00+02:00", "authors": [{"name": "Ines Salas"}, {"url": "x"}],'
        '"language": "fr", "content_text": "They met.\\n\\nThey <left>."}]}'
    )
    assert entry == Entry(
        "https://example.org/a",
        title="Talks",
        date="2031-05-06",
        author="Ines Salas",
        language="fr",
        stated="2031-05-06T07:00:00Z",
        content="<p>They met.</p>\n<p>They &lt;left&gt;.</p>",
    )


@pytest.mark.parametrize(
    "body",
    [
        '{"version": "https://jsonfeed.org/version/1.1", "items": 5}',
        '{"version": "https://jsonfeed.org/version/1.1"}',
        '{"version": "https://jsonfeed.org/version/1", "items": [5, null]}',
        '<rss version="2.0"><channel><title>N</title></channel></rss>',
    ],
)
def test_a_feed_may_be_empty(body: str) -> None:
    listing = feed(body.encode(), BASE, "")
    assert listing is not None
    assert listing.entries == ()


@pytest.mark.parametrize(
    "body", ["", "hello", "{", '{"a": 1}', "[1]", "<page/>", "<a><b></a>", '{"version": 1}']
)
def test_what_is_no_feed(body: str) -> None:
    assert feed(body.encode(), BASE, "text/xml") is None


def test_entries_without_address_are_counted() -> None:
    listing = feed(rss("<title>Nowhere</title><guid isPermaLink='false'>7</guid>").encode(), BASE, "")
    assert listing is not None
    assert (listing.entries, listing.nameless) == ((), 1)
    listing = feed(b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": "7"}]}', BASE, "")
    assert listing is not None
    assert (listing.entries, listing.nameless) == ((), 1)


def test_broken_xml_gives_what_can_be_read() -> None:
    whole = rss("<title>Talks</title><link>https://example.org/a</link>")
    listing = feed(
        whole.replace("</item></channel></rss>", "</item><item><title>b &bla; <").encode(), BASE, ""
    )
    assert listing is not None
    assert listing.entries[0] == Entry("https://example.org/a", title="Talks")
    assert listing.fault == "is broken XML"


def test_entities_of_its_own_are_refused() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY x SYSTEM "file:///etc/passwd">]>' + rss(
        "<title>&a;&x;</title>"
    )
    with pytest.raises(ListError, match="entities"):
        feed(bomb.encode(), BASE, "")


@pytest.mark.parametrize(
    ("declared", "encoding", "kind"),
    [
        ("", "utf-8", "application/rss+xml"),
        ('<?xml version="1.0" encoding="utf-8"?>', "utf-8", "text/xml; charset=iso-8859-1"),
        ('<?xml version="1.0" encoding="windows-1251"?>', "cp1251", "text/xml"),
        ('<?xml version="1.0"?>', "cp1251", "text/xml; charset=windows-1251"),
        ('<?xml version="1.0" encoding="iso-8859-1"?>', "latin-1", "text/xml; charset=utf-8"),
        ("\ufeff", "utf-8", "text/xml; charset=us-ascii"),
    ],
)
def test_charsets(declared: str, encoding: str, kind: str) -> None:
    title = "Встреча" if encoding == "cp1251" else "Réunion"
    listing = feed((declared + rss(f"<title>{title}</title><link>/a</link>")).encode(encoding), BASE, kind)
    assert listing is not None
    assert listing.entries[0].title == title
