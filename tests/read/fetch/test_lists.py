import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.read.fetch import Limits
from memcon.read.fetch.entries import Entry, ListError, Listing
from memcon.read.fetch.lists import read_list, wanted
from memcon.read.fetch.wire import Answer

RSS = b"""<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>N</title><item><link>/a</link>
 <title>A &lt;em&gt;b&lt;/em&gt;</title><pubDate>Tue, 06 May 2031 23:30:00 -0500</pubDate>
 <dc:creator>X</dc:creator>
 <content:encoded><![CDATA[<p style="a:b">They <a href="//[x">met</a>.</p>]]></content:encoded>
 </item></channel>
</rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:1</id><link href="a b?c"/>
 <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">x<b>y</b></div></title>
 <updated>2031-05-08T09:00:00Z</updated><author><name>N</name></author>
 <content type="html">&lt;p&gt;</content>
</entry></feed>"""
MAP = b"<urlset><url><loc>http://a/</loc><lastmod>2031-05-06</lastmod></url><url><loc>http://[/</loc></url></urlset>"
JSON = b"""{"version": "https://jsonfeed.org/version/1", "items": [{"url": "http://a", "title": "x", "id": 5,
 "authors": [{"name": "q"}, 5], "date_published": "2031", "content_html": "<p>"}]}"""
PIECES = (
    rb"< > & ]]> <![CDATA[ <! <!-- <? http://[ null &#xD800; &#x110000; &amp;#99999999999; </item> "
    rb"<item> <entry> <a:b> [ { xmlns:a='' mode='base64' <![if \ud800 999999999999999".split()
)
PIECES += [b"\xff", b"\0", b" ", b'"']


def answer(body, kind="text/xml"):
    return Answer("http://h.example.org/f", 200, {"content-type": kind}, body)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from([RSS, ATOM, MAP, JSON]),
    st.lists(st.tuples(st.integers(0, 600), st.integers(0, 20), st.sampled_from(PIECES)), max_size=6),
    st.sampled_from(["", "text/xml; charset=utf-16", "text/html; charset=nonsense"]),
)
def test_whatever_a_server_sends_is_a_list_or_none_or_refused(body, changes, kind):
    for place, length, piece in changes:
        body = body[:place] + piece + body[place + length :]
    try:
        listing = read_list(answer(body, kind), Limits())
    except ListError:
        return
    assert listing is None or msgspec.json.encode(wanted(listing, "http://h.example.org/f", Limits())[0])


@pytest.mark.parametrize(
    "body",
    [
        RSS.replace(b"They", b"They &#x110000; &#0; &#99999999999;"),
        RSS.replace(b"A &lt;", b"A &amp;#xD800; &lt;"),
        MAP.replace(b"</urlset>", b"<url><a:b/><loc>http://b/&#xD800;</loc></url></urlset>"),
    ],
)
def test_one_impossible_character_does_not_cost_the_list(body):
    assert read_list(answer(body), Limits()).entries[0].url in {"http://a/", "http://h.example.org/a"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"%PDF-1.7", False),
        (b"<!DOCTYPE html><html><body>" + RSS, False),
        (b"\n<!-- x -->\n<HTML lang=en>", False),
        (b'<?xml version="1.0"?><html/>', False),
        (RSS, True),
    ],
)
def test_pages_are_told_from_lists(body, expected):
    assert (read_list(answer(body, "text/html"), Limits()) is not None) is expected


@given(
    st.permutations(["http://h.example.org/1", "http://h.example.org/2#x", "http://h.example.org/2?utm_id=1"])
)
def test_each_address_is_wanted_once(urls):
    listing = Listing("feed", tuple(map(Entry, urls)))
    found, left_out = wanted(listing, "http://h.example.org/f", Limits())
    assert sorted(entry.url for entry in found) == ["http://h.example.org/1", "http://h.example.org/2"]
    assert left_out == {}


def test_a_list_from_outside_leads_not_inside():
    listing = Listing("feed", (Entry("http://localhost/admin"), Entry("http://169.254.169.254/keys")))
    found, left_out = wanted(listing, "http://h.example.org/f", Limits())
    assert found == ()
    ((reason, urls),) = left_out.items()
    assert "own network" in reason
    assert len(urls) == 2
