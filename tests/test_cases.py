"""Golden cases: a folder each, with a text of ours, its metadata, and the graph that it must become.

After a change that is meant, look at the graph that a failing test has written beside the expected one,
and rename it.
"""

from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.compare import graph_diff

from memcon.attempts import check_batch, map_one, resolve_one, understand_one
from memcon.export import export
from memcon.read import read
from memcon.settings import Settings

CASES = sorted(path.parent for path in (Path(__file__).parent / "cases").glob("*/document.txt"))


def turtle_of(case, folder):
    [document] = read([case / "document.txt"])
    mapped = map_one(resolve_one(understand_one(document, Settings())), Settings())
    [checked] = check_batch([mapped])
    assert checked.issues == ()
    export([checked.graph], folder, base=Settings().base)
    return (folder / "graph.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_text_becomes_its_graph(case, tmp_path):
    turtle = turtle_of(case, tmp_path)
    ours, expected = Graph().parse(data=turtle), Graph().parse(case / "expected.ttl")
    _, missing, extra = graph_diff(expected, ours)
    found = case / "found.ttl"
    if len(missing) or len(extra):
        found.write_text(turtle, encoding="utf-8")
        told = "\n".join(
            sorted(
                [f"- {t}" for t in missing.serialize(format="nt").splitlines()]
                + [f"+ {t}" for t in extra.serialize(format="nt").splitlines()]
            )
        )
        pytest.fail(f"{case.name} became another graph: see {found}\n{told}")
    found.unlink(missing_ok=True)
