"""A run over a feed: its pages are fetched, read, joined, and only what is new is fetched and read again."""

import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from memcon import pipeline
from memcon.errors import SourceError
from memcon.settings import Settings

FEED = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>Harbour Wire</title><link>{site}/</link><description>News</description>
{items}</channel></rss>
"""
ITEM = "<item><title>{title}</title><link>{site}/{name}</link><pubDate>{day} 10:00:00 GMT</pubDate></item>\n"
PAGE = """<html lang="en"><head><title>{title}</title></head><body><nav><a href="/">Home</a></nav>
<article><h1>{title}</h1><p>{text}</p></article><footer>All rights reserved</footer></body></html>
"""
STORIES = {
    "talks.html": (
        "Tue, 06 May 2031",
        "Vella meets Berge",
        "Maltese Foreign Minister Carmela Vella met Norway's Prime Minister Odd Berge in Valletta on Monday.",
    ),
    "visit.html": (
        "Wed, 07 May 2031",
        "Berge home again",
        "Norway's Prime Minister Odd Berge, who met Carmela Vella in Valletta on Monday, urged restraint.",
    ),
}


class Handler(SimpleHTTPRequestHandler):
    """Serves files, and notes what was asked for."""

    def do_GET(self):
        self.server.asked.append(self.path)
        super().do_GET()

    def log_message(self, *_):
        """Says nothing."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[str, Path, list[str]]]:
    """The address of a server on loopback, its folder, and the paths that were asked for."""
    folder = tmp_path / "site"
    folder.mkdir()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        server.asked = []
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", folder, server.asked
        server.shutdown()


def put(folder: Path, site: str, *names: str) -> None:
    """Puts stories on the site, and a feed of them."""
    items = ""
    for name in names:
        day, title, text = STORIES[name]
        (folder / name).write_text(PAGE.format(title=title, text=text), encoding="utf-8")
        items += ITEM.format(title=title, site=site, name=name, day=day)
    (folder / "feed.xml").write_text(FEED.format(site=site, items=items), encoding="utf-8")


def test_a_feed_becomes_one_graph_that_grows_with_it(site, tmp_path):
    address, folder, asked = site
    put(folder, address, "talks.html")
    output = tmp_path / "output"
    first = pipeline.run([f"{address}/feed.xml"], output, Settings())
    assert (first.documents, first.read, first.errors) == (1, 1, 0)
    put(folder, address, "talks.html", "visit.html")
    asked.clear()
    second = pipeline.run([f"{address}/feed.xml"], output, Settings())
    assert (second.documents, second.read, second.errors) == (2, 1, 0)
    assert "/talks.html" not in asked
    graph = (output / "graph.ttl").read_text(encoding="utf-8")
    assert "All rights reserved" not in graph
    assert len(set(re.findall(r"^<(meeting/\w+)>", graph, re.MULTILINE))) == second.meetings == 1
    assert graph.count('dcterms:issued "2031-05-0') == 2


def test_a_feed_that_cannot_be_had_leaves_what_was_had(site, tmp_path):
    address, folder, _ = site
    put(folder, address, "talks.html")
    output = tmp_path / "output"
    pipeline.run([f"{address}/feed.xml"], output, Settings())
    before = (output / "graph.nq").read_bytes()
    (folder / "feed.xml").unlink()
    report = pipeline.run([f"{address}/feed.xml"], output, Settings())
    assert (report.documents, report.errors) == (1, 1)
    assert (output / "graph.nq").read_bytes() == before


def test_what_is_no_address_is_said(tmp_path):
    with pytest.raises(SourceError, match=r"The address http://\[bad names no valid host\."):
        pipeline.run(["http://[bad"], tmp_path / "output", Settings())
