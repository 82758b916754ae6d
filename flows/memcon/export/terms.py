"""How IRIs and literals are spelt in N-Quads and Turtle; one spelling for each, so that files compare."""

import re
from collections.abc import Iterator, Mapping

from rdflib import RDF, XSD, Graph, Literal, URIRef

from memcon.errors import InputError

Term = URIRef | Literal

# rdflib makes a term anew at each use of its name, and these are used for each triple
TYPE = RDF.type
PLAIN = frozenset({None, XSD.string})
BARE = frozenset({XSD.integer, XSD.boolean})
# the escapes of canonical N-Quads: what has a short one, then the other control characters
ESCAPES = {ord(raw): f"\\{short}" for raw, short in zip('"\\\n\r\t\b\f', '"\\nrtbf', strict=True)}
ESCAPES |= {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F) if code not in ESCAPES}
# the part of an IRI after its prefix, or after the base, that needs no escape in any parser
LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
RELATIVE = re.compile(r"[A-Za-z0-9_~-]+(/[A-Za-z0-9_~-]+)*(#char=\d+,\d+)?")


def triples(graph: Graph) -> Iterator[tuple[URIRef, URIRef, Term]]:
    """The triples of a graph, of IRIs and literals alone; raises InputError at a blank node."""
    for subject, term, value in graph:
        if not (
            isinstance(subject, URIRef) and isinstance(term, URIRef) and isinstance(value, URIRef | Literal)
        ):
            raise InputError(
                f"A graph to export must have no blank node; this one has {subject} {term} {value}."
            )
        yield subject, term, value


def quoted(text: str) -> str:
    """A text between quotation marks, on one line."""
    return f'"{text.translate(ESCAPES)}"'


def full(term: Term) -> str:
    """A term as N-Quads spell it."""
    if isinstance(term, URIRef):
        return f"<{term}>"
    if term.language:
        return f"{quoted(str(term))}@{term.language}"
    if term.datatype in PLAIN:
        return quoted(str(term))
    return f"{quoted(str(term))}^^<{term.datatype}>"


def short(term: Term, prefixes: Mapping[str, str], base: str) -> str:
    """A term as people read it in Turtle: prefixed names for vocabularies, IRIs relative to the base for
    data, bare numbers and truth values.
    """
    if isinstance(term, URIRef):
        return _short_iri(str(term), prefixes, base)
    if term.datatype in BARE:
        return str(term)
    if term.datatype in PLAIN:
        return full(term)
    return f"{quoted(str(term))}^^{_short_iri(str(term.datatype), prefixes, base)}"


def relative(iri: str, base: str) -> str:
    """An IRI of the data without the base, where it can be read back without doubt; else the whole IRI."""
    rest = iri.removeprefix(base)
    return rest if rest != iri and RELATIVE.fullmatch(rest) else iri


def _short_iri(iri: str, prefixes: Mapping[str, str], base: str) -> str:
    for prefix, namespace in prefixes.items():
        if iri.startswith(namespace) and LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{relative(iri, base)}>"
