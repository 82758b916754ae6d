"""The README's example is true."""

import re
from pathlib import Path

import pyoxigraph
import pytest

from memcon import pipeline
from memcon.settings import Settings

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


@pytest.fixture
def output(tmp_path):
    (tmp_path / "valletta.txt").write_text(blocks("text")[0], encoding="utf-8")
    (tmp_path / "valletta.json").write_text(re.search(r'`({"date".*?})`', README)[1])
    pipeline.run([tmp_path / "valletta.txt"], tmp_path / "output", Settings())
    return tmp_path / "output"


def test_the_text_becomes_the_turtle(output):
    made = (output / "graph.ttl").read_text(encoding="utf-8")
    for node in blocks("turtle")[0].strip().split("\n\n"):
        assert node in made


def test_the_query_has_the_answer(output):
    store = pyoxigraph.Store()
    store.bulk_load(path=output / "graph.ttl", format=pyoxigraph.RdfFormat.TURTLE)
    answer = [[value.value.rpartition("#")[2] for value in row] for row in store.query(blocks("sparql")[0])]
    table = README.split("```sparql")[1].split("```mermaid")[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| ")]
    assert answer == rows[1:]
