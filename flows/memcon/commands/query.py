"""`memcon query`: ask the graph a question of ours or of your own."""

import sys
from typing import Annotated

import typer
from rich.console import Console

from memcon.options import DEFAULT, OUTPUT, Base, Output


def query(
    context: typer.Context,
    question: Annotated[
        str | None,
        typer.Argument(
            help="A question of ours by name, SPARQL, a file of it or - for stdin; then its --parameters."
        ),
    ] = None,
    output: Output = OUTPUT,
    form: Annotated[
        str,
        typer.Option(
            "--format", "-f", help="table, csv, tsv, json or xml; ttl, nt, nq or jsonld for a graph."
        ),
    ] = "table",
    base: Base = DEFAULT.base,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say what the question means and takes.")
    ] = False,
    listed: Annotated[bool, typer.Option("--list", help="List the questions that there are.")] = False,
) -> None:
    """Ask the graph: `memcon query contacts --actor "Odd Berge"`."""
    from memcon.publish import asking
    from memcon.publish.answers import table, written

    # a table in a file or pipe need not be as narrow as a terminal
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 200)
    if listed or question is None:
        console.print(asking.listed())
        return
    if explain:
        asked = asking.asked(question, {})
        console.print(asked if isinstance(asked, str) else asking.explained(asked))
        return
    answer, stated = asking.ask(output, question, asking.paired(context.args), base)
    if form == "table":
        console.print(table(answer, stated))
    else:
        sys.stdout.buffer.write(written(answer, form, stated))
