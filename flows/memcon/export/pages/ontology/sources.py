"""The files of the ontology, read once in a process."""

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct
from pyoxigraph import BlankNode, NamedNode, RdfFormat, parse
from pyoxigraph import Literal as Text
from rdflib import DCTERMS, OWL, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from memcon import ontology
from memcon.export.pages.ontology.alignments import Alignments, read_alignments
from memcon.export.pages.ontology.names import OURS, Names, read_names
from memcon.export.pages.ontology.rules import Shape, read_shapes
from memcon.export.pages.ontology.terms import Term, one_word, read_terms

TERMS, ALIGNMENTS, SHAPES, CONTEXT = FILES = (
    "memcon.ttl",
    "alignments.ttl",
    "shapes.ttl",
    "context.jsonld",
)


class Header(Struct, frozen=True):
    """What the ontology says of itself."""

    title: str
    description: str
    version: str
    version_iri: str
    licence: str


class Sources(Struct, frozen=True):
    """All that the files say."""

    header: Header
    terms: tuple[Term, ...]
    alignments: Alignments
    shapes: tuple[Shape, ...]
    names: Names
    files: Mapping[str, bytes]


@lru_cache(maxsize=1)
def sources() -> Sources:
    """The files of the installation."""
    return read_sources({name: (ontology.folder() / name).read_bytes() for name in FILES})


def read_sources(files: Mapping[str, bytes]) -> Sources:
    """What these files say, by their names."""
    terms, alignments, shapes = (_graph(files[name]) for name in (TERMS, ALIGNMENTS, SHAPES))
    names = read_names((terms, alignments, shapes))
    known = read_terms(terms, files[TERMS].decode(), names)
    return Sources(
        _header(terms),
        known,
        read_alignments(alignments, [term.name for term in known], names),
        read_shapes(shapes, names),
        names,
        files,
    )


def _graph(turtle: bytes) -> Graph:
    """Read by pyoxigraph, which takes a thirtieth of rdflib's time for it."""
    graph = Graph(bind_namespaces="none")
    parser = parse(turtle, RdfFormat.TURTLE)
    for triple in parser:
        graph.add((_node(triple.subject), _node(triple.predicate), _node(triple.object)))
    for prefix, space in parser.prefixes.items():
        graph.bind(prefix, space)
    return graph


def _node(term: object) -> Node:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    if isinstance(term, Text):
        return Literal(term.value, lang=term.language)
    raise TypeError(f"Turtle has no term of this kind: {term}")


def _header(graph: Graph) -> Header:
    def said(*properties: URIRef) -> str:
        return one_word(graph, URIRef(OURS.removesuffix("#")), properties)

    return Header(
        said(DCTERMS.title),
        said(DCTERMS.description),
        said(OWL.versionInfo),
        said(OWL.versionIRI),
        said(DCTERMS.license),
    )
