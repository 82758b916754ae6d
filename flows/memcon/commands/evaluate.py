"""`memcon evaluate`: measure how well annotated documents (gold) are read, and list what goes wrong."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from memcon.endings import end
from memcon.lines import write
from memcon.options import DEFAULT, Model
from memcon.settings import Settings


def evaluate(
    gold: Annotated[list[Path], typer.Argument(help="Gold files: a JSON array, or a document a line.")],
    errors: Annotated[
        typer.FileBinaryWrite | None,
        typer.Option(lazy=False, help="Where to list what is missed, extra or wrong: a line of JSON each."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the README's tables.")] = False,
    model: Model = DEFAULT.model,
) -> None:
    """Measure how well annotated documents (gold) are read, and list what goes wrong."""
    from memcon import evaluate as measured
    from memcon.evaluate.gold_files import gold as read_gold
    from memcon.evaluate.reports import in_json, in_markdown, tables
    from memcon.progress import watch

    files = [read_gold(path) for path in gold]
    done = [one for file in files for one in measured.evaluate(file, Settings(model=model), watch)]
    if errors is not None:
        write((miss for one in done for miss in one.misses), errors)
    if json or markdown:
        typer.echo(in_json(done) if json else in_markdown(done))
    else:
        Console(highlight=False).print(*tables(done), sep="\n")
    end(list(dict.fromkeys(issue for one in done for issue in one.issues)))
