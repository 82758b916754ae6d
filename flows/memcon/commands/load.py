"""`memcon load`: bring a triple store in step with the exports."""

import typer

from memcon.options import OUTPUT, Output


def load(output: Output = OUTPUT) -> None:
    """Bring the embedded store in step with the exports, as `memcon query` does too before it asks."""
    from memcon.publish.receipts import sentence
    from memcon.publish.store import loaded

    typer.echo(sentence(loaded(output)))
