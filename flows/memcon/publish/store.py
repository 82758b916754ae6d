"""The embedded store: the exported graph in a form that answers questions at once (Oxigraph, on disk).

It holds each document's named graph and, as its default graph, the union of them all, each triple once.
Oxigraph can build that union while it answers, but then tells a triple as often as documents tell it: too
often for counting, and too slowly where thousands of documents name France.

    OUTPUT/.memcon/store/oxigraph    the database
    OUTPUT/.memcon/store/stamp.json  which state of the export it holds

Whatever moment a load is killed at, the database holds the state before or the state after. A small change
is one transaction. A large one would take too much memory for that: it is made in a copy, which costs little
since the two share their files, and what changes most of the graph is built anew; copy and new store stand
beside the old one until they are complete.
"""

import time
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from memcon.errors import InputError, StoreError
from memcon.ledger import folder as place
from memcon.publish.building import built, in_memory
from memcon.publish.changes import size, steps
from memcon.publish.descriptions import datasets, described
from memcon.publish.differences import Counts, Difference, apply, differences
from memcon.publish.opening import alone, beside, finish, opened, put_in_place, writable
from memcon.publish.receipts import Receipt
from memcon.publish.stamps import Stamp, State, between, current, put_stamp, stamp

# quads of one transaction: 50,000 take 5 s and 200 MB of memory, 200,000 take 20 s and 750 MB
PORTION = 50_000
# what of a graph's bytes may change: it is built anew at 50,000 quads a second, and changed at 10,000
PART = 0.2


def synchronised(output: Path, patience: float = 5.0) -> ox.Store:
    """The store of the export in the folder `output`, brought in step with it.

    The changes since its stamp are applied; where they are not all there, or the store is missing, broken or
    of an older format, it is built anew from graph.nq. Where nothing can be written, it is in memory.

    Another process may have the store: waits up to `patience` seconds for it, then raises StoreError. Raises
    InputError where there is no graph.nq or a file of the export is damaged.
    """
    _require_graph(output)
    folder = place(output) / "store"
    if not writable(folder):
        return in_memory(output)
    with alone(folder, patience):
        return _in_step(output, folder, patience)[0]


def loaded(output: Path, patience: float = 5.0) -> Receipt:
    """Brings the store in step with the export in the folder `output`, as `synchronised` does, and says what
    was done. Raises StoreError also where no store can be written.
    """
    started = time.monotonic()
    _require_graph(output)
    folder = place(output) / "store"
    if not writable(folder):
        raise StoreError(f"{folder} cannot be written: see to your rights there, or copy the exports.")
    with alone(folder, patience):
        store, counts = _in_step(output, folder, patience)
        quads = _counted(store, folder)
    return Receipt(
        documents=sum(1 for _ in store.named_graphs()) - len(datasets(store)),
        quads=quads,
        added=quads if counts is None else counts.added,
        removed=0 if counts is None else counts.removed,
        anew=counts is None,
        seconds=time.monotonic() - started,
    )


def _require_graph(output: Path) -> None:
    if not (output / "graph.nq").is_file():
        raise InputError(
            f"There is no graph.nq in {output}: name the folder of an export, or run memcon first."
        )


def _in_step(output: Path, folder: Path, patience: float) -> tuple[ox.Store, Counts | None]:
    """The store brought in step, and what was added and removed; None where it was built anew."""
    finish(folder)
    wanted, held = current(output), stamp(folder)
    store = opened(folder, patience) if held else None
    changes = None if store is None or held is None else between(output, held.state, wanted)
    if store is None or held is None or changes is None:
        del store
        return built(output, folder, Stamp(wanted)), None
    if held.state == wanted:
        return store, Counts()
    portions = differences(chain(described(store, output), steps(changes)), PORTION)
    first, second = next(portions, None), next(portions, None)
    if first is None or second is None:
        # until it is certain that they are right, nobody relies on the number of quads
        put_stamp(folder, Stamp(held.state))
        counts = _applied(store, [first] if first else [])
        put_stamp(folder, _later(held, wanted, counts))
        return store, counts
    if sum(map(size, changes)) > PART * (output / "graph.nq").stat().st_size:
        del store
        return built(output, folder, Stamp(wanted)), None
    with beside(folder) as new:
        store.backup(str(new / "oxigraph"))
        del store
        counts = _applied(ox.Store(str(new / "oxigraph")), chain((first, second), portions))
        put_stamp(new, _later(held, wanted, counts))
    put_in_place(folder)
    return ox.Store(str(folder / "oxigraph")), counts


def _applied(store: ox.Store, portions: Iterable[Difference]) -> Counts:
    counts = sum((apply(store, one) for one in portions), Counts())
    # a stamp is put only once what it says is safe on disk
    store.flush()
    return counts


def _later(held: Stamp, wanted: State, counts: Counts) -> Stamp:
    return Stamp(wanted, None if held.quads is None else held.quads + counts.added - counts.removed)


def _counted(store: ox.Store, folder: Path) -> int:
    """How many quads the documents' graphs hold, as the stamp says; else they are counted, which takes 5 s
    for 5 million, and put into it.
    """
    held = stamp(folder)
    if held is not None and held.quads is not None:
        return held.quads
    counted = store.query("SELECT (COUNT(*) AS ?quads) { GRAPH ?graph { ?s ?p ?o } }")
    if not isinstance(counted, ox.QuerySolutions):
        raise TypeError("SELECT is answered in rows")
    quads = sum(int(row["quads"].value) for row in counted)
    quads -= sum(1 for name in datasets(store) for _ in store.quads_for_pattern(None, None, None, name))
    if held is not None:
        put_stamp(folder, Stamp(held.state, quads))
    return quads
