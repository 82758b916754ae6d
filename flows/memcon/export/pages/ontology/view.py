"""The page as its template shows it: chapters of entries, each with all that is known of its term."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from memcon.export.pages.ontology.alignments import Link
from memcon.export.pages.ontology.colours import Token, coloured
from memcon.export.pages.ontology.examples import Example
from memcon.export.pages.ontology.names import Piece, joined, joined_all
from memcon.export.pages.ontology.rules import Shape
from memcon.export.pages.ontology.sources import Sources
from memcon.export.pages.ontology.terms import Row, Term

# terms that no card tells, and where their examples are; that something is a fact is left to inference
RUNS = "Runs are described in a file of their own, run.ttl: the data stays the same when only the run is new."
UNTOLD = {
    "Fact": "Every meeting, statement and tenure is one.",
    "Run": RUNS,
    "version": RUNS,
    "model": RUNS,
    "sha256": "Every document has one: it stands in the Turtle that the document’s page leads to.",
}
SCHEME = "Concept scheme: "


class Entry(Struct, frozen=True):
    """A term with everything about it."""

    term: Term
    rows: tuple[Row, ...]
    depth: int
    """How many of our terms it is under."""
    links: tuple[Link, ...]
    shapes: tuple[Shape, ...]
    """Those that are told here: of a class the first time that they are about one."""
    told_at: tuple[Piece, ...]
    """Where the others are."""
    example: Example | None
    tokens: tuple[Token, ...]
    """The example in colours."""
    untold: str
    """Where its examples are, if not here; empty else."""


class Group(Struct, frozen=True):
    """Entries under a heading; of a concept scheme, the scheme first."""

    title: str
    entries: tuple[Entry, ...]

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.entries)


class Page(Struct, frozen=True):
    """All of it."""

    known: Sources
    classes: tuple[Entry, ...]
    properties: tuple[Group, ...]
    schemes: tuple[Group, ...]
    rules: tuple[Shape, ...]
    """Those that are not about a class."""


def view(known: Sources, found: Mapping[str, Example]) -> Page:
    """The page about these files, with these examples."""
    entries = [_entry(known, term, _example(known.terms, term, found)) for term in known.terms]
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.term.kind != "class":
            groups.setdefault(entry.term.heading, []).append(entry)
    return Page(
        known,
        tuple(_tree([entry for entry in entries if entry.term.kind == "class"])),
        tuple(Group(title, tuple(group)) for title, group in groups.items() if _of_properties(group)),
        tuple(
            Group(title.removeprefix(SCHEME), tuple(group))
            for title, group in groups.items()
            if not _of_properties(group)
        ),
        tuple(shape for shape in known.shapes if shape.subjects_of),
    )


def _of_properties(group: Sequence[Entry]) -> bool:
    return group[0].term.kind.endswith("property")


def _example(terms: Sequence[Term], term: Term, found: Mapping[str, Example]) -> Example | None:
    """An example of a term; of a class that has none itself, one of a class under it."""
    under = [each.name for each in terms if term.kind == "class" and term.name in each.above]
    return next((found[name] for name in (term.name, *under) if name in found), None)


def _tree(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Classes, each followed by those under it."""
    names = {entry.term.name for entry in entries}

    def under(name: str) -> Iterator[Entry]:
        for entry in entries:
            if name in entry.term.above:
                yield entry
                yield from under(entry.term.name)

    for entry in entries:
        if not names.intersection(entry.term.above):
            yield entry
            yield from under(entry.term.name)


def _entry(known: Sources, term: Term, example: Example | None) -> Entry:
    about = [shape for shape in known.shapes if term.name in shape.classes]
    return Entry(
        term=term,
        rows=(*term.rows, *_demands(known, term), *_uses(known, term)),
        depth=_depth(known.terms, term),
        links=known.alignments.of(term.name),
        shapes=tuple(shape for shape in about if shape.classes[0] == term.name),
        told_at=tuple(
            known.names.piece_of(shape.classes[0]) for shape in about if shape.classes[0] != term.name
        ),
        example=example,
        tokens=coloured(example.turtle) if example else (),
        untold=UNTOLD.get(term.name, ""),
    )


def _depth(terms: Sequence[Term], term: Term) -> int:
    above = [each for each in terms if each.name in term.above and each.kind == term.kind]
    return 1 + max(_depth(terms, each) for each in above) if above else 0


def _demands(known: Sources, term: Term) -> Iterator[Row]:
    """What shapes of classes demand of a property."""
    own = (known.names.piece_of(term.name),)
    for shape in known.shapes:
        for rule in shape.rules:
            if rule.about == own and shape.classes:
                yield Row("In each", (known.names.piece_of(shape.classes[0]), Piece(": "), *rule.words))
    rules = [
        Piece(shape.name, f"#shape-{shape.name}") for shape in known.shapes if term.name in shape.subjects_of
    ]
    if rules:
        yield Row("Rules", joined(rules, ", "))


def _uses(known: Sources, term: Term) -> Iterator[Row]:
    """The property that a concept is a value of, by the lists of the shapes."""
    own = known.names.piece_of(term.name)
    if term.kind == "concept":
        rules = (rule for shape in known.shapes for rule in shape.rules)
        about = dict.fromkeys(rule.about for rule in rules if own in rule.words)
        found = [words for words in about if words]
        if found:
            yield Row("Value of", joined_all(found, ", "))
