"""`memcon run`: read what is new and bring the exports up to date."""

import os
from typing import Annotated

import typer

from memcon.endings import close, stoppable
from memcon.options import (
    DEFAULT,
    OUTPUT,
    SEEDS,
    Base,
    Endpoint,
    Licence,
    Model,
    Output,
    Pages,
    Sources,
    Store,
    Workers,
)
from memcon.settings import Settings


def run(
    sources: Sources = [SEEDS],  # noqa: B006, typer copies it
    output: Output = OUTPUT,
    base: Base = DEFAULT.base,
    model: Model = DEFAULT.model,
    workers: Workers = DEFAULT.workers,
    licence: Licence = DEFAULT.licence,
    pages: Pages = DEFAULT.pages,
    endpoint: Endpoint = None,
    store: Store = "generic",
    direct: Annotated[
        bool, typer.Option("--direct", help="Run without Prefect: no server, no record.")
    ] = False,
) -> None:
    """Do everything that is new: read the sources and bring the exports up to date, and the triple store
    at --endpoint; as a Prefect flow.
    """
    with stoppable():
        if direct:
            from memcon import pipeline
            from memcon.progress import watch

            settings = Settings(base, model, workers, licence=licence, pages=pages)
            report = pipeline.run(sources, output, settings, watch)
            if endpoint is not None:
                from memcon.publish.endpoint import receipts
                from memcon.publish.endpoint.afterwards import loaded_after

                typer.echo(receipts.sentence(loaded_after(output, endpoint, store, os.environ)))
        else:
            # Prefect's log and stack traces stay in its records; what a person should know is told below
            os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
            from memcon import flow

            report = flow.memcon(
                sources,
                str(output),
                base,
                model,
                workers,
                licence=licence,
                pages=pages,
                endpoint=endpoint,
                store=store,
            )
    close(report, output)
