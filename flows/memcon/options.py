"""What the commands take: arguments and options that several of them share."""

import os
from pathlib import Path
from typing import Annotated, cast

import typer

from memcon import __version__
from memcon.errors import EndpointError
from memcon.publish.endpoint.addresses import addresses
from memcon.publish.endpoint.credentials import credentials
from memcon.publish.endpoint.layouts import STORES, layout
from memcon.settings import Settings


def address(base: str) -> str:
    """The base of the data's IRIs, where it can be one."""
    if (
        not base.startswith(("http://", "https://"))
        or not base.endswith("/")
        or set(base) & set(' <>"{}|\\^`')
    ):
        raise typer.BadParameter('Write it as in "https://example.org/id/", with the slash at its end.')
    return base


def endpoint(url: str | None) -> str | None:
    """The address of an endpoint, where something may be sent to it."""
    try:
        if url is not None:
            addresses(url, "generic", credentials(os.environ))
    except EndpointError as error:
        raise typer.BadParameter(str(error)) from error
    return url


def kind(store: str) -> str:
    """The kind of a triple store, where it is one."""
    try:
        layout(store)
    except EndpointError as error:
        raise typer.BadParameter(str(error)) from error
    return store


def said(asked: bool) -> None:
    """Say the version and stop, where it is asked for."""
    if asked:
        typer.echo(f"memcon {__version__}")
        raise typer.Exit


DEFAULT = Settings()
SEEDS, OUTPUT, STDIN = "seeds", Path("output"), cast("typer.FileBinaryRead", "-")
Files = Annotated[list[Path], typer.Argument(help="Files and folders to read.")]
Sources = Annotated[
    list[str], typer.Argument(help="Files and folders to read; addresses of feeds, sitemaps and pages.")
]
Licence = Annotated[
    str | None, typer.Option(help="Licence of the data set, an address or words, for dataset.ttl.")
]
Workers = Annotated[int, typer.Option(min=0, help="Processes that read; 0: as many as there are cores.")]
Output = Annotated[Path, typer.Option("--output", "-o", help="Folder of the exports.")]
Base = Annotated[str, typer.Option(help="Where the IRIs of the data begin.", callback=address)]
Model = Annotated[str, typer.Option(help="Package name of the spaCy model.")]
Documents = Annotated[
    typer.FileBinaryRead, typer.Argument(help="Documents, a line of JSON each; - is stdin.")
]
Found = Annotated[typer.FileBinaryRead, typer.Argument(help="Findings, a line of JSON each; - is stdin.")]
Pages = Annotated[bool, typer.Option("--pages/--no-pages", help="Write pages for people, or none.")]
Endpoint = Annotated[
    str | None,
    typer.Option(
        help="Address of a triple store to bring in step with the exports. Who you are for it stands in "
        "MEMCON_ENDPOINT_USER and MEMCON_ENDPOINT_PASSWORD, or MEMCON_ENDPOINT_TOKEN.",
        callback=endpoint,
    ),
]
Store = Annotated[
    str,
    typer.Option(
        help=f"Its kind: {', '.join(STORES)}; where its addresses differ, with them: "
        "generic,graphs=/data,update=/update,query=/sparql,several=none.",
        callback=kind,
    ),
]
Version = Annotated[bool, typer.Option("--version", help="Say the version.", callback=said, is_eager=True)]
