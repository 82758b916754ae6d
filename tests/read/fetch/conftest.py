"""A web server on loopback that answers as a test wants, and remembers what it was asked."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from memcon.read.fetch import Limits

PAGE = (
    "<!DOCTYPE html><html><head><title>{0}</title></head><body><p>The envoys met about {0}.</p></body></html>"
)

RSS = (
    '<?xml version="1.0" encoding="utf-8"?>'
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    "<channel><title>News</title>{}</channel></rss>"
)


@dataclass
class Reply:
    """What the server answers at a path; with an ETag, 304 where the client knows it."""

    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Answering = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """The server: what it has by path, and the requests it saw."""

    port: int
    has: dict[str, Reply | list[Reply] | Answering] = field(default_factory=dict)
    seen: list[tuple[str, Message]] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    @staticmethod
    def reply(*args: object, **kwargs: object) -> Reply:
        return Reply(*args, **kwargs)

    @staticmethod
    def item(link: str, title: str = "", day: int | None = None, content: str = "") -> str:
        """An entry of an RSS feed."""
        date = f"<pubDate>{day:02} May 2031 10:00:00 GMT</pubDate>" if day else ""
        full = f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else ""
        return f"<item><title>{title}</title><link>{link}</link>{date}{full}</item>"

    def page(self, path: str, about: str = "fish", **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.has[path] = Reply(PAGE.format(about).encode(), headers=named)

    def feed(self, *items: str, path: str = "/feed.xml", **headers: str) -> str:
        body = RSS.format("".join(items))
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.has[path] = Reply(body.encode(), "application/rss+xml", headers=named)
        return self.url(path)

    def sitemap(self, *paths: str, path: str = "/sitemap.xml", lastmod: str = "") -> str:
        stated = f"<lastmod>{lastmod}</lastmod>" if lastmod else ""
        urls = "".join(f"<url><loc>{self.url(one)}</loc>{stated}</url>" for one in paths)
        self.has[path] = Reply(
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'.encode(),
            "application/xml",
        )
        return self.url(path)

    def asked(self) -> list[str]:
        """The paths asked for since the last call, without robots.txt."""
        paths = [path for path, _ in self.seen if path != "/robots.txt"]
        self.seen.clear()
        return paths


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one packet: two would wait 40 ms for each other
    site: Site

    def do_GET(self) -> None:
        self.site.seen.append((self.path, self.headers))
        reply = self.site.has.get(self.path, Reply(b"not here", "text/plain", 404))
        if isinstance(reply, list):
            reply = reply.pop(0) if len(reply) > 1 else reply[0]
        with contextlib.suppress(ConnectionError):
            if isinstance(reply, Reply):
                self.answer(reply)
            else:
                self.close_connection = True
                reply(self)

    def answer(self, reply: Reply) -> None:
        etag = reply.headers.get("ETag")
        same = etag is not None and self.headers.get("If-None-Match") == etag
        self.send_response(304 if same else reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.kind:
            self.send_header("Content-Type", reply.kind)
        body = b"" if same else reply.body
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    class OfThisSite(Handler):
        pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), OfThisSite)
    server.daemon_threads = True
    OfThisSite.site = Site(server.server_address[1])
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield OfThisSite.site
    server.shutdown()
    server.server_close()


@pytest.fixture
def quick() -> Limits:
    """Limits with which no test waits."""
    return Limits(pause=0, backoff=0.01, connect=2, read=2, deadline=5, longest_pause=0.05)


def files(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, by path, hidden files included."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def mirrored(tmp_path: Path) -> Callable[[], dict[str, bytes]]:
    """Gives the files of the mirror."""
    return lambda: files(tmp_path / "mirror")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mirror"
