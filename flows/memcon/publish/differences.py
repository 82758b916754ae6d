"""What changes come to, put into the embedded store in one transaction: all of it or nothing.

One SPARQL update is one transaction of Oxigraph, and the only one in which it both takes away and adds.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

import pyoxigraph as ox
from msgspec import Struct

from memcon.publish.changes import Step
from memcon.publish.descriptions import UNION, datasets

Name = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


class Difference(Struct, frozen=True):
    """Quads that a store is to lose and to win, none in both.

    They are kept in stores in memory, because those spell terms as the store on disk does: 007 becomes 7.
    """

    gone: ox.Store
    came: ox.Store


class Counts(Struct, frozen=True):
    """How many quads the documents' graphs have won and lost."""

    added: int = 0
    removed: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.added + other.added, self.removed + other.removed)


def differences(steps: Iterable[Step], portion: int) -> Iterator[Difference]:
    """What steps come to, so many of them at a time."""
    rest = iter(steps)
    while taken := list(islice(rest, portion)):
        yield netted(taken)


def netted(steps: Iterable[Step]) -> Difference:
    """What steps come to: of a quad that comes and goes the last one counts."""
    gone, came = ox.Store(), ox.Store()
    for comes, quad in steps:
        one, other = (came, gone) if comes else (gone, came)
        one.add(quad)
        other.remove(quad)
    return Difference(gone, came)


def apply(store: ox.Store, difference: Difference) -> Counts:
    """Takes away and adds, in the documents' graphs and in their union, in one transaction.

    A graph that becomes empty is dropped.
    """
    gone = [quad for quad in difference.gone if quad in store]
    came = [quad for quad in difference.came if quad not in store]
    if gone or came:
        store.update(_update(store, difference, gone, came))
    apart = datasets(difference.gone) | datasets(difference.came)
    won, lost = (sum(quad.graph_name not in apart for quad in found) for found in (came, gone))
    return Counts(added=won, removed=lost)


def _update(store: ox.Store, difference: Difference, gone: list[ox.Quad], came: list[ox.Quad]) -> str:
    names = {quad.graph_name for quad in gone}
    emptied = {name for name in names if _emptied(store, difference, name)}
    kept = (quad for quad in gone if quad.graph_name not in emptied)
    untold = (one for one in {quad.triple for quad in gone} if not _told(store, difference, one))
    return ";\n".join(
        (
            *(f"DROP SILENT GRAPH {name}" for name in emptied),
            f"DELETE DATA {{\n{_spelt(kept)}\n{_joined(untold)}\n}}",
            f"INSERT DATA {{\n{_spelt(came)}\n{_joined({quad.triple for quad in came})}\n}}",
        )
    )


def _emptied(store: ox.Store, difference: Difference, name: Name) -> bool:
    """Whether nothing of a graph remains."""
    return all(
        quad in difference.gone for quad in store.quads_for_pattern(None, None, None, name)
    ) and not any(difference.came.quads_for_pattern(None, None, None, name))


def _told(store: ox.Store, difference: Difference, triple: ox.Triple) -> bool:
    """Whether some document tells a triple still."""
    pattern = (triple.subject, triple.predicate, triple.object, None)
    return any(difference.came.quads_for_pattern(*pattern)) or any(
        quad.graph_name != UNION and quad not in difference.gone for quad in store.quads_for_pattern(*pattern)
    )


def _spelt(found: Iterable[ox.Quad]) -> str:
    return "\n".join(f"GRAPH {quad.graph_name} {{ {quad.triple} }}" for quad in found)


def _joined(triples: Iterable[ox.Triple]) -> str:
    return "\n".join(f"{triple} ." for triple in triples)
