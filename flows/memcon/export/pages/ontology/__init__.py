"""The page about the ontology: every term at the anchor that its IRI names, what the shapes demand, how it aligns
with other vocabularies, and an example of each from the documents.
"""

from collections.abc import Iterator, Sequence

from memcon.export.pages.cards import Card
from memcon.export.pages.ontology.examples import examples, told
from memcon.export.pages.ontology.sources import FILES, sources
from memcon.export.pages.ontology.view import UNTOLD, view
from memcon.export.pages.rendering import rendered
from memcon.export.pages.site import Owner

NAME = "ontology"
# documents that are looked at for examples: enough for any term that is not rare, and little time on any run
LOOKED_AT = 1000


class Ontology:
    """The section of this one page and the files that it is made from."""

    def __init__(self, base: str) -> None:
        """For data whose IRIs begin with `base`."""
        self._base = base
        self._missing = {
            term.name for term in sources().terms if term.name not in UNTOLD and term.kind != "concept scheme"
        }
        self._wanted = frozenset(self._missing)
        self._documents: list[int] = []

    def add(self, number: int, card: Card) -> None:
        """Keep the number of a document that is the first to have an example of some term."""
        if number < LOOKED_AT and self._missing:
            new = self._missing & told(card)
            if new:
                self._missing -= new
                self._documents.append(number)

    def owners(self) -> Iterator[Owner]:
        """The page, which depends on the documents that it takes its examples from."""
        yield Owner(NAME, tuple(self._documents))

    def pages(self, owner: Owner, cards: Sequence[Card]) -> Iterator[tuple[str, bytes]]:
        """The page, and beside it the files."""
        known = sources()
        found = examples((cards[number] for number in owner.documents or ()), self._wanted)
        path = f"{NAME}.html"
        yield (
            path,
            rendered(
                "ontology.html", path, page=view(known, found), base=self._base, looked_at=LOOKED_AT, files=FILES
            ),
        )
        yield from ((f"{NAME}/{name}", content) for name, content in known.files.items())
