"""Files of an output folder over HTTP: its pages, and its exports under the names that they have there.

No path leads out of the folder, to what is hidden, or to what only happens to lie there. A file is sent as it
was when it was opened, also where a run puts another one in its place meanwhile; validators are those of
RFC 9110, section 8.8.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from email.utils import formatdate, parsedate_to_datetime
from pathlib import Path
from typing import BinaryIO

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

EXPORTS = frozenset(
    (
        "graph.ttl", "graph.jsonld", "graph.nq", "dataset.ttl", "run.ttl",
        "merges.csv", "issues.jsonl", "runs.jsonl",
    )
)  # fmt: skip
CHANGES = re.compile(r"changes/[0-9]{6}-(?:added|removed)\.nq\.gz")
MEDIA = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".ttl": "text/turtle; charset=utf-8",
    ".nt": "application/n-triples",
    ".nq": "application/n-quads",
    ".jsonld": "application/ld+json",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".gz": "application/gzip",
}
# longer than any name that memcon makes, shorter than what a file system refuses
LONGEST = 1000
BLOCK = 1 << 18
# pages do not know that they are served; where they leave room for it, they are told
ROOM = b"<!-- memcon serve -->"


def found(folder: Path, path: str) -> Path | None:
    """The file of a path below a folder; None where there is none, or it lies elsewhere in truth."""
    parts = path.split("/")
    if len(path) > LONGEST or any(
        not part or part.startswith(".") or set(part) & set("\\:\0") for part in parts
    ):
        return None
    try:
        real = folder.joinpath(*parts).resolve(strict=True)
        return real if real.is_file() and real.is_relative_to(folder.resolve()) else None
    except (OSError, ValueError):
        return None


def page_or_export(output: Path, path: str) -> Path | None:
    """The page or export of a path; an export stands at the root, where pages expect it, and in exports/."""
    name = path.removeprefix("exports/")
    page = found(output / "site", path or "index.html")
    if page is None and (name in EXPORTS or CHANGES.fullmatch(name)):
        return found(output, name)
    return page


async def sent(request: Request, path: Path, depth: int) -> Response:
    """The answer that holds a file, or says that the client has it already (304). A page `depth` folders
    below the root is told the way to the endpoint. Raises OSError where the file is gone.
    """
    media = MEDIA.get(path.suffix, "application/octet-stream")
    opened = await run_in_threadpool(path.open, "rb")
    about = os.fstat(opened.fileno())
    headers = {
        "Last-Modified": formatdate(about.st_mtime, usegmt=True),
        "Cache-Control": "no-cache",
        "Content-Type": media,
    }
    if path.suffix == ".html":
        with opened:
            page = with_endpoint(await run_in_threadpool(opened.read), depth)
        headers["ETag"] = f'"{hashlib.sha256(page).hexdigest()[:32]}"'
        return _unchanged(request, headers) or Response(page, headers=headers)
    headers |= {
        "ETag": f'"{about.st_size:x}-{about.st_mtime_ns:x}"',
        "Content-Length": str(about.st_size),
    }
    known = _unchanged(request, headers)
    if known or request.method == "HEAD":
        opened.close()
        return known or Response(headers=headers)
    return StreamingResponse(_blocks(opened, about.st_size), headers=headers)


def with_endpoint(page: bytes, depth: int) -> bytes:
    """A page that leads to the endpoint as well."""
    return page.replace(ROOM, f'<li><a href="{"../" * depth}sparql.html">SPARQL</a></li>'.encode())


def _blocks(opened: BinaryIO, size: int) -> Iterator[bytes]:
    with opened:
        while size and (block := opened.read(min(BLOCK, size))):
            size -= len(block)
            yield block


def _unchanged(request: Request, headers: dict[str, str]) -> Response | None:
    """The answer 304, where what the client has is still right (RFC 9110, section 13.1)."""
    tags, since = request.headers.get("if-none-match"), request.headers.get("if-modified-since")
    if tags is not None:
        same = tags.strip() == "*" or headers["ETag"] in {
            one.strip().removeprefix("W/") for one in tags.split(",")
        }
    else:
        same = since is not None and _not_later(headers["Last-Modified"], since)
    kept = {name: headers[name] for name in ("ETag", "Last-Modified", "Cache-Control")}
    return Response(status_code=304, headers=kept) if same else None


def _not_later(changed: str, since: str) -> bool:
    try:
        return parsedate_to_datetime(changed) <= parsedate_to_datetime(since)
    except (TypeError, ValueError):
        return False
