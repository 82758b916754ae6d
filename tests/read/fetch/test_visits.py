import gzip
import itertools
import time

import msgspec
import pytest

from memcon.read.fetch import fetch
from memcon.read.fetch.visits import retry_after
from memcon.read.fetch.wire import Answer


def robots(site, text):
    site.has["/robots.txt"] = site.reply(text.encode(), "text/plain")


def asked_for(site, path):
    return [one for one, _ in site.seen].count(path)


def test_what_robots_txt_forbids_is_not_asked_for(site, quick, folder):
    robots(site, "User-agent: *\nDisallow: /\n\nUser-agent: memcon\nDisallow: /private/\n")
    site.page("/a")
    url = site.feed(site.item("/private/1"), site.item("/a"), site.item("/private/2"))
    (issue,) = fetch(url, folder, quick)
    assert issue.problem.startswith(f"robots.txt of 127.0.0.1:{site.port} does not allow it. 1 more")
    assert issue.severity == "warning"
    assert asked_for(site, "/robots.txt") == 1
    assert site.asked() == ["/feed.xml", "/a"]


def test_a_redirect_leads_not_around_robots_txt(site, quick, folder):
    robots(site, "User-agent: *\nDisallow: /private/\n")
    site.has["/a"] = site.reply(status=302, headers={"Location": "/private/a"})
    (issue,) = fetch(site.feed(site.item("/a")), folder, quick)
    assert "robots.txt" in issue.problem
    assert site.asked() == ["/feed.xml", "/a"]


def test_the_feed_itself_obeys_too(site, quick, folder):
    robots(site, "User-agent: *\nDisallow: /feed")
    (issue,) = fetch(site.feed(), folder, quick)
    assert "robots.txt" in issue.problem
    assert site.asked() == []


@pytest.mark.parametrize(
    ("status", "location", "allowed"),
    [(404, "", True), (403, "", True), (301, "/robots.txt", True), (302, "file:///", True), (503, "", False)],
)
def test_robots_txt_that_cannot_be_had(site, quick, folder, status, location, allowed):  # noqa: PLR0913, PLR0917
    site.has["/robots.txt"] = site.reply(status=status, headers={"Location": location} if location else {})
    issues = fetch(site.feed(), folder, quick)
    assert (site.asked() == ["/feed.xml"]) is allowed
    assert [("503" in issue.problem, "robots.txt" in issue.problem) for issue in issues] == (
        [] if allowed else [(True, True)]
    )


def test_an_endless_robots_txt_is_read_as_far_as_it_must(site, quick, folder):
    robots(site, "User-agent: *\nDisallow: /private/\n" + "# words\n" * 100_000)
    (issue,) = fetch(site.feed(site.item("/private/a")), folder, quick)
    assert "robots.txt" in issue.problem


def test_pauses(site, quick, folder):
    site.page("/a")
    url = site.feed(site.item("/a"))
    started = time.monotonic()
    fetch(url, folder, msgspec.structs.replace(quick, pause=0.15))
    assert 0.3 <= time.monotonic() - started < 1.5  # between robots.txt, feed and page
    robots(site, "User-agent: *\nCrawl-delay: 3600")
    started = time.monotonic()
    fetch(url, folder / "new", msgspec.structs.replace(quick, longest_pause=0.2))
    assert 0.4 <= time.monotonic() - started < 1.5


def test_who_asks_is_said(site, quick, folder):
    fetch(site.feed(), folder, msgspec.structs.replace(quick, contact="+mailto:desk@example.org"))
    (agent,) = {headers["User-Agent"] for _, headers in site.seen}
    assert agent.startswith("memcon/")
    assert agent.endswith(" (+mailto:desk@example.org)")


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again(site, quick, folder, status):
    site.page("/a")
    failing = site.reply(status=status, headers={"Retry-After": "0"})
    site.has["/a"] = [failing, failing, site.has["/a"]]
    assert fetch(site.feed(site.item("/a")), folder, quick) == ()
    assert site.asked() == ["/feed.xml", "/a", "/a", "/a"]


def test_what_will_not_pass_is_not_tried_again(site, quick, folder):
    site.has["/a"] = site.reply(status=405)
    (issue,) = fetch(site.feed(site.item("/a")), folder, quick)
    assert "405" in issue.problem
    assert site.asked() == ["/feed.xml", "/a"]


def test_what_failed_is_asked_for_by_the_next_run(site, quick, folder):
    site.has["/a"] = site.reply(status=500)
    url = site.feed(site.item("/a"), ETag='"1"')
    (issue,) = fetch(url, folder, quick)
    assert (issue.document, issue.severity) == (site.url("/a"), "error")
    assert "500" in issue.problem
    assert site.asked() == ["/feed.xml", "/a", "/a", "/a"]
    site.page("/a")
    assert fetch(url, folder, quick) == ()
    assert site.asked() == ["/feed.xml", "/a"]


def test_retry_after_is_waited_for_within_bounds(site, quick, folder):
    site.page("/a")
    site.has["/a"] = [site.reply(status=429, headers={"Retry-After": "1"}), site.has["/a"]]
    started = time.monotonic()
    assert fetch(site.feed(site.item("/a")), folder, msgspec.structs.replace(quick, longest_pause=1.5)) == ()
    assert time.monotonic() - started >= 1


def test_a_host_that_asks_for_a_long_rest_gets_it(site, quick, folder):
    site.has["/a"] = site.reply(status=503, headers={"Retry-After": "7200"})
    issues = fetch(site.feed(site.item("/a"), site.item("/b"), site.item("/c")), folder, quick)
    assert "asks to be left alone for 7,200 s" in issues[0].problem
    assert "left alone for this run. 1 more of this list" in issues[1].problem
    assert site.asked() == ["/feed.xml", "/a"]


def test_a_host_that_fails_again_and_again_is_left_alone(site, quick, folder):
    for n in range(6):
        site.has[f"/{n}"] = site.reply(status=500)
    limits = msgspec.structs.replace(quick, retries=0)
    issues = fetch(site.feed(*(site.item(f"/{n}") for n in range(6))), folder, limits)
    assert len(issues) == 4
    assert "2 more of this list" in issues[3].problem
    assert site.asked() == ["/feed.xml", "/0", "/1", "/2"]


@pytest.mark.parametrize(
    ("after", "date", "expected"),
    [
        ("120", "", 120),
        ("Tue, 06 May 2031 10:02:00 GMT", "Tue, 06 May 2031 10:00:00 GMT", 120),
        ("Tue, 06 May 2031 09:00:00 GMT", "Tue, 06 May 2031 10:00:00 GMT", 0),
        ("Tue, 06 May 2031 10:02:00 GMT", "", 0),
        ("-5", "", 0),
        ("soon", "now", 0),
        ("", "", 0),
    ],
)
def test_retry_after(after, date, expected):
    headers = {"retry-after": after} | ({"date": date} if date else {})
    assert retry_after(Answer("http://a/", 503, headers, b"")) == expected


def forever(handler, chunk, pause, head=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"):
    """Write a head and then this, until the client goes."""
    handler.wfile.write(head)
    handler.wfile.flush()
    for _ in itertools.repeat(None):
        handler.wfile.write(chunk)
        handler.wfile.flush()
        time.sleep(pause)


@pytest.mark.parametrize(
    "head", [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: "]
)
def test_a_server_that_drips_is_left_at_the_deadline(site, quick, folder, head):
    site.has["/a"] = lambda handler: forever(handler, b"a", 0.05, head)
    site.page("/b")
    limits = msgspec.structs.replace(quick, deadline=0.4)
    started = time.monotonic()
    (issue,) = fetch(site.feed(site.item("/a"), site.item("/b")), folder, limits)
    assert time.monotonic() - started < 2
    assert "did not end its answer within 0.4 s" in issue.problem
    assert site.asked() == ["/feed.xml", "/a", "/b"]


def test_a_server_that_says_nothing_is_asked_again(site, quick, folder):
    site.has["/a"] = lambda _: time.sleep(0.5)
    limits = msgspec.structs.replace(quick, read=0.1, retries=1)
    (issue,) = fetch(site.feed(site.item("/a")), folder, limits)
    assert "did not answer in time" in issue.problem
    assert site.asked() == ["/feed.xml", "/a", "/a"]


def test_a_page_without_end_is_left_at_the_limit(site, quick, folder):
    site.has["/a"] = lambda handler: forever(handler, b"a" * 10_000, 0)
    (issue,) = fetch(site.feed(site.item("/a")), folder, msgspec.structs.replace(quick, page=100_000))
    assert "larger than 100,000 bytes" in issue.problem


def test_a_feed_without_end_is_left_at_the_limit(site, quick, folder):
    site.has["/feed"] = lambda handler: forever(handler, b"<rss>" * 2000, 0)
    limits = msgspec.structs.replace(quick, page=100_000, feed=100_000, sitemap=100_000)
    (issue,) = fetch(site.url("/feed"), folder, limits)
    assert "larger than 100,000 bytes" in issue.problem


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (b"nonsense\r\n\r\n", "does not speak HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort", "broke off"),
        (b"", "broke off"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nabc", "“br”"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nabc", "not compressed"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"abcdef")[:-9], "too soon"),
    ],
)  # fmt: skip
def test_answers_that_are_none(site, quick, folder, head, words):
    site.has["/a"] = lambda handler: handler.wfile.write(head)
    (issue,) = fetch(site.feed(site.item("/a")), folder, quick)
    assert words in issue.problem
    assert issue.severity == "error"


def test_compressed_pages_and_bombs(site, quick, folder, mirrored):
    packed = {"Content-Encoding": "gzip"}
    site.has["/a"] = site.reply(gzip.compress(b"<p>They met.</p>"), headers=packed)
    site.has["/bomb"] = site.reply(gzip.compress(bytes(30_000_000)), headers=packed)
    limits = msgspec.structs.replace(quick, page=1_000_000)
    (issue,) = fetch(site.feed(site.item("/a"), site.item("/bomb")), folder, limits)
    assert "larger than 1,000,000 bytes" in issue.problem
    assert b"<p>They met.</p>" in mirrored().values()
