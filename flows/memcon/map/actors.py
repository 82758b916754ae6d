"""Actors with all their mentions, and the offices that they hold."""

from collections.abc import Iterator

from rdflib import RDF, SKOS, Literal, URIRef

from memcon.map.evidence import Triple, mention, support
from memcon.map.iris import actor_iri, tenure_iri
from memcon.model import Actor, Findings
from memcon.vocabulary import MC

CLASSES = {
    "person": MC.Person,
    "state": MC.State,
    "organisation": MC.Organisation,
    "group": MC.Group,
    "actor": MC.Actor,
}


def actor_keys(findings: Findings) -> dict[int, str]:
    """The key of the actor that each mention refers to; a mention that stayed unresolved is not in it."""
    return {number: actor.key for actor in findings.actors for number in actor.mentions}


def actor_triples(base: str, findings: Findings) -> Iterator[Triple]:
    """The actors of a document. Each has its own class and mc:Actor too, so that a store without
    inference finds all actors by one class.
    """
    for actor in findings.actors:
        node = actor_iri(base, actor.key)
        yield from _labels(node, actor)
        for number in actor.mentions:
            yield from mention(base, findings.document, node, findings.mentions[number].span)


def tenure_triples(base: str, findings: Findings) -> Iterator[Triple]:
    """The offices that the document reports."""
    for tenure in findings.tenures:
        node = tenure_iri(base, findings.document, tenure)
        yield node, RDF.type, MC.Tenure
        yield node, MC.holder, actor_iri(base, tenure.holder)
        yield node, MC.office, Literal(tenure.office)
        yield node, MC.officeTitle, Literal(tenure.title)
        if tenure.former:
            yield node, MC.former, Literal(lexical_or_value=True)
        if tenure.of:
            yield node, MC.officeOf, actor_iri(base, tenure.of)
        yield from support(base, findings.document, node, MC.evidence, [tenure.evidence])


def _labels(node: URIRef, actor: Actor) -> Iterator[Triple]:
    yield node, RDF.type, MC.Actor
    yield node, RDF.type, CLASSES[actor.kind]
    yield node, SKOS.prefLabel, Literal(actor.label)
    for alias in actor.aliases:
        if alias != actor.label:
            yield node, SKOS.altLabel, Literal(alias)
    if actor.wikidata:
        yield node, SKOS.exactMatch, URIRef(f"http://www.wikidata.org/entity/{actor.wikidata}")
