"""The pages of places and topics, and the lists of documents and actors."""

import datetime as dt
from urllib.parse import unquote

import pyoxigraph as ox
import pytest
from msgspec.structs import replace

from carded import NASTY, card, made, met, person, said
from examples import column, readout
from memcon.export.pages.cards import ActorTold, Named
from memcon.export.pages.catalogue import LINES, Catalogue
from memcon.export.pages.things import Things
from memcon.map import map_document
from paged import BASE, Page, flat, grown

INE, GRACE = person("Ine Dahl"), person("Grace Okello")
OSLO, FISH = Named("place/1", "Oslo"), Named("topic/1", "fisheries")


def things(*cards):
    return {path: Page(page) for path, page in made(Things(BASE), list(cards)).items()}


def lists(*cards):
    return {path: Page(page) for path, page in made(Catalogue(), list(cards)).items()}


def document(name, *events, actors=(INE, GRACE), **more):
    return card(name, *events, actors=tuple(ActorTold(each, (), None, 1, None) for each in actors), **more)


def test_a_place_and_a_topic_have_their_meetings_and_statements():
    about = replace(said("s", INE, at=9), targets=(FISH, GRACE))
    found = things(card("a", met("m", INE, GRACE, places=(OSLO,), topics=(FISH,)), about, said("t", GRACE)))
    assert set(found) == {"place/1.html", "topic/1.html"}
    assert "1 meeting there." in flat(found["place/1.html"].text)
    assert "1 meeting about it, 1 statement." in flat(found["topic/1.html"].text)
    assert "../statement/s.html" in found["topic/1.html"].attributes("href")
    assert "../statement/t.html" not in found["topic/1.html"].attributes("href")


def test_documents_are_listed_the_newest_first_with_what_they_tell():
    old = document("old", issued=dt.date(2030, 1, 1))
    copy = replace(old, document=replace(old.document, iri="document/copy", duplicate_of="document/old"))
    undated = document("undated", met("m", INE, GRACE), issued=None)
    page = lists(undated, old, document("new", said("s", INE)), copy)["documents.html"]
    order = [link for link in page.attributes("href") if link.startswith("document/")]
    assert order == ["document/new.html", "document/old.html", "document/copy.html", "document/undated.html"]
    assert "near copy" in flat(page.text)
    assert "not known" in flat(page.text)


def test_actors_are_listed_by_name_whatever_its_accents_with_counts_of_what_counts_once():
    zoe, arno = person("Émile Zoë"), person("arno")
    one = document("a", met("m", INE, zoe), said("s", INE), actors=(zoe, INE, arno))
    two = document("b", met("m", INE, zoe), said("t", INE, same_as="s"), actors=(INE,))
    page = lists(one, two)["actors.html"]
    rows = flat(page.text).rpartition("Statements ")[2]
    assert rows.startswith("arnoperson100 Émile Zoëperson110 Ine Dahlperson211")


def test_long_lists_go_on_with_the_way_to_each_letter():
    actors = [person(f"{chr(65 + at % 26)}ctor {at}") for at in range(LINES * 2 + 5)]
    found = lists(document("a", actors=actors))
    assert [path for path in found if path.startswith("actors")] == [
        "actors.html",
        "actors/2.html",
        "actors/3.html",
    ]
    letters = [link for link in found["actors.html"].attributes("href") if link.startswith("actors")]
    assert len(letters) >= 26
    assert "../actors.html" in found["actors/2.html"].attributes("href")


def test_no_document_and_no_actor():
    found = lists()
    assert "No document" in flat(found["documents.html"].text)
    assert "No actor" in flat(found["actors.html"].text)
    assert things() == {}


@pytest.mark.parametrize("label", NASTY)
def test_names_are_never_markup(label):
    nasty, place = person(label, "person/nasty"), Named("place/nasty", label)
    one = document("a", met("m", nasty, INE, places=(place,)), actors=(nasty, INE), title=label)
    for page in (*lists(one).values(), *things(one).values()):
        assert flat(label) in flat(page.text)
        assert not [tag for tag, _ in page.tags if tag == "img"]
        assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]


@pytest.mark.parametrize("findings", [readout(), column()])
def test_the_files_to_take_along_hold_triples_of_the_graph(findings):
    graph = ox.Store()
    graph.load(map_document(findings, BASE).graph.serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES)
    known = {str(quad) for quad in graph}
    for page in things(grown(findings).card).values():
        [turtle] = [unquote(link) for link in page.attributes("href") if link.startswith("data:text/turtle")]
        found = {str(quad) for quad in ox.parse(turtle.partition(",")[2], format=ox.RdfFormat.TURTLE)}
        # its class, its label, and what is there or about it
        assert len(found) > 2
        assert found <= known
