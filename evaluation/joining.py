"""Say how well memcon joins documents: python evaluation/joining.py FOLDER... --errors FILE.

Each folder holds documents and what is truly one in them (truth.json). The documents are read and joined
anew, and nothing is kept; --errors writes what was wrong, a JSON object a line.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from memcon.errors import MemconError
from memcon.evaluate.corpora import Corpus, corpus
from memcon.evaluate.figures import Figure, told
from memcon.evaluate.misses import Miss
from memcon.settings import Settings

KINDS = ("actors", "meetings", "statements", "copies")
COUNTS = ("not read", "read as one", "joined, not in truth")


def table(name: str, measured: Corpus) -> Table:
    """The figures of a folder, and how often what truth cannot score came up."""
    title = f"{name}: {measured.documents} documents"
    shown = Table(title=title, title_justify="left", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    shown.add_column("figure", no_wrap=True)
    for column in ("%", "right", "of"):
        shown.add_column(column, justify="right")
    counts = Counter(miss.kind for miss in measured.scored.misses)
    for kind in KINDS:
        for figure, points in measured.scored.figures.items():
            if figure.startswith(kind):
                shown.add_row(figure, *_cells(points))
        for each in COUNTS:
            shown.add_row(f"{kind} {each}", "", str(counts[f"{kind} {each}"]), "")
        shown.add_section()
    return shown


def lines(name: str, misses: Iterable[Miss]) -> Iterator[str]:
    """What was wrong, a JSON object a line."""
    for miss in misses:
        yield msgspec.json.encode({"folder": name, **msgspec.to_builtins(miss)}).decode() + "\n"


def main() -> None:
    """Measure the folders named on the command line."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    asked.add_argument("--errors", type=Path, metavar="FILE")
    given = asked.parse_args()
    try:
        done = [(folder.name, corpus(folder, Settings())) for folder in given.folders]
    except MemconError as error:
        sys.exit(str(error))
    for name, measured in done:
        for issue in measured.issues:
            sys.stderr.write(f"{issue.document}: {issue.problem}\n")
        Console().print(table(name, measured))
    if given.errors:
        wrong = [line for name, measured in done for line in lines(name, measured.scored.misses)]
        given.errors.write_text("".join(wrong), encoding="utf-8")


def _cells(figure: Figure) -> tuple[str, ...]:
    counted = told(figure)
    rate = counted["share"]
    return "–" if rate is None else f"{rate:.1f}", str(counted["right"]), str(counted["of"])


if __name__ == "__main__":
    main()
