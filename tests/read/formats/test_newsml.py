import datetime as dt
from io import BytesIO

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.model import Document
from memcon.read.formats import documents, elements
from memcon.read.raw import Raw

NAR = "http://iptc.org/std/nar/2006-10-01/"
TEXT = "The envoys of both islands met in Port Alma on Monday."
BODY = f"<p>{TEXT}</p>\n<p>They will\n   meet <em>again</em>.</p>"
XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
    f"<head><title>No</title></head><body>{BODY}</body></html></inlineXML>"
)
NITF = f"""<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head>
  <hedline><hl1>Envoys meet</hl1><hl2>Again</hl2></hedline>
  <byline>By Ada Moss, <byttl>Staff Reporter</byttl></byline></body.head>
  <body.content><media><media-caption><p>A photo.</p></media-caption></media>
  <block>{BODY}</block></body.content>
  <body.end><tagline>(ends)</tagline></body.end></body></nitf>"""
META = """<rightsInfo><copyrightHolder uri="x"><name>Island Wire Ltd</name></copyrightHolder>
  <usageTerms>Not for sale</usageTerms></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:IslandWire"/>
  <versionCreated>2015-11-27T00:10:00+01:00</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><contentCreated>2015-11-26T23:50:00+01:00</contentCreated>
  <creator uri="x"><name>Ada Moss</name></creator><creator literal="Bo Lind"/><language tag="en-GB"/>
  <headline role="hldrole:sub">Less</headline>
  <headline role="hldrole:main">Envoys meet</headline></contentMeta>"""


def item(contents=XHTML, meta=META, guid="urn:wire:1", version="1", namespace=NAR):
    return (
        f'<newsItem xmlns="{namespace}" guid="{guid}" version="{version}" standard="NewsML-G2" xml:lang="en">'
        f"{meta}<contentSet>{contents}</contentSet></newsItem>"
    )


def message(*items):
    return f'<newsMessage xmlns="{NAR}"><header/><itemSet>{"".join(items)}</itemSet></newsMessage>'


def read(content, **stated):
    data = content if isinstance(content, bytes) else content.encode()
    items = list(documents(Raw("in/x.xml", "x.xml", lambda: BytesIO(data), stated=stated)))
    assert msgspec.json.encode(items)
    return [x for x in items if isinstance(x, Document)], [x for x in items if not isinstance(x, Document)]


def test_a_news_item_is_a_document_with_all_that_it_states():
    (one,), issues = read(item())
    assert issues == []
    assert one.identifier == "in/x.xml"
    assert one.text == f"{TEXT}\n\nThey will meet again."
    assert (one.title, one.publisher, one.author) == ("Envoys meet", "IslandWire", "Ada Moss; Bo Lind")
    assert (one.date, one.licence, one.language) == (dt.date(2015, 11, 26), "Not for sale", "en-GB")


@pytest.mark.parametrize(
    "contents",
    [
        f'<inlineXML contenttype="application/nitf+xml">{NITF}</inlineXML>',
        f'<inlineXML contenttype="application/vnd.x"><x xmlns="x">no</x></inlineXML>{XHTML}',
        f'<inlineData contenttype="text/html"><![CDATA[{BODY}]]></inlineData>',
        f'<remoteContent/><inlineData contenttype="text/plain">{TEXT}\n\nThey will meet again.</inlineData>',
    ],
)
def test_the_text_is_found_in_each_form(contents):
    (one,), issues = read(item(contents))
    assert issues == []
    assert one.text == f"{TEXT}\n\nThey will meet again."


@pytest.mark.parametrize("namespace", [NAR, "http://iptc.org/std/nar/2003-10-01/", "urn:any", ""])
def test_the_version_of_the_namespace_does_not_matter(namespace):
    assert len(read(item(namespace=namespace))[0]) == 1


def test_nitf_inside_tells_what_the_item_does_not():
    (one,), _ = read(item(f"<inlineXML>{NITF}</inlineXML>", meta=""))
    assert (one.title, one.author) == ("Envoys meet", "Ada Moss")


def test_nitf_alone_is_a_document():
    head = """<head><title>No</title><docdata management-status="usable"><date.issue norm="20151126T170043Z"/>
      <doc.copyright holder="Island Wire"/></docdata></head>"""
    (one,), issues = read(
        '<!DOCTYPE nitf SYSTEM "nitf-3-2.dtd">' + NITF.replace("<body>", head + "<body>", 1)
    )
    assert issues == []
    assert one.text == f"{TEXT}\n\nThey will meet again."
    assert (one.title, one.date, one.publisher) == ("Envoys meet", dt.date(2015, 11, 26), "Island Wire")


def test_a_text_under_embargo_is_of_the_day_when_it_may_appear():
    meta = META.replace("<pubStatus", "<embargoed>2015-11-29T06:00:00Z</embargoed><pubStatus")
    assert read(item(meta=meta))[0][0].date == dt.date(2015, 11, 29)


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ('qcode="stat:canceled"', "withdrawn"),
        ('qcode="stat:withheld"', "withheld"),
        ('uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"', "withdrawn"),
    ],
)
def test_what_the_agency_took_back_is_left_out_with_a_warning(status, word):
    found, issues = read(item(meta=META.replace('qcode="stat:usable"', status)))
    assert found == []
    assert [issue.severity for issue in issues] == ["warning"]
    assert word in issues[0].problem


def test_the_items_of_a_message_are_documents_named_by_their_guids():
    picture = item('<remoteContent href="x.jpg"/>', '<itemMeta><itemClass qcode="ninat:picture"/></itemMeta>')
    package = f'<packageItem xmlns="{NAR}" guid="urn:p"/>'
    found, issues = read(
        message(item(guid="urn:a"), picture, package, item(XHTML.replace("both", "two"), guid="urn:b"))
    )
    assert [one.identifier for one in found] == ["in/x.xml#urn:a", "in/x.xml#urn:b"]
    assert issues == []


def test_of_several_versions_the_latest_counts_also_where_it_takes_the_item_back():
    again = XHTML.replace("both", "two")
    found, issues = read(message(item(again, version="10"), item(version="9")))
    assert [(issue.document, issue.severity) for issue in issues] == [("in/x.xml#urn:wire:1", "warning")]
    assert issues[0].problem.startswith("Item 2 is an earlier version")
    assert ["two islands" in one.text for one in found] == [True]
    found, issues = read(
        message(item(), item(meta=META.replace("stat:usable", "stat:canceled"), version="2"))
    )
    assert found == []
    assert "withdrawn" in issues[1].problem


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("<rss><channel/></rss>", "This is a feed"),
        ("<NewsML><NewsItem/></NewsML>", "This is NewsML 1"),
        ('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>', "This is a sitemap"),
        ("<svg/>", "This XML is no news: its outermost element is <svg>."),
        ("", "This is no XML"),
        ("no xml", "This is no XML"),
        ("<nitf><body>", "This is no XML"),
        ("<nitf/>", "No main text was found in it."),
        (f'<packageItem xmlns="{NAR}"/>', "No item in this file holds a text (it holds packageItem)."),
        (message(), "No item in this file holds a text (it holds nothing)."),
        (item(""), "This item holds no text as NITF, XHTML or plain text."),
        (
            item("<inlineXML><html><body><p>Photo</p></body></html></inlineXML>"),
            "less than a sentence",
        ),
    ],
)
def test_a_file_without_a_document_is_an_issue(content, problem):
    found, issues = read(content)
    assert found == []
    assert [issue.document for issue in issues] == ["in/x.xml"]
    assert problem in issues[0].problem
    assert issues[0].advice


def test_a_break_in_the_xml_is_told_with_its_line():
    assert "line 2" in read("<nitf>\n<p></nitf>")[1][0].problem


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "declaration",
    [
        f'<!DOCTYPE nitf [<!ENTITY l0 "ha">{LAUGHS}]>',
        '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE nitf [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>',
        f'<!DOCTYPE nitf [<!ENTITY x "{"a" * 10_000}">]>',
    ],
)
@pytest.mark.parametrize("use", ["&l9;", "&x;", ""])
def test_entities_of_the_files_own_are_refused(declaration, use):
    found, issues = read(declaration + NITF.replace("They", use + "They"))
    assert found == []
    assert any(words in issues[0].problem for words in ("declares entities", "This is no XML"))


def test_entities_of_html_are_read_where_a_document_type_makes_them_possible():
    text = NITF.replace("They", "Caf&eacute;&nbsp;owners &amp; they")
    (one,), _ = read('<!DOCTYPE nitf SYSTEM "nitf-3-2.dtd">' + text)
    assert "Café owners & they will" in one.text


def test_a_file_over_the_limit_is_not_read(monkeypatch):
    monkeypatch.setattr(elements, "LARGEST", 100)
    found, issues = read(item())
    assert found == []
    assert "more than 100 bytes" in issues[0].problem


def test_the_metadata_file_goes_first():
    (one,), issues = read(item(), publisher="Gazette", title=None)
    assert (one.publisher, one.title) == ("Gazette", None)
    assert [issue.severity for issue in issues] == ["warning"]


@given(st.binary(max_size=60), st.integers(0, 2000), st.integers(0, 60))
def test_no_damage_makes_it_fail(junk, place, length):
    whole = message(item(f"<inlineXML>{NITF}</inlineXML>"), item()).encode()
    found, issues = read(whole[:place] + junk + whole[place + length :])
    assert found or issues
    assert not any("memcon failed" in issue.problem for issue in issues)
