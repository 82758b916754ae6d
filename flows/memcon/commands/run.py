"""`memcon run`: read what is new and bring the exports up to date."""

import os
from typing import Annotated

import typer

from memcon.endings import close, stoppable
from memcon.options import DEFAULT, OUTPUT, SEEDS, Base, Licence, Model, Output, Sources, Workers
from memcon.settings import Settings


def run(
    sources: Sources = [SEEDS],  # noqa: B006, typer copies it
    output: Output = OUTPUT,
    base: Base = DEFAULT.base,
    model: Model = DEFAULT.model,
    workers: Workers = DEFAULT.workers,
    licence: Licence = DEFAULT.licence,
    direct: Annotated[
        bool, typer.Option("--direct", help="Run without Prefect: no server, no record.")
    ] = False,
) -> None:
    """Do everything that is new: read the sources and bring the exports up to date, as a Prefect flow."""
    with stoppable():
        if direct:
            from memcon import pipeline
            from memcon.progress import watch

            report = pipeline.run(sources, output, Settings(base, model, workers, licence=licence), watch)
        else:
            # Prefect's log and stack traces stay in its records; what a person should know is told below
            os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
            from memcon import flow

            report = flow.memcon(sources, str(output), base, model, workers, licence=licence)
    close(report, output)
