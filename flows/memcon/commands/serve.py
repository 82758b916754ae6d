"""`memcon serve`: the pages, the meaning of each IRI and a SPARQL endpoint, in a browser on this machine."""

from typing import Annotated

import typer

from memcon.options import DEFAULT, OUTPUT, Base, Output


def serve(
    output: Output = OUTPUT,
    host: Annotated[
        str, typer.Option(help="Address to listen on; others than this machine's own open it to others.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0: any that is free.")] = 8000,
    time_limit: Annotated[float, typer.Option(min=0.1, help="Seconds that a query may take.")] = 30,
    row_limit: Annotated[int, typer.Option(min=1, help="Rows or triples that an answer may have.")] = 10_000,
    base: Base = DEFAULT.base,
) -> None:
    """Serve the pages and a SPARQL endpoint on this machine, until Ctrl-C."""
    from memcon.serve.limits import Limits
    from memcon.serve.listening import serve as listen

    limits = Limits(seconds=time_limit, rows=row_limit)
    listen(output, base, limits, host=host, port=port, tell=_tell)
    typer.echo("memcon: Stopped.", err=True)


def _tell(address: str) -> None:
    typer.echo(f"{address} is open. Press Ctrl-C to close it.")
