"""The pictures of the README, taken from the pages of output/ with Chromium: make pictures."""

import shutil
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

TREE = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent / "pictures"
SITE = (TREE / "output" / "site").as_uri()
ARTICLE = next((TREE / "output" / "site" / "document").glob("*.html"))


def article(page: Page) -> None:
    """An article, and what a cue tells."""
    page.goto(ARTICLE.as_uri())
    page.locator("article a.cue").nth(5).click()
    page.wait_for_timeout(300)


def network(page: Page) -> None:
    """Who met whom."""
    page.goto(f"{SITE}/network.html")
    page.wait_for_timeout(1000)


def actor(page: Page) -> None:
    """The first person of the list of those who met most."""
    page.goto(f"{SITE}/index.html")
    page.locator("ol.mentioned a.person").first.click()


def main() -> None:
    """Take all of them."""
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for show in (article, network, actor):
            page = browser.new_page(viewport={"width": 1120, "height": 760})
            show(page)
            page.screenshot(path=HERE / f"{show.__name__}.png")
        browser.close()


if __name__ == "__main__":
    main()
