"""The first page: what this is, how much there is, the newest of it, and the way to everything."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest

from memcon.export.pages.cards import About, Card, Named
from memcon.export.pages.network import KINDS
from memcon.export.pages.once import Once, newest, opened, spot
from memcon.export.pages.rendering import rendered
from memcon.export.pages.site import Owner

MEETINGS = 10
STATEMENTS = 5
DOCUMENTS = 5
ACTORS = 12
# beside the folder of the pages: file, what it is for
EXPORTS = (
    ("graph.ttl", "the graph for people: Turtle with names beside the IRIs, document after document"),
    ("graph.jsonld", "the graph for programs: JSON-LD, nested, with its context inside"),
    ("graph.nq", "the graph for stores: N-Quads, one named graph a document"),
    ("dataset.ttl", "for catalogues: DCAT and VoID, counts, checksums and versions"),
    ("merges.csv", "what was joined across documents, by which rule and on which evidence"),
    ("issues.jsonl", "what was left out, in sentences"),
)


class Start:
    """The section of the first page."""

    def __init__(self) -> None:
        self._once = Once()
        self._actors: dict[str, Named] = {}
        self._mentions: Counter[str] = Counter()
        self._newest: list[tuple[int, int, About]] = []
        self._documents = 0
        self._undated: list[About] = []

    def add(self, number: int, card: Card) -> None:
        """Look at the card of the document of that number."""
        self._once.add(number, card)
        self._documents += 1
        for actor in card.actors:
            self._actors.setdefault(actor.named.iri, actor.named)
            self._mentions[actor.named.iri] += actor.mentions
        if card.document.issued:
            found = (card.document.issued.toordinal(), -number, card.document)
            self._newest = nlargest(DOCUMENTS, [*self._newest, found], key=lambda each: each[:2])
        elif len(self._undated) < DOCUMENTS:
            self._undated.append(card.document)

    def owners(self) -> Iterable[Owner]:
        """The page, which any document may change."""
        return [Owner("start", None)]

    def pages(self, owner: Owner, cards: Sequence[Card]) -> Iterator[tuple[str, bytes]]:  # noqa: ARG002, there is one
        """The page."""
        keys = self._once.keys()
        counted = Counter(spot(each).kind for each in keys)
        kinds = Counter(named.kind for named in self._actors.values())
        mentioned = sorted(self._mentions.items(), key=lambda pair: (-pair[1], pair[0]))[:ACTORS]
        # the words themselves say most
        said = {"quotation"} if counted["quotation"] >= STATEMENTS else {"statement", "quotation"}
        documents = [about for _, _, about in self._newest] + self._undated
        yield "index.html", rendered(
            "index.html", "index.html", exports=EXPORTS,
            meetings=opened(newest(keys, {"meeting"}, MEETINGS), cards),
            statements=opened(newest(keys, said, STATEMENTS), cards),
            quotations="statement" not in said,
            documents=documents[:DOCUMENTS],
            mentioned=[(self._actors[iri], count) for iri, count in mentioned],
            counts={
                "documents": self._documents,
                "actors": len(self._actors),
                "meetings": counted["meeting"],
                "statements": counted["statement"] + counted["quotation"],
                "quotations": counted["quotation"],
            },
            kinds=[(kind, kinds[kind]) for kind in KINDS if kinds[kind]],
            dated=bool(keys) and spot(keys[-1]).day > 0,
        )  # fmt: skip
