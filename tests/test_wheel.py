"""What pip installs runs from an empty folder, with its ontology inside."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def run(*command: str | Path, folder: Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *map(str, command)],
        check=False,
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """A folder into which the wheel is installed, without the network."""
    place = tmp_path_factory.mktemp("wheel")
    run("-m", "build", "--wheel", "--no-isolation", "--outdir", place, folder=ROOT)
    [wheel] = place.glob("memcon-*.whl")
    run(
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--no-index",
        "--quiet",
        "--target",
        place / "site",
        wheel,
        folder=place,
    )
    return place / "site"


def test_the_wheel_holds_the_ontology_and_types(installed):
    for name in ("py.typed", "ontology/memcon.ttl", "ontology/shapes.ttl", "ontology/gazetteer/states.csv"):
        assert (installed / "memcon" / name).is_file()


def test_the_installed_memcon_runs_in_an_empty_folder(installed, tmp_path):
    (tmp_path / "note.txt").write_text(
        "Peruvian President Rosa Quispe met Finnish President Aino Lahti in Lima."
    )
    path = {"PYTHONPATH": str(installed)}
    where = run("-c", "import memcon.ontology as o; print(o.folder())", folder=tmp_path, **path)
    assert Path(where.strip()) == installed / "memcon" / "ontology"
    run(installed / "bin" / "memcon", "run", "note.txt", "--direct", folder=tmp_path, **path)
    assert "Rosa Quispe" in (tmp_path / "output" / "graph.ttl").read_text(encoding="utf-8")
