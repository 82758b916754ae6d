"""All stages together: nothing is lost, nothing stops a run, the same input gives the same bytes."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from memcon import attempts, pipeline
from memcon.errors import ExportError, OntologyError, SourceError
from memcon.model import Issue
from memcon.settings import Settings

EXPORTS = ["dataset.ttl", "graph.jsonld", "graph.nq", "graph.ttl", "issues.jsonl", "merges.csv", "run.ttl"]


def contents(folder: Path) -> dict[str, bytes]:
    """The exports, without the log of runs, which has times."""
    files = (path for path in sorted(folder.iterdir()) if path.is_file() and path.name != "runs.jsonl")
    return {path.name: path.read_bytes() for path in files}


def issues_in(folder: Path) -> list[Issue]:
    return [
        msgspec.json.decode(line, type=Issue) for line in (folder / "issues.jsonl").read_bytes().splitlines()
    ]


def run_apart(code: str, *arguments: str | Path, seed: str = "0") -> int:
    """Run code in a process of its own; its exit code."""
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], check=False, env=environment
    ).returncode


RUN = """
import sys
from pathlib import Path
from memcon.pipeline import run
from memcon.settings import Settings
run([Path(sys.argv[1])], Path(sys.argv[2]), Settings())
"""


def test_documents_become_exports_and_figures(texts, tmp_path):
    report = pipeline.run([texts], tmp_path / "output", Settings())
    assert sorted(contents(tmp_path / "output")) == EXPORTS
    assert report.documents == 2
    assert report.actors >= 4
    assert report.meetings >= 2
    assert report.statements >= 2
    assert report.quarantined == 0
    assert report.errors == 0
    graph = (tmp_path / "output" / "graph.nq").read_text(encoding="utf-8")
    for words in (
        "valletta.txt",
        "south/lima.txt",
        "Carmela Vella",
        "Call for ceasefire",
        "We will talk again in spring,",
    ):
        assert words in graph


def test_statements_whose_words_name_no_source_are_in_the_graph_and_counted(tmp_path):
    (tmp_path / "note.txt").write_text(
        "Officials met in Lima. It was agreed that the port would open in May.\n", encoding="utf-8"
    )
    report = pipeline.run([tmp_path / "note.txt"], tmp_path / "output", Settings())
    assert (report.statements, report.sourceless, report.quarantined) == (1, 1, 0)
    turtle = (tmp_path / "output" / "graph.ttl").read_text(encoding="utf-8")
    assert 'mc:content "that the port would open in May"' in turtle
    assert "mc:speaker" not in turtle
    assert issues_in(tmp_path / "output") == []


def test_the_same_input_gives_the_same_bytes_under_every_hash_seed(texts, tmp_path):
    for seed in ("1", "2"):
        assert run_apart(RUN, texts, tmp_path / seed, seed=seed) == 0
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


def test_neither_batches_nor_processes_change_the_exports(texts, tmp_path):
    (texts / "note.txt").write_text(
        "Vella met Lahti in Lima on Friday. Berge called it a good day for all.\n"
    )
    for name, batch, workers in (("whole", 100, 1), ("one by one", 1, 1), ("by several", 1, 3)):
        pipeline.run([texts], tmp_path / name, Settings(batch=batch, workers=workers))
        assert contents(tmp_path / name) == contents(tmp_path / "whole")


def test_documents_that_say_nothing_are_still_in_the_graph(tmp_path):
    (tmp_path / "list.txt").write_text("milk\neggs\nflour\n")
    (tmp_path / "quotes.txt").write_text('He said: "It is "not" over. “And so\n\non” to the end.\n"')
    report = pipeline.run([tmp_path], tmp_path / "output", Settings())
    assert report.documents == 2
    graph = (tmp_path / "output" / "graph.nq").read_text()
    assert '"list.txt"' in graph
    assert '"quotes.txt"' in graph


def test_files_that_are_no_documents_are_issues_beside_the_graph_of_the_others(texts, tmp_path):
    (texts / "empty.txt").write_bytes(b"")
    (texts / "latin.txt").write_bytes("Zürich".encode("latin-1"))
    (texts / "valletta.json").write_text("{broken")
    report = pipeline.run([texts], tmp_path / "output", Settings())
    assert report.documents == 2
    errors = [issue for issue in issues_in(tmp_path / "output") if issue.severity == "error"]
    assert [issue.document for issue in errors] == ["empty.txt", "latin.txt", "valletta.txt"]


def test_a_text_that_is_too_long_is_an_issue_beside_the_graph_of_the_others(texts, tmp_path):
    (texts / "tape.txt").write_text("The ministers met in Valletta and talked.\n\n" * 480_000)
    report = pipeline.run([texts], tmp_path / "output", Settings())
    [issue] = [issue for issue in issues_in(tmp_path / "output") if issue.severity == "error"]
    assert issue.document == "tape.txt"
    assert "characters" in issue.problem
    assert report.documents == 2


@pytest.mark.parametrize("stage", ["understand", "resolve", "map_document", "check"])
def test_a_stage_that_fails_on_one_document_leaves_the_others(stage, texts, tmp_path, monkeypatch):
    works = getattr(attempts, stage)

    def fails_on_lima(first, *others):
        if "lima" in repr(first):
            raise ZeroDivisionError("division by zero")
        return works(first, *others)

    monkeypatch.setattr(attempts, stage, fails_on_lima)
    pipeline.run([texts], tmp_path / "output", Settings())
    [issue] = [issue for issue in issues_in(tmp_path / "output") if issue.severity == "error"]
    assert issue.document == "south/lima.txt"
    assert issue.stage == stage.removesuffix("_document")
    assert "ZeroDivisionError: division by zero" in issue.problem
    graph = (tmp_path / "output" / "graph.nq").read_text(encoding="utf-8")
    assert "Vella" in graph
    assert "Quispe" not in graph


def test_an_error_that_concerns_the_whole_run_stops_it(texts, tmp_path, monkeypatch):
    def fail(_findings):
        raise OntologyError("states.csv is missing.")

    monkeypatch.setattr(attempts, "resolve", fail)
    with pytest.raises(OntologyError):
        pipeline.run([texts], tmp_path / "output", Settings())


def test_an_output_folder_that_cannot_be_written_is_found_before_anything_is_read(
    texts, tmp_path, monkeypatch
):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(pipeline, "documents", pytest.fail)
    for output in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(ExportError, match="cannot be written"):
            pipeline.run([texts], output, Settings())


def test_missing_sources_leave_the_last_export(texts, tmp_path):
    pipeline.run([texts], tmp_path / "output", Settings())
    before = contents(tmp_path / "output")
    with pytest.raises(SourceError):
        pipeline.run([tmp_path / "gone"], tmp_path / "output", Settings())
    assert contents(tmp_path / "output") == before
