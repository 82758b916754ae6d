"""`memcon explain`: show where a fact comes from: documents, words, what joined them and why."""

import sys
from typing import Annotated

import typer
from rich.console import Console

from memcon.lines import write
from memcon.options import OUTPUT, Output


def explain(
    iri: Annotated[
        str, typer.Argument(help='An IRI in full or from the base on: "state/FR"; or a document\'s name.')
    ],
    output: Output = OUTPUT,
    most: Annotated[int, typer.Option(min=1, help="How many documents to show.")] = 10,
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Show where a fact comes from: documents, words, what joined them and why."""
    from memcon.explain import explain as explained
    from memcon.explain.shown import shown

    found = explained(output, iri, most)
    if json:
        write([found], sys.stdout.buffer)
    else:
        Console(highlight=False).print(shown(found))
