"""`memcon show`: show a document with what was found in it, for people."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from memcon.endings import end
from memcon.options import DEFAULT, Model
from memcon.settings import Settings


def show(file: Annotated[Path, typer.Argument(help="A text file.")], model: Model = DEFAULT.model) -> None:
    """Show a document with what was found in it, for people."""
    from memcon.attempts import apart, resolve_one, understand_one
    from memcon.read import read as documents
    from memcon.show import shown

    readable, issues = apart(documents([file]))
    understood, failed = apart(understand_one(document, Settings(model=model)) for document in readable)
    resolved, unresolved = apart(resolve_one(findings) for findings in understood)
    for findings in resolved:
        Console(highlight=False).print(shown(findings))
    end([*issues, *failed, *unresolved])
