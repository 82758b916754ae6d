"""`memcon schedule`: run again and again at the times of a cron schedule, until Ctrl-C."""

from contextlib import suppress
from typing import Annotated

import typer

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


def schedule(
    sources: Sources = [SEEDS],  # noqa: B006, typer copies it
    output: Output = OUTPUT,
    cron: Annotated[str, typer.Option(help="When to run: minute, hour, day, month, weekday.")] = "0 6 * * *",
    timezone: Annotated[str, typer.Option(help="Whose clock: UTC, Europe/Vienna ...")] = "UTC",
    base: Base = DEFAULT.base,
    model: Model = DEFAULT.model,
    workers: Workers = DEFAULT.workers,
    licence: Licence = DEFAULT.licence,
    pages: Pages = DEFAULT.pages,
    endpoint: Endpoint = None,
    store: Store = "generic",
) -> None:
    """Run again and again at the times of a cron schedule, until Ctrl-C."""
    from memcon import flow

    try:
        when = flow.times(cron, timezone)
    except ValueError as error:
        message = (
            f'"{cron}" in "{timezone}" is no schedule; write for instance "0 6 * * *" in "Europe/Vienna".'
        )
        raise typer.BadParameter(message, param_hint="--cron or --timezone") from error
    settings = Settings(base, model, workers, licence=licence, pages=pages)
    with suppress(KeyboardInterrupt):
        flow.schedule(sources, output, settings, when, endpoint, store)
