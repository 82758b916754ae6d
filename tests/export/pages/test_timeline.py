"""The timeline: each event once, on its day or on its document's, bounded, and legible without a script."""

import datetime as dt
import random
import re

import pytest

from carded import DAY, NASTY, card, made, met, on, person, said
from memcon.export.pages.calendar import days_in_words
from memcon.export.pages.chart import MARK, by_day
from memcon.export.pages.events import events
from memcon.export.pages.once import Spot, key, spot
from memcon.export.pages.timeline import EVENTS, Timeline
from paged import Page, flat

VELLA, BERGE, ROY = person("Carmela Vella"), person("Odd Berge"), person("Anna Roy")
JUNE = dt.date(2031, 6, 9)


def entries(page):
    return [found for tag, found in Page(page).tags if tag == "li" and "event" in (found.get("class") or "")]


def test_events_stand_in_the_month_of_their_day():
    pages = made(
        Timeline(), [card("a", met("1", VELLA, BERGE, when=on(JUNE)), said("2", VELLA, when=on(DAY)))]
    )
    assert set(pages) == {"timeline.html", "timeline/2031-05.html", "timeline/2031-06.html"}
    [meeting] = entries(pages["timeline/2031-06.html"])
    assert (meeting["data-kind"], meeting["data-first"]) == ("meeting", "2031-06-09")
    assert "Monday, 9 June 2031" in flat(Page(pages["timeline/2031-06.html"]).text)
    overview = Page(pages["timeline.html"])
    assert {"timeline/2031-05.html", "timeline/2031-06.html"} <= set(overview.attributes("href"))
    assert "May 2031: meetings 0, statements 1" in flat(overview.text)


def test_what_has_no_day_counts_on_its_documents_and_says_so():
    pages = made(Timeline(), [card("a", said("1", VELLA))])
    words = flat(Page(pages["timeline/2031-05.html"]).text)
    assert "Reported on this day" in words
    assert "quotation: Carmela Vella, state; reported on 2031-05-05" in words


def test_without_any_day_events_stand_in_the_order_of_the_text():
    told = card(
        "a",
        met("1", VELLA, BERGE, at=50, when=on(text="Thursday night")),
        said("2", VELLA, at=10),
        issued=None,
    )
    pages = made(Timeline(), [told])
    assert set(pages) == {"timeline.html", "timeline/undated.html"}
    for page in pages.values():
        assert [one["data-kind"] for one in entries(page)] == ["quotation", "meeting"]
        assert "“Thursday night”" in flat(Page(page).text)
    assert "Neither these texts nor their documents" in flat(Page(pages["timeline.html"]).text)


def test_an_empty_corpus_has_one_friendly_page():
    for cards in ([], [card("a")]):
        pages = made(Timeline(), cards)
        assert list(pages) == ["timeline.html"]
        assert "No meeting and no statement" in flat(Page(pages["timeline.html"]).text)


def test_an_event_counts_once():
    first = card("a", met("1", VELLA, BERGE), said("2", VELLA))
    later = card("b", met("1", VELLA, BERGE, when=on(JUNE)), said("3", VELLA, same_as="2"), issued=JUNE)
    pages = made(Timeline(), [later, first])
    assert [one["data-kind"] for one in entries(pages["timeline/2031-05.html"])] == ["quotation"]
    assert [one["data-kind"] for one in entries(pages["timeline/2031-06.html"])] == ["meeting"]
    alone = made(Timeline(), [later])
    assert len(entries(alone["timeline/2031-06.html"])) == 2


def test_a_month_of_ten_thousand_events_has_pages_of_bounded_size():
    cards = [
        card(
            f"{at}",
            *(
                met(f"{at}-{each}", VELLA, BERGE, ROY, when=on(dt.date(2031, 5, 1 + each)))
                for each in range(15)
            ),
            *(said(f"{at}-{each}", VELLA, content="ш" * 300, when=on(DAY)) for each in range(5)),
        )
        for at in range(500)
    ]
    pages = made(Timeline(), cards)
    assert len(pages) == 1 + -(-10_000 // EVENTS)
    assert max(map(len, pages.values())) < 250_000
    assert sum(page.count(b'<li id="e') for page in pages.values()) == 10_000
    assert {"rel", "href"} <= set(
        next(
            found for tag, found in Page(pages["timeline/2031-05/2.html"]).tags if found.get("rel") == "next"
        )
    )


def test_many_years_have_several_overviews():
    cards = [
        card(f"{year}", said(f"{year}", VELLA, when=on(dt.date(year, 3, 1)))) for year in range(1900, 2031)
    ]
    pages = made(Timeline(), cards)
    assert "timeline/years/4.html" in pages
    assert "timeline/1900-03.html" in b"".join(pages.values()).decode()
    assert max(map(len, pages.values())) < 250_000


def test_links_of_the_timeline_exist_from_every_page():
    cards = [
        card("a", *(said(f"{at}", VELLA, at=at, when=on(DAY)) for at in range(300))),
        card("b", said("x", BERGE), issued=JUNE),
    ]
    cards.append(card("c", said("y", BERGE), issued=None))
    pages = made(Timeline(), cards)
    for path, page in pages.items():
        seen = Page(page)
        ids = set(seen.attributes("id"))
        for link in seen.attributes("href"):
            target = re.sub(r"^(\.\./)+", "", link)
            if link.startswith("#"):
                assert link[1:] in ids
            elif target.startswith("timeline"):
                assert link.count("../") == path.count("/")
                assert target in pages


@pytest.mark.parametrize("name", NASTY)
def test_texts_are_never_markup_or_script(name):
    pages = made(
        Timeline(),
        [card("a", met("1", person(name, "person/x"), BERGE), said("2", content=name), title=name)],
    )
    page = pages["timeline/2031-05.html"]
    assert flat(Page(page).text).count(flat([name])) >= 4
    assert page.count(b"<script") == 1
    seen = Page(page)
    assert not [
        found for _, found in seen.tags if {"style", "onclick", "onerror", "onmouseover"} & set(found)
    ]


def test_every_mark_leads_to_its_entry_and_has_words():
    page = made(Timeline(), [card("a", met("1", VELLA, BERGE), said("2", VELLA), said("3"))])[
        "timeline/2031-05.html"
    ]
    marks = re.findall(r'<a href="#e(\d)"><title>(.*?)</title>', page.decode())
    assert [number for number, _ in marks] == ["0", "1", "2"]
    assert marks[2][1].startswith("quotation: no source named")


def test_no_mark_covers_another():
    rng = random.Random(3)
    first = dt.date(2031, 5, 1)
    days = sorted(first + dt.timedelta(days=rng.randrange(31)) for _ in range(120))
    told = [
        met(f"{at}", VELLA, BERGE, at=at, when=on(day, day + dt.timedelta(days=rng.choice((0, 0, 0, 4)))))
        for at, day in enumerate(days)
    ]
    chart = by_day(list(enumerate(events(card("a", *told)))), first, dt.date(2031, 5, 31))
    marks = chart.lanes[0].marks
    assert len(marks) == 120
    for one in marks:
        assert one.x > 0
        assert one.x + one.width <= chart.width + MARK
        assert chart.lanes[0].top < one.y < chart.lanes[0].top + chart.lanes[0].height
        for other in marks:
            assert (
                one is other
                or one.y != other.y
                or one.x + one.width <= other.x
                or other.x + other.width <= one.x
            )


def test_periods_in_words():
    told = [
        (DAY, DAY, "Monday, 5 May 2031"),
        (dt.date(2031, 5, 1), dt.date(2031, 5, 31), "May 2031"),
        (dt.date(2031, 1, 1), dt.date(2031, 12, 31), "2031"),
        (DAY, JUNE, "5 May 2031 to 9 June 2031"),
        (dt.date(9999, 12, 1), dt.date.max, "December 9999"),
    ]
    assert [days_in_words(first, last) for first, last, _ in told] == [words for _, _, words in told]


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max, dt.date(2031, 2, 28)])
def test_the_first_and_the_last_days_of_all_are_days_too(day):
    pages = made(
        Timeline(),
        [
            card(
                "a", met("1", VELLA, BERGE, when=on(day)), said("2", VELLA, when=on(dt.date.min, dt.date.max))
            )
        ],
    )
    assert f"timeline/{day.isoformat()[:7]}.html" in pages


def test_keys_open_to_their_spots_and_sort_by_day():
    spots = [
        Spot(0, 3, 2, "meeting"),
        Spot(1, 0, 131_071, "quotation"),
        Spot(dt.date.max.toordinal(), 4_194_303, 0, "statement"),
    ]
    assert [spot(key(one)) for one in spots] == spots
    assert sorted(map(key, spots)) == [key(one) for one in spots]
    assert key(spots[2]) < 2**64


def corpus(rng):
    """Few documents that tell of the same few events, on days in two months or on none."""
    days = [None, DAY, DAY.replace(day=28), JUNE]
    return [
        card(
            f"{number}",
            *(
                met(
                    f"{rng.randrange(4)}-{number if rng.random() < 0.3 else ''}",
                    VELLA,
                    BERGE,
                    at=at,
                    when=on(rng.choice(days)),
                )
                for at in range(rng.randrange(3))
            ),
            *(
                said(
                    f"{number}-{at}",
                    VELLA,
                    at=10 + at,
                    when=on(rng.choice(days)),
                    same_as=rng.choice((None, f"{rng.randrange(6)}-0")),
                )
                for at in range(rng.randrange(3))
            ),
            issued=rng.choice(days),
        )
        for number in range(6)
    ]


def by_owner(cards):
    section = Timeline()
    for number, one in enumerate(cards):
        section.add(number, one)
    return {owner: dict(section.pages(owner, cards)) for owner in section.owners()}


def test_pages_depend_on_the_documents_of_their_owner_alone():
    rng = random.Random(11)
    for _ in range(300):
        before = corpus(rng)
        after = list(before)
        after[rng.randrange(6)] = rng.choice(corpus(rng))
        changed = {number for number in range(6) if before[number] != after[number]}
        earlier = by_owner(before)
        for owner, pages in by_owner(after).items():
            if owner.documents is not None and owner in earlier and not changed & set(owner.documents):
                assert pages == earlier[owner]


def test_the_same_cards_give_the_same_bytes():
    cards = corpus(random.Random(5))
    assert made(Timeline(), cards) == made(Timeline(), cards)
