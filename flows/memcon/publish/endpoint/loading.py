"""A load to an endpoint: it is sent what changed, loses what was withdrawn, and is then asked what it holds.

What it should hold is remembered since the load before, graph by graph, so a load sends only what changed.
New graphs are added many at once, others are put in place of what is there, one by one. Afterwards all of
our graphs are counted: the endpoint's own count tells also what others have done to it in the meantime, and
what does not agree is sent once more.
"""

import time
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from msgspec import Struct

from memcon.errors import EndpointError, InputError
from memcon.publish.endpoint import sent as memory
from memcon.publish.endpoint.addresses import Addresses, addresses
from memcon.publish.endpoint.credentials import Credentials
from memcon.publish.endpoint.graphs import Graph, former, graphs, portions
from memcon.publish.endpoint.limits import Limits
from memcon.publish.endpoint.receipts import Receipt
from memcon.publish.endpoint.sent import Sent
from memcon.publish.endpoint.speaking import add, counts, delete, put
from memcon.publish.endpoint.wire import Wire

DEFAULT = Limits()


class Done(Struct, frozen=True):
    """How many graphs were sent and deleted."""

    sent: int
    deleted: int

    def __add__(self, other: "Done") -> "Done":
        return Done(self.sent + other.sent, self.deleted + other.deleted)


def loaded_to(output: Path, url: str, store: str, shown: Credentials, limits: Limits = DEFAULT) -> Receipt:
    """Brings the triple store at `url`, of the kind `store`, in step with the export in `output`, checks that
    it is, and says what was done. Graphs that others have put there stay as they are.

    Raises EndpointError where the endpoint cannot be reached, refuses what it is sent, or does not hold it
    afterwards; InputError where there is no export or it is damaged.
    """
    started, at = time.monotonic(), addresses(url, store, shown)
    path = output / "graph.nq"
    if not path.is_file():
        raise InputError(
            f"There is no graph.nq in {output}: name the folder of an export, or run memcon first."
        )
    with memory.opened(output, at.url) as sent, path.open("rb") as lines, Wire(at.url, shown, limits) as wire:
        memory.suspect(sent, former(output))
        done = _in_step(sent, wire, at, graphs(lines, output))
        wrong, _ = _doubted(sent, wire, at)
        if wrong:
            done += _in_step(sent, wire, at, graphs(lines, output))
            _require_right(*_doubted(sent, wire, at))
        held = memory.settle(sent)
    return Receipt(at.url, *held, done.sent, done.deleted, wrong, time.monotonic() - started)


def _in_step(sent: Sent, wire: Wire, at: Addresses, export: Iterable[Graph]) -> Done:
    number, count, deleted = memory.next_pass(sent), 0, 0
    for portion in portions(memory.changed(sent, number, export), wire.limits.portion):
        new, known = memory.begin(sent, number, portion)
        add(wire, at, new)
        for graph in known:
            put(wire, at, graph)
        memory.finish(sent, portion)
        count += len(portion)
    for name in memory.withdrawn(sent, number):
        delete(wire, at, name)
        deleted += 1
    return Done(count, deleted)


def _doubted(sent: Sent, wire: Wire, at: Addresses) -> tuple[int, list[str]]:
    """How many graphs the endpoint holds otherwise than they were sent, and what it holds of the first."""
    wrong, examples = 0, list[str]()
    for page in memory.pages(sent, wire.limits.asked):
        held = counts(wire, at, page)
        bad = {name: held.get(name, 0) for name, wanted in page.items() if held.get(name, 0) not in wanted}
        memory.doubt(sent, bad)
        wrong += len(bad)
        told = (f"{name} ({count:,} triples instead of {page[name].most:,})" for name, count in bad.items())
        examples += islice(told, max(0, 3 - len(examples)))
    return wrong, examples


def _require_right(wrong: int, examples: Sequence[str]) -> None:
    if wrong:
        more = f" and {wrong - len(examples):,} more" * (wrong > len(examples))
        raise EndpointError(
            f"The endpoint does not hold what it was sent, even now: {', '.join(examples)}{more}. "
            "See its log, and whether somebody else writes there."
        )
