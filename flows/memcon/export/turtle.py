"""Turtle that is meant to be read and compared: one property a line, data relative to the base, and beside
each reference, as a comment, what a person calls the thing referred to.
"""

from collections.abc import Iterator, Sequence

from rdflib import URIRef

from memcon.export.nodes import Nodes, name, section
from memcon.export.terms import TYPE, Term, short

PREFIXES = {
    "mc": "https://w3id.org/memcon/ns#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# characters of a name that a comment shows
WIDTH = 60


def turtle(nodes: Nodes, base: str) -> Iterator[str]:
    """The lines of a Turtle file with these nodes, each with its line break."""
    yield from prolog(base)
    yield from described(nodes, base)


def prolog(base: str) -> Iterator[str]:
    """The lines that a Turtle file begins with."""
    yield f"@base <{base}> .\n"
    yield from (f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())


def described(nodes: Nodes, base: str) -> Iterator[str]:
    """The lines that describe these nodes: what one document says, between those of others."""
    kind = ""
    for iri, node in nodes.items():
        if section(node) != kind:
            kind = section(node)
            yield f"\n\n### {kind}\n"
        yield "\n"
        yield from node_lines(nodes, iri, base)


def node_lines(nodes: Nodes, iri: URIRef, base: str) -> Iterator[str]:
    """The lines that describe one of these nodes."""
    yield f"{short(iri, PREFIXES, base)}\n"
    for term, values in nodes[iri].items():
        spelt = "a" if term == TYPE else short(term, PREFIXES, base)
        if len(values) == 1 or term == TYPE:
            listed = " , ".join(short(value, PREFIXES, base) for value in values)
            yield f"  {spelt} {listed} ;{_comment(nodes, values[0])}\n"
        else:
            yield f"  {spelt}\n"
            yield from _list(nodes, values, base)
    yield ".\n"


def _list(nodes: Nodes, values: Sequence[Term], base: str) -> Iterator[str]:
    for number, value in enumerate(values, 1):
        mark = ";" if number == len(values) else ","
        yield f"    {short(value, PREFIXES, base)} {mark}{_comment(nodes, value)}\n"


def _comment(nodes: Nodes, value: Term) -> str:
    """Printable characters alone: a line break would end the comment, a direction mark turn the line."""
    words = name(nodes, value) if isinstance(value, URIRef) else ""
    words = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    words = words if len(words) <= WIDTH else f"{words[: WIDTH - 1]}…"
    return f"  # {words}" if words else ""
