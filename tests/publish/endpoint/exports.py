"""An export whose documents come and go, for loads to an endpoint."""

from pathlib import Path

XSD = "http://www.w3.org/2001/XMLSchema#"
DATASET = """
@prefix dcat: <http://www.w3.org/ns/dcat#> .
<https://example.org/id/dataset> a dcat:Dataset ; dcat:distribution [ a dcat:Distribution ] .
"""


def name(key: str) -> str:
    return f"https://example.org/id/document/{key}"


def document(graph: str, *objects: str) -> list[str]:
    """The lines of a document's graph: three triples, and one for each further object."""
    found = ('"a"', '"b"', '"c"', *objects)
    return [f"<https://example.org/s> <https://example.org/p> {one} <{graph}> .\n" for one in found]


def export(output: Path, *documents: list[str], dataset: bool = False) -> Path:
    """Puts the export of these documents in place of the one before."""
    output.mkdir(exist_ok=True)
    text = "".join(line for one in documents for line in one)
    (output / "graph.nq").write_text(text, encoding="utf-8")
    if dataset:
        (output / "dataset.ttl").write_text(DATASET)
    return output
