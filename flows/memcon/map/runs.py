"""A run of the software, for a file of its own: the data does not change when only the run is new."""

from collections.abc import Sequence
from datetime import UTC, datetime

from rdflib import PROV, RDF, XSD, Graph, Literal

from memcon.map.iris import run_iri, text_iri
from memcon.vocabulary import MC


def map_run(
    base: str, version: str, model: str, texts: Sequence[str], started: datetime | None = None
) -> Graph:
    """Describes a run: the version of memcon, the name of its language model, the documents read (by the
    SHA-256 of their texts) and, where it is given, the time of the start (with its zone).
    """
    node = run_iri(base, version, model, texts)
    graph = Graph()
    graph.add((node, RDF.type, MC.Run))
    graph.add((node, MC.version, Literal(version)))
    graph.add((node, MC.model, Literal(model)))
    for sha256 in texts:
        graph.add((node, PROV.used, text_iri(base, sha256)))
    if started:
        # stores write +00:00 as Z, and no parts of a second are asked for
        time = started.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        graph.add((node, PROV.startedAtTime, Literal(time, datatype=XSD.dateTime, normalize=False)))
    return graph
