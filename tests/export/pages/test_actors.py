"""The page of an actor tells what all documents together tell of it, once, and stays small."""

import datetime as dt
import re
from urllib.parse import unquote

import pyoxigraph as ox
import pytest
from msgspec.structs import replace

from carded import NASTY, card, made, met, on, person, said
from examples import column, readout
from memcon.export.pages.actors import Actors, lived
from memcon.export.pages.cards import ActorTold, Named, Office, Words
from memcon.map import map_document
from paged import BASE, Page, flat, grown

INE, GRACE, ODD = person("Ine Dahl"), person("Grace Okello"), person("Odd Berge")
NORWAY = Named("state/NO", "Norway")


def told(named, *aliases, mentions=1):
    return ActorTold(named, aliases, None, mentions, Words(0, 3, "Ine"))


def office(named, words="Norwegian Foreign Minister", *, former=False):
    evidence = Words(0, 26, words)
    return Office("tenure/1", named, words, "foreign minister", NORWAY, former, evidence)


def document(name, *events, actors=(INE, GRACE, ODD, NORWAY), **more):
    return card(name, *events, actors=tuple(map(told, actors)), **more)


def pages(*cards):
    return {path: Page(page) for path, page in made(Actors(BASE), list(cards)).items()}


def links(page):
    return [link for link in page.attributes("href") if not link.startswith(("data:", "../assets"))]


def test_a_meeting_that_two_documents_tell_counts_once_and_what_has_no_day_comes_last():
    day = on(dt.date(2031, 5, 5))
    first = document("a", met("m", INE, GRACE, when=day), met("n", INE, ODD), issued=None)
    second = document("b", met("m", INE, GRACE, when=day), met("o", INE, GRACE, when=on(dt.date(2031, 6, 1))))
    life = lived(INE.iri, [first, second])
    assert [event.told.iri for event, _ in life.meetings] == ["meeting/o", "meeting/m", "meeting/n"]
    assert [(each.named.label, each.meetings, str(each.last)) for each in life.contacts] == [
        ("Grace Okello", 2, "2031-06-01"),
        ("Odd Berge", 1, "None"),
    ]


def test_what_was_only_planned_is_no_contact():
    life = lived(INE.iri, [document("a", met("m", INE, GRACE, status="planned"))])
    assert life.contacts == ()
    assert len(life.meetings) == 1


def test_a_meeting_is_told_as_all_documents_tell_it_though_one_leaves_the_actor_out():
    cards = [
        document("a", met("m", INE, GRACE, when=on(dt.date(2031, 5, 5)), status="planned")),
        card("b", met("m", GRACE, ODD, when=on(dt.date(2031, 5, 5)))),
    ]
    section = Actors(BASE)
    for number, one in enumerate(cards):
        section.add(number, one)
    [owner] = [each for each in section.owners() if each.name == INE.iri]
    assert owner.documents == (0, 1)
    [(_, page)] = section.pages(owner, cards)
    assert "with Grace Okello, Odd Berge meeting, held 2031-05-05" in flat(Page(page).text)
    assert "In 1 document." in flat(Page(page).text)


def test_an_utterance_counts_once_and_what_others_say_stands_apart():
    again = said("t", INE, same_as="s")
    to_her = replace(said("u", GRACE, at=9), addressees=(INE,))
    life = lived(INE.iri, [document("a", said("s", INE)), document("b", again, to_her)])
    assert [event.told.iri for event, _ in life.said] == ["statement/s"]
    assert [event.told.iri for event, _ in life.about] == ["statement/u"]


def test_offices_are_told_with_their_places_and_documents():
    one = replace(document("a"), offices=(office(INE), office(GRACE)))
    other = replace(document("b"), offices=(office(INE), office(INE, "former minister", former=True)))
    page = pages(one, other)["person/ine-dahl.html"]
    assert page.attributes("href").count("../document/a.html#char=0,26") == 1
    assert "Norwegian Foreign Minister of Norway – in the text of The a, in the text of The b" in flat(
        page.text
    )
    assert "former minister former of Norway" in flat(page.text)


def test_long_lists_go_on_and_no_page_grows():
    events = [said(str(number), INE, at=number, content="Words. " * 40) for number in range(400)]
    many = [document(f"d{at}", *events[at * 40 : at * 40 + 40]) for at in range(10)]
    found = made(Actors(BASE), many)
    mine = {path: page for path, page in found.items() if path.startswith("person/ine-dahl")}
    assert list(mine) == ["person/ine-dahl.html", *(f"person/ine-dahl/{at}.html" for at in range(2, 10))]
    assert all(len(page) < 150_000 for page in mine.values())
    listed = "".join(page.decode() for page in mine.values())
    assert all(listed.count(f'/statement/{number}.html"') == 1 for number in range(400))


@pytest.mark.parametrize("label", NASTY)
def test_names_are_never_markup(label):
    nasty = person(label, "person/nasty")
    page = pages(document("a", met("m", nasty, INE), said("s", nasty, content=label), actors=(nasty, INE)))
    shown = page["person/nasty.html"]
    assert flat(label) in flat(shown.text)
    assert not [tag for tag, _ in shown.tags if tag in {"script", "img"}]
    assert not [name for _, found in shown.tags for name in found if name.startswith("on")]


def test_pages_depend_on_the_documents_of_their_owner_alone():
    cards = [document("a", met("m", INE, GRACE)), document("b", said("s", ODD), actors=(ODD,))]
    section = Actors(BASE)
    for number, one in enumerate(cards):
        section.add(number, one)
    [owner] = [each for each in section.owners() if each.name == INE.iri]
    assert owner.documents == (0,)
    changed = [cards[0], document("c", said("other", GRACE))]
    assert list(section.pages(owner, cards)) == list(section.pages(owner, changed))


@pytest.mark.parametrize("findings", [readout(), column()])
def test_the_files_to_take_along_hold_triples_of_the_graph(findings):
    graph = ox.Store()
    graph.load(map_document(findings, BASE).graph.serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES)
    known = {str(quad) for quad in graph}
    found = pages(grown(findings).card)
    assert found
    for page in found.values():
        given = [unquote(link) for link in page.attributes("href") if link.startswith("data:text/turtle")]
        [turtle] = given
        triples = {str(quad) for quad in ox.parse(turtle.partition(",")[2], format=ox.RdfFormat.TURTLE)}
        assert triples
        assert triples <= known


def test_the_same_cards_give_the_same_bytes_and_links_stay_below_the_folder():
    cards = [document("a", met("m", INE, GRACE), said("s", INE))]
    assert made(Actors(BASE), cards) == made(Actors(BASE), cards)
    for page in pages(*cards).values():
        assert all(re.match(r"(\.\./|#|https?://)", link) for link in links(page))
