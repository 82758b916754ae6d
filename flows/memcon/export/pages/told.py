"""The card of a document: what its graph tells, without the base of the IRIs."""

import datetime as dt
from collections.abc import Iterable, Sequence

from msgspec import Struct
from rdflib import DCTERMS, SKOS, URIRef

from memcon.export.nodes import Node, Nodes
from memcon.export.pages import cards
from memcon.export.pages.cards import Card, Named, Words
from memcon.export.pages.passages import passages
from memcon.export.terms import TYPE, Term
from memcon.vocabulary import MC

# characters of a statement's words that a list shows
SHOWN = 300
SPEAKERS = (MC.speakerEvidence, MC.cueEvidence, MC.contentEvidence)


class Graph(Struct, frozen=True):
    """The graph of one document, to look things up in."""

    nodes: Nodes
    base: str

    def of_class(self, kind: URIRef) -> list[URIRef]:
        """The nodes of a class, in the order of the text."""
        return [iri for iri, node in self.nodes.items() if kind in node.get(TYPE, ())]

    def local(self, iri: str) -> str:
        """An IRI without the base."""
        return iri.removeprefix(self.base)

    def values(self, iri: URIRef, term: URIRef) -> Sequence[Term]:
        """The values of a property, in their order."""
        return self.nodes.get(iri, {}).get(term, ())

    def value(self, iri: URIRef, term: URIRef) -> str:
        """The first value of a property; empty where there is none."""
        return next(map(str, self.values(iri, term)), "")

    def concept(self, iri: URIRef, term: URIRef) -> str:
        """The notation of a concept: "held" of mc:status-held."""
        return self.value(iri, term).rpartition("#")[2].partition("-")[2]

    def named(self, iri: URIRef, *terms: URIRef) -> tuple[Named, ...]:
        """The actors, places and topics that are values of some properties, with what they are called."""
        found = dict.fromkeys(URIRef(value) for term in terms for value in self.values(iri, term))
        return tuple(Named(self.local(each), self.value(each, SKOS.prefLabel)) for each in found)

    def words(self, iri: URIRef, *terms: URIRef) -> tuple[Words, ...]:
        """The evidence that some properties point at, by its place in the text."""
        found = {URIRef(value) for term in terms for value in self.values(iri, term)}
        return tuple(sorted(spot(self.nodes[each]) for each in found if each in self.nodes))


def spot(node: Node) -> Words:
    """Where evidence stands, and its words."""
    return Words(int(node[MC.start][0]), int(node[MC.end][0]), str(node[MC.exact][0]))


def card(graph: Graph, text: str, unresolved: Iterable[cards.Open] = ()) -> Card:
    """The card of the document whose graph and text these are."""
    return Card(
        document=about(graph),
        actors=tuple(_actor(graph, iri) for iri in graph.of_class(MC.Actor)),
        offices=tuple(_office(graph, iri) for iri in graph.of_class(MC.Tenure)),
        meetings=tuple(_meeting(graph, iri, text) for iri in graph.of_class(MC.Meeting)),
        statements=tuple(statement(graph, iri) for iri in graph.of_class(MC.Statement)),
        unresolved=tuple(unresolved),
    )


def about(graph: Graph) -> cards.About:
    """What the graph says of the document itself."""
    [iri] = graph.of_class(MC.Document)
    identifier = graph.value(iri, DCTERMS.identifier)
    return cards.About(
        iri=graph.local(iri),
        identifier=identifier,
        title=graph.value(iri, DCTERMS.title) or identifier,
        issued=_day(graph.value(iri, DCTERMS.issued)),
        publisher=graph.value(iri, DCTERMS.publisher) or None,
        source=graph.value(iri, DCTERMS.source) or None,
        duplicate_of=graph.local(graph.value(iri, MC.duplicateOf)) or None,
    )


def statement(graph: Graph, iri: URIRef) -> cards.StatementTold:
    """A statement, its words cut where they are long."""
    content = graph.value(iri, MC.content)
    return cards.StatementTold(
        iri=graph.local(iri),
        speakers=graph.named(iri, MC.speaker),
        act=graph.concept(iri, MC.act),
        stance=graph.concept(iri, MC.stance),
        wording=graph.concept(iri, MC.wording),
        modality=graph.concept(iri, MC.modality),
        negated=graph.value(iri, MC.negated) == "true",
        addressees=graph.named(iri, MC.addressee),
        targets=graph.named(iri, MC.target),
        cue=graph.value(iri, MC.cue),
        content=content if len(content) <= SHOWN else f"{content[: SHOWN - 1]}…",
        quoted=MC.Quotation in graph.values(iri, TYPE),
        when=_when(graph, iri),
        made_at=graph.local(graph.value(iri, MC.madeAt)) or None,
        same_as=graph.local(graph.value(iri, MC.sameUtteranceAs)) or None,
        evidence=graph.words(iri, *SPEAKERS)[0],
    )


def _actor(graph: Graph, iri: URIRef) -> cards.ActorTold:
    mentions = graph.words(iri, MC.mention)
    wikidata = graph.value(iri, SKOS.exactMatch)
    return cards.ActorTold(
        named=Named(graph.local(iri), graph.value(iri, SKOS.prefLabel)),
        aliases=tuple(map(str, graph.values(iri, SKOS.altLabel))),
        wikidata=wikidata or None,
        mentions=len(mentions),
        first=next(iter(mentions), None),
    )


def _office(graph: Graph, iri: URIRef) -> cards.Office:
    return cards.Office(
        iri=graph.local(iri),
        holder=graph.named(iri, MC.holder)[0],
        words=graph.value(iri, MC.office),
        title=graph.value(iri, MC.officeTitle),
        of=next(iter(graph.named(iri, MC.officeOf)), None),
        former=graph.value(iri, MC.former) == "true",
        evidence=graph.words(iri, MC.evidence)[0],
    )


def _meeting(graph: Graph, iri: URIRef, text: str) -> cards.MeetingTold:
    evidence = graph.words(iri, MC.evidence)
    marked = graph.words(iri, MC.evidence, MC.dateEvidence, MC.placeEvidence, MC.topicEvidence)
    return cards.MeetingTold(
        iri=graph.local(iri),
        form=graph.concept(iri, MC.form),
        status=graph.concept(iri, MC.status),
        participants=graph.named(iri, MC.participant),
        host=next(iter(graph.named(iri, MC.host)), None),
        places=graph.named(iri, MC.place),
        topics=graph.named(iri, MC.topic),
        when=_when(graph, iri),
        evidence=evidence,
        passages=passages(text, marked),
    )


def _when(graph: Graph, iri: URIRef) -> cards.When:
    day = graph.value(iri, MC.date)
    return cards.When(
        earliest=_day(day or graph.value(iri, MC.dateEarliest)),
        latest=_day(day or graph.value(iri, MC.dateLatest)),
        text=graph.value(iri, MC.dateText),
        basis=graph.concept(iri, MC.dateBasis),
    )


def _day(value: str) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None
