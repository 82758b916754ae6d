"""What the endpoint says of itself: SPARQL 1.1 Service Description."""

import pyoxigraph as ox

from memcon.serve.follower import Edition
from memcon.serve.protocol import GRAPHS

SD, FORMATS = "http://www.w3.org/ns/sparql-service-description#", "http://www.w3.org/ns/formats/"
VOID, RDF = "http://rdfs.org/ns/void#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RESULTS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "N-Quads", "JSON-LD", "RDF_XML",
)  # fmt: skip
TYPES = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}
MEDIA = {all_[0]: TYPES[form] for form, all_ in GRAPHS.items() if form in TYPES}


def description(endpoint: str, edition: Edition | None, media: str) -> bytes:
    """The description of the endpoint at that address, in one of MEDIA."""
    triples = list(_triples(ox.NamedNode(endpoint), edition))
    prefixes = {"sd": SD, "void": VOID, "formats": FORMATS}
    return ox.serialize(triples, format=MEDIA[media], prefixes=prefixes) or b""


def _triples(endpoint: ox.NamedNode, edition: Edition | None) -> list[ox.Triple]:
    service, data, union = (ox.NamedNode(f"{endpoint.value}#{part}") for part in ("service", "data", "union"))

    def triple(subject: ox.NamedNode, term: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
        return ox.Triple(subject, ox.NamedNode(term), value)

    def kind(subject: ox.NamedNode, name: str) -> ox.Triple:
        return triple(subject, f"{RDF}type", ox.NamedNode(f"{SD}{name}"))

    triples = [
        kind(service, "Service"),
        triple(service, f"{SD}endpoint", endpoint),
        triple(service, f"{SD}supportedLanguage", ox.NamedNode(f"{SD}SPARQL11Query")),
        *(triple(service, f"{SD}resultFormat", ox.NamedNode(f"{FORMATS}{name}")) for name in RESULTS),
        triple(service, f"{SD}defaultDataset", data),
        kind(data, "Dataset"),
        triple(data, f"{SD}defaultGraph", union),
        kind(union, "Graph"),
    ]
    if edition is not None:
        total = ox.Literal(edition.documents)
        triples.append(triple(data, f"{VOID}documents", total))
        triples.append(triple(service, f"{SD}availableGraphs", ox.NamedNode(f"{endpoint.value}#graphs")))
        triples.append(kind(ox.NamedNode(f"{endpoint.value}#graphs"), "GraphCollection"))
    return triples
