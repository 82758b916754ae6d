"""What `memcon evaluate` prints and lists."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from memcon.cli import app
from memcon.evaluate import evaluate
from memcon.evaluate.gold_files import gold
from memcon.settings import Settings

OWN = Path(__file__).resolve().parents[2] / "evaluation" / "own.json"


def test_a_document_that_cannot_be_read_misses_all_and_says_why(tmp_path):
    path = tmp_path / "gold.json"
    text = "Vella met Berge. " * 3
    one = {"speaker": "Vella", "act": "state", "content": ["met"]}
    path.write_text(json.dumps([{"text": text, "statements": [one], "meetings": [], "actors": []}]))
    [done] = evaluate(gold(path), Settings(longest=20))
    assert done.figures["statements"].gold == 1
    assert len(done.issues) == 1


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Path:
    """The first document of our own gold."""
    path = tmp_path_factory.mktemp("gold") / "small.json"
    path.write_text(json.dumps(json.loads(OWN.read_text(encoding="utf-8"))[:1]), encoding="utf-8")
    return path


def test_the_command_prints_figures_and_lists_errors(small, tmp_path):
    errors = tmp_path / "errors.jsonl"
    done = CliRunner().invoke(app, ["evaluate", str(small), "--errors", str(errors)])
    assert done.exit_code == 0, done.output
    assert "small.json, diplomacy: 1 document, 72 words" in done.output
    assert re.search(r"meetings +\d+\.\d", done.output)
    for line in errors.read_text(encoding="utf-8").splitlines():
        assert set(json.loads(line)) == {"document", "kind", "words"}


def test_the_figures_come_as_json(small):
    done = CliRunner().invoke(app, ["evaluate", str(small), "--json"])
    diplomacy, dates = json.loads(done.output)
    assert (diplomacy["kind"], dates["kind"]) == ("diplomacy", "dates")
    assert set(diplomacy["figures"]["statements"]) == {"f1", "precision", "recall", "gold", "found"}
    assert set(diplomacy["figures"]["form right"]) == {"share", "right", "of"}


def test_the_figures_come_as_in_the_readme(small):
    done = CliRunner().invoke(app, ["evaluate", str(small), "--markdown"])
    head, rule, *rows = done.output.split("\n\n")[0].splitlines()
    assert head == "| figure, per cent | small: 1 document, 72 words |"
    assert rule == "| --- | ---: |"
    assert rows[0].startswith("| statements, F1 | ")


def test_bad_gold_is_a_sentence(tmp_path):
    done = CliRunner().invoke(app, ["evaluate", str(tmp_path / "gone.json")])
    assert "The gold file" in str(done.exception)
