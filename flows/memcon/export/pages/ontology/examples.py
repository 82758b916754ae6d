"""An example of each term in the data: the first document that has one, and of it a few lines of Turtle."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from msgspec import Struct
from rdflib import URIRef

from memcon.export.nodes import RANK
from memcon.export.pages.cards import About, Card
from memcon.export.pages.claims import Claim
from memcon.export.pages.claims.descriptions import DESCRIBED, descriptions
from memcon.export.pages.claims.facts import facts
from memcon.export.pages.claims.graphs import value, whole
from memcon.export.terms import Term
from memcon.export.turtle import node_lines

# what an example shows besides its term: what the thing is and is called, and the words that it rests on
BESIDES = {
    "rdf:type", "dcterms:identifier", "skos:prefLabel", "mc:office", "mc:cue", "mc:content",
    "mc:evidence", "mc:speakerEvidence", "mc:cueEvidence", "mc:contentEvidence",
}  # fmt: skip
# small enough to be shown whole
WHOLE = {"mc:Evidence", "mc:Place", "mc:Topic"}
# values of a property that an example shows
SHOWN = 3
OWN = "mc:"

Values = Mapping[str, list[Claim]]
"""What is said of a thing, by property."""


class Example(Struct, frozen=True):
    """An example of a term."""

    turtle: str
    iri: str
    """What it is about, without the base."""
    document: About


def told(card: Card, wanted: AbstractSet[str]) -> AbstractSet[str]:
    """Those of these terms, without their prefix, that a card has an example of."""
    found: set[object] = set()
    for claim in _claims(card) if DESCRIBED & wanted else facts(card):
        found.add(claim.term)
        if claim.refers:
            found.add(claim.value)
    return wanted & {str(each).removeprefix(OWN) for each in found if str(each).startswith(OWN)}


def examples(cards: Iterable[Card], wanted: AbstractSet[str]) -> dict[str, Example]:
    """The first example of each of these terms in these cards."""
    found: dict[str, Example] = {}
    for card in cards:
        things = _things(card)
        for claim in (claim for values in things.values() for said in values.values() for claim in said):
            for name in _terms(claim):
                if name in wanted and name not in found:
                    found[name] = _example(things, claim, card.document)
    return found


def _claims(card: Card) -> Iterator[Claim]:
    yield from facts(card)
    yield from descriptions(card)


def _terms(claim: Claim) -> Iterator[str]:
    if claim.term.startswith(OWN):
        yield claim.term.removeprefix(OWN)
    if claim.refers and isinstance(claim.value, str) and claim.value.startswith(OWN):
        yield claim.value.removeprefix(OWN)


def _things(card: Card) -> dict[str, dict[str, list[Claim]]]:
    """What a card tells of each thing, in the order in which it tells it."""
    things: dict[str, dict[str, list[Claim]]] = {}
    for claim in _claims(card):
        said = things.setdefault(claim.subject, {}).setdefault(claim.term, [])
        if claim not in said:
            said.append(claim)
    return things


def _example(things: Mapping[str, Values], claim: Claim, document: About) -> Example:
    values = things[claim.subject]
    if claim.term == "rdf:type" or WHOLE & {str(kind.value) for kind in values["rdf:type"]}:
        shown = set(values)
    else:
        shown = BESIDES | {claim.term, f"{claim.term}Evidence"}
        shown |= {"mc:dateText", "mc:dateEvidence"} if claim.term.startswith("mc:date") else set()
    lines = {term: _cut(said, claim) for term, said in values.items() if term in shown}
    nodes = {URIRef(claim.subject): _node(lines)}
    for said in (each for several in lines.values() for each in several if each.refers):
        other = URIRef(str(said.value))
        if said.value in things and other not in nodes:
            nodes[other] = _node(things[str(said.value)])
    return Example("".join(node_lines(nodes, URIRef(claim.subject), "")), claim.subject, document)


def _cut(said: list[Claim], claim: Claim) -> list[Claim]:
    """A few values of a property, the one that is the example among them; classes are all shown."""
    if claim.term == "rdf:type" or claim not in said:
        return said if said[0].term == "rdf:type" else said[:SHOWN]
    return [claim, *(each for each in said if each != claim)][:SHOWN]


def _node(values: Values) -> dict[URIRef, list[Term]]:
    terms = {whole(term): [value(claim) for claim in said] for term, said in values.items()}
    return {term: terms[term] for term in sorted(terms, key=lambda one: (RANK.get(one, len(RANK)), one))}
