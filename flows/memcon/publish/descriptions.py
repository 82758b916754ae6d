"""dataset.ttl in the embedded store: in a graph of the data set's name, and in the union."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from memcon.errors import InputError
from memcon.publish.changes import Step

UNION = ox.DefaultGraph()
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
DATASET = ox.NamedNode("http://www.w3.org/ns/dcat#Dataset")


def datasets(store: ox.Store) -> set[ox.NamedNode]:
    """The graphs of a store that describe a data set, and are no document's."""
    found = store.quads_for_pattern(None, TYPE, DATASET, None)
    return {quad.graph_name for quad in found if isinstance(quad.graph_name, ox.NamedNode)}


def described(store: ox.Store, output: Path) -> Iterator[Step]:
    """The steps that put dataset.ttl, where there is one, in place of an older one. Raises InputError where
    it is damaged.
    """
    for name in datasets(store):
        yield from ((False, quad) for quad in store.quads_for_pattern(None, None, None, name))
    path = output / "dataset.ttl"
    if not path.is_file():
        return
    try:
        triples = [quad.triple for quad in ox.parse(path=str(path))]
    except SyntaxError as error:
        raise InputError(f"{path} is damaged ({error}): run memcon again.") from error
    for graph in (one.subject for one in triples if (one.predicate, one.object) == (TYPE, DATASET)):
        if isinstance(graph, ox.NamedNode):
            yield from ((True, ox.Quad(one.subject, one.predicate, one.object, graph)) for one in triples)
