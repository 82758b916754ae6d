"""Findings of one document become its RDF graph: stable IRIs, no blank nodes, nothing dropped in silence."""

from dataclasses import dataclass
from itertools import chain

from rdflib import DCTERMS, SKOS, XSD, Graph

from memcon.errors import InputError
from memcon.map.actors import actor_keys, actor_triples, tenure_triples
from memcon.map.documents import document_issues, document_triples, is_address
from memcon.map.meetings import meeting_iris, meeting_issues, meeting_triples
from memcon.map.runs import map_run
from memcon.map.statements import statement_issues, statement_triples
from memcon.model import Findings, Issue
from memcon.vocabulary import MC

__all__ = ["Mapped", "map_document", "map_run"]

PREFIXES = {"mc": MC, "dcterms": DCTERMS, "skos": SKOS, "xsd": XSD}


@dataclass(frozen=True)
class Mapped:
    """The graph of one document, and the findings that could not go into it."""

    graph: Graph
    issues: tuple[Issue, ...]


def map_document(findings: Findings, base: str) -> Mapped:
    """The graph of a document's findings, with data IRIs under `base`, a web address that ends in "/".

    A meeting with fewer than two known parties, a statement of a source that is no known actor and one
    whose content the text does not tell are left out of the graph, each with an issue (a warning). Raises
    InputError when the base is no such address.
    """
    # nothing relative can follow a "?", and no "#char=" of evidence a "#"
    if not (is_address(base) and base.endswith("/") and not {"?", "#"} & set(base)):
        raise InputError(
            f"The base of the data, {base}, must be a web address that ends in / without ? or #."
        )
    keys = actor_keys(findings)
    meetings = meeting_iris(base, findings, keys)
    graph = Graph("SimpleMemory", bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for triple in chain(
        document_triples(base, findings.document),
        actor_triples(base, findings),
        tenure_triples(base, findings),
        meeting_triples(base, findings, keys, meetings),
        statement_triples(base, findings, keys, meetings),
    ):
        graph.add(triple)
    issues = chain(
        document_issues(findings.document),
        meeting_issues(findings, keys),
        statement_issues(findings, keys),
    )
    return Mapped(graph, tuple(issues))
