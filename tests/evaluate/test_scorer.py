"""Another program that scores the exported graph comes to the same figures, where it and its gold are here.

It reads what is left after the check, and `memcon evaluate` what there is before it: the figures could
differ where facts are quarantined, which the test tells.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from memcon import pipeline
from memcon.evaluate import evaluate
from memcon.evaluate.gold_files import gold
from memcon.settings import Settings

SHARED = Path(__file__).resolve().parents[3] / "shared"
SCORER = SHARED / "score" / "score.py"


def scorer(*arguments: str | Path) -> str:
    command = [sys.executable, str(SCORER), *map(str, arguments)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


@pytest.mark.skipif(not SCORER.is_file(), reason="the other scorer and its gold are not here")
@pytest.mark.parametrize("file", ["seed.json", "diplomacy.dev.jsonl"])
def test_the_figures_are_those_of_the_graph(file, tmp_path):
    path = SHARED / "gold" / file
    scorer("unpack", path, tmp_path / "texts")
    report = pipeline.run([tmp_path / "texts"], tmp_path / "output", Settings())
    theirs = json.loads(scorer("diplomacy", path, tmp_path / "output" / "graph.nq", "--json"))
    [ours] = evaluate(gold(path), Settings())
    assert report.quarantined == 0
    assert {name: ours.figures[name].points or 0 for name in theirs} == {
        name: figure.get("f", figure.get("share")) or 0 for name, figure in theirs.items()
    }
