"""The pages in a real browser: what a reader does on them works, from files and served, for everybody."""

import re
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlparse

import pytest

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
SEED = "document/844caf58c6bbce38.html"
CHECKED = (
    "index.html", SEED, "person/francois-hollande.html", "state/FR.html", "meetings.html", "actors.html",
    "statements.html", "documents.html", "network.html", "timeline.html", "left-out.html", "ontology.html",
)  # fmt: skip


@pytest.fixture(params=["files", "served"])
def home(request) -> str:
    """Where the pages are."""
    return request.getfixturevalue(request.param)


def test_from_the_article_to_a_statement_to_its_speaker(watched, home):
    page = watched.page
    page.goto(f"{home}/index.html")
    page.get_by_role("link", name="French President Hollande proposes").first.click()
    page.locator("article a.cue", has_text="moved quickly to back").click()
    peek = page.locator("#peek")
    assert "the Turkish government" in peek.inner_text()
    assert "mc:stance mc:stance-supports" in peek.inner_text()
    peek.get_by_role("link", name="support", exact=True).click()
    assert "Barack Obama: support" in page.locator("h1").inner_text()
    assert (
        "Obama moved quickly to back the Turkish government"
        in page.locator("blockquote.passage").inner_text()
    )
    page.locator("h1 a").click()
    assert page.url.endswith("person/barack-obama.html")
    assert page.locator("h1").inner_text() == "Barack Obama"
    page.get_by_role("link", name="François Hollande").first.click()
    assert page.locator("h1").inner_text() == "François Hollande"


def test_words_of_the_evidence_are_lit_where_a_link_leads(watched, home):
    page = watched.page
    page.goto(f"{home}/{SEED}#char=1237,1242")
    page.wait_for_function("CSS.highlights.size === 1")
    assert page.evaluate("[...CSS.highlights.get('words')].map((range) => range.toString())") == ["Putin"]
    place = page.evaluate("document.getElementById('char=1237,1242').getBoundingClientRect().top")
    assert 0 < place < 900


def test_a_mark_opens_by_keyboard_and_closes_again(watched, home):
    page = watched.page
    page.goto(f"{home}/{SEED}")
    mark = page.locator("article a.trigger").first
    mark.focus()
    page.keyboard.press("Enter")
    assert page.locator("#peek").is_visible()
    assert page.evaluate("document.activeElement.id") == "peek"
    page.keyboard.press("Escape")
    assert not page.locator("#peek").is_visible()
    assert mark.evaluate("(one) => one === document.activeElement")


def test_what_is_marked_is_chosen(watched, files):
    page = watched.page
    page.goto(f"{files}/{SEED}")
    said = page.locator("article .said").first
    coloured = "(one) => getComputedStyle(one).backgroundColor !== 'rgba(0, 0, 0, 0)'"
    assert said.evaluate(coloured)
    page.get_by_label("statements").uncheck()
    assert not said.evaluate(coloured)


def test_without_script_a_mark_leads_to_its_fact(browser, files):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{files}/{SEED}")
    page.locator("article a.cue", has_text="moved quickly to back").click()
    fact = urldefrag(page.url).fragment
    assert page.locator(f'[id="{fact}"]').inner_text().startswith("Barack Obama")
    context.close()


def test_the_network_shows_who_met_whom(watched, home):
    page = watched.page
    page.goto(f"{home}/network.html")
    page.locator("canvas").first.wait_for()
    # what is drawn is more than the ground
    colours = page.evaluate(
        "[...document.querySelectorAll('canvas')].reduce((found, canvas) => {"
        " const seen = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;"
        " for (let at = 3; at < seen.length; at += 4) if (seen[at]) found += 1; return found; }, 0)"
    )
    assert colours > 1000
    assert page.get_by_role("row", name=re.compile("Angela Merkel.*François Hollande")).count()


def test_text_that_would_be_a_program_is_text(watched, home):
    page = watched.page
    page.goto(f"{home}/documents.html")
    page.get_by_role("link", name="<script>alert(2)</script>").first.click()
    assert "<img src=x onerror=alert(1)> We agree 🐟" in page.locator("article").inner_text()
    page.goto(f"{home}/index.html")
    page.goto(f"{home}/timeline.html")
    page.goto(f"{home}/network.html")


def test_no_page_complains_and_every_link_leads_somewhere(watched, output):
    """All pages, from files; a link to a place in a page leads to one that is there."""
    root = output / "site"
    anchors: dict[Path, set[str]] = {}
    links: list[tuple[Path, str]] = []
    for path in sorted(root.rglob("*.html")):
        watched.page.goto(path.as_uri())
        found = watched.page.evaluate(
            "[[...document.querySelectorAll('[id]')].map((one) => one.id),"
            " [...document.querySelectorAll('[href], [src]')].map((one) => "
            "one.getAttribute('href') ?? one.getAttribute('src'))]"
        )
        anchors[path] = set(found[0])
        links += [(path, link) for link in found[1]]
    for path, link in links:
        target, fragment = urldefrag(urljoin(path.as_uri(), link))
        if not target.startswith("file:"):
            assert re.match(r"https?://|data:", target), link
            continue
        there = Path(unquote(urlparse(target).path))
        assert there.is_file(), (path, link)
        if fragment and there in anchors:
            assert unquote(fragment) in anchors[there], (path, link)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_are_for_everybody(browser, served, scheme, width):
    """By the rules of WCAG that a program can check (axe-core); and no page is wider than its window."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    told = []
    for path in (*CHECKED, "sparql"):
        page.goto(f"{served}/{path}")
        for found in axe.Axe().run(page).response["violations"]:
            told += [(path, found["id"], node["html"][:200]) for node in found["nodes"]]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            told.append((path, "wider than the window", ""))
    context.close()
    assert told == []


def test_a_question_on_the_sparql_page_is_answered(watched, served):
    page = watched.page
    page.goto(f"{served}/index.html")
    page.get_by_role("link", name="SPARQL").click()
    page.get_by_text("Whom somebody met").click()
    form = page.locator("details[open] form")
    form.locator("input").first.fill("Angela Merkel")
    form.get_by_role("button").click()
    answer = page.locator(".yasr_results")
    answer.get_by_role("link", name=re.compile("francois-hollande")).first.wait_for()
    assert "François Hollande" in answer.inner_text()
    answer.get_by_role("link", name=re.compile("francois-hollande")).first.click()
    assert page.locator("h1").inner_text() == "François Hollande"


def test_a_wrong_query_is_told_on_the_sparql_page(watched, served):
    page = watched.page
    page.goto(f"{served}/sparql")
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+A")
    page.keyboard.type("SELECT WHERE { ?s ?p ")
    page.keyboard.press("Control+Enter")
    page.get_by_text("The query is not SPARQL").first.wait_for()
    # the browser itself says so of each answer that is none
    assert all("400 (Bad Request)" in said for said in watched.complaints)
    watched.complaints.clear()
