"""Checked graphs become files: Turtle, JSON-LD, N-Quads and issues; the same input gives the same bytes."""

from collections.abc import Sequence
from pathlib import Path

from rdflib import Graph

from memcon.export.files import write_together
from memcon.export.issues import issue_lines
from memcon.export.jsonld import jsonld
from memcon.export.nodes import read_nodes
from memcon.export.nquads import nquads
from memcon.export.turtle import turtle
from memcon.model import Issue

__all__ = ["export"]


def export(
    graphs: Sequence[Graph],
    folder: Path,
    *,
    base: str,
    issues: Sequence[Issue] = (),
    run: Graph | None = None,
) -> tuple[Path, ...]:
    """Writes graph.ttl, graph.jsonld, graph.nq, issues.jsonl and, if a run is given, run.ttl into a folder.

    Each graph is what one document says; `base` is where the IRIs of the data begin. All files are written or
    none: until the last one is complete, an older export stays as it is. Gives the paths of the files. Raises
    ExportError when the folder cannot be written, InputError when a graph is not about one document.
    """
    nodes = read_nodes(graphs)
    files = {
        "graph.ttl": turtle(nodes, base),
        "graph.jsonld": jsonld(nodes, base),
        "graph.nq": nquads(graphs),
        "issues.jsonl": issue_lines(issues),
    }
    if run is not None:
        files["run.ttl"] = turtle(read_nodes([run]), base)
    return write_together(folder, files)
