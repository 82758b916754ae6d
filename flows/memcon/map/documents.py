"""A document and what its metadata states of it."""

import re
from collections.abc import Iterator

from rdflib import DCTERMS, RDF, XSD, Graph, Literal, URIRef

from memcon.errors import InputError
from memcon.map.evidence import Triple
from memcon.map.iris import document_iri
from memcon.model import Document, Issue
from memcon.vocabulary import MC

# what RDF 1.1 lets stand in an absolute web address
ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+", re.IGNORECASE)


def document_triples(base: str, document: Document) -> Iterator[Triple]:
    """The document's node; a text's own characters are in none of its properties, only in evidence."""
    node = document_iri(base, document)
    yield node, RDF.type, MC.Document
    yield node, DCTERMS.identifier, Literal(document.identifier)
    yield node, MC.sha256, Literal(document.sha256)
    if document.date:
        yield node, DCTERMS.issued, Literal(document.date.isoformat(), datatype=XSD.date)
    if document.url and is_address(document.url):
        yield node, DCTERMS.source, URIRef(document.url)
    if document.licence:
        yield node, DCTERMS.license, _address_or_words(document.licence)
    stated = (
        (DCTERMS.title, document.title),
        (DCTERMS.publisher, document.publisher),
        (DCTERMS.creator, document.author),
        (DCTERMS.language, document.language),
    )
    yield from ((node, term, Literal(words)) for term, words in stated if words)


def document_issues(document: Document) -> Iterator[Issue]:
    """What of the metadata cannot be said in the graph."""
    if document.url and not is_address(document.url):
        yield Issue(
            document=document.identifier,
            stage="map",
            problem=f"The url in the metadata, “{document.url}”, is no web address; it was left out.",
            advice="Write the whole address, from https:// on and without spaces, into the metadata file.",
            severity="warning",
        )


def is_address(text: str) -> bool:
    """Is it a whole web address that can stand in a graph?"""
    return ADDRESS.fullmatch(text) is not None


def document_of(graph: Graph) -> URIRef:
    """The one document that a graph is about; raises InputError where there is none or more than one."""
    documents = [str(subject) for subject in graph.subjects(RDF.type, MC.Document)]
    if len(documents) != 1:
        raise InputError(
            f"The graph of a document must describe one document; this one has {len(documents)}."
        )
    return URIRef(documents[0])


def _address_or_words(text: str) -> URIRef | Literal:
    return URIRef(text) if is_address(text) else Literal(text)
