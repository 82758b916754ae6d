"""What was left out and why: issues by stage, and mentions that stayed unresolved, by document."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby

from msgspec import Struct

from memcon.export.pages.cards import About, Card, Open
from memcon.export.pages.rendering import rendered
from memcon.export.pages.site import Owner
from memcon.model import Issue

ROWS = 100
# a problem and its advice are sentences; whatever is longer quotes a text
LONGEST = 600
STAGES = {
    "read": "Reading files",
    "understand": "Understanding texts",
    "resolve": "Resolving mentions",
    "map": "Making the graph",
    "check": "Checking the graph",
    "export": "Exporting",
}


class Trouble(Struct, frozen=True):
    """Issues of one stage and severity."""

    title: str
    severity: str
    issues: tuple[Issue, ...]


class Unresolved(Struct, frozen=True):
    """Mentions of one document that stayed unresolved."""

    document: About
    mentions: tuple[Open, ...]


class LeftOut:
    """The section of what was left out, by the issues of a run."""

    def __init__(self, issues: Sequence[Issue]) -> None:
        self._issues = sorted(dict.fromkeys(issues), key=_order)
        self._wanted = {issue.document for issue in issues}
        self._documents: dict[str, About] = {}
        self._counts = array("L")

    def add(self, number: int, card: Card) -> None:  # noqa: ARG002, they come in their order
        """Look at the card of the document of that number."""
        self._counts.append(len(card.unresolved))
        if card.document.identifier in self._wanted:
            self._documents[card.document.identifier] = card.document

    def owners(self) -> Iterable[Owner]:
        """All pages together, since each says how many there are."""
        return [Owner("left-out", None)]

    def pages(self, owner: Owner, cards: Sequence[Card]) -> Iterator[tuple[str, bytes]]:  # noqa: ARG002, there is one
        """The issues first, then the mentions."""
        ends = list(accumulate(self._counts))
        total = ends[-1] if ends else 0
        parts: list[range | Sequence[Issue]] = [
            self._issues[at : at + ROWS] for at in range(0, len(self._issues), ROWS)
        ]
        parts += [range(at, min(at + ROWS, total)) for at in range(0, total, ROWS)]
        parts = parts or [[]]
        paths = ["left-out.html", *(f"left-out/{number}.html" for number in range(2, len(parts) + 1))]
        for number, (path, part) in enumerate(zip(paths, parts, strict=True)):
            troubles = () if isinstance(part, range) else _troubles(part)
            unresolved = list(_unresolved(part, ends, cards)) if isinstance(part, range) else []
            yield path, rendered(
                "left_out.html", path, paths=paths, number=number, issues=len(self._issues), mentions=total,
                troubles=troubles, unresolved=unresolved, documents=self._documents, longest=LONGEST,
                first_mentions=paths[-(-len(self._issues) // ROWS)] if total else "",
            )  # fmt: skip


def _order(issue: Issue) -> tuple[int, bool, str, int, int, str, str, str]:
    stage = list(STAGES).index(issue.stage)
    texts = (issue.problem, issue.advice, issue.words or "")
    return stage, issue.severity != "error", issue.document, issue.start or 0, issue.end or 0, *texts


def _troubles(issues: Iterable[Issue]) -> tuple[Trouble, ...]:
    grouped = groupby(issues, key=lambda issue: (issue.stage, issue.severity))
    return tuple(Trouble(STAGES[stage], severity, tuple(several)) for (stage, severity), several in grouped)


def _unresolved(part: range, ends: Sequence[int], cards: Sequence[Card]) -> Iterator[Unresolved]:
    """The mentions of these numbers, counted over all documents; `ends` are the counts up to each."""
    number = bisect_right(ends, part.start)
    at = part.start
    while at < part.stop:
        card, first = cards[number], ends[number - 1] if number else 0
        stop = min(ends[number], part.stop)
        if stop > at:
            yield Unresolved(card.document, card.unresolved[at - first : stop - first])
        at, number = max(at, stop), number + 1
