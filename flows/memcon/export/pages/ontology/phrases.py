"""What a shape demands, in words: "exactly one text (xsd:string), not empty"."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from rdflib import RDF, SH, XSD, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from memcon.errors import OntologyError
from memcon.export.pages.ontology.names import Names, Piece, Pieces, joined, joined_all

# one and several of a kind of value
NOUNS = {
    XSD.string: ("text", "texts"),
    XSD.integer: ("whole number", "whole numbers"),
    XSD.boolean: ("truth value", "truth values"),
    XSD.date: ("day", "days"),
    XSD.dateTime: ("time", "times"),
    SH.IRI: ("IRI", "IRIs"),
    SH.IRIOrLiteral: ("IRI or text", "IRIs or texts"),
}
NUMBERS = ("no", "one", "two", "three")
# said after the values; {} is what is demanded
AFTER = {
    SH.minLength: "of at least {} characters",
    SH.maxLength: "of at most {} characters",
    SH.minInclusive: "from {} on",
    SH.maxInclusive: "up to {}",
    SH.pattern: "of the pattern {}",
    SH.lessThan: "smaller than {}",
    SH.lessThanOrEquals: "not greater than {}",
    SH.hasValue: "among them {}",
}
COUNTS = (SH.minCount, SH.maxCount)
QUALIFIED = (SH.qualifiedMinCount, SH.qualifiedMaxCount)
# what the functions below know to say, and what is no demand
SAID = {*AFTER, *COUNTS, *QUALIFIED, SH.qualifiedValueShape, SH.datatype, SH.nodeKind, SH["class"], SH["in"]}
SAID |= {SH["or"], SH["and"], SH["not"], SH.closed, SH.ignoredProperties}
ASIDE = {RDF.type, SH.path, SH.message, SH.property, SH.targetClass, SH.targetSubjectsOf}


class Phrases(Struct, frozen=True):
    """The shapes, to be put into words."""

    graph: Graph
    names: Names

    def path(self, node: Node) -> Pieces:
        """A path: a property, one of several, or one that points here."""
        if not isinstance(node, BNode):
            return (self.names.piece(node),)
        if alternatives := self.graph.value(node, SH.alternativePath):
            return joined_all(map(self.path, Collection(self.graph, alternatives)), " or ")
        if turned := self.graph.value(node, SH.inversePath):
            return Piece("another’s "), *self.path(turned)
        raise OntologyError(
            "A path of shapes.ttl is of a kind that the page about the ontology has no words for."
        )

    def values(self, shape: Node) -> Pieces:
        """How many values a property has, and what each is: "exactly one text"."""
        self._check(shape)
        least, most = self._numbers(shape, COUNTS)
        one = 1 in (least, most)
        count = Piece(f"{_count(least, most)} ")
        return count, *self._kind(shape, one=one), *self._after(shape), *self._qualified(shape)

    def condition(self, shape: Node) -> Pieces:
        """What holds of a thing: "has at least one mc:dateText", "is an mc:Actor"."""
        self._check(shape)
        path = self.graph.value(shape, SH.path)
        if path is None:
            return joined_all(self._demands(shape), " and ")
        value = self.graph.value(shape, SH.hasValue)
        if value is not None:
            return Piece("has "), self.names.piece(value), Piece(" as its "), *self.path(path)
        least, most = self._numbers(shape, COUNTS)
        qualified, limit = self._numbers(shape, QUALIFIED)
        of = self.graph.value(shape, SH.qualifiedValueShape)
        if of is None:
            return Piece(f"has {_count(least, most)} "), *self.path(path)
        words = (Piece(f"has {_count(qualified, limit)} "), *self.path(path))
        return *words, Piece(" that "), *self.condition(of)

    def _check(self, shape: Node) -> None:
        unknown = {URIRef(str(each)) for each in self.graph.predicates(shape)} - SAID - ASIDE
        if unknown:
            raise OntologyError(f"The page about the ontology has no words for {min(unknown)} of shapes.ttl.")

    def _numbers(self, shape: Node, terms: Sequence[URIRef]) -> list[int | None]:
        found = (self.graph.value(shape, term) for term in terms)
        return [None if each is None else int(str(each)) for each in found]

    def _kind(self, shape: Node, *, one: bool) -> Iterator[Piece]:
        listed = self.graph.value(shape, SH["in"])
        either = self.graph.value(shape, SH["or"])
        if listed is not None:
            members = [self.names.piece(each) for each in Collection(self.graph, listed)]
            if len(members) == 1:
                yield Piece("value: " if one else "values: ")
            else:
                yield Piece("of " if one else "values of ")
            yield from joined(members, ", ")
        elif either is not None:
            yield Piece("value that " if one else "values, each of which ")
            yield from joined_all(map(self.condition, Collection(self.graph, either)), " or ")
        else:
            yield from self._noun(shape, one=one)

    def _noun(self, shape: Node, *, one: bool) -> Iterator[Piece]:
        of = self.graph.value(shape, SH["class"])
        kind = self.graph.value(shape, SH.datatype) or self.graph.value(shape, SH.nodeKind)
        if of is not None:
            yield self.names.piece(of)
        elif isinstance(kind, URIRef):
            yield Piece(NOUNS[kind][0 if one else 1])
            if kind in XSD:
                yield from (Piece(" ("), self.names.piece(kind), Piece(")"))
        else:
            yield Piece("value" if one else "values")

    def _after(self, shape: Node) -> Iterator[Piece]:
        for term, words in AFTER.items():
            value = self.graph.value(shape, term)
            if value is None:
                continue
            if (term, str(value)) == (SH.minLength, "1"):
                yield Piece(", not empty")
                continue
            before, _, after = words.partition("{}")
            spelt = self.names.piece(value)
            yield Piece(f", {before}")
            yield Piece(spelt.text, spelt.href, code=spelt.code or term == SH.pattern)
            yield Piece(after)

    def _qualified(self, shape: Node) -> Pieces:
        of = self.graph.value(shape, SH.qualifiedValueShape)
        if of is None:
            return ()
        return Piece(f", {_count(*self._numbers(shape, QUALIFIED))} of which "), *self.condition(of)

    def _demands(self, shape: Node) -> Iterator[Pieces]:
        """What a shape without a path demands."""
        for of in self.graph.objects(shape, SH["class"]):
            yield Piece("is an "), self.names.piece(of)
        for value in self.graph.objects(shape, SH.hasValue):
            yield Piece("is "), self.names.piece(value)
        for parts in self.graph.objects(shape, SH["and"]):
            yield joined_all(map(self.condition, Collection(self.graph, parts)), " and ")
        for parts in self.graph.objects(shape, SH["or"]):
            yield Piece("either "), *joined_all(map(self.condition, Collection(self.graph, parts)), ", or ")
        for part in self.graph.objects(shape, SH["not"]):
            yield Piece("it is not so that it "), *self.condition(part)


def _count(least: int | None, most: int | None) -> str:
    if most == 0:
        return "no"
    if least and least == most:
        return f"exactly {_number(least)}"
    if least and most:
        return f"{_number(least)} to {_number(most)}"
    if least:
        return f"at least {_number(least)}"
    return "any number of" if most is None else f"at most {_number(most)}"


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)
