"""The shapes of ontology/shapes.ttl, applied to graphs by pyshacl.

Without inference, without a check of the shapes themselves (570 ms a document; a test does it once) and
without SPARQL in them (70 ms a document). For a text of 850 words this takes 18 ms; with the shapes as they
are written it took 90 ms (see lifting.py).
"""

from functools import lru_cache

import pyshacl
from rdflib import SH, Graph, URIRef

from memcon import ontology
from memcon.check.faults import Fault
from memcon.check.lifting import lifted
from memcon.errors import OntologyError


def broken_shapes(graph: Graph) -> list[Fault]:
    """The faults that the shapes find in a graph, in order."""
    conforms, results, _ = pyshacl.validate(
        graph, shacl_graph=_shapes(), inference="none", advanced=False, meta_shacl=False, inplace=True
    )
    if conforms:
        return []
    if not isinstance(results, Graph):
        raise OntologyError(f"The shapes in shapes.ttl cannot be applied: {results}")
    found = {
        (str(node), str(results.value(result, SH.resultMessage)))
        for result, node in results.subject_objects(SH.focusNode)
    }
    return [Fault(URIRef(node), *_sentences(message)) for node, message in sorted(found)]


@lru_cache(maxsize=1)
def _shapes() -> Graph:
    return lifted(Graph().parse(ontology.folder() / "shapes.ttl"))


def _sentences(message: str) -> tuple[str, str]:
    """A message's two sentences: what is wrong, and what to do."""
    problem, _, advice = message.partition(". ")
    return f"{problem}.", advice
