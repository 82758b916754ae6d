"""No figure of evaluation/floors.toml sinks under its floor."""

import tomllib
from pathlib import Path

import pytest

from memcon.evaluate import evaluate
from memcon.evaluate.gold_files import gold
from memcon.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
FLOORS = tomllib.loads((ROOT / "evaluation" / "floors.toml").read_text(encoding="utf-8"))
FOLDERS = (ROOT / "evaluation", ROOT.parent / "shared" / "gold")


def sunk(file: str, figures: dict[str, float | None], floors: dict[str, float]) -> list[str]:
    """A sentence for each figure that is under its floor, or that is no more."""
    return [
        f"{name} of {file} has sunk to {figures.get(name)}: its floor is {floor}"
        + (f", {floor - points:.1f} points higher." if (points := figures.get(name)) is not None else ".")
        for name, floor in floors.items()
        if (figures.get(name) or 0) < floor
    ]


@pytest.mark.parametrize("file", FLOORS)
def test_no_figure_sinks_under_its_floor(file):
    path = next((folder / file for folder in FOLDERS if (folder / file).is_file()), None)
    if path is None:
        pytest.skip(f"{file} is not part of the project, and does not stand beside it in ../shared/gold")
    done = evaluate(gold(path), Settings())
    figures = {name: figure.points for one in done for name, figure in one.figures.items()}
    assert not sunk(file, figures, FLOORS[file]), "\n" + "\n".join(sunk(file, figures, FLOORS[file]))


def test_our_own_texts_have_floors():
    assert len(FLOORS["own.json"]) > 10


def test_a_sunk_figure_is_told_with_its_floor():
    floors = {"meetings": 80.0, "dates": 50.0, "acts": 10.0}
    assert sunk("own.json", {"meetings": 78.5, "dates": 50.0}, floors) == [
        "meetings of own.json has sunk to 78.5: its floor is 80.0, 1.5 points higher.",
        "acts of own.json has sunk to None: its floor is 10.0.",
    ]
