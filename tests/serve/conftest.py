"""Real servers on loopback, over a small export made by hand."""

import os
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from exported import BASE, MC, TYPE, Export, document, line

LABEL = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
MENTIONS = 300
DATASET = f"""@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix void: <http://rdfs.org/ns/void#> .
<{BASE}dataset> a dcat:Dataset ; void:uriSpace "{BASE}" ; void:triples 42 .
"""
PAGE = "<!doctype html><title>{}</title><nav><ul><!-- memcon serve --></ul></nav>{}"
MEMCON = [sys.executable, "-c", "from memcon.cli import main; main()"]


def thing(name, kind, label, *more):
    about = [line(name, TYPE, f"<{MC}{kind}>", "a"), line(name, LABEL, f'"{label}"', "a")]
    return {*about, *(line(name, f"<{MC}{term}>", value, "a") for term, value in more)}


def lines():
    """A document that tells of a meeting, and a state that it mentions often."""
    words = f"<{BASE}document/a#char=7,8>"
    found = document("a", line("document/a#char=7,8", f"<{MC}exact>", '"met"', "a"))
    found |= {line("document/a#char=7,8", TYPE, f"<{MC}Evidence>", "a")}
    found |= thing("person/odd-berge", "Person", "Odd Berge", ("mention", words))
    found |= {line("person/odd-berge", TYPE, f"<{MC}Actor>", "a")}
    found |= thing("person/ine-dahl", "Person", "Ine <Dahl>")
    found |= thing("place/1", "Place", "Oslo")
    met = [("participant", f"<{BASE}person/{name}>") for name in ("odd-berge", "ine-dahl")]
    found |= thing("meeting/1", "Meeting", "talks", ("place", f"<{BASE}place/1>"), ("evidence", words), *met)
    for at in range(MENTIONS):
        found.add(line("state/NO", f"<{MC}mention>", f"<{BASE}document/a#char={at},{at + 1}>", "a"))
    return found | {line("state/NO", LABEL, '"Norway"', "a")}


def exported(folder: Path) -> Export:
    export = Export(folder)
    export.run(lines())
    (folder / "dataset.ttl").write_text(DATASET)
    for name, content in (("index", "start"), ("person/odd-berge", "Odd"), ("ontology", "terms")):
        page = folder / "site" / f"{name}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(PAGE.format(name, content))
    (folder / "site" / "assets").mkdir()
    (folder / "site" / "assets" / "memcon.css").write_text("a { }")
    (folder / "secret.txt").write_text("secret")
    return export


class Site:
    """A server that runs."""

    def __init__(self, process, output):
        self.process, self.output = process, output
        self.said = process.stdout.readline()
        self.address = re.search(r"http://[^/]+", self.said)[0]
        self.port = int(self.address.rpartition(":")[2])
        self.client = httpx.Client(base_url=self.address, timeout=30, trust_env=False)
        self.get = self.client.get

    def ready(self):
        for _ in range(600):
            if self.get("/health").status_code == 200:
                return self
            if self.process.poll() is not None:
                break
            pause()
        raise AssertionError("it did not come up")

    def ask(self, query, form="json", **headers):
        return self.client.post("/sparql", data={"query": query, "format": form}, headers=headers)

    def rows(self, query):
        answer = self.ask(query)
        assert answer.status_code == 200, answer.text
        return [tuple(term["value"] for term in row.values()) for row in answer.json()["results"]["bindings"]]


def pause():
    time.sleep(0.1)


def processes(folder) -> list[str]:
    """The command lines of all processes that name a folder."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if str(folder) in words and str(os.getpid()) != path.parent.name:
            found.append(words)
    return found


@contextmanager
def serving(output, *options):
    command = [*MEMCON, "serve", "--output", str(output), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Site(process, output)
        finally:
            process.terminate()


@pytest.fixture
def export(tmp_path):
    """An export of the test's own, which may change."""
    return exported(tmp_path / "output")


@pytest.fixture
def serve():
    """Serves an output folder as long as the context is open."""
    return serving


@pytest.fixture
def still():
    """The processes that name a folder."""
    return processes


@pytest.fixture(scope="session")
def output(tmp_path_factory):
    return exported(tmp_path_factory.mktemp("served") / "output").output


@pytest.fixture(scope="session")
def served(output):
    with serving(output) as site:
        yield site.ready()


@pytest.fixture(scope="session")
def hasty(output):
    """Over the same export, with narrow limits."""
    with serving(output, "--time-limit", "1", "--row-limit", "7") as site:
        yield site.ready()
