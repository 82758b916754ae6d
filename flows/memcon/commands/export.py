"""`memcon export`: join, map and check resolved findings, and write the exports."""

import typer

from memcon.endings import code
from memcon.lines import parsed
from memcon.model import Findings
from memcon.options import DEFAULT, OUTPUT, STDIN, Base, Found, Output
from memcon.settings import Settings


def export(findings: Found = STDIN, output: Output = OUTPUT, base: Base = DEFAULT.base) -> None:
    """Join, map and check resolved findings, and write the exports."""
    from memcon.export import export as exported
    from memcon.pipes import assembled

    done = assembled(parsed(findings, Findings), Settings(base))
    exported(done.graphs, output, base=base, read=done.read, issues=done.issues, corpus=done.corpus)
    count = len(done.graphs)
    typer.echo(f"The graph of {count} {'document' if count == 1 else 'documents'} is in {output}/.", err=True)
    raise typer.Exit(code(done.issues))
