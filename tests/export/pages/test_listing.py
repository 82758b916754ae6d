"""The lists of meetings and statements: each event once, the newest first, in parts that stay as they are."""

import datetime as dt
from itertools import pairwise

import pytest
from msgspec.structs import replace

from carded import DAY, NASTY, card, made, met, on, person, said
from memcon.export.pages.cards import Named
from memcon.export.pages.listing import EVENTS, Listing
from memcon.export.pages.once import Spot, key
from memcon.export.pages.shelves import shelves
from paged import Page, flat

INE, GRACE, ODD = person("Ine Dahl"), person("Grace Okello"), person("Odd Berge")
OSLO = Named("place/1", "Oslo")
FIRST = dt.date(2029, 11, 1)


def pages(*cards):
    return {path: Page(page) for path, page in made(Listing(), list(cards)).items()}


def listed(page, kind="meeting"):
    return [link.removeprefix("../") for link in page.attributes("href") if f"{kind}/" in link[:13]]


def by_owner(cards):
    section = Listing()
    for number, one in enumerate(cards):
        section.add(number, one)
    return {owner: dict(section.pages(owner, cards)) for owner in section.owners()}


def daily(start, count):
    """Documents of ten meetings each, one a day."""
    days = [FIRST + dt.timedelta(at) for at in range(start, start + count)]
    told = [met(f"{day}", INE, GRACE, when=on(day)) for day in days]
    return [card(f"{at:04}", *told[at - start : at - start + 10]) for at in range(start, start + count, 10)]


def test_the_newest_meeting_is_first_and_what_has_no_day_last_in_the_order_of_texts():
    undated = card("a", met("x", INE, ODD, at=9), met("y", INE, ODD), issued=None)
    later = card("b", met("z", INE, ODD, when=on(DAY)), met("w", INE, ODD, when=on(DAY + dt.timedelta(1))))
    page = pages(undated, later)["meetings.html"]
    assert listed(page) == [f"meeting/{name}.html" for name in "wzyx"]
    assert "4 meetings" in flat(page.text)


def test_a_meeting_stands_once_with_what_all_its_documents_tell():
    one = card("a", met("m", INE, GRACE, when=on(DAY), status="planned"))
    other = card("b", met("m", INE, ODD, places=(OSLO,)))
    page = pages(one, other)["meetings.html"]
    assert listed(page) == ["meeting/m.html"]
    assert "Ine Dahl, Grace Okello, Odd Berge meeting, held 2031-05-05 · Oslo" in flat(page.text)
    assert "told by 2 documents" in flat(page.text)


def test_statements_stand_by_act_each_utterance_once():
    threat = replace(said("t", ODD, at=3), act="threaten", modality="possible", negated=True)
    found = pages(card("a", said("s", INE), threat), card("b", said("u", INE, same_as="s")))
    assert set(found) == {
        "meetings.html",
        "statements.html",
        "statements/state.html",
        "statements/threaten.html",
    }
    assert listed(found["statements/state.html"], "statement") == ["statement/s.html"]
    assert "not: threaten, possible" in flat(found["statements/threaten.html"].text)
    assert {"statements/state.html", "statements/threaten.html"} <= set(
        found["statements.html"].attributes("href")
    )
    assert "2 utterances" in flat(found["statements.html"].text)


def test_an_act_whose_every_utterance_is_told_earlier_has_an_empty_list():
    again = replace(said("u", INE, same_as="s"), act="threaten")
    found = pages(card("a", said("s", INE)), card("b", again))
    assert "statements/threaten.html" not in found["statements.html"].attributes("href")


def test_nothing_to_list():
    found = pages()
    assert "No meeting has been read" in flat(found["meetings.html"].text)
    assert "No statement has been read" in flat(found["statements.html"].text)
    assert len(found) == 2


def test_every_event_stands_on_one_page_and_pages_lead_to_each_other():
    found = {path: page for path, page in pages(*daily(0, 500)).items() if path.startswith("meetings")}
    assert len(found) == 500 // EVENTS
    order = sorted(found, key=lambda path: -int(path[9:-5]) if "/" in path else -999)
    assert [link for path in order for link in listed(found[path])] == [
        f"meeting/{FIRST + dt.timedelta(at)}.html" for at in reversed(range(500))
    ]
    for path, after in pairwise(order):
        assert f"{'../' if '/' in path else ''}{after}" in found[path].attributes("href")
        assert f"../{path}" in found[after].attributes("href")
    assert "Meetings, until 2029-12-10" in flat(found["meetings/1.html"].text)
    assert {"meetings/11.html", "meetings/2.html"} <= set(found["meetings.html"].attributes("href"))


def test_what_is_newer_leaves_older_pages_as_they_are():
    before, after = by_owner(daily(0, 200)), by_owner(daily(0, 300))
    stayed = {path for owner in before if owner in after for path in after[owner]}
    assert stayed == {"statements.html", *(f"meetings/{number}.html" for number in (1, 2, 3))}
    assert all(before[owner] == after[owner] for owner in before if owner in after)


def test_many_long_events_have_pages_of_bounded_size():
    topics = tuple(Named(f"topic/{at}", "a topic of some length that goes on and on " * 2) for at in range(5))
    people = tuple(person(f"Person of a long name {at}") for at in range(20))
    cards = [
        card(
            f"{at}",
            *(met(f"{at}-{each}", *people, topics=topics, when=on(DAY)) for each in range(10)),
            *(
                replace(said(f"{at}-{each}", *people, content="ш" * 300), targets=topics)
                for each in range(10)
            ),
            title="A title of usual length, or somewhat longer " * 3,
        )
        for at in range(30)
    ]
    assert max(map(len, made(Listing(), cards).values())) < 250_000


@pytest.mark.parametrize("label", NASTY)
def test_names_and_words_are_never_markup(label):
    nasty = person(label, "person/nasty")
    found = pages(card("a", met("m", nasty, INE), said("s", nasty, content=label), title=label))
    for page in found.values():
        assert flat(label) in flat(page.text)
        assert not [tag for tag, _ in page.tags if tag == "img"]
        assert not [
            name for _, tags in page.tags for name in tags if name.startswith("on") or name == "style"
        ]


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, [0]), (1, [1]), (19, [19]), (20, [10, 10]), (35, [15, 10, 10])]
)
def test_shelves_are_filled_from_the_oldest_on(count, sizes):
    keys = [key(Spot(at + 1, 0, at, "meeting")) for at in range(count)]
    assert [len(shelf.keys) for shelf in shelves("meetings", keys, 10)] == sizes
