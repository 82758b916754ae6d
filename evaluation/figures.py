"""Write the figures of gold files into the project's README: python evaluation/figures.py FILE..."""

import sys
from pathlib import Path

from memcon.evaluate import evaluate
from memcon.evaluate.gold_files import gold
from memcon.evaluate.reports import in_markdown
from memcon.progress import watch
from memcon.settings import Settings

README = Path(__file__).resolve().parents[1] / "README.md"
BEGIN, END = "<!-- figures: make figures -->\n", "<!-- end of figures -->\n"


def inserted(readme: str, block: str) -> str:
    """The README with the block between its two marks. Raises ValueError where it has no marks."""
    before, rest = readme.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n{block}\n\n{END}{after}"


def main() -> None:
    """Evaluate the files named on the command line, and write what comes out."""
    files = [gold(Path(name)) for name in sys.argv[1:]]
    done = [one for file in files for one in evaluate(file, Settings(), watch)]
    README.write_text(inserted(README.read_text(encoding="utf-8"), in_markdown(done)), encoding="utf-8")


if __name__ == "__main__":
    main()
