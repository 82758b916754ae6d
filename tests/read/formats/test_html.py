"""Web pages become their main text, with what they state of themselves and nothing that they do not."""

import hashlib
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memcon.model import Document, Issue
from memcon.read import read

NAVIGATION = """<header><a href="/">The Northern Gazette</a><nav><ul><li><a href="/world">World</a></li>
<li><a href="/sport">Sport</a></li></ul></nav></header>"""
FOOTER = """<footer><p>Copyright 2019 The Northern Gazette. All rights reserved.</p>
<ul><li><a href="/about">About us</a></li></ul></footer>"""
STORY = """
<p>OSLO — Foreign Minister Ingrid Dahl met her counterpart from Malta in Oslo on Tuesday, they said.</p>
<p>“We have agreed on the text,” Dahl told reporters. “We shall sign it in May.”</p>
<div class="ad-slot"><p>Buy cheap boats at Boatland today, the best offers of the season.</p></div>
<h2>Fisheries remain open</h2>
<p>Vella said that <a href="/malta">Malta</a> would <em>not</em> accept quotas.<br>He gave no details.</p>
<blockquote><p>There is no deal without the islands.</p></blockquote>
<ul><li>Quotas for cod would fall by a third.</li><li>A joint patrol would begin in June.</li></ul>
<table><tr><th>Country</th><th>Quota</th></tr><tr><td>Norway</td><td>40,000 tonnes</td></tr></table>
<figure><img src="x.jpg"><figcaption>Dahl and Vella in Oslo. Photo: J. Berg</figcaption></figure>
<p>The two sides will meet again in Valletta next month, the ministry said in a statement.</p>
<aside class="related"><h3>Related</h3><ul><li><a href="/a">Minister resigns over boats</a>
<time datetime="2011-01-01">1 January 2011</time></li></ul></aside>
<section id="comments" class="comments"><h3>Comments</h3>
<div class="comment"><p>sailor99: I think that the minister lied about cod again.</p></div></section>"""
CLEAN = """Talks in Oslo

OSLO — Foreign Minister Ingrid Dahl met her counterpart from Malta in Oslo on Tuesday, they said.

“We have agreed on the text,” Dahl told reporters. “We shall sign it in May.”

Fisheries remain open

Vella said that Malta would not accept quotas.
He gave no details.

There is no deal without the islands.

Quotas for cod would fall by a third.

A joint patrol would begin in June.

Country
Quota

Norway
40,000 tonnes

The two sides will meet again in Valletta next month, the ministry said in a statement."""
SENTENCES = (
    "The envoys of Chad and Malta met in Paris on Monday.",
    "“We shall sign it in May,” Dahl told reporters after the talks.",
    "Vella said that Malta would not accept quotas.",
)


def page(body=f"<article><h1>Talks in Oslo</h1>{STORY}</article>", head="", around=(NAVIGATION, FOOTER)):
    before, after = around
    return f"<!DOCTYPE html><html><head>{head}</head><body>{before}{body}{after}</body></html>"


def read_page(folder, markup, **beside):
    path = folder / "page.html"
    path.write_bytes(markup if isinstance(markup, bytes) else markup.encode())
    for ending, content in beside.items():
        path.with_suffix(f".{ending}").write_text(content)
    items = list(read([path]))
    return [i for i in items if isinstance(i, Document)], [i for i in items if isinstance(i, Issue)]


def read_one(folder, markup, **beside):
    [document], issues = read_page(folder, markup, **beside)
    assert issues == []
    return document


@pytest.mark.parametrize(
    "body",
    [
        f"<main><article><h1>Talks in Oslo</h1>{STORY}</article></main>",
        f'<div id="content"><h1>Talks in Oslo</h1><div>{STORY}</div></div>',
        f'<div class="story"><h1>Talks in Oslo</h1>{STORY}</div>',
        f"<table><tr><td>{NAVIGATION}</td><td><h1>Talks in Oslo</h1>{STORY}</td></tr></table>",
    ],
)
def test_the_main_text_is_kept_and_what_stands_around_it_is_not(tmp_path, body):
    assert read_one(tmp_path, page(body)).text == CLEAN


@pytest.mark.parametrize(
    "body",
    [
        f"<div class='content'><h1>Talks</h1><div>{'<br><br>'.join(SENTENCES)}</div></div>",
        f"<div class='x'><h1>Talks</h1>{''.join(f'<div>{one}</div>' for one in SENTENCES)}</div>",
        f"<article><h1>Talks</h1>{''.join(f'<p><span>{one}</span></p>' for one in SENTENCES)}</article>",
        f"<main><h1>Talks</h1><ol>{''.join(f'<li>{one}</li>' for one in SENTENCES)}</ol></main>",
        "<main><h1>Talks</h1><pre>" + "\n\n".join(SENTENCES).replace(" in ", "\nin ") + "</pre></main>",
        "<table><tr><td>Talks</td></tr><tr><td><font>"
        + "</font><p><font>".join(SENTENCES)
        + "</td></tr></table>",
    ],
)
def test_paragraphs_are_found_however_they_are_marked(tmp_path, body):
    paragraphs = read_one(tmp_path, page(body)).text.split("\n\n")
    assert [one for one in paragraphs if one != "Talks"] == list(SENTENCES)


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("Dahl said: <q>We have <b>agreed</b>.</q> She left.", "Dahl said: “We have agreed.” She left."),
        ('Dahl<sup class="reference"><a href="#n">[1]</a></sup> left.<sup>[a]</sup>', "Dahl left."),
        (
            "Dahl spoke of CO<sub>2</sub> and the 2<sup>nd</sup> round.",
            "Dahl spoke of CO2 and the 2nd round.",
        ),
        ("<strong>Dahl:</strong> No<wbr>body <span>left</span>.", "Dahl: Nobody left."),
        ("“We<br/>agreed,” he said.", "“We\nagreed,” he said."),
    ],
)
def test_what_stands_within_a_paragraph(tmp_path, marked, plain):
    body = f"<article><p>{marked}</p><p>{SENTENCES[0]}</p></article>"
    assert read_one(tmp_path, page(body)).text == f"{plain}\n\n{SENTENCES[0]}"


def test_the_text_is_hashed_and_the_same_words_elsewhere_are_the_same_document(tmp_path):
    document = read_one(tmp_path, page())
    assert document.sha256 == hashlib.sha256(CLEAN.encode()).hexdigest()
    (tmp_path / "page.txt").write_text(CLEAN)
    _, issue = read([tmp_path])
    assert "same as that of page.html" in issue.problem


JSON_LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Norway and Malta agree", "datePublished": "2031-03-04T23:20:00+01:00", "inLanguage": "en_GB",
"dateModified": "2031-03-05T08:00:00+01:00", "license": "https://example.org/by",
"author": [{"@type": "Person", "name": "Ada Ruiz"}, {"@type": "Person", "name": "Jon Berg"}],
"publisher": {"@type": "NewsMediaOrganization", "name": "The Northern Gazette"}}</script>"""
GRAPH = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": ["Article", "NewsArticle"], "headline": "Norway and Malta agree", "datePublished": "2031-03-04",
"author": {"@id": "#ada"}, "publisher": {"@id": "#us"},
"license": "https://example.org/by", "inLanguage": "en-GB"},
{"@type": "Person", "@id": "#ada", "name": "Ada Ruiz; Jon Berg"},
{"@type": "Organization", "@id": "#us", "name": "The Northern Gazette"}]}</script>"""
OPEN_GRAPH = """<title>x</title>
<meta property="og:title" content="Norway and Malta agree | The Northern Gazette">
<meta property="og:site_name" content="The Northern Gazette"><meta property="og:locale" content="en_GB">
<meta property="article:published_time" content="2031-03-04T18:20:00Z">
<meta property="article:modified_time" content="2031-03-05T18:20:00Z">
<meta property="article:publisher" content="https://social.example/gazette">
<meta name="author" content="Ada Ruiz"><meta name="author" content="Jon Berg">
<link rel="license" href="https://example.org/by">"""
DUBLIN_CORE = """<meta name="DC.title" content="Norway and Malta agree">
<meta name="DC.date.issued" content="4 March 2031">
<meta name="DC.publisher" content="The Northern Gazette"><meta name="DC.language" content="en-GB">
<meta name="DCTERMS.license" content="https://example.org/by">
<meta name="DC.creator" content="Ada Ruiz; Jon Berg">"""


@pytest.mark.parametrize("head", [JSON_LD, GRAPH, OPEN_GRAPH, DUBLIN_CORE])
def test_what_a_page_states_of_itself_is_taken(tmp_path, head):
    head += '<link rel="canonical" href="https://gazette.example/a?b=1">'
    document = read_one(tmp_path, page(head=head))
    assert document.title == "Norway and Malta agree"
    assert document.date == date(2031, 3, 4)
    assert document.publisher == "The Northern Gazette"
    assert document.author == "Ada Ruiz; Jon Berg"
    assert document.language == "en-GB"
    assert document.licence == "https://example.org/by"
    assert document.url == "https://gazette.example/a?b=1"


@pytest.mark.parametrize(
    ("beside", "day"),
    [
        ('<time datetime="2031-03-04T10:00">4 March</time>', date(2031, 3, 4)),
        ("<p>Published <time>4 March 2031</time></p>", date(2031, 3, 4)),
        ('<span itemprop="datePublished" content="2031-03-04">today</span>', date(2031, 3, 4)),
        (
            '<p><time datetime="2031-03-04">4</time>, updated <time datetime="2031-03-05">5</time></p>',
            date(2031, 3, 4),
        ),
        ('<p>Updated <time datetime="2031-03-05">5 March</time></p>', None),
        ('<p><time datetime="2031-03-04">4</time> to <time datetime="2031-03-06">6</time></p>', None),
        ("<p>4 March 2031</p>", None),
        ('<div class="date">03/04/2031</div>', None),
        ("", None),
    ],
)
def test_a_day_is_taken_only_where_it_is_marked_as_that_of_the_page(tmp_path, beside, day):
    body = f"<article><h1>Talks in Oslo</h1>{beside}{STORY}</article>"
    assert read_one(tmp_path, page(body)).date == day


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://gazette.example/2031/03/04/talks">',
        '<meta property="article:modified_time" content="2031-03-04">',
        '<meta name="copyright" content="2031-03-04">',
        '<meta name="date" content="2031">',
        '<meta name="date" content="03/04/2031">',
        "<title>Talks, 4 March 2031</title>",
        '<script type="application/ld+json">{"@type": "WebSite", "datePublished": "2031-03-04"}</script>',
        """<script type="application/ld+json">[{"@type": "Article", "datePublished": "2031-03-04"},
        {"@type": "Article", "datePublished": "2030-03-04"}]</script>""",
        '<script type="application/ld+json">{"@type": "Article", "datePublished": "2031-03-04</script>',
        f'<script type="application/ld+json">{"[" * 50_000}</script>',
    ],
)
def test_no_day_without_a_basis(tmp_path, head):
    assert read_one(tmp_path, page(head=head)).date is None


@pytest.mark.parametrize(
    ("head", "headline", "title"),
    [
        ("<title>Talks in Oslo - Fjord Times</title>", "Talks in Oslo", "Talks in Oslo"),
        (
            '<meta property="og:title" content="Talks in Oslo – Fjord Times">',
            "Talks in Oslo",
            "Talks in Oslo",
        ),
        ('<meta property="og:title" content="Oslo talks end">', "Talks in Oslo", "Oslo talks end"),
        ("<title>Talks in Oslo</title>", "", "Talks in Oslo"),
        ('<title>Talks | Day</title><meta name="publisher" content="Day">', "", "Talks"),
        ("", "", None),
    ],
)
def test_the_title(tmp_path, head, headline, title):
    document = read_one(tmp_path, page(f"<article><h1>{headline}</h1>{STORY}</article>", head))
    assert document.title == title


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ('<div class="byline">By Ada Ruiz</div>', "Ada Ruiz"),
        ('<a rel="author" href="/ada">Ada Ruiz</a>', "Ada Ruiz"),
        ("", None),
    ],
)
def test_a_byline_names_the_author(tmp_path, byline, author):
    assert read_one(tmp_path, page(f"<article><h1>Talks</h1>{byline}{STORY}</article>")).author == author


def test_the_metadata_file_goes_first_and_a_contradiction_is_told(tmp_path):
    stated = '{"title": "Oslo talks", "date": "2031-03-07", "publisher": "The Northern Gazette"}'
    [document], issues = read_page(tmp_path, page(head=JSON_LD), json=stated)
    assert (document.title, document.date) == ("Oslo talks", date(2031, 3, 7))
    assert document.author == "Ada Ruiz; Jon Berg"
    assert [issue.severity for issue in issues] == ["warning", "warning"]
    assert "“Oslo talks” as title, the document itself “Norway and Malta agree”" in issues[0].problem
    assert "“2031-03-07” as date, the document itself “2031-03-04”" in issues[1].problem


UMLAUT = "The envoy from Zürich met “the Đurić group” in Łódź on Monday."


@pytest.mark.parametrize(
    ("encoding", "declaration"),
    [
        ("utf-8", ""),
        ("utf-8", '<meta charset="utf-8">'),
        ("utf-8-sig", '<meta charset="iso-8859-1">'),
        ("utf-16", ""),
        ("iso-8859-2", '<meta charset="iso-8859-2">'),
        ("cp1250", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">'),
    ],
)
def test_characters_are_read_as_the_page_declares_them(tmp_path, encoding, declaration):
    words = UMLAUT if encoding != "iso-8859-2" else UMLAUT.replace("“", '"').replace("”", '"')
    markup = page(f"<article><h1>Talks</h1><p>{words}</p></article>", declaration)
    assert words in read_one(tmp_path, markup.encode(encoding)).text


@pytest.mark.parametrize("declaration", ["", '<meta charset="iso-8859-1">', '<meta charset="us-ascii">'])
def test_a_western_page_has_the_quotation_marks_of_windows(tmp_path, declaration):
    markup = page(f"<article><p>{SENTENCES[1]}</p></article>", declaration).encode("cp1252")
    assert read_one(tmp_path, markup).text == SENTENCES[1]


def test_bytes_that_are_no_characters_are_reported(tmp_path):
    markup = page(head='<meta charset="utf-8">').encode() + b"\xff\xfe"
    [document], [issue] = read_page(tmp_path, markup)
    assert document.text == CLEAN
    assert (issue.severity, issue.problem[:7]) == ("warning", "2 bytes")


@pytest.mark.parametrize("charset", ["x-unknown", "hex", "utf-16", "rot13"])
def test_an_encoding_that_cannot_be_is_passed_over(tmp_path, charset):
    assert read_one(tmp_path, page(head=f'<meta charset="{charset}">')).text == CLEAN


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "\n",
        "<html></html>",
        "<html><body></body></html>",
        page("<ul><li><a href='/1'>Minister resigns</a></li><li><a href='/2'>Storm hits coast</a></li></ul>"),
        page("<div id='app'></div><noscript>You need JavaScript to run this app.</noscript>"),
        page("<div class='cookie-banner'><p>We use cookies to make this site better for you.</p></div>"),
        page("<article><h1>Talks</h1></article>"),
        page("<article><h1>Talks</h1><p>Subscribe to read more.</p></article>"),
        "<frameset><frame src='a.html'></frameset>",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)),
        "<?xml version='1.0'?><!-- nothing -->",
    ],
)
def test_a_page_without_a_sentence_is_reported(tmp_path, markup):
    documents, issues = read_page(tmp_path, markup)
    assert documents == []
    assert issues[-1].severity == "error"
    assert "main text" in issues[-1].problem
    assert issues[-1].advice


def test_a_page_that_is_too_large_is_reported(tmp_path, monkeypatch):
    monkeypatch.setattr("memcon.read.formats.html.LARGEST", 1000)
    documents, [issue] = read_page(tmp_path, page())
    assert documents == []
    assert "more than 1,000 bytes" in issue.problem


def test_a_page_of_too_many_elements_is_reported(tmp_path):
    documents, [issue] = read_page(tmp_path, page("<p>a<br>" * 20_000))
    assert documents == []
    assert "more than 40,000 elements" in issue.problem


def test_the_language_of_the_page_goes_before_that_of_its_template(tmp_path):
    locale = '<meta property="og:locale" content="en_US">'
    french = page(head=locale).replace("<html>", '<html lang="fr">')
    assert read_one(tmp_path, page(head=locale)).language == "en-US"
    assert read_one(tmp_path, french).language == "fr"


def test_what_cannot_be_seen_is_no_text(tmp_path):
    words = "The minis\u00adters of Malta\u00a0and Chad\u200b met in Zu\u0308rich &#xD800;today."
    document = read_one(tmp_path, page(f"<article><p>{words}</p></article>"))
    assert document.text.startswith("The ministers of Malta and Chad met in Zürich ")
    document.text.encode()


PIECES = (
    "<p>", "</p>", "<div>", "<table><tr><td>", "</td>", "<pre>", "<li>", "<!--", "-->", "&", "<", "\0",
    "<script>",
    *SENTENCES,
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_any_markup_is_read_the_same_twice_and_never_fails(tmp_path, pieces):
    first, second = (read_page(tmp_path, page("".join(pieces))) for _ in range(2))
    assert first == second
    documents, issues = first
    assert len(documents) + len(issues) == 1
    assert not any("failed" in issue.problem for issue in issues)
    assert all(one.sha256 == hashlib.sha256(one.text.encode()).hexdigest() for one in documents)
