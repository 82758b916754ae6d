"""The server follows the export, shares it with others, and leaves nothing behind."""

import shutil
import signal
import subprocess
import sys
import threading
import time

import httpx
import pytest

from exported import document, line

MEMCON = [sys.executable, "-c", "from memcon.cli import main; main()"]
HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
LABELS = "SELECT ?x { ?x skos:prefLabel ?label }"


def until(true, seconds=30):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.1)


def shelves(output):
    return sorted((output / ".memcon" / "serve").glob("*-*"))


def test_the_export_changes(export, serve):
    """Whoever asks meanwhile is answered; afterwards the old snapshot is gone."""
    with serve(export.output) as site:
        site.ready()
        (first,) = shelves(export.output)[0].glob("0*")
        found, done = [], threading.Event()

        def ask():
            with httpx.Client(base_url=site.address, trust_env=False, timeout=30) as client:
                while not done.is_set():
                    paths = ("/place/1.ttl", "/", f"/sparql?query={LABELS}")
                    found.extend(client.get(path).status_code for path in paths)

        asking = [threading.Thread(target=ask) for _ in range(2)]
        for one in asking:
            one.start()
        label = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
        export.run(export.lines | document("b") | {line("place/2", label, '"Bergen"', "b")})
        until(lambda: site.get("/place/2.ttl").status_code == 200)
        until(lambda: len(site.rows(LABELS)) == 6)
        until(lambda: not first.exists())
        done.set()
        for one in asking:
            one.join()
        assert set(found) == {200}
        assert site.get("/health").json()["run"] == 2
        export.run(export.lines - {line("place/2", label, '"Bergen"', "b")})
        until(lambda: site.get("/place/2.ttl").status_code == 404)


def test_several_use_one_export(export, serve):
    with serve(export.output) as one, serve(export.output) as other:
        one.ready(), other.ready()
        assert len(shelves(export.output)) == 2
        asked = subprocess.run(
            [*MEMCON, "query", "ASK {}", "--output", export.output, "--format", "csv"],
            capture_output=True,
            check=True,
        )
        assert asked.stdout == b"true"
        assert one.rows(LABELS) == other.rows(LABELS)
        one.process.terminate()
        assert one.process.wait(10) == 0
        assert len(shelves(export.output)) == 1
        assert len(other.rows(LABELS)) == 5


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_in_the_middle_of_work(export, serve, still, number):
    with serve(export.output) as site:
        site.ready()
        ended = []

        def ask():
            try:
                ended.append(site.ask(HEAVY).status_code)
            except httpx.TransportError as error:
                ended.append(type(error))

        asking = threading.Thread(target=ask)
        asking.start()
        time.sleep(0.5)
        site.process.send_signal(number)
        assert site.process.wait(10) == 0
        asking.join()
        assert ended
        until(lambda: not still(export.output))
        assert not (export.output / ".memcon" / "serve").exists()


def test_it_ends_while_it_begins(export, serve, still):
    with serve(export.output) as site:
        site.process.terminate()
        assert site.process.wait(10) == 0
        until(lambda: not still(export.output))
        assert not (export.output / ".memcon" / "serve").exists()


def test_it_is_killed_and_begins_again(export, serve, still):
    with serve(export.output, "--time-limit", "1") as site:
        site.ready()
        with pytest.raises(httpx.TimeoutException):
            httpx.post(f"{site.address}/sparql", data={"query": HEAVY}, timeout=0.2)
        site.process.kill()
        site.process.wait()
        # who was at work ends by itself, later than its time limit
        until(lambda: not still(export.output), 20)
    (left,) = shelves(export.output)
    with serve(export.output) as site:
        site.ready()
        assert len(shelves(export.output)) == 1
        assert not left.exists()


def test_where_nothing_can_be_written(export, serve):
    shutil.rmtree(export.output / ".memcon", ignore_errors=True)
    (export.output / ".memcon").write_text("no folder")
    with serve(export.output) as site:
        site.ready()
        assert len(site.rows(LABELS)) == 5
        assert site.get("/place/1.ttl").status_code == 200


def test_an_export_that_is_damaged(export, serve):
    with serve(export.output) as site:
        site.ready()
        (export.output / "dataset.ttl").write_text("<")
        until(lambda: site.get("/health").json()["problem"])
        told = site.get("/health").json()["problem"]
        assert "is damaged" in told
        assert str(export.output) not in told
        # what was there before is still told
        assert len(site.rows(LABELS)) == 5


def test_without_pages_and_with_another_base(export, serve):
    shutil.rmtree(export.output / "site")
    shutil.rmtree(export.output / "changes")
    base = "https://example.org/data/"
    for name in ("graph.nq", "dataset.ttl"):
        path = export.output / name
        path.write_text(path.read_text().replace("https://w3id.org/memcon/id/", base))
    with serve(export.output) as site:
        # the store is not there yet, and that is said
        early = site.get("/person/odd-berge", headers={"Accept": "text/turtle"})
        assert early.status_code in {303, 503}
        site.ready()
        assert site.get("/").status_code == 404
        page = site.get("/person/odd-berge", headers={"Accept": "text/html"}, follow_redirects=True)
        assert (page.status_code, "Odd Berge" in page.text) == (200, True)
        assert f"@base <{base}>" in site.get("/place/1.ttl").text
        assert site.get("/ns").status_code == 303


def refused(*arguments):
    done = subprocess.run(
        [*MEMCON, "serve", *map(str, arguments)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    return done.stderr


def test_without_an_export(tmp_path):
    assert "There is no graph.nq in" in refused("--output", tmp_path)


def test_a_port_that_is_taken(served):
    assert "end what uses it, or choose another with --port" in refused(
        "--output", served.output, "--port", served.port
    )


def test_a_host_that_is_not_here(served):
    assert "cannot be listened on" in refused("--output", served.output, "--host", "192.0.2.1")
