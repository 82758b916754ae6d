"""What was left out and why: issues by stage, and mentions that stayed unresolved, page by page."""

import random

import pytest

from carded import NASTY, card, made
from memcon.export.pages.cards import Open, Words
from memcon.export.pages.left_out import ROWS, LeftOut
from memcon.model import Issue
from paged import Page, flat


def unresolved(count, words="he"):
    return tuple(Open(Words(at * 10, at * 10 + 2, words), "Two could be meant.") for at in range(count))


def issue(document="a.txt", problem="It is empty.", stage="read", **more):
    return Issue(document, stage, problem, "Write something.", **more)


def test_where_nothing_was_left_out_a_sentence_says_so():
    pages = made(LeftOut([]), [card("a")])
    assert list(pages) == ["left-out.html"]
    assert "Nothing was left out" in flat(Page(pages["left-out.html"]).text)


def test_issues_stand_by_stage_and_severity_with_what_to_do():
    issues = [issue(stage="check"), issue(severity="warning"), issue("b.pdf")]
    page = Page(made(LeftOut(issues), [])["left-out.html"])
    words = flat(page.text)
    order = [
        words.index(each)
        for each in ("Reading files: errors", "Reading files: warnings", "Checking the graph")
    ]
    assert order == sorted(order)
    assert "It is empty. Write something." in words
    assert "document/" not in "".join(page.attributes("href"))


def test_an_issue_leads_to_its_words_where_its_document_is_in_the_exports():
    found = issue("a.txt", start=5, end=9, words="said")
    page = Page(made(LeftOut([found]), [card("a")])["left-out.html"])
    assert {"document/a.html", "document/a.html#char=5,9"} <= set(page.attributes("href"))


def test_mentions_lead_to_their_place():
    pages = made(LeftOut([issue()]), [card("x"), card("a", unresolved=unresolved(2))])
    assert "left-out/2.html#unresolved" in Page(pages["left-out.html"]).attributes("href")
    second = Page(pages["left-out/2.html"])
    assert {"../document/a.html#char=0,2", "../document/a.html#char=10,12"} <= set(second.attributes("href"))
    assert "he: Two could be meant." in flat(second.text)


def test_pages_are_bounded_and_nothing_is_lost():
    rng = random.Random(2)
    counts = [rng.choice((0, 0, 1, 7, 90, 250)) for _ in range(40)]
    cards = [card(f"d{at}", unresolved=unresolved(count, "ш" * 700)) for at, count in enumerate(counts)]
    issues = [issue(f"{at}.txt", "ш" * 700) for at in range(250)]
    pages = made(LeftOut(issues), cards)
    assert len(pages) == 3 + -(-sum(counts) // ROWS)
    assert max(map(len, pages.values())) < 250_000
    links = [link for page in pages.values() for link in Page(page).attributes("href") if "#char=" in link]
    assert len(links) == len(set(links)) == sum(counts)


@pytest.mark.parametrize("name", NASTY)
def test_words_are_never_markup_or_script(name):
    issues = [issue(name, name, words=name, start=0, end=1)]
    pages = made(LeftOut(issues), [card("a", unresolved=unresolved(1, name), title=name)])
    seen = [Page(page) for page in pages.values()]
    assert sum(flat(one.text).count(flat([name])) for one in seen) == 5
    assert "script" not in [tag for one in seen for tag, _ in one.tags]


def test_the_order_of_issues_changes_nothing():
    issues = [issue(f"{at}.txt", stage=stage) for at in range(9) for stage in ("read", "check")]
    assert made(LeftOut(issues), []) == made(LeftOut(issues[::-1]), [])
