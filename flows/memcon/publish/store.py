"""The embedded store: the exported graph in a form that answers questions at once (Oxigraph, on disk).

It holds each document's named graph and, as its default graph, the union of them all, each triple once.
Oxigraph can build that union while it answers, but then tells a triple as often as documents tell it: too
often for counting, and too slowly where thousands of documents name France.

    OUTPUT/.memcon/store/oxigraph    the database
    OUTPUT/.memcon/store/stamp.json  which state of the export it holds
"""

import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import IO, cast

import msgspec
import pyoxigraph as ox
from msgspec import Struct

from memcon.errors import InputError, StoreError
from memcon.publish.changes import Change, change, latest_run, mark, quads
from memcon.publish.receipts import Receipt
from memcon.publish.triples import Triples

# to be raised when the database is laid out in another way: older ones are then built anew
FORMAT = 1
# quads in memory while changes are applied: 50,000 take about 40 MB
PORTION = 50_000
# bytes of graph.nq that may be loaded into memory where no store can be written: 2 GB of memory at most
SMALL = 200_000_000
UNION = ox.DefaultGraph()
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
DATASET = ox.NamedNode("http://www.w3.org/ns/dcat#Dataset")


class Stamp(Struct, frozen=True):
    """Which state of an export a store holds."""

    format: int
    run: int
    """Number of the latest run whose changes are in it; 0 where the export has no change files."""
    mark: str
    """Tells this run from one of another history with the same number."""
    dataset: str
    """Of dataset.ttl: its size and time of change."""


def synchronised(output: Path, patience: float = 5.0) -> ox.Store:
    """The store of the export in the folder `output`, brought in step with it.

    The changes since its stamp are applied; where they are not all there, or the store is missing, broken or
    of an older format, it is built anew from graph.nq. Where nothing can be written, it is in memory.

    Another process may have the store: waits up to `patience` seconds for it, then raises StoreError. Raises
    InputError where there is no graph.nq or a file of the export is damaged.
    """
    if not (output / "graph.nq").is_file():
        raise InputError(
            f"There is no graph.nq in {output}: name the folder of an export, or run memcon first."
        )
    folder = output / ".memcon" / "store"
    if not _can_be_written(folder):
        return _in_memory(output)
    store = _opened(folder, patience) if _stamp(folder) else None
    wanted, held = current(output), _stamp(folder)
    missing = None if store is None or held is None else _between(output, held, wanted)
    if store is None or missing is None:
        del store
        return _rebuilt(output, folder, wanted, patience)
    if held != wanted:
        apply(store, missing)
        _describe(store, output)
        _put_stamp(store, folder, wanted)
    return store


def loaded(output: Path, patience: float = 5.0) -> Receipt:
    """Brings the store of the export in the folder `output` in step with it, as `synchronised` does, and says
    what was done.
    """
    started = time.monotonic()
    before = _stamp(output / ".memcon" / "store")
    store = synchronised(output, patience)
    named = [quad.graph_name for quad in store if quad.graph_name != UNION]
    seconds = time.monotonic() - started
    return Receipt(len(set(named)), len(named), 0, 0, anew=before is None, seconds=seconds)


def current(output: Path) -> Stamp:
    """The state of the export itself."""
    run = latest_run(output)
    marked = mark(change(output, run)) if run else _size_and_time(output / "graph.nq")
    return Stamp(FORMAT, run, marked, _size_and_time(output / "dataset.ttl"))


def apply(store: ox.Store, changes: Iterable[Change]) -> None:
    """Takes away and adds what each run did, run by run, in portions, so that memory stays small. Who is
    stopped in between has the old stamp still, and applies the run again, which comes to the same.
    """
    for one in changes:
        for portion in _portions(quads(one.removed)):
            remove(store, portion)
        for portion in _portions(quads(one.added)):
            store.extend(chain(portion, (ox.Quad(q.subject, q.predicate, q.object) for q in portion)))


def remove(store: ox.Store, portion: Iterable[ox.Quad]) -> None:
    """Takes quads away, and their triples from the union where no other document tells them."""
    for quad in portion:
        store.remove(quad)
        told = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        if all(other.graph_name == UNION for other in told):
            store.remove(ox.Quad(quad.subject, quad.predicate, quad.object))


def load(store: ox.Store, output: Path) -> None:
    """Loads a whole export into an empty store. Raises InputError where its graph.nq is damaged."""
    path = output / "graph.nq"
    try:
        store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
        with path.open("rb") as lines:
            triples = cast("IO[bytes]", Triples(lines))
            store.bulk_load(triples, format=ox.RdfFormat.N_TRIPLES)
    except SyntaxError as error:
        raise InputError(f"{path} is damaged ({error}): run memcon again.") from error
    _describe(store, output)


def _between(output: Path, held: Stamp, wanted: Stamp) -> tuple[Change, ...] | None:
    """The changes that lead from one state to the other; None where no changes do."""
    if held.format != FORMAT or held.run > wanted.run:
        return None
    if held.run == 0:
        return () if held.mark == wanted.mark else None
    if held.mark != mark(change(output, held.run)):
        return None
    found = tuple(change(output, run) for run in range(held.run + 1, wanted.run + 1))
    return found if all(one.complete for one in found) else None


def _opened(folder: Path, patience: float) -> ox.Store | None:
    """The database in a store's folder; None where it is broken."""
    deadline = time.monotonic() + patience
    while True:
        try:
            return ox.Store(str(folder / "oxigraph"))
        except (OSError, RuntimeError) as error:
            if "/LOCK: " not in str(error):
                return None
        if time.monotonic() >= deadline:
            raise StoreError(
                f"Another process has the store in {folder}: wait until it has ended, and ask again."
            )
        time.sleep(0.1)


def _rebuilt(output: Path, folder: Path, wanted: Stamp, patience: float) -> ox.Store:
    """A new store in place of what is there, loaded beside it, so that one that is stopped leaves no half."""
    new = folder.with_name("store.new")
    store = _opened(new, patience) if _can_be_written(new) else None
    if store is None or store:
        # left by a load that was stopped
        del store
        shutil.rmtree(new)
        new.mkdir()
        store = ox.Store(str(new / "oxigraph"))
    load(store, output)
    _put_stamp(store, new, wanted)
    del store
    shutil.rmtree(folder)
    new.replace(folder)
    return ox.Store(str(folder / "oxigraph"))


def _in_memory(output: Path) -> ox.Store:
    if (output / "graph.nq").stat().st_size > SMALL:
        raise StoreError(
            f"{output} cannot be written, and its graph is too large for memory: copy the folder."
        )
    store = ox.Store()
    load(store, output)
    return store


def _describe(store: ox.Store, output: Path) -> None:
    """Puts dataset.ttl, where there is one, in place of an older one, in a graph of the data set's name."""
    path = output / "dataset.ttl"
    for old in store.quads_for_pattern(None, TYPE, DATASET, UNION):
        if isinstance(old.subject, ox.NamedNode):
            remove(store, list(store.quads_for_pattern(None, None, None, old.subject)))
    if path.is_file():
        try:
            triples = [(q.subject, q.predicate, q.object) for q in ox.parse(path=str(path))]
        except SyntaxError as error:
            raise InputError(f"{path} is damaged ({error}): run memcon again.") from error
        names = [subject for subject, term, value in triples if (term, value) == (TYPE, DATASET)]
        for name in (name for name in names if isinstance(name, ox.NamedNode)):
            store.extend(ox.Quad(*triple, graph) for triple in triples for graph in (name, UNION))


def _portions(found: Iterable[ox.Quad]) -> Iterator[list[ox.Quad]]:
    rest = iter(found)
    while portion := list(islice(rest, PORTION)):
        yield portion


def _stamp(folder: Path) -> Stamp | None:
    try:
        return msgspec.json.decode((folder / "stamp.json").read_bytes(), type=Stamp)
    except (OSError, msgspec.DecodeError):
        return None


def _put_stamp(store: ox.Store, folder: Path, stamp: Stamp) -> None:
    """Says what the store holds, once that is safe on disk."""
    store.flush()
    partial = folder / "stamp.json.partial"
    partial.write_bytes(msgspec.json.encode(stamp))
    partial.replace(folder / "stamp.json")


def _size_and_time(path: Path) -> str:
    if not path.is_file():
        return "-"
    found = path.stat()
    return f"{found.st_size} {found.st_mtime_ns}"


def _can_be_written(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
