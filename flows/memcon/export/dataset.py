"""dataset.ttl: what the data set is, in the words of DCAT 3 and VoID, for catalogues and their readers.

It has no time in it and no blank node: the same exports give the same bytes. A triple counts in each document
that tells it, so that `void:triples` is the number of lines of graph.nq. Sizes are xsd:integer, where DCAT
would have xsd:nonNegativeInteger, because stores turn that into xsd:integer.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from rdflib import DCTERMS, PROV, VOID, XSD, Literal, Namespace, URIRef

from memcon.export.counts import Totals
from memcon.export.files import Written
from memcon.export.terms import TYPE, Term, full, short
from memcon.map.documents import is_address
from memcon.vocabulary import MC

# rdflib's own is DCAT 2, without dcat:version
DCAT = Namespace("http://www.w3.org/ns/dcat#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
MEDIA = "https://www.iana.org/assignments/media-types/"
# by the last endings of a file's name
MEDIA_TYPES = {
    ".ttl": "text/turtle",
    ".nq": "application/n-quads",
    ".nt": "application/n-triples",
    ".jsonld": "application/ld+json",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".csv": "text/csv",
    ".md": "text/markdown",
}
GZIP = f"{MEDIA}application/gzip"
GRAPHS = (".ttl", ".nq", ".nt", ".jsonld")
PREFIXES = {
    "mc": "https://w3id.org/memcon/ns#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
VOCABULARIES = ("mc", "dcterms", "skos")
Node = tuple[URIRef, Sequence[tuple[URIRef, Term]]]


class About(Struct, frozen=True):
    """What a person or the software says of a data set."""

    run: URIRef
    """The run that made it."""
    version: str
    """Of memcon, rules and tables included."""
    model: str
    """Name of the language model."""
    ontology: str
    """Address of the ontology's version: "https://w3id.org/memcon/ns/0.1.0"."""
    licence: str | None = None
    """Of the data set, an address or words; None where it is not stated. Documents state their own."""
    title: str = "memcon: who met whom, who said what"


def dataset(totals: Totals, files: Sequence[Written], about: About, base: str) -> Iterator[str]:
    """The lines of dataset.ttl. `files` are the exports that it describes, itself not among them."""
    yield f"@base <{base}> .\n"
    yield from (f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    names = {_iri(base, "distribution", file.name): file.name for file in files}
    for term in (*totals.classes, *totals.properties):
        names[_iri(base, "partition", term)] = short(URIRef(term), PREFIXES, base)
    for heading, nodes in (
        ("The data set", [_dataset(totals, files, about, base), _run(about)]),
        ("Files", [node for file in files for node in _file(file, about, base)]),
        ("How many of each class", list(_partitions("class", totals.classes, base))),
        ("How many triples of each property", list(_partitions("property", totals.properties, base))),
    ):
        yield f"\n\n### {heading}\n"
        for node in nodes:
            yield from _lines(node, names, base)


def _dataset(totals: Totals, files: Sequence[Written], about: About, base: str) -> Node:
    said: list[tuple[URIRef, Term]] = [
        (TYPE, DCAT.Dataset),
        (TYPE, VOID.Dataset),
        (DCTERMS.title, Literal(about.title, lang="en")),
        (DCTERMS.description, Literal(_description(totals, about), lang="en")),
        *_licence(about),
        (DCTERMS.conformsTo, URIRef(about.ontology)),
        (PROV.wasGeneratedBy, about.run),
        *((DCAT.distribution, _iri(base, "distribution", file.name)) for file in files),
        (VOID.uriSpace, Literal(base)),
        *((VOID.vocabulary, URIRef(PREFIXES[prefix])) for prefix in VOCABULARIES),
        (VOID.triples, Literal(totals.triples)),
        (VOID.entities, Literal(totals.entities)),
        (VOID.classes, Literal(len(totals.classes))),
        (VOID.properties, Literal(len(totals.properties))),
        *((VOID.classPartition, _iri(base, "partition", kind)) for kind in totals.classes),
        *((VOID.propertyPartition, _iri(base, "partition", term)) for term in totals.properties),
    ]
    graph = next((file for file in files if file.name == "graph.nq"), None)
    if graph:
        # the same statements give the same version
        said.insert(2, (DCAT.version, Literal(graph.sha256[:16])))
    return URIRef(f"{base}dataset"), said


def _description(totals: Totals, about: About) -> str:
    """In words, because a licence and a count say little without them."""
    own = "" if about.licence else " No licence is stated for the data set as a whole."
    return (
        f"What {_documents(totals.documents)} of meetings and statements, with the words that each "
        "fact rests on, read by software: that a document reports something does not make it true, and the "
        "software errs. Each document's facts are a named graph; a triple counts in each graph that has it. "
        "The words of the documents, which evidence, contents and quotes hold, stay under the documents' own "
        f"licences, which differ (dcterms:license of each).{own}"
    )


def _documents(number: int) -> str:
    return "1 document reports" if number == 1 else f"{number:,} documents report"


def _licence(about: About) -> Iterator[tuple[URIRef, Term]]:
    if about.licence:
        stated = about.licence
        yield DCTERMS.license, URIRef(stated) if is_address(stated) else Literal(stated)


def _run(about: About) -> Node:
    """The run, as far as it tells by what the data were made; the rest stands in run.ttl."""
    return about.run, [(TYPE, MC.Run), (MC.version, Literal(about.version)), (MC.model, Literal(about.model))]


def _file(file: Written, about: About, base: str) -> Iterator[Node]:
    packed = file.name.endswith(".gz")
    ending = next((end for end in MEDIA_TYPES if file.name.removesuffix(".gz").endswith(end)), None)
    checksum = _iri(base, "checksum", file.sha256)
    said: list[tuple[URIRef, Term]] = [(TYPE, DCAT.Distribution), (DCTERMS.title, Literal(file.name))]
    if ending:
        said.append((DCAT.mediaType, URIRef(MEDIA + MEDIA_TYPES[ending])))
    if packed:
        said.append((DCAT.compressFormat, URIRef(GZIP)))
    if ending in GRAPHS:
        said.append((DCTERMS.conformsTo, URIRef(about.ontology)))
    said += [(DCAT.byteSize, Literal(file.size)), (SPDX.checksum, checksum)]
    yield _iri(base, "distribution", file.name), said
    yield (
        checksum,
        [
            (TYPE, SPDX.Checksum),
            (SPDX.algorithm, SPDX.checksumAlgorithm_sha256),
            (SPDX.checksumValue, Literal(file.sha256, datatype=XSD.hexBinary)),
        ],
    )


def _partitions(kind: str, sizes: Mapping[str, int], base: str) -> Iterator[Node]:
    """A part of the data set for each class, or for each property."""
    size = VOID.entities if kind == "class" else VOID.triples
    for term, number in sizes.items():
        yield _iri(base, "partition", term), [(VOID[kind], URIRef(term)), (size, Literal(number))]


def _iri(base: str, kind: str, name: str) -> URIRef:
    return URIRef(f"{base}{kind}/{hashlib.sha256(name.encode()).hexdigest()[:16]}")


def _lines(node: Node, names: Mapping[URIRef, str], base: str) -> Iterator[str]:
    """A node in Turtle, one value a line, with the names of what it refers to as comments."""
    subject, said = node
    yield f"\n{short(subject, PREFIXES, base)}\n"
    for term in dict.fromkeys(term for term, _ in said):
        values = [value for each, value in said if each == term]
        name = "a" if term == TYPE else short(term, PREFIXES, base)
        if len(values) == 1 or term == TYPE:
            yield f"  {name} {' , '.join(_spelt(value, base) for value in values)} ;\n"
            continue
        yield f"  {name}\n"
        for number, value in enumerate(values, 1):
            comment = f"  # {names[value]}" if isinstance(value, URIRef) and value in names else ""
            yield f"    {_spelt(value, base)} {';' if number == len(values) else ','}{comment}\n"
    yield ".\n"


def _spelt(value: Term, base: str) -> str:
    worded = isinstance(value, Literal) and value.language
    return full(value) if worded else short(value, PREFIXES, base)
