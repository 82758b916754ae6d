from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.read.fetch import is_url, mirror
from memcon.read.fetch.addresses import AddressError, canonical, is_inward, same_site, stem


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("https://example.org/feed.xml", True),
        ("HTTP://example.org", True),
        ("texts/2031", False),
        ("feed.xml", False),
        ("file:///etc/passwd", False),
        ("C:\\texts", False),
    ],
)
def test_addresses_are_told_from_paths(source: str, expected: bool) -> None:
    assert is_url(source) is expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("HTTP://Example.ORG:80/Talks", "http://example.org/Talks"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a?utm_source=rss&utm_medium=x", "https://example.org/a"),
        ("https://example.org/a?id=5&fbclid=9#top", "https://example.org/a?id=5"),
        ("https://example.org/a?b=%2Fc&at_medium=RSS&d", "https://example.org/a?b=%2Fc&d"),
        ("https://example.org/a?", "https://example.org/a"),
        ("https://example.org/a?format=feed&atlas=2", "https://example.org/a?format=feed&atlas=2"),
        (" https://example.org/ø \n", "https://example.org/%C3%B8"),
    ],
)
def test_one_page_has_one_address(address: str, expected: str) -> None:
    assert canonical(address) == expected
    assert canonical(expected) == expected


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("file:///etc/passwd", "file:"),
        ("ftp://example.org/a", "ftp:"),
        ("mailto:envoy@example.org", "mailto:"),
        ("javascript:void(0)", "javascript:"),
        ("http:///nowhere", "host"),
        ("http://a b/", "host"),
        ("http://example.org:99999/", "host"),
        ("http://[::1", "valid"),
        ("http://user:secret@example.org/", "password"),
        ("http://example.org/" + "a" * 3000, "characters"),
        ("/relative", "only http"),
        ("", "only http"),
    ],
)
def test_other_addresses_are_refused_with_words(address: str, words: str) -> None:
    with pytest.raises(AddressError, match=words):
        canonical(address)


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    for address in (text, f"http://example.org/{text}", f"http://{text}/"):
        try:
            found = canonical(address)
        except AddressError:
            continue
        assert canonical(found) == found
        assert len(Path(stem(found)).parts) == 2
        assert not any(part.startswith(".") for part in Path(stem(found)).parts)
        assert "." not in Path(stem(found)).name


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("https://www.example.org/s.xml", "https://example.org/a", True),
        ("https://sitemaps.example.org/s.xml", "https://www.example.org/a", True),
        ("https://example.org/s.xml", "https://news.example.org/a", True),
        ("https://example.org/s.xml", "https://example.com/a", False),
        ("https://example.org/s.xml", "https://anexample.org/a", False),
        ("https://foreign.gov.xa/s.xml", "https://trade.gov.xa/a", False),
        ("http://10.0.0.1/s.xml", "http://110.0.0.1/a", False),
    ],
)
def test_sites(one: str, other: str, expected: bool) -> None:
    assert same_site(one, other) is expected
    assert same_site(other, one) is expected


@pytest.mark.parametrize(
    "inner",
    ["http://127.0.0.1/", "http://localhost:8080/", "http://169.254.169.254/", "http://10.1.2.3/", "http://[::1]/",
     "http://printer/", "http://nas.local/", "http://127.1/", "http://2130706433/", "http://0x7f.1/", "http://0.0.0.0/"],
)  # fmt: skip
def test_no_list_from_outside_leads_inside(inner: str) -> None:
    assert is_inward("https://example.org/feed", inner)
    assert not is_inward("http://localhost/feed", inner)
    assert not is_inward(inner, "https://example.org/")


def test_files_have_readable_names() -> None:
    assert stem("https://example.org/2031/05/Talks-in-Lima.html").startswith("example.org/talks-in-lima-")
    assert stem("https://example.org/").startswith("example.org/index-")
    assert stem("https://example.org:8443/a").startswith("example.org-8443/a-")
    assert stem("https://example.org/a?id=1") != stem("https://example.org/a?id=2")
    assert len(stem("https://example.org/" + "a" * 500)) < 90


def test_each_address_has_its_own_mirror(tmp_path: Path) -> None:
    one = mirror("https://Example.org/news/feed.xml?utm_source=x", tmp_path)
    assert one == mirror("https://example.org/news/feed.xml", tmp_path)
    assert one.parent == tmp_path
    assert one.name.startswith("example.org-news-feed-")
    assert one != mirror("https://example.org/news/feed.xml?lang=fr", tmp_path)
