"""The page about the ontology: every term at the anchor that its IRI names, what the shapes demand, how it
aligns with other vocabularies, and an example of each from the documents.
"""

from collections.abc import Iterator, Sequence

from memcon.export.pages.cards import Card
from memcon.export.pages.ontology.examples import examples, told
from memcon.export.pages.ontology.sources import FILES, sources
from memcon.export.pages.ontology.view import UNTOLD, view
from memcon.export.pages.rendering import rendered
from memcon.export.pages.site import Owner

NAME = "ontology"
# documents that are looked at for examples: a card of 28 statements takes 0.7 ms, so that even where a term
# has no example at all a run spends a fifth of a second on it
LOOKED_AT = 300


class Ontology:
    """The section of this one page and the files that it is made from."""

    def __init__(self, base: str) -> None:
        """For data whose IRIs begin with `base`."""
        self._base = base
        terms = (term for term in sources().terms if term.kind != "concept scheme")
        self._wanted = frozenset(term.name for term in terms) - set(UNTOLD)
        self._missing = self._wanted
        self._documents: list[int] = []

    def add(self, number: int, card: Card) -> None:
        """Keep the number of a document that is the first to have an example of some term."""
        if number < LOOKED_AT and self._missing:
            new = told(card, self._missing)
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
                "ontology.html",
                path,
                page=view(known, found),
                base=self._base,
                looked_at=LOOKED_AT,
                files=FILES,
            ),
        )
        yield from ((f"{NAME}/{name}", content) for name, content in known.files.items())
