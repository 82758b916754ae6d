"""The embedded store is built from graph.nq: on disk beside the one before, or in memory."""

from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from memcon.errors import InputError, StoreError
from memcon.publish.descriptions import described
from memcon.publish.differences import apply, netted
from memcon.publish.opening import beside, put_in_place
from memcon.publish.stamps import Stamp, put_stamp
from memcon.publish.triples import Triples

# bytes of graph.nq that may be loaded into memory where no store can be written: 2 GB of memory at most
SMALL = 200_000_000


def built(output: Path, folder: Path, stamp: Stamp) -> ox.Store:
    """A store of the whole export, in place of what is in its folder."""
    with beside(folder) as new:
        store = ox.Store(str(new / "oxigraph"))
        load(store, output)
        store.flush()
        del store
        put_stamp(new, stamp)
    put_in_place(folder)
    return ox.Store(str(folder / "oxigraph"))


def in_memory(output: Path) -> ox.Store:
    """A store of the whole export that is gone when it is closed. Raises StoreError where it is too large."""
    if (output / "graph.nq").stat().st_size > SMALL:
        raise StoreError(
            f"{output} cannot be written, and its graph is too large for memory: copy the folder."
        )
    store = ox.Store()
    load(store, output)
    return store


def load(store: ox.Store, output: Path) -> None:
    """Loads a whole export into an empty store. Raises InputError where its graph.nq is damaged."""
    path = output / "graph.nq"
    try:
        # opened once: meanwhile a run may put another graph.nq in its place
        with path.open("rb") as lines:
            store.bulk_load(lines, format=ox.RdfFormat.N_QUADS)
            lines.seek(0)
            triples = cast("IO[bytes]", Triples(lines))
            # the IRIs were looked at the first time
            store.bulk_load(triples, format=ox.RdfFormat.N_TRIPLES, lenient=True)
    except SyntaxError as error:
        raise InputError(f"{path} is damaged ({error}): run memcon again.") from error
    apply(store, netted(described(store, output)))
