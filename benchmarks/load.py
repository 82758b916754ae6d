"""How fast the embedded store is loaded and changed: python benchmarks/load.py [DOCUMENTS].

The first load is held against Oxigraph's own bulk loader on the same N-Quads, in the same run: that one makes
no union of the graphs, which the store of memcon has and its questions are asked of. Two runs are followed
after that: one that changed a document, and one that changed a hundred.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
from queries import change, clocked, corpus

from memcon.publish.receipts import sentence
from memcon.publish.store import loaded, synchronised


def main() -> None:
    """Generate, load both ways, change, and print."""
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder)
        graph = output / "graph.nq"
        with graph.open("w") as out:
            out.writelines(corpus(range(documents)))
        change(output, 1, [], [])
        first(output, graph)
        for number, count in ((2, 1), (3, 100)):
            told = range(count * number, count * (number + 1))
            again = range(documents + told.start, documents + told.stop)
            change(output, number, corpus(again), corpus(told))
            seconds = clocked(lambda: synchronised(output))
            print(f"{count} changed: {seconds:.2f} s. {sentence(loaded(output))}", flush=True)


def first(output: Path, graph: Path) -> None:
    """Both loaders, on fresh stores, which are closed again: until then Oxigraph is putting them in order."""
    own, own_processor = timed(
        lambda: ox.Store(str(output / "bulk")).bulk_load(path=str(graph), format=ox.RdfFormat.N_QUADS)
    )
    ours, ours_processor = timed(lambda: synchronised(output))
    quads = loaded(output).quads
    for name, seconds in (("Oxigraph's bulk loader", own), ("memcon, with the union", ours)):
        print(f"{name}: {quads:,} quads in {seconds:.1f} s, {quads / seconds:,.0f} a second", flush=True)
    print(f"ratio: {own / ours:.2f}; by time of the processor, which others do not disturb: ", end="")
    print(f"{own_processor / ours_processor:.2f}", flush=True)


def timed(call: Callable[[], object]) -> tuple[float, float]:
    """The seconds that a call takes, by the clock and of the processor."""
    before = time.process_time()
    seconds = clocked(call)
    return seconds, time.process_time() - before


if __name__ == "__main__":
    main()
