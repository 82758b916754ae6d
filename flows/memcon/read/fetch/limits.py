"""How far fetching goes: sizes, times and numbers, so that no server can hold a run up or fill a disk."""

from typing import Literal

from msgspec import Struct

MEBI = 1024 * 1024


class Limits(Struct, frozen=True):
    """Bounds of one fetch. Times are in seconds, sizes in bytes after decompression."""

    pages: int = 200
    """Pages asked for in a run; the rest comes with the next one."""
    lists: int = 500
    """Sitemaps of a sitemap index asked for in a run."""
    page: int = 10 * MEBI
    """Of the largest page, PDF files included."""
    feed: int = 10 * MEBI
    """Of the largest feed: 20,000 entries of 1.7 MB take 5 s to parse."""
    sitemap: int = 50 * MEBI
    """Of the largest sitemap: 50 MB is the bound of the protocol (sitemaps.org)."""
    connect: float = 10.0
    """To wait for a connection."""
    read: float = 20.0
    """To wait for the next bytes."""
    deadline: float = 120.0
    """For one request with all of its answer, so that a server that drips does not hold the run up."""
    redirects: int = 5
    """That are followed; RFC 9309 asks for five at least."""
    retries: int = 2
    """Of a request that failed for a reason that may pass."""
    backoff: float = 1.0
    """Before the first retry; twice as long before each further one."""
    pause: float = 1.0
    """Between two requests to one host, where its robots.txt asks for no longer one."""
    longest_pause: float = 30.0
    """That robots.txt or an answer may ask for; a host that asks for more in an answer is left alone until
    the next run.
    """
    patience: int = 3
    """Requests that fail one after the other until a host is left alone for the rest of the run."""
    hosts: Literal["site", "any"] | None = None
    """Whose pages are fetched: those of the list's own site, or any; by default the site's for a sitemap (as
    its protocol has it) and any for a feed.
    """
    content: int = 500
    """Characters of text from which on an entry of a feed is taken for a whole article, and kept where the
    page itself may not be fetched. Teasers that we saw have 60 to 350.
    """
    contact: str = ""
    """An address for those who run the servers, put into the User-Agent."""
