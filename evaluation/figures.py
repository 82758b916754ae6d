"""Write the figures of gold files, and of the folders in joining/, into the project's README:
python evaluation/figures.py FILE...
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from memcon.evaluate import evaluate
from memcon.evaluate.corpora import Corpus, corpus
from memcon.evaluate.figures import told
from memcon.evaluate.gold_files import gold
from memcon.evaluate.reports import in_markdown
from memcon.progress import watch
from memcon.settings import Settings

HERE = Path(__file__).resolve().parent
README = HERE.parent / "README.md"
READING = ("<!-- figures: make figures -->\n", "<!-- end of figures -->\n")
JOINING = ("<!-- joining: make figures -->\n", "<!-- end of joining -->\n")
FOLDERS = ("dev", "broad", "blind")
# of each kind is told how many of the pairs that were joined are one, and how many that are one were joined
KINDS = ("actors", "meetings", "statements", "copies")
TOLD = ("joined rightly", "joined of those read", "joined of all")


def inserted(readme: str, marks: tuple[str, str], block: str) -> str:
    """The README with the block between two marks. Raises ValueError where it has no marks."""
    begin, end = marks
    before, rest = readme.split(begin)
    _, after = rest.split(end)
    return f"{before}{begin}\n{block}\n\n{end}{after}"


def joining(measured: Mapping[str, Corpus]) -> Iterator[str]:
    """The lines of a table in Markdown: the share of pairs in per cent, a column for each folder."""
    heads = [f"{name}: {one.documents} documents" for name, one in measured.items()]
    yield f"| pairs in different documents, per cent | {' | '.join(heads)} |"
    yield f"| --- |{' ---: |' * len(heads)}"
    for name in (f"{kind} {figure}" for kind in KINDS for figure in TOLD):
        shares = [told(one.scored.figures[name])["share"] for one in measured.values()]
        yield f"| {name} | {' | '.join('–' if share is None else f'{share:.1f}' for share in shares)} |"


def main() -> None:
    """Evaluate the files named on the command line and the folders, and write what comes out."""
    files = [gold(Path(name)) for name in sys.argv[1:]]
    done = [one for file in files for one in evaluate(file, Settings(), watch)]
    measured = {name: corpus(HERE / "joining" / name, Settings()) for name in watch(FOLDERS)}
    readme = inserted(README.read_text(encoding="utf-8"), READING, in_markdown(done))
    readme = inserted(readme, JOINING, "\n".join(joining(measured)))
    README.write_text(readme, encoding="utf-8")


if __name__ == "__main__":
    main()
