"""A picture of who met whom, and the same as a table: of those who met most, so that it stays legible."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from memcon.export.pages.cards import Card, Named
from memcon.export.pages.placing import places
from memcon.export.pages.rendering import rendered
from memcon.export.pages.site import Owner
from memcon.export.pages.ties import Meetings, Met, Tie, busiest, pairs, ties

# what a picture shows at most, and a page of the table: with these a page stays below 250 KB
ACTORS = 150
TIES = 400
MEETINGS = 1_000
MEETINGS_OF_TIE = 10
ROWS = 100
MEETINGS_OF_ROW = 5
KINDS = {
    "person": "Person",
    "state": "State",
    "organisation": "Organisation",
    "group": "Group",
    "actor": "Actor of unknown kind",
}


class Picture(Struct, frozen=True):
    """What is shown, and how much of what there is."""

    actors: tuple[tuple[Named, int, int], ...]
    """Each with the number of its meetings that were held, and of all."""
    ties: tuple[Tie, ...]
    all_actors: int
    all_ties: int
    """Of the actors shown."""
    all_meetings: int


class Network:
    """The section of the network."""

    def __init__(self) -> None:
        self._meetings = Meetings()

    def add(self, number: int, card: Card) -> None:  # noqa: ARG002, other sections need it
        """Look at the card of the document of that number."""
        self._meetings.add(card)

    def owners(self) -> Iterable[Owner]:
        """The network alone, which any document may change."""
        return [Owner("network", None)]

    def pages(self, owner: Owner, cards: Sequence[Card]) -> Iterator[tuple[str, bytes]]:  # noqa: ARG002, it knows all
        """The picture with the first part of the table, and the other parts."""
        picture = drawn(list(self._meetings.met.values()))
        parts = [picture.ties[at : at + ROWS] for at in range(0, len(picture.ties) or 1, ROWS)]
        paths = ["network.html", *(f"network/{number}.html" for number in range(2, len(parts) + 1))]
        for number, (path, rows) in enumerate(zip(paths, parts, strict=True)):
            data = {} if number else elements(picture)
            values = {"rows": rows, "paths": paths, "number": number, "picture": picture, "data": data}
            yield path, rendered("network.html", path, kinds=KINDS, most=MEETINGS_OF_ROW, **values)


def drawn(meetings: Sequence[Met]) -> Picture:
    """Those who met most, and those of their ties that stand for most meetings."""
    everyone = busiest(meetings)
    actors = everyone[:ACTORS]
    all_ties = ties(meetings, [named.iri for named, _, _ in actors])
    return Picture(
        actors=tuple(actors),
        ties=tuple(all_ties[:TIES]),
        all_actors=len(everyone),
        all_ties=len(all_ties),
        all_meetings=len(meetings),
    )


def elements(picture: Picture) -> dict[str, object]:
    """What the script draws. Of a tie with many meetings the newest are there to be looked at."""
    actors = [named for named, _, _ in picture.actors]
    numbers = {each.iri: number for number, each in enumerate(actors)}
    listed = {one.iri: one for tie in picture.ties for one in tie.meetings[:MEETINGS_OF_TIE]}
    newest = sorted(listed.values(), key=lambda one: one.newest, reverse=True)[:MEETINGS]
    order = {one.iri: number for number, one in enumerate(newest)}
    where = places(len(actors), pairs(actors, picture.ties))
    return {
        "actors": [
            [each.iri, each.label, each.kind, held, *at]
            for (each, held, _), at in zip(picture.actors, where, strict=True)
        ],
        "meetings": [[one.iri, one.form, one.status, *_days(one)] for one in newest],
        "ties": [
            [
                numbers[tie.left.iri],
                numbers[tie.right.iri],
                len(tie.meetings),
                [order[one.iri] for one in tie.meetings[:MEETINGS_OF_TIE] if one.iri in order],
            ]
            for tie in picture.ties
        ],
    }


def _days(one: Met) -> tuple[str, str, str]:
    """The first and the last day, empty where none is known, and the words for them."""
    if one.first is None or one.last is None:
        return "", "", one.words
    first, last = one.first.isoformat(), one.last.isoformat()
    return first, last, "reported" if one.reported else ""
