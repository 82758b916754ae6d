"""What alignments.ttl says: which terms of others ours are close to, and the codes that it describes."""

from collections.abc import Iterable

from msgspec import Struct
from rdflib import DCTERMS, OWL, RDF, SKOS, Graph, URIRef

from memcon.export.pages.ontology.names import OURS, Names, Piece
from memcon.export.pages.ontology.terms import LABELS, one_word


class Link(Struct, frozen=True):
    """A triple from one of our terms to one of others."""

    name: str
    """Ours, without its prefix."""
    relation: Piece
    theirs: Piece
    label: str
    """What the file calls theirs; empty where it does not describe it."""


class Code(Struct, frozen=True):
    """A concept of a scheme that has no IRIs of its own."""

    concept: Piece
    notation: str
    label: str


class Scheme(Struct, frozen=True):
    """Such a scheme."""

    iri: Piece
    label: str
    codes: tuple[Code, ...]


class Alignments(Struct, frozen=True):
    """The file."""

    iri: str
    title: str
    version: str
    version_iri: str
    licence: str
    links: tuple[Link, ...]
    schemes: tuple[Scheme, ...]

    def of(self, name: str) -> tuple[Link, ...]:
        """What one of our terms is close to."""
        return tuple(link for link in self.links if link.name == name)


def read_alignments(graph: Graph, ours: Iterable[str], names: Names) -> Alignments:
    """The alignments of our terms, in the order in which those are given."""
    header = URIRef(str(graph.value(None, RDF.type, OWL.Ontology)))
    schemes = map(URIRef, map(str, graph.subjects(RDF.type, SKOS.ConceptScheme)))
    return Alignments(
        iri=header,
        title=one_word(graph, header, (DCTERMS.title,)),
        version=one_word(graph, header, (OWL.versionInfo,)),
        version_iri=one_word(graph, header, (OWL.versionIRI,)),
        licence=one_word(graph, header, (DCTERMS.license,)),
        links=tuple(
            Link(
                name,
                names.piece(relation),
                names.piece(theirs),
                one_word(graph, URIRef(str(theirs)), LABELS),
            )
            for name in ours
            for relation, theirs in graph.predicate_objects(URIRef(f"{OURS}{name}"))
        ),
        schemes=tuple(
            Scheme(names.piece(each), one_word(graph, each, LABELS), _codes(graph, each, names))
            for each in schemes
        ),
    )


def _codes(graph: Graph, scheme: URIRef, names: Names) -> tuple[Code, ...]:
    found = map(URIRef, map(str, graph.subjects(SKOS.inScheme, scheme)))
    return tuple(
        Code(names.piece(each), one_word(graph, each, (SKOS.notation,)), one_word(graph, each, LABELS))
        for each in found
    )
