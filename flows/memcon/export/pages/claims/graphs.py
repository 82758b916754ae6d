"""Claims become a graph in files: Turtle and JSON-LD to take along."""

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct
from rdflib import XSD, Graph, Literal, URIRef

from memcon.export.jsonld import jsonld
from memcon.export.nodes import read_nodes
from memcon.export.pages.claims import Claim
from memcon.export.terms import Term
from memcon.export.turtle import PREFIXES, turtle

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


class Files(Struct, frozen=True):
    """The same graph twice."""

    turtle: str
    jsonld: str


def files(claims: Iterable[Claim], base: str) -> Files:
    """The files of these claims; `base` is where the IRIs of the data begin."""
    graph = Graph("SimpleMemory", bind_namespaces="none")
    for claim in claims:
        graph.add((whole(claim.subject, base), whole(claim.term), value(claim, base)))
    nodes = read_nodes([graph])
    return Files("".join(turtle(nodes, base)), "".join(jsonld(nodes, base)))


def value(claim: Claim, base: str = "") -> Term:
    """The value of a claim."""
    if claim.refers:
        return whole(str(claim.value), base)
    if isinstance(claim.value, dt.date):
        return Literal(claim.value.isoformat(), datatype=XSD.date)
    return Literal(claim.value)


def whole(iri: str, base: str = "") -> URIRef:
    """A term without its prefix, an address as it is, any other IRI with the base before it."""
    prefix, colon, local = iri.partition(":")
    if prefix == "rdf":
        return URIRef(f"{RDF}{local}")
    if prefix in PREFIXES:
        return URIRef(f"{PREFIXES[prefix]}{local}")
    return URIRef(iri if colon and local.startswith("//") else f"{base}{iri}")
