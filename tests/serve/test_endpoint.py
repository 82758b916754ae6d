"""The query operation of the SPARQL 1.1 Protocol, and nothing of the update operation."""

import csv
import hashlib
import io
import json
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest

from exported import BASE, MC
from memcon.publish.queries import queries

PEOPLE = "SELECT ?person ?name { ?person a mc:Person ; skos:prefLabel ?name } ORDER BY ?name"
GRAPH = "CONSTRUCT { ?s skos:prefLabel ?o } { ?s skos:prefLabel ?o ; a mc:Person }"
NAMES = ["Ine <Dahl>", "Odd Berge"]
ROWS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
BROWSER = {"Accept": "text/html,*/*;q=0.8"}


def by_get(site, query, **headers):
    return site.get("/sparql", params={"query": query}, headers=headers)


def by_form(site, query, **headers):
    return site.client.post("/sparql", data={"query": query}, headers=headers)


def directly(site, query, **headers):
    typed = {"Content-Type": "application/sparql-query; charset=UTF-8", **headers}
    return site.client.post("/sparql", content=query.encode(), headers=typed)


@pytest.mark.parametrize("way", [by_get, by_form, directly])
def test_three_ways_to_ask(served, way):
    answer = way(served, PEOPLE)
    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert answer.headers["vary"] == "Accept"
    found = answer.json()
    assert found["head"]["vars"] == ["person", "name"]
    assert [row["name"]["value"] for row in found["results"]["bindings"]] == NAMES
    assert found["results"]["bindings"][1]["person"] == {"type": "uri", "value": f"{BASE}person/odd-berge"}


@pytest.mark.parametrize("media", ROWS)
def test_rows_in_each_form(served, media):
    answer = by_get(served, PEOPLE, Accept=media)
    assert answer.headers["content-type"].startswith(media)
    found = ox.parse_query_results(answer.content, format=ROWS[media])
    assert [row["name"].value for row in found] == NAMES


def test_rows_as_csv(served):
    answer = by_get(served, PEOPLE, Accept="text/csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert list(csv.reader(io.StringIO(answer.text)))[1] == [f"{BASE}person/ine-dahl", "Ine <Dahl>"]


@pytest.mark.parametrize("media", GRAPHS)
def test_graphs_in_each_form(served, media):
    answer = by_get(served, GRAPH, Accept=media)
    assert answer.headers["content-type"].startswith(media)
    found = ox.parse(answer.content, format=GRAPHS[media])
    assert sorted(quad.object.value for quad in found) == NAMES


@pytest.mark.parametrize(
    ("query", "form", "media"),
    [
        (PEOPLE, "csv", "text/csv; charset=utf-8"),
        (PEOPLE, "html", "text/html; charset=utf-8"),
        (GRAPH, "json-ld", "application/ld+json"),
        (GRAPH, "text/turtle", "text/turtle; charset=utf-8"),
        ("ASK { ?s ?p ?o }", "xml", "application/sparql-results+xml"),
    ],
)
def test_the_form_as_a_parameter(served, query, form, media):
    assert served.ask(query, form).headers["content-type"] == media


@pytest.mark.parametrize("kind", ["json", "xml", "csv", "tsv"])
def test_yes_or_no(served, kind):
    assert "true" in served.ask("ASK { ?s a mc:Person }", kind).text
    assert "false" in served.ask("ASK { ?s a mc:Nothing }", kind).text


def test_terms_of_all_kinds(served):
    query = """SELECT * { VALUES (?iri ?plain ?tagged ?typed ?none)
               { (<a:b> "x" "y"@en 7 UNDEF) } BIND(BNODE() AS ?blank) }"""
    found = served.ask(query).json()["results"]["bindings"][0]
    assert found["tagged"] == {"type": "literal", "value": "y", "xml:lang": "en"}
    integer = "http://www.w3.org/2001/XMLSchema#integer"
    assert found["typed"] == {"type": "literal", "value": "7", "datatype": integer}
    assert found["plain"] == {"type": "literal", "value": "x"}
    assert found["blank"]["type"] == "bnode"
    assert "none" not in found


def test_graphs_of_the_data_set(served):
    name = f"{BASE}document/a"
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    named = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"

    def number(query, **graphs):
        answer = served.get("/sparql", params={"query": query, **graphs})
        return int(answer.json()["results"]["bindings"][0]["n"]["value"])

    assert number(count, **{"default-graph-uri": name}) > 10
    assert number(named, **{"default-graph-uri": name}) == 0
    assert number(count, **{"named-graph-uri": name}) == 0
    assert number(named, **{"named-graph-uri": name}) > 10
    assert number(count.replace("{", f"FROM <{name}> {{")) > 10
    assert number(count, **{"default-graph-uri": "https://example.org/none"}) == 0
    wrong = served.get("/sparql", params={"query": count, "default-graph-uri": "no iri"})
    assert wrong.status_code == 400


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        (lambda s: s.ask("SELECT * {"), 400, "The query is not SPARQL: error at 1:11"),
        (lambda s: s.ask(""), 400, "The query is not SPARQL"),
        (lambda s: s.client.post("/sparql"), 415, "application/sparql-query"),
        (lambda s: s.client.post("/sparql", data={"other": "x"}), 400, "There is no query"),
        (
            lambda s: s.client.post("/sparql", content=b"x", headers={"Content-Type": "text/plain"}),
            415,
            "Send",
        ),
        (lambda s: s.get("/sparql?query=ASK%7B%7D&query=ASK%7B%7D"), 400, "one query at a time"),
        (lambda s: s.get("/sparql?query=%FF"), 400, "UTF-8"),
        (lambda s: s.ask("ASK {}", "png"), 406, "Ask for one of"),
        (lambda s: by_get(s, PEOPLE, Accept="text/turtle"), 406, "The answer has rows"),
        (lambda s: by_get(s, GRAPH, Accept="text/csv"), 406, "The answer is a graph"),
        (lambda s: by_get(s, GRAPH, Accept="image/png"), 406, "Ask for one of"),
        (lambda s: s.client.put("/sparql", content=b"x"), 405, "Method"),
    ],
)
def test_what_is_wrong_is_said(served, answer, status, said):
    refused = answer(served)
    assert refused.status_code == status
    assert said in refused.text
    assert "Traceback" not in refused.text
    assert str(served.output) not in refused.text


def test_updates_are_refused(served):
    update = 'INSERT DATA { <a:a> <a:b> "c" }'
    typed = {"Content-Type": "application/sparql-update"}
    assert served.client.post("/sparql", data={"update": update}).status_code == 403
    assert served.client.post("/sparql", content=update, headers=typed).status_code == 403
    assert served.get("/sparql", params={"update": update}).status_code == 403
    for words in (update, "LOAD <http://127.0.0.1:9/>", "DROP ALL", "DELETE WHERE { ?s ?p ?o }"):
        assert served.ask(words).status_code == 400
    assert served.rows("SELECT ?p { <a:a> ?p ?o }") == []


@pytest.mark.parametrize("media", GRAPHS)
def test_the_endpoint_describes_itself(served, media):
    answer = served.get("/sparql", headers={"Accept": media})
    assert answer.headers["content-type"].startswith(media)
    found = {str(quad) for quad in ox.parse(answer.content, format=GRAPHS[media])}
    assert any("sparql-service-description#SPARQL11Query" in one for one in found)
    assert any(f"<{served.address}/sparql>" in one for one in found)


def test_the_page(served):
    for path in ("/sparql", "/sparql.html"):
        page = served.get(path, headers=BROWSER)
        assert page.headers["content-type"] == "text/html; charset=utf-8"
        assert "<textarea" in page.text
    for question in queries().values():
        assert (f'action="questions/{question.name}"' in page.text) == (question.over == "graph")


def test_an_answer_on_the_page(served):
    page = served.get("/sparql", params={"query": PEOPLE}, headers=BROWSER).text
    assert '<td><a href="person/odd-berge.html"><bdi>person/odd-berge</bdi></a></td>' in page
    assert "<bdi>Ine &lt;Dahl&gt;</bdi>" in page
    assert "<Dahl>" not in page
    wrong = served.get("/sparql", params={"query": "<script>alert(1)</script>"}, headers=BROWSER)
    assert wrong.status_code == 400
    assert 'role="alert">The query is not SPARQL' in wrong.text
    assert "<script>alert" not in wrong.text
    link = 'SELECT ?x { BIND(IRI("javascript:alert(1)") AS ?x) }'
    assert 'href="javascript' not in served.get("/sparql", params={"query": link}, headers=BROWSER).text
    assert "<pre" in served.get("/sparql", params={"query": GRAPH}, headers=BROWSER).text
    assert "<p>Yes.</p>" in served.get("/sparql", params={"query": "ASK {}"}, headers=BROWSER).text


def test_our_questions(served):
    asked = {"actor": "Odd Berge", "since": ""}
    text = served.get("/questions/contacts", params=asked, headers={"Accept": "application/sparql-query"})
    assert text.headers["content-type"] == "application/sparql-query; charset=utf-8"
    assert f"VALUES ?actor {{ <{BASE}person/odd-berge> }}" in text.text
    assert served.ask(text.text).status_code == 200
    page = served.get("/questions/contacts", params=asked, headers=BROWSER)
    assert page.status_code == 303
    where = urlsplit(page.headers["location"])
    assert (where.path, parse_qs(where.query)["query"]) == ("/sparql", [text.text])


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("contacts", 400, "needs --actor"),
        ("contacts?actor=Nobody", 400, "No actor of the graph is called “Nobody”"),
        ("contacts?actor=Odd+Berge&since=yesterday", 400, "takes a day"),
        ("contacts?nonsense=1", 400, "has no --nonsense"),
        ("changes", 404, "nothing here"),
        ("nonsense", 404, "nothing here"),
    ],
)
def test_arguments_that_do_not_fit(served, path, status, said):
    answer = served.get(f"/questions/{path}", headers={"Accept": "*/*"})
    assert (answer.status_code, said in answer.text) == (status, True), answer.text


def test_all_questions_have_answers(served):
    for question in queries().values():
        if question.over == "graph" and not any(one.required for one in question.parameters):
            text = served.get(f"/questions/{question.name}", headers={"Accept": "*/*"}).text
            assert served.ask(text).status_code == 200, question.name


def test_the_editor_is_as_its_makers_released_it(served):
    table = served.get("/assets/serve/yasgui/README.md")
    assert table.status_code == 200
    for name in ("yasgui.min.js", "yasgui.min.css"):
        content = served.get(f"/assets/serve/yasgui/{name}").content
        assert f"| {name} | {hashlib.sha256(content).hexdigest()} |" in table.text


def test_json_is_json(served):
    assert json.loads(served.ask('SELECT ("\\u0001\\"\\u2028" AS ?x) {}').content)
    assert served.rows(f"SELECT ?t {{ <{BASE}place/1> a ?t }}") == [(f"{MC}Place",)]
