"""The page of a meeting has every document's telling, says where they differ, and what was said there."""

import datetime as dt
from urllib.parse import unquote

import pyoxigraph as ox
import pytest
from msgspec.structs import replace

from carded import NASTY, card, made, met, on, person, said
from examples import column, readout
from memcon.export.pages.cards import Named, Passage, Words
from memcon.export.pages.meetings import Meetings
from memcon.map import map_document
from paged import BASE, Page, flat, grown

INE, GRACE, ODD = person("Ine Dahl"), person("Grace Okello"), person("Odd Berge")
OSLO, LIMA = Named("place/1", "Oslo"), Named("place/2", "Lima")


def pages(*cards):
    return {path: Page(page) for path, page in made(Meetings(BASE), list(cards)).items()}


def test_every_telling_with_its_words_and_where_they_differ():
    words = Passage("Dahl met Okello.", 0, (Words(5, 8, "met"),))
    monday, tuesday = on(dt.date(2031, 5, 5)), on(dt.date(2031, 5, 6))
    one = card("a", met("m", INE, GRACE, when=monday, places=(OSLO,), passages=(words,)))
    other = card("b", met("m", INE, ODD, when=tuesday, places=(LIMA,), status="planned"))
    page = pages(one, other)["meeting/m.html"]
    shown = flat(page.text)
    assert "Ine Dahl, Grace Okello, Odd Berge" in shown
    assert "Documents differ: days 2031-05-05 and 2031-05-06; places Oslo and Lima;" in shown
    assert "status held and planned" in shown
    assert "Dahl met Okello." in shown
    assert "../document/a.html#char=5,8" in page.attributes("href")


def test_documents_that_agree_do_not_differ():
    day = on(dt.date(2031, 5, 5))
    page = pages(card("a", met("m", INE, GRACE, when=day)), card("b", met("m", INE, GRACE)))["meeting/m.html"]
    assert "differ" not in flat(page.text)
    assert "In the words of 2 documents" in flat(page.text)


def test_what_was_said_there_once():
    there = replace(said("s", INE), made_at="meeting/m")
    again = replace(said("t", INE, same_as="s"), made_at="meeting/m")
    elsewhere = said("u", INE, at=5, content="Elsewhere.")
    page = pages(card("a", met("m", INE, GRACE), there, elsewhere), card("b", met("m", INE, GRACE), again))
    links = page["meeting/m.html"].attributes("href")
    assert "../statement/s.html" in links
    assert "../statement/t.html" not in links
    assert "../statement/u.html" not in links


def test_a_meeting_of_many_documents_goes_on():
    found = made(Meetings(BASE), [card(f"d{at}", met("m", INE, GRACE)) for at in range(45)])
    assert [path for path in found if path.startswith("meeting/")] == [
        "meeting/m.html",
        "meeting/m/2.html",
        "meeting/m/3.html",
    ]


@pytest.mark.parametrize("label", NASTY)
def test_names_and_words_are_never_markup(label):
    nasty, words = person(label, "person/nasty"), Passage(label, 0, (Words(0, 1, label[:1]),))
    where = Named("place/nasty", label)
    found = pages(card("a", met("m", nasty, INE, places=(where,), passages=(words,)), title=label))
    for page in found.values():
        assert flat(label) in flat(page.text)
        assert not [tag for tag, _ in page.tags if tag == "img"]
        assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]


@pytest.mark.parametrize("findings", [readout(), column()])
def test_the_files_to_take_along_hold_triples_of_the_graph(findings):
    graph = ox.Store()
    graph.load(map_document(findings, BASE).graph.serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES)
    known = {str(quad) for quad in graph}
    for page in pages(grown(findings).card).values():
        for link in page.attributes("href"):
            if link.startswith("data:text/turtle"):
                turtle = unquote(link).partition(",")[2]
                assert {str(quad) for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)} <= known
