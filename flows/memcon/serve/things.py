"""What the store says of one thing: as Turtle, JSON-LD and N-Triples, and as a page where it has no page of
its own.

An IRI of ours is a promise that somebody who asks for it learns something (Cool URIs for the Semantic Web).
"""

from collections.abc import Iterator
from itertools import islice

import pyoxigraph as ox
import rdflib
from msgspec import Struct

from memcon.export.jsonld import jsonld
from memcon.export.nodes import Nodes, name, read_nodes
from memcon.export.pages.rendering import rendered
from memcon.export.terms import TYPE, Term, short
from memcon.export.turtle import PREFIXES, turtle
from memcon.vocabulary import MC

# an actor is mentioned in thousands of documents: so many values of a property are told, with what they mean
MOST = 200
# references to a thing that its page lists
REFERRING = 100
UNION = ox.DefaultGraph()
LABELS = tuple(
    ox.NamedNode(iri)
    for iri in (
        "http://www.w3.org/2004/02/skos/core#prefLabel",
        "http://purl.org/dc/terms/title",
        "http://purl.org/dc/terms/identifier",
        str(MC.office),
        str(MC.cue),
    )
)
KIND = ox.NamedNode(str(TYPE))
EVIDENCE = "#char="
# a page may link to these; another scheme could be a script
LINKED = ("http://", "https://")
OTHERS = {
    **PREFIXES,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "void": "http://rdfs.org/ns/void#",
    "spdx": "http://spdx.org/rdf/terms#",
}


class Told(Struct, frozen=True):
    """What is told of a thing."""

    triples: list[ox.Triple]
    """Its own, those of its evidence, and the labels of what they name."""
    left_out: int
    """Values that are not told, since there are too many."""


class Value(Struct, frozen=True):
    """A value as a page shows it."""

    text: str
    href: str | None = None
    """Relative to the root of the site where it is ours."""
    words: bool = False
    """Whether the text is a document's."""


def known(store: ox.Store, iri: str) -> bool:
    """Whether the store says anything of an IRI."""
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return False
    return next(store.quads_for_pattern(node, None, None, UNION), None) is not None


def told(store: ox.Store, iri: str) -> Told:
    """What the store says of an IRI."""
    number: dict[ox.NamedNode, int] = {}
    own: list[ox.Triple] = []
    left_out = 0
    for quad in store.quads_for_pattern(ox.NamedNode(iri), None, None, UNION):
        number[quad.predicate] = number.get(quad.predicate, 0) + 1
        if number[quad.predicate] > MOST:
            left_out += 1
        else:
            own.append(quad.triple)
    evidence = [triple for one in _referred(own) if EVIDENCE in one.value for triple in _about(store, one)]
    named = dict.fromkeys(_referred((*own, *evidence)))
    labels = [triple for one in named if EVIDENCE not in one.value for triple in _labels(store, one)]
    return Told(list(dict.fromkeys((*own, *evidence, *labels))), left_out)


def _referred(triples: list[ox.Triple] | tuple[ox.Triple, ...]) -> Iterator[ox.NamedNode]:
    return (triple.object for triple in triples if isinstance(triple.object, ox.NamedNode))


def _about(store: ox.Store, node: ox.NamedNode) -> Iterator[ox.Triple]:
    return (quad.triple for quad in islice(store.quads_for_pattern(node, None, None, UNION), MOST))


def _labels(store: ox.Store, node: ox.NamedNode) -> Iterator[ox.Triple]:
    for label in LABELS:
        yield from (quad.triple for quad in islice(store.quads_for_pattern(node, label, None, UNION), 1))


def nodes(triples: list[ox.Triple]) -> Nodes:
    """The same as nodes, in the order in which people read them."""
    spelt = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return read_nodes([rdflib.Graph().parse(data=spelt, format="nt")])


def described(store: ox.Store, iri: str, form: str, base: str) -> tuple[bytes, int]:
    """What the store says of an IRI as ttl, jsonld or nt, and how many values were left out of it."""
    all_ = told(store, iri)
    if form == "nt":
        lines = sorted(f"{triple} .\n" for triple in all_.triples)
        return "".join(lines).encode(), all_.left_out
    found = nodes(all_.triples)
    if form == "jsonld":
        return "".join(jsonld(found, base)).encode(), all_.left_out
    first = f"# {all_.left_out:,} more values are left out: ask the SPARQL endpoint for them.\n"
    return ((first if all_.left_out else "") + "".join(turtle(found, base))).encode(), all_.left_out


class Page(Struct, frozen=True):
    """What a page about a thing shows."""

    title: str
    kinds: tuple[str, ...]
    facts: tuple[tuple[str, tuple[Value, ...]], ...]
    """Names of properties and their values."""
    referring: tuple[tuple[str, Value], ...]
    """Names of properties, and what refers to the thing by them."""
    left_out: int


def page_about(store: ox.Store, iri: str, base: str, path: str) -> bytes:
    """A page about an IRI, for the address of `path`."""
    return rendered("node.html", f"{path}.html", iri=iri, about=page(store, iri, base), most=MOST)


def page(store: ox.Store, iri: str, base: str) -> Page:
    """What a page about an IRI shows."""
    all_ = told(store, iri)
    quads = islice(store.quads_for_pattern(None, None, ox.NamedNode(iri), UNION), REFERRING)
    referring = [quad.triple for quad in quads if isinstance(quad.subject, ox.NamedNode)]
    subjects = dict.fromkeys(
        triple.subject for triple in referring if isinstance(triple.subject, ox.NamedNode)
    )
    more = [t for one in subjects for t in (_about if EVIDENCE in one.value else _labels)(store, one)]
    found = nodes(list(dict.fromkeys((*all_.triples, *more))))
    own = found[rdflib.URIRef(iri)]
    return Page(
        title=name(found, rdflib.URIRef(iri)) or iri.removeprefix(base),
        kinds=tuple(short(kind, OTHERS, base) for kind in own.get(TYPE, ())),
        facts=tuple(
            (short(term, OTHERS, base), tuple(_value(found, one, base) for one in values))
            for term, values in own.items()
            if term != TYPE
        ),
        referring=tuple(
            (
                short(rdflib.URIRef(triple.predicate.value), OTHERS, base),
                _value(found, rdflib.URIRef(triple.subject.value), base),
            )
            for triple in referring
            if isinstance(triple.subject, ox.NamedNode)
        ),
        left_out=all_.left_out,
    )


def _value(found: Nodes, term: Term, base: str) -> Value:
    if not isinstance(term, rdflib.URIRef):
        return Value(str(term))
    label = name(found, term)
    return Value(
        label or short(term, OTHERS, base).strip("<>"),
        address(str(term), base),
        EVIDENCE in term and bool(label),
    )


def address(iri: str, base: str) -> str | None:
    """Where a page links to for an IRI: the site's own page for one of ours, relative to its root."""
    if iri.startswith(base):
        local, mark, fragment = iri.removeprefix(base).partition("#")
        return f"{local}.html{mark}{fragment}"
    if iri.startswith(PREFIXES["mc"]):
        return f"ontology.html#{iri.removeprefix(PREFIXES['mc'])}"
    return iri if iri.startswith(LINKED) else None
