"""The page of a statement: who said what, with the words in their place in the text."""

from collections.abc import Iterator, Mapping

from rdflib import SKOS, URIRef

from memcon.export.jsonld import jsonld
from memcon.export.nodes import Node, Nodes
from memcon.export.pages.cards import Card
from memcon.export.pages.passages import passages
from memcon.export.pages.rendering import rendered
from memcon.export.pages.told import SPEAKERS, Graph
from memcon.export.terms import TYPE, Term
from memcon.export.turtle import turtle
from memcon.vocabulary import MC

# of what a statement names, as much as it is called by
NAMES = (TYPE, SKOS.prefLabel)


def statement_pages(graph: Graph, card: Card, text: str) -> Iterator[tuple[str, bytes]]:
    """The page of each statement of the document whose graph, card and text these are."""
    meetings = {meeting.iri: meeting for meeting in card.meetings}
    order = {iri: number for number, iri in enumerate(graph.nodes)}
    for told in card.statements:
        path, iri = f"{told.iri}.html", URIRef(f"{graph.base}{told.iri}")
        nodes = _around(graph.nodes, iri, order)
        yield (
            path,
            rendered(
                "statement.html",
                path,
                statement=told,
                document=card.document,
                content=graph.value(iri, MC.content),
                passages=passages(text, graph.words(iri, *SPEAKERS)),
                meeting=meetings.get(told.made_at or ""),
                name=told.iri.rpartition("/")[2],
                turtle="".join(turtle(nodes, graph.base)),
                jsonld="".join(jsonld(nodes, graph.base)),
            ),
        )


def _around(nodes: Nodes, iri: URIRef, order: Mapping[URIRef, int]) -> Nodes:
    """A node with its evidence and with the names of what it refers to; in the order of `nodes`."""
    referred = {URIRef(value) for values in nodes[iri].values() for value in values if value in order}
    return {
        each: nodes[each] if each == iri or MC.inDocument in nodes[each] else _names(nodes[each])
        for each in sorted({iri, *referred}, key=order.__getitem__)
    }


def _names(node: Node) -> Mapping[URIRef, tuple[Term, ...]]:
    return {term: tuple(node[term]) for term in NAMES if term in node}
