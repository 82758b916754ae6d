"""Each IRI of ours leads to a document about the thing, in the form that is asked for."""

import json

import pyoxigraph as ox
import pytest

from exported import BASE, MC

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "ending"),
    [
        (BROWSER, "html"), ("*/*", "html"), ("text/turtle", "ttl"), ("application/ld+json", "jsonld"),
        ("application/n-triples", "nt"), ("application/rdf+xml, text/turtle;q=0.5", "ttl"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["person/odd-berge", "place/1", "meeting/1", "document/a", "state/NO"])
def test_see_other(served, path, accept, ending):
    answer = served.get(f"/{path}", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/{path}.{ending}")
    assert answer.headers["vary"] == "Accept"
    assert served.get(answer.headers["location"]).status_code == 200


def test_no_form_that_fits(served):
    answer = served.get("/place/1", headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert "text/turtle" in answer.text


def test_the_forms_say_the_same(served):
    turtle = served.get("/person/odd-berge.ttl")
    assert turtle.headers["content-type"] == "text/turtle; charset=utf-8"
    assert "<document/a#char=7,8> ;  # met" in turtle.text
    triples = {str(quad) for quad in ox.parse(turtle.content, format=ox.RdfFormat.TURTLE)}
    assert any("Odd Berge" in one for one in triples)
    assert any("exact" in one for one in triples)
    plain = served.get("/person/odd-berge.nt")
    assert plain.headers["content-type"] == "application/n-triples"
    assert {str(quad) for quad in ox.parse(plain.content, format=ox.RdfFormat.N_TRIPLES)} == triples
    linked = served.get("/person/odd-berge.jsonld")
    assert linked.headers["content-type"] == "application/ld+json"
    assert {str(quad) for quad in ox.parse(linked.content, format=ox.RdfFormat.JSON_LD)} == triples
    assert json.loads(linked.text)["@graph"]


def test_labels_of_what_a_thing_names(served):
    turtle = served.get("/meeting/1.ttl").text
    assert "<person/odd-berge> ;  # Odd Berge" in turtle
    assert "mc:place <place/1> ;  # Oslo" in turtle


def test_a_thing_that_is_mentioned_everywhere(served):
    answer = served.get("/state/NO.ttl")
    assert answer.text.startswith("# 100 more values are left out")
    assert answer.headers["memcon-truncated"] == "100 left out"
    assert "100 more values are left out" in served.get("/state/NO.html").text


def test_a_page_for_what_has_none(served):
    page = served.get("/meeting/1.html")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert '<a href="../person/odd-berge.html"><bdi>Odd Berge</bdi></a>' in page.text
    assert '<a href="../document/a.html#char=7,8" class="words"><bdi>met</bdi></a>' in page.text
    # what texts hold is never markup
    assert "Ine &lt;Dahl&gt;" in page.text
    assert "<Dahl>" not in page.text
    assert '<li><a href="../sparql.html">SPARQL</a></li>' in page.text
    referred = served.get("/place/1.html").text
    assert '<a href="../meeting/1.html"><bdi>talks</bdi></a> <span class="soft">mc:place</span>' in referred


@pytest.mark.parametrize("path", ["person/nobody", "person/nobody.ttl", "place/1.xml", "a b", "<>", "x.y.z"])
def test_what_is_not_known(served, path):
    assert served.get(f"/{path}").status_code == 404
    page = served.get(f"/{path}", headers={"Accept": BROWSER})
    assert page.status_code == 404
    assert "There is nothing here" in page.text
    assert str(served.output) not in page.text


def test_the_ontology(served):
    answers = [
        served.get("/ns", headers={"Accept": accept})
        for accept in (BROWSER, "text/turtle", "application/ld+json", "image/png")
    ]
    assert [one.headers.get("location") for one in answers] == [
        "/ontology.html",
        "/ns.ttl",
        "/ns.jsonld",
        None,
    ]
    for form, kind in (
        ("ttl", ox.RdfFormat.TURTLE),
        ("jsonld", ox.RdfFormat.JSON_LD),
        ("nt", ox.RdfFormat.N_TRIPLES),
    ):
        found = ox.parse(served.get(f"/ns.{form}").content, format=kind)
        assert any(quad.subject == ox.NamedNode(f"{MC}Meeting") for quad in found)
    assert served.get("/ns.html").status_code == 404


def test_no_iri_but_ours_is_looked_up(served):
    assert served.get(f"/{BASE}person/odd-berge").status_code == 404
