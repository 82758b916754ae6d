"""`memcon check`: what would be left out of a graph, why, and what to do."""

import sys

import typer

from memcon.endings import code
from memcon.lines import parsed, write
from memcon.model import Findings
from memcon.options import DEFAULT, STDIN, Base, Found
from memcon.settings import Settings


def check(findings: Found = STDIN, base: Base = DEFAULT.base) -> None:
    """Join and map resolved findings and say what would be left out, why, and what to do: issues."""
    from memcon.pipes import assembled

    issues = assembled(parsed(findings, Findings), Settings(base)).issues
    write(issues, sys.stdout.buffer)
    raise typer.Exit(code(issues))
