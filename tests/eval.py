"""How well memcon reads: run it on annotated gold and print the scores (`make eval`).

    python tests/eval.py                    # seed diplomacy
    python tests/eval.py diplomacy readouts # any of seed, diplomacy, readouts, attributions

The gold and its scorer are not part of the repository: they stand in ../shared. Everything that a
run makes (the unpacked texts, the exports, every miss as a line of JSON) stays in a temporary folder
whose path is printed, to look into.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from memcon.pipeline import run
from memcon.settings import Settings

SHARED = Path(__file__).resolve().parents[2] / "shared"
SCORER = SHARED / "score" / "score.py"
GOLD = {
    "seed": ("diplomacy", "seed.json"),
    "diplomacy": ("diplomacy", "diplomacy.dev.jsonl"),
    "readouts": ("readouts", "readouts.dev.jsonl"),
    "attributions": ("attributions", "attributions.dev.jsonl"),
}


def scorer(*arguments: str | Path) -> str:
    """What score.py prints."""
    command = [sys.executable, str(SCORER), *map(str, arguments)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def evaluate(name: str, folder: Path) -> str:
    """Unpack the gold `name` into `folder`, run memcon on it, and return the scores as text."""
    task, file = GOLD[name]
    gold, texts, output, errors = (
        SHARED / "gold" / file,
        folder / "texts",
        folder / "output",
        folder / "errors.jsonl",
    )
    scorer("unpack", gold, texts)
    report = run([texts], output, Settings())
    figures = scorer(task, gold, output / "graph.nq", "--errors", errors)
    return (
        f"== {name}: {report.documents} documents in {report.seconds:.1f} s, "
        f"{report.quarantined} facts quarantined, {len(report.issues)} issues\n{figures}misses: {errors}\n"
    )


def main() -> int:
    """Score the gold sets named on the command line; 1 where they are not to be had."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="*", default=["seed", "diplomacy"], help=", ".join(GOLD))
    names = parser.parse_args().gold
    if unknown := sorted(set(names) - set(GOLD)):
        parser.error(f"there is no gold called {', '.join(unknown)}")
    if not SCORER.is_file():
        sys.stderr.write(
            "The gold is not here (../shared/score/score.py is missing): nothing to measure with.\n"
        )
        return 1
    folder = Path(tempfile.mkdtemp(prefix="memcon-eval-"))
    for name in names:
        sys.stdout.write(evaluate(name, folder / name) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
