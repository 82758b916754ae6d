"""The graph of one document in the names that all documents use."""

from collections.abc import Iterator, Mapping

from rdflib import RDF, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from memcon.map.actors import CLASSES, actor_keys
from memcon.map.evidence import Triple
from memcon.map.iris import actor_iri, document_iri
from memcon.map.meetings import meeting_iris
from memcon.map.statements import statement_iris
from memcon.model import Findings
from memcon.resolve.across.links import Links
from memcon.resolve.across.merges import Named
from memcon.vocabulary import MC


def joined(graph: Graph, base: str, findings: Findings, links: Links) -> Graph:
    """A new graph that says of the joined actors and meetings what this one says of the document's own.

    The common label of an actor becomes its skos:prefLabel, the document's own one its skos:altLabel. What
    a meeting is, each document goes on to tell in its own graph. Statements, tenures and evidence keep their
    IRIs; a statement is tied to the earliest telling of its utterance, a near copy to the original text.
    """
    actors = {actor_iri(base, key): named for key, named in links.actors.items()}
    names = {iri: actor_iri(base, named.key) for iri, named in actors.items()}
    meetings = meeting_iris(base, findings, actor_keys(findings))
    names |= {
        meetings[number]: URIRef(base + iri) for number, iri in links.meetings.items() if number in meetings
    }
    new = Graph("SimpleMemory", bind_namespaces="none")
    for prefix, namespace in graph.namespaces():
        new.bind(prefix, namespace)
    for subject, term, value in graph:
        if not (subject in actors and term in {SKOS.prefLabel, SKOS.altLabel}):
            new.add((_renamed(subject, names), term, _renamed(value, names)))
    for triple in (*_labels(graph, base, actors), *_ties(base, findings, links)):
        new.add(triple)
    _keep_one_class(new, base, actors)
    return new


def _renamed(node: Node, names: Mapping[URIRef, URIRef]) -> Node:
    return names.get(node, node) if isinstance(node, URIRef) else node


def _labels(graph: Graph, base: str, actors: Mapping[URIRef, Named]) -> Iterator[Triple]:
    """The labels of the actors that are joined, none of them said twice."""
    for iri, named in actors.items():
        node, label = actor_iri(base, named.key), Literal(named.label)
        own = {*graph.objects(iri, SKOS.prefLabel), *graph.objects(iri, SKOS.altLabel)}
        if own:
            yield node, SKOS.prefLabel, label
        yield from ((node, SKOS.altLabel, Literal(other)) for other in own if other != label)


def _ties(base: str, findings: Findings, links: Links) -> Iterator[Triple]:
    """What ties the document and its statements to earlier ones."""
    own = statement_iris(base, findings, actor_keys(findings))
    for number, iri in links.statements.items():
        if number in own:
            yield own[number], MC.sameUtteranceAs, URIRef(base + iri)
    if links.copy_of is not None:
        yield document_iri(base, findings.document), MC.duplicateOf, URIRef(base + links.copy_of)


def _keep_one_class(graph: Graph, base: str, actors: Mapping[URIRef, Named]) -> None:
    """Where an actor became one with others of another kind, in any document, the key decides."""
    for named in actors.values():
        node, kind = actor_iri(base, named.key), named.key.partition("/")[0]
        others = set(graph.objects(node, RDF.type)) - {MC.Actor, CLASSES.get(kind)}
        if others and kind != "actor":
            for other in others:
                graph.remove((node, RDF.type, other))
            graph.add((node, RDF.type, CLASSES[kind]))
