"""The whole site: the pages of single documents, the sections about several, and the files that all use."""

from collections.abc import Iterable, Iterator, Sequence

from memcon.export.pages.cards import Card
from memcon.export.pages.leaves import Leaves
from memcon.export.pages.rendering import FOLDER
from memcon.export.pages.site import Section
from memcon.model import Issue


def site(documents: Sequence[Leaves], issues: Sequence[Issue]) -> Iterator[tuple[str, bytes]]:
    """All pages of documents in the order of the exports: paths and contents. `issues` are what was left out
    of the exports.
    """
    yield from assets()
    for one in documents:
        yield from one.pages.items()
    cards = [one.card for one in documents]
    for section in surveyed(cards, issues):
        for owner in section.owners():
            yield from section.pages(owner, cards)


def surveyed(cards: Iterable[Card], issues: Sequence[Issue]) -> Sequence[Section]:
    """The sections of the site, after a look at every card."""
    found = _sections(issues)
    for number, card in enumerate(cards):
        for section in found:
            section.add(number, card)
    return found


def assets() -> Iterator[tuple[str, bytes]]:
    """Style sheets, scripts and pictures: paths and contents."""
    for file in sorted((FOLDER / "assets").rglob("*")):
        if file.is_file():
            yield f"assets/{file.relative_to(FOLDER / 'assets').as_posix()}", file.read_bytes()


def _sections(issues: Sequence[Issue]) -> Sequence[Section]:
    return ()
