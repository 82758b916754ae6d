"""The whole site: the pages of single documents, the sections about several, and the files that all use."""

from collections.abc import Iterable, Iterator, Sequence

from memcon.export.pages.actors import Actors
from memcon.export.pages.cards import Card
from memcon.export.pages.catalogue import Catalogue
from memcon.export.pages.leaves import Leaves
from memcon.export.pages.left_out import LeftOut
from memcon.export.pages.listing import Listing
from memcon.export.pages.meetings import Meetings
from memcon.export.pages.network import Network
from memcon.export.pages.ontology import Ontology
from memcon.export.pages.rendering import FOLDER
from memcon.export.pages.site import Section
from memcon.export.pages.start import Start
from memcon.export.pages.things import Things
from memcon.export.pages.timeline import Timeline
from memcon.model import Issue


def site(documents: Sequence[Leaves], issues: Sequence[Issue], base: str) -> Iterator[tuple[str, bytes]]:
    """All pages of documents in the order of the exports: paths and contents. `issues` are what was left out
    of the exports, `base` is where the IRIs of the data begin.
    """
    yield from assets()
    for one in documents:
        yield from one.pages.items()
    cards = [one.card for one in documents]
    for section in surveyed(cards, issues, base):
        for owner in section.owners():
            yield from section.pages(owner, cards)


def surveyed(cards: Iterable[Card], issues: Sequence[Issue], base: str) -> Sequence[Section]:
    """The sections of the site, after a look at every card."""
    found: Sequence[Section] = (
        Start(), Listing(), Meetings(base), Actors(base), Things(base), Catalogue(), Network(), Timeline(),
        LeftOut(issues), Ontology(base),
    )  # fmt: skip
    for number, card in enumerate(cards):
        for section in found:
            section.add(number, card)
    return found


def assets() -> Iterator[tuple[str, bytes]]:
    """Style sheets, scripts and pictures: paths and contents."""
    for file in sorted((FOLDER / "assets").rglob("*")):
        if file.is_file():
            yield f"assets/{file.relative_to(FOLDER / 'assets').as_posix()}", file.read_bytes()
