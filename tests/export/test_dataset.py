"""dataset.ttl: counts that are right in any order, known terms, no blank node, same bytes."""

import re
from itertools import permutations

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st
from msgspec import json
from msgspec.structs import replace
from rdflib import Graph, URIRef

from examples import column, empty, readout
from memcon.export.counts import Counts, Totals, counts, total
from memcon.export.dataset import About, dataset
from memcon.export.files import Written
from memcon.map import map_document
from memcon.vocabulary import MC

BASE = "https://example.org/id/"
ABOUT = About(URIRef(f"{BASE}run/0123456789abcdef"), "9.9.9", "model", "https://w3id.org/memcon/ns/9.9.9")
FILES = (
    Written("graph.nq", 1234, "ab" * 32),
    Written("graph.ttl", 5, "cd" * 32),
    Written("joined.csv", 6, "ef" * 32),
    Written("more.nq.gz", 7, "01" * 32),
    Written("odd", 8, "23" * 32),
)
WELL_KNOWN = ("dcat", "dcterms", "prov", "rdf", "spdx", "void")


def graphs():
    return [map_document(findings, BASE).graph for findings in (readout(), column(), empty())]


def text(totals, files=FILES, about=ABOUT):
    return "".join(dataset(totals, files, about, BASE))


def test_counts_are_those_of_the_graphs():
    made = graphs()
    found = total(map(counts, made))
    union = {triple for graph in made for triple in graph}
    types = {(s, o) for s, p, o in union if p.endswith("#type")}
    assert found.documents == 3
    assert found.triples == sum(map(len, made))
    assert found.entities == len({s for s, _ in types})
    assert dict(found.classes) == {str(k): sum(o == k for _, o in types) for k in {o for _, o in types}}
    assert sum(found.properties.values()) == found.triples
    assert found.properties[str(MC.speaker)] == sum(
        len(list(g.triples((None, MC.speaker, None)))) for g in made
    )


def test_what_documents_share_counts_once():
    # Norway is in both; each has its own statements
    one, other = (counts(graph) for graph in graphs()[:2])
    both = total([one, other])
    assert both.classes[str(MC.State)] == 2
    assert (
        both.classes[str(MC.Statement)] == one.entities[str(MC.Statement)] + other.entities[str(MC.Statement)]
    )


def test_counts_add_up_in_any_order_and_survive_json():
    made = [counts(graph) for graph in graphs()]
    assert len({json.encode(total(order)) for order in permutations(made)}) == 1
    assert [json.decode(json.encode(one), type=Counts) for one in made] == made


def parsed(turtle):
    graph = Graph()
    graph.parse(data=turtle, format="turtle")
    return graph


def test_it_is_turtle_with_known_terms_and_no_blank_node():
    turtle = text(total(map(counts, graphs())))
    quads = list(ox.parse(turtle, format=ox.RdfFormat.TURTLE))
    assert len(quads) == len(parsed(turtle)) == len({str(quad) for quad in quads})
    prefixes = dict(re.findall(r"@prefix (\w+): <(.*)> \.", turtle))
    known = tuple(prefixes[name] for name in WELL_KNOWN if name in prefixes)
    for quad in quads:
        assert isinstance(quad.subject, ox.NamedNode)
        assert not isinstance(quad.object, ox.BlankNode)
        term = quad.predicate.value
        assert term.startswith((*known, "http://www.w3.org/1999/02/22-rdf-syntax-ns#")) or URIRef(term) in MC


def ask(turtle, names, pattern):
    store = ox.Store()
    store.load(turtle, format=ox.RdfFormat.TURTLE)
    prefixes = dict(re.findall(r"@prefix (\w+): <(.*)> \.", turtle))
    found = store.query(f"SELECT {names} {{ {pattern} }} ORDER BY {names}", prefixes=prefixes)
    return [[term and term.value for term in row] for row in found]


def test_it_says_what_a_catalogue_asks():
    licensed = replace(ABOUT, licence="https://example.org/licence")
    totals = total(map(counts, graphs()))
    turtle = text(totals, about=licensed)
    stated = "?set a dcat:Dataset, void:Dataset ; dcterms:license ?licence ; dcat:version ?version"
    assert ask(turtle, "?set ?licence ?version", stated) == [[f"{BASE}dataset", licensed.licence, "ab" * 8]]
    made = "?set prov:wasGeneratedBy ?run . ?run mc:version ?version ; mc:model ?model"
    assert ask(turtle, "?run ?version ?model", made) == [[str(ABOUT.run), "9.9.9", "model"]]
    counted = "VALUES ?kind { mc:Statement } ?part void:class ?kind ; void:entities ?number"
    assert ask(turtle, "?number", counted) == [[str(totals.classes[str(MC.Statement)])]]
    assert "documents' own licences" in turtle


def test_its_files():
    files = """
        ?set dcat:distribution ?file . ?file dcterms:title ?name ; dcat:byteSize ?size ;
          spdx:checksum ?checksum . ?checksum spdx:checksumValue ?sum .
        OPTIONAL { ?file dcat:mediaType ?type } OPTIONAL { ?file dcat:compressFormat ?packed }
    """
    media = "https://www.iana.org/assignments/media-types/"
    assert ask(text(Totals(0, 0, 0, {}, {})), "?name ?size ?sum ?type ?packed", files) == [
        ["graph.nq", "1234", "ab" * 32, f"{media}application/n-quads", None],
        ["graph.ttl", "5", "cd" * 32, f"{media}text/turtle", None],
        ["joined.csv", "6", "ef" * 32, f"{media}text/csv", None],
        ["more.nq.gz", "7", "01" * 32, f"{media}application/n-quads", f"{media}application/gzip"],
        ["odd", "8", "23" * 32, None, None],
    ]


def test_words_of_a_licence_and_none():
    totals = Totals(0, 0, 0, {}, {})
    assert 'dcterms:license "CC BY \\"4\\"" ;' in text(totals, about=replace(ABOUT, licence='CC BY "4"'))
    assert "dcterms:license " not in text(totals, ()).replace("(dcterms:license of each)", "")
    assert "No licence is stated" in text(totals, ())


@given(st.permutations(FILES))
def test_same_input_same_bytes(files):
    assert text(Totals(0, 0, 0, {}, {}), tuple(files)).splitlines()[0] == f"@base <{BASE}> ."
    assert sorted(text(Totals(0, 0, 0, {}, {}), tuple(files))) == sorted(text(Totals(0, 0, 0, {}, {})))
