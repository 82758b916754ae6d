"""`memcon fetch`: a feed or sitemap becomes a folder of its pages."""

from pathlib import Path
from typing import Annotated

import typer

from memcon.endings import end


def fetch(
    address: Annotated[str, typer.Argument(help="Address of a feed, a sitemap or a page.")],
    into: Annotated[Path, typer.Option("--into", "-i", help="Folder that mirrors what is found.")],
) -> None:
    """Bring the pages that a feed or sitemap names into a folder, for `memcon run` or `memcon read`."""
    from memcon.read.fetch import fetch as fetched

    end(fetched(address, into))
