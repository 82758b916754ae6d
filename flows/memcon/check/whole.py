"""The graphs of a batch as one graph that can only be read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from rdflib import Graph
from rdflib.store import Store
from rdflib.term import Node

Triple = tuple[Node, Node, Node]


def whole(graphs: Iterable[Graph]) -> Graph:
    """All triples of some graphs. Later changes of the graphs do not reach it."""
    return Graph(_Index(graphs), bind_namespaces="none")


class _Index(Store):
    """Triples by subject and by predicate: what shapes ask for. rdflib's own store keeps for each triple the
    graphs that it is in, which makes it three times as slow to fill and twice as slow to ask.
    """

    # pyshacl takes no store that could not hold several graphs
    context_aware = True
    graph_aware = True

    def __init__(self, graphs: Iterable[Graph]) -> None:
        super().__init__()
        self._of_subject: defaultdict[Node, dict[Node, dict[Node, None]]] = defaultdict(dict)
        self._of_term: defaultdict[Node, dict[Node, dict[Node, None]]] = defaultdict(dict)
        for graph in graphs:
            for subject, term, value in graph:
                self._of_subject[subject].setdefault(term, {})[value] = None
                self._of_term[term].setdefault(value, {})[subject] = None
        self._size = sum(len(values) for terms in self._of_subject.values() for values in terms.values())

    def triples(
        self,
        triple_pattern: Any,
        context: Any = None,  # noqa: ARG002, rdflib names the graph, and there is one
    ) -> Iterator[tuple[Triple, Iterator[None]]]:
        """The triples that fit the pattern, in which None fits all; of which graph they are is not known."""
        subject, term, value = triple_pattern
        if subject is not None:
            for found, values in _chosen(self._of_subject.get(subject, {}), term):
                for each, _ in _chosen(values, value):
                    yield (subject, found, each), iter(())
        elif term is not None:
            for found, subjects in _chosen(self._of_term.get(term, {}), value):
                for each in subjects:
                    yield (each, term, found), iter(())
        else:
            for each in self._of_subject:
                yield from self.triples((each, None, value))

    def add(self, *_triple: Any, **_options: Any) -> None:
        """Raises TypeError."""
        raise TypeError("A whole can only be read.")

    def __len__(self, context: Any = None) -> int:
        return self._size


def _chosen(found: dict[Node, Any], key: Node | None) -> Iterable[tuple[Node, Any]]:
    """All entries, or the one of that key."""
    if key is None:
        return found.items()
    return [(key, found[key])] if key in found else []
