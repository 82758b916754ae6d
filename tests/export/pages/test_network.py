"""The picture of who met whom: each meeting once, bounded, and the same as a table."""

import datetime as dt
import hashlib
import json
import re
from itertools import combinations
from pathlib import Path

import pytest
from msgspec.structs import replace

import memcon.export.pages
from carded import DAY, NASTY, card, made, met, on, person
from memcon.export.pages.network import ACTORS, TIES, Network
from memcon.export.pages.placing import CLOSE, components, places
from paged import Page, flat

VENDOR = Path(memcon.export.pages.__file__).parent / "assets" / "vendor"
VELLA, BERGE, ROY = person("Carmela Vella"), person("Odd Berge"), person("Anna Roy")


def data(page):
    [found] = re.findall(
        r'<script type="application/json" id="data">(.*?)</script>', page.decode(), re.DOTALL
    )
    return json.loads(found)


def drawn(*cards):
    return data(made(Network(), cards)["network.html"])


def ties(found):
    names = [one[1] for one in found["actors"]]
    return {(names[left], names[right]): count for left, right, count, _ in found["ties"]}


def test_actors_are_tied_by_the_meetings_that_they_held_together():
    found = drawn(
        card("a", met("1", VELLA, BERGE), met("2", BERGE, VELLA, ROY)), card("b", met("3", ROY, VELLA))
    )
    assert ties(found) == {
        ("Carmela Vella", "Odd Berge"): 2,
        ("Anna Roy", "Carmela Vella"): 2,
        ("Anna Roy", "Odd Berge"): 1,
    }
    assert [one[3] for one in found["actors"]] == [3, 2, 2]


def test_a_meeting_counts_once_however_many_documents_tell_of_it():
    first = card("a", met("1", VELLA, BERGE, status="planned"), issued=None)
    second = card("b", met("1", VELLA, BERGE, ROY, when=on(DAY)))
    found = drawn(first, second)
    assert ties(found)["Carmela Vella", "Odd Berge"] == 1
    assert found["meetings"] == [["meeting/1", "meeting", "held", "2031-05-05", "2031-05-05", ""]]
    assert len(found["actors"]) == 3


def test_the_day_of_the_document_stands_in_and_says_so():
    [one] = drawn(card("a", met("1", VELLA, BERGE)))["meetings"]
    assert one[3:] == ["2031-05-05", "2031-05-05", "reported"]
    [one] = drawn(card("a", met("1", VELLA, BERGE, when=on(text="Thursday night")), issued=None))["meetings"]
    assert one[3:] == ["", "", "Thursday night"]
    page = made(Network(), [card("a", met("1", VELLA, BERGE))])["network.html"]
    assert "reported on 2031-05-05" in flat(Page(page).text)


def crowd(count):
    people = [person(f"Person {number}", f"person/{number:03}") for number in range(count)]
    pairs = list(combinations(people, 2))
    return [
        card(f"d{at}", *(met(f"{at}-{number}", *pair, when=on(DAY)) for number, pair in enumerate(several)))
        for at, several in enumerate(pairs[start : start + 50] for start in range(0, len(pairs), 50))
    ]


def test_no_page_grows_with_the_corpus_and_the_cut_is_told():
    pages = made(Network(), crowd(170))
    found = data(pages["network.html"])
    assert (len(found["actors"]), len(found["ties"])) == (ACTORS, TIES)
    assert max(map(len, pages.values())) < 250_000
    assert sorted(pages) == ["network.html", "network/2.html", "network/3.html", "network/4.html"]
    words = flat(Page(pages["network.html"]).text)
    assert "Shown are the 150 actors who met most and 400 of the 11175 ties" in words
    assert "20 actors are left out" in words


def test_pairs_with_many_meetings_stay_bounded():
    pairs = list(combinations([person(f"A person of some name {number}") for number in range(40)], 2))
    cards = [
        card(
            f"d{at}", *(met(f"{at:03}{number:013}", *pair, when=on(DAY)) for number, pair in enumerate(pairs))
        )
        for at in range(12)
    ]
    pages = made(Network(), cards)
    assert max(map(len, pages.values())) < 250_000
    assert "7 earlier" in flat(Page(pages["network.html"]).text)


def test_an_empty_corpus_has_a_page_without_a_picture():
    for cards in ([], [card("a")]):
        page = Page(made(Network(), cards)["network.html"])
        assert "No meeting" in flat(page.text)
        assert not [tag for tag, _ in page.tags if tag == "script"]


@pytest.mark.parametrize("name", NASTY)
def test_names_are_never_markup_or_script(name):
    page = made(Network(), [card("a", met("1", person(name, "person/x"), BERGE), title=name)])["network.html"]
    assert name in flat(Page(page).text)
    assert name in [one[1] for one in data(page)["actors"]]
    assert page.count(b"<script") == 3
    assert not [
        found for _, found in Page(page).tags if {"style", "onclick", "onerror", "onmouseover"} & set(found)
    ]


def test_the_same_cards_give_the_same_bytes_in_any_order_of_meetings():
    one, other = met("1", VELLA, BERGE, ROY), met("2", VELLA, ROY, when=on(DAY))
    assert made(Network(), [card("a", one, other)]) == made(Network(), [card("a", other, one)])
    turned = replace(one, participants=one.participants[::-1])
    assert made(Network(), [card("a", one)]) == made(Network(), [card("a", turned)])


def test_nobody_covers_another_and_groups_stand_apart():
    weights = {(0, other): 1 for other in range(1, 60)} | {(60, 61): 1, (62, 63): 2}
    found = places(64, weights)
    assert [len(group) for group in components(64, weights)] == [60, 2, 2]
    apart = min(
        ((left[0] - right[0]) ** 2 + (left[1] - right[1]) ** 2) ** 0.5
        for left, right in combinations(found, 2)
    )
    assert apart > CLOSE * 0.75
    assert min(x for x, _ in found) == min(y for _, y in found) == 0


def test_the_table_says_the_same():
    page = Page(
        made(Network(), [card("a", met("1", VELLA, BERGE), met("2", VELLA, BERGE, status="refused"))])[
            "network.html"
        ]
    )
    assert "Carmela Vella Odd Berge 1 1 refused" in flat(page.text)
    assert {"meeting/1.html", "meeting/2.html"} <= set(page.attributes("href"))


def test_a_period_is_told_by_both_ends():
    page = made(Network(), [card("a", met("1", VELLA, BERGE, when=on(DAY, DAY + dt.timedelta(days=2))))])[
        "network.html"
    ]
    assert "2031-05-05 to 2031-05-07" in flat(Page(page).text)


def test_what_others_wrote_is_as_they_released_it():
    rows = re.findall(r"\| (\S+\.js) \| ([0-9a-f]{64}) \|", (VENDOR / "README.md").read_text("utf-8"))
    assert rows
    for file, digest in rows:
        assert hashlib.sha256((VENDOR / file).read_bytes()).hexdigest() == digest
        assert (VENDOR / file).with_name("LICENSE").is_file()
