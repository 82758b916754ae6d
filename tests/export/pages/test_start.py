"""The first page: counts, the newest, and the way to everything."""

import datetime as dt

import pytest

from carded import DAY, NASTY, card, made, met, on, person, said
from memcon.export.pages.cards import ActorTold, Named
from memcon.export.pages.rendering import PLACES
from memcon.export.pages.start import EXPORTS, Start
from paged import Page, flat

VELLA, BERGE = person("Carmela Vella"), person("Odd Berge")
MALTA = Named("state/MT", "Malta")


def page(*cards):
    pages = made(Start(), cards)
    assert list(pages) == ["index.html"]
    return Page(pages["index.html"])


def told(named, mentions):
    return ActorTold(named, (), None, mentions, None)


def test_everything_is_counted_once():
    first = card(
        "a",
        met("1", VELLA, BERGE),
        said("2", VELLA),
        said("3", VELLA, quoted=False),
        actors=(told(VELLA, 2),),
    )
    again = card(
        "b", met("1", VELLA, BERGE), said("4", VELLA, same_as="2"), actors=(told(VELLA, 1), told(MALTA, 5))
    )
    words = flat(page(first, again).text)
    assert "2 documents" in words
    assert "2 actors" in words
    assert "1 meeting " in words
    assert "2 statements, 1 of them with verbatim words" in words
    assert "1 person and 1 state" in words
    assert "Malta 5 mentions Carmela Vella 3 mentions" in words


def test_the_newest_is_first_and_bounded():
    cards = [
        card(f"{at:02}", met(f"{at}", VELLA, BERGE), issued=DAY + dt.timedelta(days=at)) for at in range(30)
    ]
    links = page(*cards).attributes("href")
    assert [link for link in links if link.startswith("meeting/")] == [
        f"meeting/{at}.html" for at in range(29, 19, -1)
    ]
    assert [link for link in links if link.startswith("document/")] == [
        f"document/{at}.html" for at in range(29, 24, -1)
    ]


def test_without_days_the_first_of_the_texts_are_shown():
    words = flat(
        page(card("a", met("1", VELLA, BERGE, when=on(text="Thursday night")), said("2"), issued=None)).text
    )
    assert "Newest" not in words
    assert "“Thursday night”" in words
    assert "No source named" in words


def test_an_empty_corpus_has_a_first_page():
    words = flat(page().text)
    assert "0 documents" in words
    assert "No meeting has been read yet." in words


def test_it_leads_to_everything():
    links = page(card("a")).attributes("href")
    assert {place for place, _ in PLACES} <= set(links)
    assert {f"../{file}" for file, _ in EXPORTS} <= set(links)


@pytest.mark.parametrize("name", NASTY)
def test_names_are_never_markup_or_script(name):
    actor = person(name, "person/x")
    seen = page(
        card(
            "a", met("1", actor, BERGE), said("2", actor, content=name), title=name, actors=(told(actor, 1),)
        )
    )
    assert flat(seen.text).count(flat([name])) == 5
    assert "script" not in [tag for tag, _ in seen.tags]
