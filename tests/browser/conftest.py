"""A real browser, and the pages of a small corpus, as files and as memcon serves them."""

import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from memcon import pipeline
from memcon.settings import Settings

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# nothing is asked of the network by the browser itself
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
TREE = Path(__file__).resolve().parents[2]
HOSTILE = """Bad actors meet

<script>alert("x")</script> Minister Ine <b>Dahl</b> met Grace Okello in Oslo on Tuesday.
“<img src=x onerror=alert(1)> We agree 🐟,” Dahl said.
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory) -> Path:
    """The exports of the seed, of the golden cases and of a text that would like to be a program."""
    folder = tmp_path_factory.mktemp("corpus")
    for case in (TREE / "tests" / "cases").iterdir():
        shutil.copy(case / "document.txt", folder / f"{case.name}.txt")
        if (case / "document.json").is_file():
            shutil.copy(case / "document.json", folder / f"{case.name}.json")
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    (folder / "hostile.json").write_text('{"date": "2031-05-06", "title": "<script>alert(2)</script>"}')
    made = tmp_path_factory.mktemp("browsed") / "output"
    pipeline.run([TREE / "seeds", folder], made, Settings())
    return made


@pytest.fixture(scope="module")
def files(output) -> str:
    """Where the pages are as files."""
    return (output / "site").as_uri()


@pytest.fixture(scope="module")
def served(output):
    """Where memcon serves them."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", "from memcon.cli import main; main()", "serve"]
    with subprocess.Popen([*command, "--output", str(output), "--port", str(port)]) as process:
        address = f"http://127.0.0.1:{port}"
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                if httpx.get(f"{address}/health").status_code == 200:
                    break
            except httpx.TransportError:
                time.sleep(0.1)
        yield address
        process.terminate()


# not for the session: as long as it runs, an event loop does, in which no other can be started
@pytest.fixture(scope="module")
def browser():
    if BROWSER is None:
        pytest.skip("no Chromium is installed: apt-get install chromium")
    with playwright.sync_playwright() as started:
        yield started.chromium.launch(executable_path=BROWSER, args=list(FLAGS))


class Watched:
    """A page of the browser, and what it asked for and complained of."""

    def __init__(self, context) -> None:
        self.page = context.new_page()
        self.outside: list[str] = []
        self.complaints: list[str] = []
        self.dialogs: list[str] = []
        context.route("**/*", self._routed)
        self.page.on("console", lambda said: self._heard(said.type, said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", self._opened)

    def _routed(self, route) -> None:
        address = route.request.url
        if address.startswith(("file:", "data:", "blob:", "http://127.0.0.1:")):
            route.continue_()
        else:
            self.outside.append(address)
            route.abort()

    def _heard(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(text)

    def _opened(self, dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()


@pytest.fixture
def watched(browser):
    """A new page; afterwards nothing was asked of the outside, and nothing went wrong."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    one = Watched(context)
    yield one
    context.close()
    assert one.outside == []
    assert one.complaints == []
    assert one.dialogs == []
