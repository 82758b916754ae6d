"""A run that ends at any moment: the exports in place are good ones, the next run goes on from there, and no
process stays behind.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from memcon import batches, pipeline
from memcon.batches import Unread
from memcon.ledger import reading
from memcon.model import Document, Findings
from memcon.pool import Lost
from memcon.settings import Settings

EXPORTS = {
    "dataset.ttl",
    "graph.jsonld",
    "graph.nq",
    "graph.ttl",
    "issues.jsonl",
    "merges.csv",
    "run.ttl",
}
OLD, ALL = 3, 12
# more with MEMCON_KILLS=200, for instance
KILLS = int(os.environ.get("MEMCON_KILLS", "5"))
# `memcon run --direct` in batches of two, where understanding takes a moment and finds nothing
RUN = """
import os, signal, sys, time
from contextlib import contextmanager
from functools import partial
import memcon.commands.run
from memcon import attempts, batches, cli, pipeline, publication
from memcon.export.files import stage
from memcon.ledger import pages, runs
from memcon.model import Findings
from memcon.settings import Settings

def die_at(number, real, after=False):
    # in place of a function: the process is killed before, or after, it is called for the n-th time
    calls = iter(range(1, 1000))
    def called(*given, **named):
        last = next(calls) == number
        if last and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(*given, **named)
        if last:
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    return called

def patch(where, name, number, after=False):
    setattr(where, name, die_at(number, getattr(where, name), after))

def slow(document, settings):
    time.sleep(SECONDS)
    return Findings(document)

files = sys.modules[stage.__module__]
SECONDS = float(os.environ["SECONDS"])
batches.understand_one = slow
sys.modules['memcon.commands.run'].Settings = partial(Settings, batch=2)
exec(os.environ["PATCH"])
if __name__ == "__main__":
    print("begun", flush=True)
    # what is started in the background ignores Ctrl-C
    signal.signal(signal.SIGINT, signal.default_int_handler)
    cli.main()
"""


@pytest.fixture(autouse=True)
def nothing_found(monkeypatch) -> list[str]:
    """Understanding that finds nothing; the documents that it was asked for."""
    asked: list[str] = []

    def understand(document: Document, _: Settings) -> Findings:
        asked.append(document.identifier)
        return Findings(document)

    monkeypatch.setattr(batches, "understand_one", understand)
    return asked


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """The documents that were read before: more are to come."""
    folder = tmp_path / "texts"
    folder.mkdir()
    write(folder, range(OLD))
    return folder


@pytest.fixture
def output(texts: Path, tmp_path: Path) -> Path:
    """An output folder after a run of old documents; new ones have come since, and an old one was changed."""
    pipeline.run([texts], tmp_path / "output", Settings(workers=1))
    write(texts, range(OLD, ALL))
    (texts / "0.txt").write_text("Other words stand here now.\n")
    return tmp_path / "output"


def write(folder: Path, numbers: range) -> None:
    for number in numbers:
        (folder / f"{number}.txt").write_text(f"This is document number {number}, and nothing else.\n")


def begin(
    texts: Path, output: Path, *, workers: int = 1, seconds: float = 0, patch: str = ""
) -> subprocess.Popen[str]:
    """A run in a process of its own, which can be told by its environment."""
    script = output.with_name("run.py")
    script.write_text(RUN)
    command = [
        sys.executable,
        script,
        "run",
        texts,
        "--output",
        output,
        "--direct",
        "--workers",
        str(workers),
    ]
    marked = {**os.environ, "MEMCON_RUN": str(output), "SECONDS": str(seconds), "PATCH": patch}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=marked, start_new_session=True
    )
    assert process.stdout.readline() == "begun\n"
    return process


def contents(output: Path) -> dict[str, bytes]:
    """The exports and the pages for people."""
    files = [*(output / name for name in EXPORTS), *(output / "site").rglob("*")]
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files if path.is_file()}


def kept(output: Path) -> tuple[set[str], set[str], bool]:
    """What findings there are, which of them the documents need, and whether new exports are announced."""
    with reading(output) as ledger:
        found = {key for (key,) in ledger.execute("SELECT key FROM findings")}
        needed = {key for (key,) in ledger.execute("SELECT key FROM readable")}
        [pending] = ledger.execute("SELECT count(*) FROM notes WHERE name = 'pending'").fetchone()
    return found, needed, bool(pending)


def others(output: Path) -> Iterator[int]:
    """The processes of the run, where the system tells of them."""
    mark = f"MEMCON_RUN={output}".encode()
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (place / "environ").read_bytes().split(b"\0"):
                yield int(place.name)
        except OSError:
            continue


def nobody_is_left(output: Path) -> bool:
    deadline = time.monotonic() + 20
    while (left := list(others(output))) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not left


def check_after(texts: Path, output: Path, before: dict[str, bytes], asked: list[str]) -> str:
    """What must hold after a run that was ended; which state the exports were found in."""
    assert nobody_is_left(output)
    found = contents(output)
    here, _, announced = kept(output)
    asked.clear()
    pipeline.run([texts], output, Settings(workers=1, batch=2))
    after = contents(output)
    scratch = output.with_name("scratch")
    if not scratch.exists():
        again = len(asked)
        pipeline.run([texts], scratch, Settings(workers=1))
        del asked[again:]
    assert after == contents(scratch)
    assert not list(output.rglob(".*.partial"))
    # nothing that was finished is done twice
    _, needed, _ = kept(output)
    assert len(asked) == len(needed - here)
    # files are of one state, or were just being put in place, each of them whole
    assert all(found.get(name) in (before.get(name), after.get(name)) for name in {*before, *found, *after})
    state = "old" if found == before else "new" if found == after else "between"
    assert state != "between" or announced
    return state


def check_log(output: Path) -> None:
    """Each run that ended is in the log once, and the change files lead from nothing to what there is."""
    runs = [msgspec.json.decode(line) for line in (output / "runs.jsonl").read_bytes().splitlines()]
    assert [one["run"] for one in runs] == list(range(1, len(runs) + 1))
    lines = (output / "graph.nq").read_bytes().count(b"\n")
    assert sum(one["added"] - one["removed"] for one in runs) == lines


MOMENTS = {
    "before a file is kept": "patch(pipeline.sources, 'keep', 3)",
    "when the files are arranged": "patch(pipeline.sources, 'arrange', 1)",
    "after the files were arranged": "patch(pipeline.gazetteer, 'touch', 1, after=True)",
    "before a batch is kept": "patch(pipeline.findings, 'keep', 2)",
    "in the transaction of a batch": "patch(pipeline.findings, 'keep', 2, after=True)",
    "when documents are joined": "patch(pipeline, 'join', 1)",
    "before the first piece is kept": "patch(pipeline.pieces, 'keep', 1)",
    "in the transaction of later pieces": "patch(pipeline.pieces, 'keep', 3, after=True)",
    "before the first file": "patch(files, '_write', 1)",
    "between two files": "patch(files, '_write', 4)",
    "after the last file": "patch(files, '_write', 9, after=True)",
    "before pages are staged": "patch(pages, 'begin', 1)",
    "between pages that are staged": "patch(pages, 'keep', 4)",
    "when it is noted which pages go": "patch(pages, 'retire', 1)",
    "before exports are announced": "patch(runs, 'announce', 1)",
    "after exports were announced": "patch(runs, 'announce', 1, after=True)",
    "before the first rename": "patch(files.Path, 'replace', 1)",
    "between two renames": "patch(files.Path, 'replace', 4)",
    "after the last rename": "patch(files.Path, 'replace', 9, after=True)",
    "before pages are put in place": "patch(pages, 'put_in_place', 1)",
    "between renames of pages": "patch(files.Path, 'replace', 14)",
    "after pages were put in place": "patch(pages, 'put_in_place', 1, after=True)",
    "in the transaction that takes them for the last": "patch(runs, '_forget', 1)",
    "before the log is written": "patch(runs, 'write_log', 1)",
    "before leftovers are cleared": "patch(runs, 'clear', 2)",
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_run_that_is_killed_leaves_good_exports_and_what_it_had_finished(
    moment, texts, output, nothing_found
):
    before = contents(output)
    with begin(texts, output, patch=MOMENTS[moment]) as process:
        process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    check_after(texts, output, before, nothing_found)
    check_log(output)


def test_a_run_that_is_killed_at_any_moment(texts, output, nothing_found, tmp_path):
    before = contents(output)
    good = shutil.copytree(output, tmp_path / "good")
    chance, found = random.Random(4), []
    for number in range(KILLS):
        shutil.rmtree(output)
        shutil.copytree(good, output)
        workers = 1 + number % 2
        with begin(texts, output, workers=workers, seconds=0.03) as process:
            time.sleep(chance.uniform(0, 1.5 + workers))
            process.kill()
            process.communicate(timeout=60)
        found.append(check_after(texts, output, before, nothing_found))
        check_log(output)
    print("states of exports after kills:", {state: found.count(state) for state in set(found)})  # noqa: T201


def test_killed_again_and_again_a_run_comes_to_its_end(texts, output, nothing_found):
    before = contents(output)
    left = ALL - OLD + 1
    for _ in range(3):
        with begin(texts, output, patch="patch(pipeline.findings, 'keep', 2)") as process:
            process.communicate(timeout=60)
        here, needed, _ = kept(output)
        # each of them had finished one batch
        left -= 2
        assert len(needed - here) == left
    assert check_after(texts, output, before, nothing_found) == "old"


@pytest.mark.parametrize(("workers", "after"), [(1, 1), (2, 1.2), (2, 4)])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_told_to_stop_ends_at_once_with_a_sentence(how, workers, after, texts, output):
    before = contents(output)
    with begin(texts, output, workers=workers, seconds=30) as process:
        time.sleep(after)
        begun = time.monotonic()
        # Ctrl-C at a terminal is heard by all processes of the run
        os.killpg(process.pid, how) if how == signal.SIGINT else process.send_signal(how)
        _, said = process.communicate(timeout=60)
    assert time.monotonic() - begun < 10
    assert process.returncode == 130, said
    assert said == "memcon: Stopped. What was finished is kept: run again to go on from there.\n"
    assert nobody_is_left(output)
    assert contents(output) == before


def test_a_second_run_says_who_has_the_folder(texts, output, nothing_found):
    before = contents(output)
    with begin(texts, output, seconds=30) as first:
        deadline = time.monotonic() + 30
        while not (output / ".memcon" / "lock.owner").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        with begin(texts, output) as second:
            _, said = second.communicate(timeout=60)
        assert second.returncode == 1
        assert f"Another run works on {output} (process {first.pid})" in said
        first.kill()
        first.communicate(timeout=60)
    check_after(texts, output, before, nothing_found)


LOST = """
def fatal(document, settings):
    if document.identifier == "7.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    return slow(document, settings)
batches.understand_one = fatal
"""


def test_a_document_that_ends_its_process_is_reported_alone_and_tried_again(texts, output, nothing_found):
    before = contents(output)
    with begin(texts, output, workers=2, patch=LOST) as process:
        _, said = process.communicate(timeout=60)
    assert process.returncode == 3, said
    [issue] = [msgspec.json.decode(line) for line in (output / "issues.jsonl").read_bytes().splitlines()]
    assert issue["document"] == "7.txt"
    assert "ended by the system" in issue["problem"]
    graph = contents(output)["graph.nq"]
    assert all((f'"{number}.txt"' in graph.decode()) == (number != 7) for number in range(ALL))
    assert graph != before["graph.nq"]
    nothing_found.clear()
    pipeline.run([texts], output, Settings(workers=1))
    assert nothing_found == ["7.txt"]
    assert b'"7.txt"' in contents(output)["graph.nq"]
    check_log(output)


def test_a_document_that_ends_its_process_while_it_is_mapped_is_published_when_it_is_not(
    texts, output, nothing_found, monkeypatch
):
    def losing(call, work, _workers):
        for batch in work:
            kept = [one for one in batch if one.document.identifier != "7.txt" or isinstance(one, Unread)]
            yield [*call(kept), *(Lost(one) for one in batch if one not in kept)]

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "done", losing)
        pipeline.run([texts], output, Settings(workers=1))
    assert b'"7.txt"' not in contents(output)["graph.nq"]
    check_log(output)
    nothing_found.clear()
    pipeline.run([texts], output, Settings(workers=1))
    assert nothing_found == []
    assert b'"7.txt"' in contents(output)["graph.nq"]
    check_log(output)
