"""All of the site besides the pages of single documents: its sections, and the files that every page uses."""

from collections.abc import Iterator, Sequence

from memcon.export.pages.rendering import FOLDER
from memcon.export.pages.site import Section
from memcon.model import Issue


def sections(issues: Sequence[Issue]) -> tuple[Section, ...]:
    """The sections of the site, new and empty. `issues` are what was left out of the exports."""
    return ()


def assets() -> Iterator[tuple[str, bytes]]:
    """Style sheets, scripts and pictures: paths and contents."""
    for file in sorted((FOLDER / "assets").rglob("*")):
        if file.is_file():
            yield f"assets/{file.relative_to(FOLDER / 'assets').as_posix()}", file.read_bytes()
