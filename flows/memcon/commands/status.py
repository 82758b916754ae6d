"""`memcon status`: documents by state, and the last run."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from memcon.ledger.states import State
from memcon.lines import write
from memcon.options import DEFAULT, OUTPUT, Model
from memcon.settings import Settings


def status(
    output: Annotated[Path, typer.Argument(help="Folder of the exports.")] = OUTPUT,
    state: Annotated[
        State | None, typer.Option(help="List the documents in this state, with the reason.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
    model: Model = DEFAULT.model,
) -> None:
    """Count the documents that are new, read, quarantined, duplicate, withdrawn; tell of the last run."""
    from memcon import status as stated

    found = stated.status(output, Settings(model=model), state)
    if json:
        write([found], sys.stdout.buffer)
    else:
        Console(highlight=False, soft_wrap=True).print(stated.shown(found, state))
