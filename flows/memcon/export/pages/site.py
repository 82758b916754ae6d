"""The pages about several documents, section by section: what each is made from, and when it is made anew.

Each section looks at every document's card once, keeps what it needs to know of all of them, and then names
the owners of its pages: an actor, a meeting, the network. An owner's pages are a function of the cards of its
documents alone, so that after a change only the owners whose documents changed have new pages.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from msgspec import Struct

from memcon.export.pages.cards import Card


class Owner(Struct, frozen=True):
    """What some pages are about."""

    name: str
    """Unlike that of any other owner: "person/barack-obama", "network"."""
    documents: tuple[int, ...] | None
    """The numbers of the documents that its pages depend on, from 0 on in the order of the exports; None for
    all of them.
    """


class Section(Protocol):
    """A kind of pages: a module of this folder each."""

    def add(self, number: int, card: Card) -> None:
        """Look at the card of the document of that number."""

    def owners(self) -> Iterable[Owner]:
        """All owners of pages, once every card was looked at."""

    def pages(self, owner: Owner, cards: Sequence[Card]) -> Iterable[tuple[str, bytes]]:
        """The pages of an owner: paths ("person/barack-obama.html") and contents. A card is unpacked each
        time it is asked for: ask for those of the owner's documents, and once.
        """
