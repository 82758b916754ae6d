import gzip
import json
import socket

import msgspec
import pytest

from memcon.read.fetch import fetch

ARTICLE = "<p>" + "The envoys met in Quito and spoke about fish. " * 12 + "</p>"


def metadata(mirrored):
    """The metadata files of the mirror, by the words of their names."""
    return {
        name.rpartition("/")[2].rpartition("-")[0]: json.loads(content)
        for name, content in mirrored().items()
        if name.endswith(".json") and "/" in name
    }


def visible(mirrored):
    """The pages of the mirror."""
    return [
        name.rpartition("/")[2] for name in mirrored() if not name.startswith(".") and ".json" not in name
    ]


def problems(issues):
    return [issue.problem for issue in issues]


def test_a_feed_becomes_a_folder_of_pages(site, quick, folder, mirrored):
    site.page("/talks?id=1", "talks")
    site.has["/readout"] = site.reply(b"%PDF-1.7 x", "application/pdf")
    site.has["/note"] = site.reply("Réunion".encode("latin-1"), "text/plain; charset=iso-8859-1")
    url = site.feed(
        site.item("/talks?id=1&amp;utm_source=rss#top", "Talks &amp;amp; tea", 6),
        site.item(site.url("/talks?id=1"), "The same again"),
        site.item("/readout"),
        site.item("/note"),
    )
    assert fetch(url, folder, quick) == ()
    assert site.asked() == ["/feed.xml", "/talks?id=1", "/readout", "/note"]
    kept = mirrored()
    (talks,) = [name for name in kept if "talks" in name and name.endswith(".html")]
    assert talks.startswith(f"127.0.0.1-{site.port}/talks-")
    assert kept[talks] == site.has["/talks?id=1"].body
    assert json.loads(kept[talks.replace(".html", ".json")]) == {
        "title": "Talks & tea",
        "date": "2031-05-06",
        "url": site.url("/talks?id=1"),
    }
    assert metadata(mirrored)["readout"] == {"url": site.url("/readout")}
    assert [kept[name] for name in kept if name.endswith(".txt")] == ["Réunion".encode()]


def test_nothing_new_costs_one_request_and_changes_no_byte(site, quick, folder, mirrored):
    site.page("/a", ETag='"1"')
    url = site.feed(site.item("/a", "A", 6), ETag='"feed"')
    fetch(url, folder, quick)
    before = mirrored()
    site.asked()
    assert fetch(url, folder, quick) == ()
    assert site.asked() == ["/feed.xml"]
    assert mirrored() == before


def test_a_feed_without_validators_is_read_again_but_not_its_pages(site, quick, folder, mirrored):
    site.page("/a")
    url = site.feed(site.item("/a", "A", 6))
    fetch(url, folder, quick)
    before = mirrored()
    site.asked()
    assert fetch(url, folder, quick) == ()
    assert site.asked() == ["/feed.xml"]
    assert mirrored() == before


def test_a_page_is_fetched_again_when_the_feed_says_that_it_changed(site, quick, folder, mirrored):
    site.page("/a", "fish", ETag='"1"', Last_Modified="Tue, 06 May 2031 10:00:00 GMT")
    fetch(site.feed(site.item("/a", "A", 6)), folder, quick)
    site.asked()
    fetch(site.feed(site.item("/a", "A", 7)), folder, quick)  # the server knows better: 304
    headers = dict(site.seen[-1][1])
    assert headers["If-None-Match"] == '"1"'
    assert headers["If-Modified-Since"] == "Tue, 06 May 2031 10:00:00 GMT"
    assert site.asked() == ["/feed.xml", "/a"]
    assert any(b"fish" in content for content in mirrored().values())
    site.page("/a", "whales", ETag='"2"')
    fetch(site.feed(site.item("/a", "B", 8)), folder, quick)
    assert any(b"whales" in content for content in mirrored().values())
    assert metadata(mirrored)["a"]["title"] == "B"
    assert len(visible(mirrored)) == 1


def test_what_left_the_feed_stays_and_what_was_withdrawn_goes(site, quick, folder, mirrored):
    for path in ("/old", "/gone", "/new"):
        site.page(path)
    fetch(site.feed(site.item("/old"), site.item("/gone", day=6)), folder, quick)
    site.has["/gone"] = site.reply(b"", status=410)
    url = site.feed(site.item("/new"), site.item("/gone", day=7))
    (issue,) = fetch(url, folder, quick)
    assert "withdrawn" in issue.problem
    assert (issue.document, issue.severity) == (site.url("/gone"), "warning")
    assert set(metadata(mirrored)) == {"old", "new"}
    site.asked()
    assert fetch(url, folder, quick) == ()
    assert site.asked() == ["/feed.xml"]


def test_a_page_that_was_never_there_is_said_once(site, quick, folder):
    url = site.feed(site.item("/nowhere"))
    (issue,) = fetch(url, folder, quick)
    assert issue.problem == "There is no such page (404)."
    assert fetch(url, folder, quick) == ()


def test_a_single_page(site, quick, folder, mirrored):
    site.page("/talks.html", ETag='"1"')
    url = site.url("/talks.html")
    assert fetch(url, folder, quick) == ()
    before = mirrored()
    assert metadata(mirrored) == {"talks": {"url": url}}
    assert fetch(url, folder, quick) == ()
    assert mirrored() == before
    site.has["/talks.html"] = site.reply(b"", status=404)
    assert "withdrawn" in fetch(url, folder, quick)[0].problem
    assert visible(mirrored) == []


def test_the_final_address_is_noted(site, quick, folder, mirrored):
    site.has["/short"] = site.reply(status=301, headers={"Location": "/long?utm_medium=x"})
    site.page("/long")
    assert fetch(site.feed(site.item("/short", "A"), site.item("/long", "A")), folder, quick) == ()
    assert metadata(mirrored) == {"long": {"title": "A", "url": site.url("/long")}}


@pytest.mark.parametrize(
    "case",
    [
        ("file:///etc/passwd", "file:"),
        ("ftp://127.0.0.1/a", "ftp:"),
        ("/a", "more than 5 times"),
        ("", "more than 5 times"),
    ],
)
def test_redirects_that_are_not_followed(site, quick, folder, mirrored, case):
    target, words = case
    site.has["/a"] = site.reply(status=302, headers={"Location": target})
    (issue,) = fetch(site.feed(site.item("/a")), folder, quick)
    assert words in issue.problem
    assert visible(mirrored) == []
    assert len(site.asked()) <= 7


def test_addresses_that_are_not_fetched_are_said_once_for_all(site, quick, folder):
    links = ("file:///etc/passwd", "mailto:a@example.org", "file:///b", "http://[", "")
    scheme = "It begins with “{}:”, and only http and https are fetched."
    assert problems(fetch(site.feed(*map(site.item, links)), folder, quick)) == [
        "2 of its entries state no address.",
        scheme.format("file") + " 1 more of this list have the same fault.",
        scheme.format("mailto"),
    ]
    (issue,) = fetch("ftp://example.org/feed", folder, quick)
    assert "only http and https" in issue.problem


def test_pages_of_other_hosts(site, quick, folder, mirrored):
    other = f"http://localhost:{site.port}/a"
    site.page("/a")
    site.has["/map"] = site.reply(f"<urlset><url><loc>{other}</loc></url></urlset>".encode(), "text/xml")
    refused = ["It is of another site than the list."]
    assert problems(fetch(site.url("/map"), folder, quick)) == refused
    anywhere = msgspec.structs.replace(quick, hosts="any")
    assert fetch(site.url("/map"), folder, anywhere) == ()
    assert metadata(mirrored) == {"a": {"url": other}}
    only = msgspec.structs.replace(quick, hosts="site")
    assert problems(fetch(site.feed(site.item(other)), folder, only)) == refused
    assert fetch(site.feed(site.item(other)), folder, quick) == ()


def test_sitemaps_of_an_index(site, quick, folder, mirrored):
    site.page("/a")
    site.page("/b")
    site.sitemap("/a", path="/one.xml", lastmod="2031-05-06")
    site.has["/one.xml.gz"] = site.reply(gzip.compress(site.has["/one.xml"].body), "application/x-gzip")
    site.sitemap("/b", path="/two.xml")
    site.has["/two.xml"].headers = {"ETag": '"2"'}

    def index(day):
        entries = f"<sitemap><loc>/one.xml.gz</loc><lastmod>2031-05-{day}</lastmod></sitemap>"
        entries += "<sitemap><loc>/two.xml</loc></sitemap><sitemap><loc>/index.xml</loc></sitemap>"
        site.has["/index.xml"] = site.reply(
            f"<sitemapindex>{entries}</sitemapindex>".encode(), "application/xml"
        )
        return site.url("/index.xml")

    assert fetch(index("06"), folder, quick) == ()
    assert site.asked() == ["/index.xml", "/one.xml.gz", "/a", "/two.xml", "/b"]
    before = mirrored()
    assert fetch(index("06"), folder, quick) == ()
    assert site.asked() == ["/index.xml", "/two.xml"]
    assert mirrored() == before
    site.sitemap("/a", path="/one.xml", lastmod="2031-05-07")
    site.has["/one.xml.gz"] = site.reply(gzip.compress(site.has["/one.xml"].body), "application/x-gzip")
    assert fetch(index("07"), folder, quick) == ()
    assert site.asked() == ["/index.xml", "/one.xml.gz", "/a", "/two.xml"]


def test_a_sitemap_of_an_index_that_is_a_page_is_no_page(site, quick, folder, mirrored):
    site.page("/one.xml")
    site.has["/index.xml"] = site.reply(
        b"<sitemapindex><sitemap><loc>/one.xml</loc></sitemap></sitemapindex>", "text/xml"
    )
    (issue,) = fetch(site.url("/index.xml"), folder, quick)
    assert "no feed or sitemap" in issue.problem
    assert visible(mirrored) == []


def test_the_rest_comes_with_the_next_run(site, quick, folder, mirrored):
    for n in range(5):
        site.page(f"/{n}")
    url = site.feed(*(site.item(f"/{n}") for n in range(5)), ETag='"1"')
    few = msgspec.structs.replace(quick, pages=2)
    assert problems(fetch(url, folder, few)) == ["3 of its pages are left for the next run: 2 are the limit."]
    assert problems(fetch(url, folder, few)) == ["1 of its pages are left for the next run: 2 are the limit."]
    assert fetch(url, folder, few) == ()
    assert set(metadata(mirrored)) == set("01234")
    site.asked()
    fetch(url, folder, few)
    assert site.asked() == ["/feed.xml"]


def test_sitemaps_that_the_limits_leave_are_said(site, quick, folder):
    children = "".join(f"<sitemap><loc>/{n}.xml</loc></sitemap>" for n in range(4))
    site.has["/index.xml"] = site.reply(f"<sitemapindex>{children}</sitemapindex>".encode(), "text/xml")
    for n in range(4):
        site.sitemap(f"/page{n}", path=f"/{n}.xml")
        site.page(f"/page{n}")
    few = msgspec.structs.replace(quick, lists=3)
    (issue,) = fetch(site.url("/index.xml"), folder, few)
    assert issue.problem.startswith("1 of its sitemaps were not looked at")
    (issue,) = fetch(site.url("/index.xml"), folder / "new", msgspec.structs.replace(quick, pages=1))
    assert issue.problem.startswith("3 of its sitemaps were not looked at")


def test_pages_that_fail_come_last_in_the_next_run(site, quick, folder, mirrored):
    site.has["/bad"] = site.reply(status=500)
    site.page("/good")
    url = site.feed(site.item("/bad"), site.item("/good"))
    one = msgspec.structs.replace(quick, pages=1, retries=0)
    assert "answered with 500" in fetch(url, folder, one)[0].problem
    fetch(url, folder, one)
    assert set(metadata(mirrored)) == {"good"}


def test_the_feeds_own_text_takes_the_place_of_a_page_that_is_not_given(site, quick, folder, mirrored):
    site.has["/robots.txt"] = site.reply(b"User-agent: *\nDisallow: /private/", "text/plain")
    site.has["/paid"] = site.reply(b"pay", status=403)
    site.has["/short"] = site.reply(b"pay", status=402)
    url = site.feed(
        site.item("/private/a", "Talks &amp;lt;1&gt;", 6, ARTICLE),
        site.item("/paid", "Tea", 6, ARTICLE),
        site.item("/short", "Salt", 6, "<p>Read more</p>"),
        ETag='"1"',
    )
    issues = fetch(url, folder, quick)
    assert [("from the feed" in issue.problem, issue.severity) for issue in issues] == [
        (True, "warning"), (True, "warning"), (False, "error"),
    ]  # fmt: skip
    assert "/private/a" not in site.asked()
    assert {key: about["title"] for key, about in metadata(mirrored).items()} == {
        "a": "Talks <1>",
        "paid": "Tea",
    }
    (page,) = [content for name, content in mirrored().items() if "/a-" in name and name.endswith(".html")]
    assert b"spoke about fish" in page
    assert b"<h1>Talks &lt;1&gt;</h1>" in page
    assert fetch(url, folder, quick) == ()
    assert site.asked() == ["/feed.xml"]


@pytest.mark.parametrize(
    "case",
    [
        ("text/html", b"<p>x", ".html"),
        ("application/xhtml+xml", b"<html/>", ".html"),
        ("", b"<!doctype html><p>x", ".html"),
        ("application/octet-stream", b"%PDF-1.4", ".pdf"),
        ("application/pdf", b"<html>Log in", ".html"),
        ("text/plain", b"x", ".txt"),
        ("image/png", b"\x89PNG", None),
        ("application/json", b"{}", None),
        ("", b"\x00\x01", None),
        ("text/html", b" \n", None),
    ],
)
def test_kinds_of_pages(site, quick, folder, mirrored, case):
    kind, body, ending = case
    site.has["/a"] = site.reply(body, kind)
    url = site.feed(site.item("/a"))
    issues = fetch(url, folder, quick)
    assert [name[-len(ending or "") :] for name in visible(mirrored)] == ([ending] if ending else [])
    assert len(issues) == (0 if ending else 1)
    site.asked()
    assert fetch(url, folder, quick) == ()
    assert site.asked() == ["/feed.xml"]


def test_a_charset_that_only_the_server_states_is_not_lost(site, quick, folder, mirrored):
    words = "Встреча в Лиме"
    site.has["/bare"] = site.reply(f"<p>{words}</p>".encode("cp1251"), "text/html; charset=windows-1251")
    own = f'<meta charset="windows-1251"><p>{words}</p>'.encode("cp1251")
    site.has["/own"] = site.reply(own, "text/html; charset=windows-1251")
    site.has["/wrong"] = site.reply(b"<p>\xff</p>", "text/html; charset=nonsense")
    assert fetch(site.feed(site.item("/bare"), site.item("/own"), site.item("/wrong")), folder, quick) == ()
    contents = [content for name, content in mirrored().items() if name.endswith(".html")]
    assert contents == [f"<p>{words}</p>".encode(), own, b"<p>\xff</p>"]


@pytest.mark.parametrize(
    "case",
    [
        ((b"", "text/xml", 500), "answered with 500"),
        ((b"", "text/xml", 404), "no such page"),
        ((b"hello", "application/json", 200), "no feed or sitemap"),
        ((b"<a><b></a>", "text/xml", 200), "no feed or sitemap"),
        ((b"<!DOCTYPE r [<!ENTITY a 'b'>]><rss/>", "text/xml", 200), "entities"),
        ((b"<rss version='2.0'>" + b" " * 3000, "text/xml", 200), "larger than 2,000 bytes"),
        ((gzip.compress(bytes(100_000)), "application/gzip", 200), "more than 3,000 bytes"),
        ((gzip.compress(b"<rss></rss>")[:-9], "application/gzip", 200), "too soon"),
        ((b"x" * 9000, "text/html", 200), "larger than 4,000 bytes"),
    ],
)  # fmt: skip
def test_a_feed_that_cannot_be_had_leaves_the_mirror_as_it_was(site, quick, folder, mirrored, case):
    reply, words = case
    site.page("/a")
    url = site.feed(site.item("/a"))
    fetch(url, folder, quick)
    before = mirrored()
    site.has["/feed.xml"] = site.reply(*reply)
    small = msgspec.structs.replace(quick, feed=2000, sitemap=3000, page=4000)
    (issue,) = fetch(url, folder, small)
    assert words in issue.problem
    assert "What the mirror holds stays." in issue.problem
    assert (issue.document, issue.stage, issue.severity) == (url, "read", "error")
    assert mirrored() == before


def test_a_feed_that_became_a_page_is_no_page(site, quick, folder, mirrored):
    url = site.feed()
    fetch(url, folder, quick)
    site.page("/feed.xml")
    (issue,) = fetch(url, folder, quick)
    assert "no feed or sitemap" in issue.problem
    assert visible(mirrored) == []


def test_a_broken_feed_gives_what_can_be_read(site, quick, folder, mirrored):
    site.page("/a")
    url = site.feed(site.item("/a", "A"), "<item><title>b &bla; <")
    assert problems(fetch(url, folder, quick)) == [
        "It is broken XML; the entries that could be read were taken.",
        "1 of its entries state no address.",
    ]
    assert set(metadata(mirrored)) == {"a"}


def test_offline(quick, folder, mirrored):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/feed.xml"
    (issue,) = fetch(url, folder, quick)
    assert "could not be reached" in issue.problem
    assert issue.document == url
    assert mirrored() == {}


def test_progress_is_shown_by_the_caller(site, quick, folder):
    site.page("/a")
    shown = []

    def watch(due):
        for entry in due:
            shown.append(entry.url)
            yield entry

    fetch(site.feed(site.item("/a"), site.item("/b")), folder, quick, watch)
    assert shown == [site.url("/a"), site.url("/b")]


def test_the_newest_come_first(site, quick, folder):
    for day in (5, 6, 7):
        site.page(f"/{day}")
    site.page("/undated")
    url = site.feed(site.item("/undated"), *(site.item(f"/{day}", day=day) for day in (5, 7, 6)))
    fetch(url, folder, quick)
    assert site.asked() == ["/feed.xml", "/7", "/6", "/5", "/undated"]


def test_a_feed_is_asked_for_before_a_page_where_one_address_has_both(site, quick, folder):
    site.page("/a")
    fetch(site.feed(site.item("/a")), folder, quick)
    accepted = {path: headers["Accept"] for path, headers in site.seen}
    assert accepted["/feed.xml"].startswith("application/atom+xml")
    assert accepted["/a"].startswith("text/html")


def test_not_changed_is_no_answer_to_who_has_nothing(site, quick, folder):
    site.has["/feed.xml"] = site.reply(status=304)
    (issue,) = fetch(site.url("/feed.xml"), folder, quick)
    assert "answered with 304" in issue.problem
