"""The nodes of all documents' graphs together, in the order in which people read them."""

from collections.abc import Iterable, Mapping, Sequence

from rdflib import DCTERMS, PROV, SKOS, Graph, URIRef

from memcon.export.terms import TYPE, Term, full, triples
from memcon.vocabulary import MC

Node = Mapping[URIRef, Sequence[Term]]
Nodes = Mapping[URIRef, Node]
Found = Mapping[URIRef, Mapping[URIRef, Iterable[Term]]]
# number of the section, identifier of the document, place in its text, name, IRI
Place = tuple[int, str, int, int, str, str]

SECTIONS = {
    "Runs": MC.Run,
    "Documents": MC.Document,
    "Meetings": MC.Meeting,
    "Statements": MC.Statement,
    "Tenures": MC.Tenure,
    "States": MC.State,
    "Organisations": MC.Organisation,
    "Persons": MC.Person,
    "Groups": MC.Group,
    "Actors": MC.Actor,
    "Places": MC.Place,
    "Topics": MC.Topic,
    "Evidence": MC.Evidence,
}
SECTION_NUMBERS = {name: number for number, name in enumerate([*SECTIONS, "Others"])}
IDENTIFIER = DCTERMS.identifier
# who, does what, to whom, in which words, when and where, on which evidence; what is not here follows by IRI
READING_ORDER = (
    TYPE, DCTERMS.identifier, DCTERMS.title, DCTERMS.issued, DCTERMS.publisher, DCTERMS.creator,
    DCTERMS.source, DCTERMS.license, DCTERMS.language, MC.sha256, MC.duplicateOf,
    SKOS.prefLabel, SKOS.altLabel, SKOS.exactMatch, MC.mention,
    MC.holder, MC.office, MC.officeTitle, MC.former, MC.officeOf,
    MC.form, MC.status, MC.participant, MC.host, MC.place, MC.topic,
    MC.speaker, MC.act, MC.negated, MC.modality, MC.addressee, MC.stance, MC.target, MC.wording, MC.cue,
    MC.content, MC.quote, MC.madeAt, MC.sameUtteranceAs,
    MC.date, MC.dateEarliest, MC.dateLatest, MC.dateText, MC.dateBasis,
    MC.evidence, MC.speakerEvidence, MC.cueEvidence, MC.contentEvidence, MC.dateEvidence,
    MC.placeEvidence, MC.topicEvidence,
    MC.inDocument, MC.start, MC.end, MC.prefix, MC.exact, MC.suffix,
    MC.version, MC.model, PROV.startedAtTime, PROV.used,
)  # fmt: skip
RANK = {term: number for number, term in enumerate(READING_ORDER)}
LABELS = (SKOS.prefLabel, IDENTIFIER)
NAMES = (*LABELS, MC.exact, MC.office, MC.cue)
EVIDENCE = (MC.evidence, MC.speakerEvidence, MC.cueEvidence, MC.contentEvidence)


def read_nodes(graphs: Iterable[Graph]) -> Nodes:
    """All nodes of these graphs by IRI: by kind (documents, meetings, statements ...), facts and evidence by
    their place in the text, the others by name. Each node's properties and values are in order too.
    """
    found: dict[URIRef, dict[URIRef, set[Term]]] = {}
    for graph in graphs:
        for subject, term, value in triples(graph):
            found.setdefault(subject, {}).setdefault(term, set()).add(value)
    order = {iri: number for number, iri in enumerate(sorted(found, key=lambda iri: _place(found, iri)))}
    return {iri: _in_order(found[iri], order) for iri in order}


def section(node: Mapping[URIRef, Iterable[Term]]) -> str:
    """The kind that a node belongs to, in words: "Meetings"; "Others" for what memcon does not make."""
    kinds = node.get(TYPE, ())
    return next((name for name, kind in SECTIONS.items() if kind in kinds), "Others")


def name(nodes: Nodes, iri: URIRef) -> str:
    """What a person calls a node: its label, the words of evidence, the words of a fact; else ""."""
    node = nodes.get(iri, {})
    for term in NAMES:
        if term in node:
            return str(node[term][0])
    return next((name(nodes, URIRef(words)) for words in node.get(MC.evidence, ())), "")


def _in_order(node: Mapping[URIRef, Iterable[Term]], order: Mapping[URIRef, int]) -> Node:
    def by_node_then_spelling(value: Term) -> tuple[int, str, str]:
        return (order.get(value, -1) if isinstance(value, URIRef) else -1), str(value), full(value)

    terms = sorted(node, key=lambda term: (RANK.get(term, len(RANK)), term))
    return {term: tuple(sorted(node[term], key=by_node_then_spelling)) for term in terms}


def _place(found: Found, iri: URIRef) -> Place:
    node = found[iri]
    words = {iri} if MC.inDocument in node else {each for term in EVIDENCE for each in node.get(term, ())}
    spot = min((_spot(found, each) for each in words), default=("", 0, 0))
    label = next((_first(node, term) for term in LABELS if term in node), "")
    return SECTION_NUMBERS[section(node)], *spot, label, iri


def _spot(found: Found, words: Term) -> tuple[str, int, int]:
    """The identifier of the document that the words stand in, their start and their end."""
    node = found.get(URIRef(words), {})
    document = found.get(URIRef(_first(node, MC.inDocument)), {})
    return (
        _first(document, IDENTIFIER),
        int(_first(node, MC.start) or 0),
        int(_first(node, MC.end) or 0),
    )


def _first(node: Mapping[URIRef, Iterable[Term]], term: URIRef) -> str:
    return min(map(str, node.get(term, ())), default="")
