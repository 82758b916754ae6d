import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.errors import SourceError
from memcon.read.fetch import fetch
from memcon.read.fetch.mirrored import INDEX, JOURNAL, Mirror, Record

FETCH = """
import sys
from pathlib import Path
from memcon.read.fetch import Limits, fetch
print(fetch(sys.argv[1], Path(sys.argv[2]), Limits(pause=0)))
"""


def test_a_killed_fetch_loses_only_the_page_under_way(site, quick, folder, mirrored):
    for n in range(4):
        site.page(f"/{n}")
    whole = site.has["/2"]
    site.has["/2"] = lambda _: time.sleep(20)
    url = site.feed(*(site.item(f"/{n}", f"No {n}", 6) for n in range(4)))
    process = subprocess.Popen([sys.executable, "-c", FETCH, url, str(folder)])
    while "/2" not in [path for path, _ in site.seen]:
        time.sleep(0.02)
        assert process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert len([name for name in mirrored() if name.endswith(".html")]) == 2
    assert JOURNAL in mirrored()
    site.has["/2"] = whole
    site.asked()
    assert fetch(url, folder, quick) == ()
    assert site.asked() == ["/feed.xml", "/2", "/3"]
    at_once = folder.parent / "at once"
    fetch(url, at_once, quick)
    again = {
        path.relative_to(at_once).as_posix(): path.read_bytes()
        for path in at_once.rglob("*")
        if path.is_file()
    }
    assert mirrored() == again


def test_a_kill_between_page_and_note_is_mended(site, quick, folder, mirrored):
    site.page("/a")
    url = site.feed(site.item("/a", "A", 6))
    fetch(url, folder, quick)
    before = mirrored()
    (folder / INDEX).unlink()
    (folder / f"127.0.0.1-{site.port}" / ".a-0.html.part").write_bytes(b"half")
    assert fetch(url, folder, quick) == ()
    assert mirrored() == before


def test_a_file_that_a_person_removed_comes_back(site, quick, folder, mirrored):
    site.page("/a", ETag='"1"')
    url = site.feed(site.item("/a"))
    fetch(url, folder, quick)
    before = mirrored()
    for path in folder.glob("*/*.html"):
        path.unlink()
    assert fetch(url, folder, quick) == ()
    assert mirrored() == before


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"pages": {"a": 5}}', b"\xff"])
def test_an_index_that_cannot_be_read_is_made_anew(site, quick, folder, mirrored, content):
    site.page("/a")
    url = site.feed(site.item("/a"))
    fetch(url, folder, quick)
    before = mirrored()
    (folder / INDEX).write_bytes(content)
    (issue,) = fetch(url, folder, quick)
    assert "could not be read" in issue.problem
    assert mirrored() == before


def test_two_addresses_of_one_page_share_its_file(site, quick, folder, mirrored):
    site.page("/a")
    site.has["/b"] = site.reply(status=301, headers={"Location": "/a"})
    fetch(site.feed(site.item("/a", day=6), site.item("/b", day=6)), folder, quick)
    site.has["/b"] = site.reply(status=410)
    (issue,) = fetch(site.feed(site.item("/a", day=6), site.item("/b", day=7)), folder, quick)
    assert "withdrawn" in issue.problem
    assert len([name for name in mirrored() if name.endswith(".html")]) == 1


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, quick) -> None:
    (tmp_path / "mirror").write_text("a file")
    with pytest.raises(SourceError, match="cannot be written"):
        fetch("http://127.0.0.1:9/feed", tmp_path / "mirror", quick)


notes = st.lists(
    st.tuples(
        st.sampled_from(["lists", "pages"]),
        st.sampled_from(["http://a/", "http://b/", "http://c/ø"]),
        st.none() | st.builds(Record, etag=st.none() | st.text(max_size=5), tries=st.integers(0, 3)),
    ),
    max_size=12,
)


@given(notes, st.integers(0, 40))
def test_what_was_noted_before_a_kill_is_known_after_it(tmp_path_factory, found, cut):
    folder = tmp_path_factory.mktemp("mirror")
    killed = Mirror(folder).__enter__()
    for shelf, url, record in found:
        killed.note(shelf, url, record)
    if (folder / JOURNAL).exists():  # a line that was under way
        with (folder / JOURNAL).open("ab") as journal:
            journal.write(b'{"shelf":"pages","url":"http://d/","record":{}}'[:cut])
    with Mirror(folder) as mirror:
        assert mirror.index == killed.index
    assert not (folder / JOURNAL).exists()
    written = (folder / INDEX).read_bytes() if (folder / INDEX).exists() else b"{}"
    with Mirror(folder) as mirror:
        for shelf, url, record in found:
            mirror.note(shelf, url, None)
            mirror.note(shelf, url, record)
    assert not (folder / INDEX).exists() or (folder / INDEX).read_bytes() == written
    assert list(json.loads(written)) == sorted(json.loads(written))
    assert [path.name for path in folder.iterdir()] in ([], [INDEX])
