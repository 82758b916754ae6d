"""What the latest run changed, in a form that questions can be asked of."""

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from memcon.errors import InputError
from memcon.publish.changes import change, latest_run, quads

ADDED, CHANGED, REMOVED = (ox.NamedNode(f"urn:memcon:{name}") for name in ("added", "changed", "removed"))
FROM = ox.NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
# of evidence there is too much to hold, and a fact whose evidence changes changes itself
EVIDENCE = "#char="
Link = tuple[ox.NamedNode, ox.NamedNode]


def latest_changes(output: Path, store: ox.Store) -> ox.Store:
    """A store in memory that says what the latest run of the export in `output` changed.

    Its graphs urn:memcon:added, urn:memcon:removed and urn:memcon:changed link each node that changed to the
    document that tells it (prov:wasDerivedFrom). Its default graph describes them, evidence left out: by what
    was added and removed, and by what the export's `store` says of them and of the actors that they name.
    Raises InputError where the run's change files are missing or damaged.
    """
    latest = change(output, latest_run(output))
    if not latest.complete:
        raise InputError(
            f"There are no change files of the latest run in {output / 'changes'}: run memcon first."
        )
    changes = ox.Store()
    touched: dict[Link, ox.NamedNode] = {}
    for path, graph in ((latest.removed, REMOVED), (latest.added, ADDED)):
        for quad in quads(path):
            node, document = quad.subject, quad.graph_name
            if not (isinstance(node, ox.NamedNode) and isinstance(document, ox.NamedNode)):
                raise InputError(f"{path} has quads that memcon does not make, such as {quad}.")
            if EVIDENCE not in node.value:
                whole = quad.predicate == TYPE
                if EVIDENCE not in str(quad.object):
                    changes.add(ox.Quad(node, quad.predicate, quad.object))
                touched[node, document] = graph if whole else touched.get((node, document), CHANGED)
    changes.extend(ox.Quad(node, FROM, document, graph) for (node, document), graph in touched.items())
    _describe(changes, store, {node for link in touched for node in link})
    _describe(changes, store, {quad.object for quad in changes if isinstance(quad.object, ox.NamedNode)})
    return changes


def _describe(changes: ox.Store, store: ox.Store, nodes: Iterable[ox.NamedNode]) -> None:
    """Adds what the store says of these nodes, but not which evidence they have."""
    for node in nodes:
        if EVIDENCE in node.value:
            continue
        for quad in store.quads_for_pattern(node, None, None, ox.DefaultGraph()):
            if EVIDENCE not in str(quad.object):
                changes.add(quad)
