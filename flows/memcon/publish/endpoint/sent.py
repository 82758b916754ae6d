"""What was sent to an endpoint: a file for each, kept with the exports, that grows with them.

    OUTPUT/.memcon/endpoints/NAME.sqlite   graph -> digest of what was sent, and how many triples that is

A graph stands in it before it is sent, without digest, so that whatever moment a load is killed at, the next
one knows what may be there and sends it again. Only what stands in it is ever deleted.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from memcon.errors import EndpointError, InputError
from memcon.ledger import folder
from memcon.publish.endpoint.counting import Bounds
from memcon.publish.endpoint.graphs import Graph

SCHEMA = """
CREATE TABLE IF NOT EXISTS endpoint (url TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS sent (
  graph TEXT PRIMARY KEY,
  digest BLOB,              -- NULL while it is sent, and where the endpoint holds something else
  least INTEGER NOT NULL,   -- triples that the endpoint counts in it; 0 and 0 where it was deleted
  most INTEGER NOT NULL,
  pass INTEGER NOT NULL     -- the latest one that found it in the export
) WITHOUT ROWID;
"""
Sent = sqlite3.Connection


@contextmanager
def opened(output: Path, url: str) -> Iterator[Sent]:
    """What was sent from the exports in `output` to the endpoint `url`; held alone as long as the context is
    open. Raises EndpointError where another load has it, or where it cannot be written.
    """
    place = folder(output) / "endpoints"
    host = (urlsplit(url).hostname or "").replace(":", "-")
    file = place / f"{host}-{hashlib.sha256(url.encode()).hexdigest()[:12]}.sqlite"
    try:
        place.mkdir(parents=True, exist_ok=True)
        with FileLock(file.with_suffix(".lock"), timeout=0), closing(sqlite3.connect(file)) as sent:
            sent.executescript(SCHEMA)
            sent.execute("INSERT OR IGNORE INTO endpoint VALUES (?)", (url,))
            sent.commit()
            yield sent
    except Timeout:
        raise EndpointError(
            f"Another load sends {output} to this endpoint: wait until it has ended, and load again."
        ) from None
    except sqlite3.Error as error:
        raise EndpointError(
            f"What was sent to the endpoint cannot be kept in {file} ({error}): make room there, or "
            "delete it where it is damaged."
        ) from error
    except PermissionError as error:
        raise EndpointError(f"{place} cannot be written ({error.strerror}): see to your rights.") from error


def suspect(sent: Sent, graphs: Iterable[str]) -> None:
    """Notes, where nothing is known of the endpoint, that it may hold these graphs of ours and should not:
    what was sent before may have been forgotten. One that the export still has is sent like any other.
    """
    if sent.execute("SELECT 1 FROM sent LIMIT 1").fetchone() is None:
        row = "INSERT OR IGNORE INTO sent VALUES (?, x'', 0, 0, 0)"
        sent.executemany(row, ((graph,) for graph in graphs))
        sent.commit()


def next_pass(sent: Sent) -> int:
    """The number of a new pass over the export."""
    [(number,)] = sent.execute("SELECT coalesce(max(pass), 0) + 1 FROM sent")
    return int(number)


def changed(sent: Sent, number: int, graphs: Iterable[Graph]) -> Iterator[Graph]:
    """The graphs that the endpoint was not sent yet in this state; the others are noted as still there.
    Raises InputError where an export has a graph twice.
    """
    for graph in graphs:
        row = sent.execute("SELECT digest, pass FROM sent WHERE graph = ?", (graph.name,)).fetchone()
        _require_once(graph, row, number)
        if row and row[0] == graph.digest:
            sent.execute("UPDATE sent SET pass = ? WHERE graph = ?", (number, graph.name))
        else:
            yield graph


def begin(sent: Sent, number: int, graphs: Sequence[Graph]) -> tuple[list[Graph], list[Graph]]:
    """Notes that these graphs are about to be sent; gives those that are new to the endpoint, and others.
    Raises InputError where one of them stands there twice.
    """
    new, known = list[Graph](), list[Graph]()
    for graph in graphs:
        count = graph.counted()
        there = "SELECT most > 0 OR digest IS NULL, pass FROM sent WHERE graph = ?"
        row = sent.execute(there, (graph.name,)).fetchone()
        _require_once(graph, row, number)
        (known if row and row[0] else new).append(graph)
        now = (graph.name, count.least, count.most, number)
        sent.execute("INSERT OR REPLACE INTO sent VALUES (?, NULL, ?, ?, ?)", now)
    sent.commit()
    return new, known


def _require_once(graph: Graph, row: Sequence[Any] | None, number: int) -> None:
    if row and row[1] == number:
        raise InputError(f"The lines of {graph.name} do not stand together in graph.nq: run memcon again.")


def finish(sent: Sent, graphs: Iterable[Graph]) -> None:
    """Notes that these graphs were sent."""
    sent.executemany("UPDATE sent SET digest = ? WHERE graph = ?", ((one.digest, one.name) for one in graphs))
    sent.commit()


def withdrawn(sent: Sent, number: int) -> Iterator[str]:
    """The graphs that were sent once and are in the export no more; each is noted as deleted when the next is
    asked for.
    """
    gone = "SELECT graph FROM sent WHERE pass < ? AND (most > 0 OR digest IS NULL) LIMIT 1"
    while row := sent.execute(gone, (number,)).fetchone():
        yield row[0]
        sent.execute("UPDATE sent SET digest = x'', least = 0, most = 0 WHERE graph = ?", row)
        sent.commit()


def pages(sent: Sent, size: int) -> Iterator[Mapping[str, Bounds]]:
    """How many triples the endpoint should count in each graph, so many graphs at a time."""
    page, last = "SELECT graph, least, most FROM sent WHERE graph > ? ORDER BY graph LIMIT ?", ""
    while rows := sent.execute(page, (last, size)).fetchall():
        yield {name: Bounds(least, most) for name, least, most in rows}
        last = rows[-1][0]


def doubt(sent: Sent, held: Mapping[str, int]) -> None:
    """Notes that the endpoint holds so many triples in these graphs, and that they are to be sent or deleted
    again. One that it does not hold at all is new to it.
    """
    for name, count in held.items():
        if count:
            sent.execute("UPDATE sent SET digest = NULL WHERE graph = ?", (name,))
        else:
            sent.execute("DELETE FROM sent WHERE graph = ?", (name,))
    sent.commit()


def settle(sent: Sent) -> tuple[int, int]:
    """Forgets what was deleted, for certain; gives how many graphs and triples the endpoint holds of ours."""
    sent.execute("DELETE FROM sent WHERE most = 0")
    sent.commit()
    [(graphs, triples)] = sent.execute("SELECT count(*), coalesce(sum(most), 0) FROM sent")
    return int(graphs), int(triples)
