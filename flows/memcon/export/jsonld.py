"""JSON-LD for people who read JSON: nested, with its context inside, and each node described once.

Evidence, places and topics are described where they are first referred to. A later reference, and any
reference to an actor, is the node's id with its label (or words) repeated, so that nobody has to look it up.
"""

import json
from collections.abc import Collection, Iterator
from typing import Any

from rdflib import SKOS, XSD, Literal, URIRef

from memcon.export.context import Name, names, used_context
from memcon.export.nodes import Nodes, section
from memcon.export.terms import PLAIN, TYPE, Term, relative
from memcon.vocabulary import MC

NESTED = {"Evidence", "Places", "Topics"}
# what a reference repeats of the node that it refers to
REPEATED = (SKOS.prefLabel, MC.exact)
INTEGER, BOOLEAN = XSD.integer, XSD.boolean
spelt = json.JSONEncoder(ensure_ascii=False).encode
# columns that an object or list may fill to stand on one line
WIDTH = 118


def jsonld(nodes: Nodes, base: str) -> Iterator[str]:
    """The pieces of a JSON-LD file with these nodes."""
    yield from opening(keys(nodes), base)
    yield members(nodes, base)
    yield from closing()


def opening(used: Collection[str], base: str) -> Iterator[str]:
    """What a file begins with, in which those short names are used."""
    yield '{\n  "@context": '
    yield from _lines(used_context(set(used), base), "  ")
    yield ',\n  "@graph": ['


def members(nodes: Nodes, base: str) -> str:
    """These nodes as members of the graph, with commas between them: what one document says."""
    described: set[URIRef] = set()
    listed = (_described(nodes, iri, base, described) for iri in nodes if iri not in described)
    return ",".join(f"\n    {''.join(_lines(member, '    '))}" for member in listed)


def keys(nodes: Nodes) -> set[str]:
    """All short names that these nodes use."""
    known = names()
    used = {term for node in nodes.values() for term in node}
    values = (value for node in nodes.values() for listed in node.values() for value in listed)
    used |= {value for value in values if isinstance(value, URIRef)}
    return {known[term].key for term in used if term in known}


def closing() -> Iterator[str]:
    """What a file ends with."""
    yield "\n  ]\n}\n"


def _described(nodes: Nodes, iri: URIRef, base: str, described: set[URIRef]) -> dict[str, Any]:
    """A node with all that is said of it; `described` grows by it and by what is nested in it."""
    described.add(iri)
    known = names()
    member: dict[str, Any] = {"id": relative(iri, base)}
    for term, values in nodes[iri].items():
        if term == TYPE:
            name, written = Name("type"), [_key(value) for value in values]
        else:
            name = known.get(term, Name(str(term)))
            written = [_value(nodes, name, value, base, described) for value in values]
        member[name.key] = written if name.listed or len(written) > 1 else written[0]
    return member


def _value(nodes: Nodes, name: Name, value: Term, base: str, described: set[URIRef]) -> Any:
    if isinstance(value, Literal):
        return _literal(name, value)
    if value in nodes and section(nodes[value]) in NESTED and value not in described:
        return _described(nodes, value, base, described)
    repeated = {_key(term): str(nodes[value][term][0]) for term in REPEATED if term in nodes.get(value, {})}
    if repeated:
        return {"id": relative(value, base), **repeated}
    if name.coercion == "@vocab":
        return _key(value)
    return relative(value, base) if name.coercion == "@id" else {"id": relative(value, base)}


def _literal(name: Name, value: Literal) -> Any:
    text, kind = str(value), None if value.datatype in PLAIN else value.datatype
    if value.language:
        return {"@value": text, "@language": value.language}
    if name.coercion == (str(kind) if kind else None):
        return text
    if name.coercion is None and kind == INTEGER and text == str(int(text)):
        return int(text)
    if name.coercion is None and kind == BOOLEAN and text in ("true", "false"):
        return text == "true"
    return {"@value": text, "@type": str(kind)} if kind else {"@value": text}


def _key(term: Term) -> str:
    """The short name of a term, or its IRI where it has none."""
    known = names().get(URIRef(term))
    return known.key if known else str(term)


def _lines(value: Any, indent: str, key: str = "") -> Iterator[str]:
    """JSON, after its key if it has one, in which what fits on one line stands on one line."""
    flat = spelt(value)
    yield key
    if len(indent) + len(key) + len(flat) < WIDTH or not isinstance(value, dict | list) or not value:
        yield flat
        return
    keyed = isinstance(value, dict)
    first, last = "{}" if keyed else "[]"
    for number, member in enumerate(value):
        yield f"{',' if number else first}\n{indent}  "
        if keyed:
            yield from _lines(value[member], f"{indent}  ", f"{spelt(member)}: ")
        else:
            yield from _lines(member, f"{indent}  ")
    yield f"\n{indent}{last}"
