"""What a person meets at the command line: help, exit codes, one sentence for each failure."""

import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from typer.main import get_command
from typer.testing import CliRunner

from memcon import __version__, cli, pipeline
from memcon.cli import app
from memcon.errors import MemconError
from memcon.model import Document, Findings, Issue
from memcon.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = get_command(app).commands


def invoke(*arguments: str | Path, given: bytes = b""):
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=given)


def memcon(*arguments: str | Path, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run memcon in a process of its own, its last line of defence included."""
    command = [sys.executable, "-c", "from memcon.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, check=False, cwd=folder, capture_output=True, text=True)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_every_option_has_help(name):
    command = COMMANDS[name]
    assert command.help
    assert all(parameter.help for parameter in command.params)
    shown = invoke(name, "--help")
    assert shown.exit_code == 0
    assert command.help.split()[0] in shown.output


def test_the_readme_names_the_commands_that_there_are():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    code = " ".join(re.findall(r"```.*?```|`[^`\n]+`", readme, re.DOTALL))
    assert set(re.findall(r"memcon ([a-z]+)\b", code)) == set(COMMANDS)


def test_help_comes_without_what_is_slow_to_import():
    code = "import sys, memcon.cli; print({'spacy', 'prefect', 'rdflib'} & set(sys.modules))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "set()\n"


def test_the_version_is_said():
    assert invoke("--version").output == f"memcon {__version__}\n"


def test_a_run_prints_its_figures(texts, tmp_path):
    done = invoke("run", texts, "--output", tmp_path / "output", "--direct")
    assert done.exit_code == 0, done.output
    for words in (
        "documents",
        "read",
        "actors",
        "meetings",
        "statements",
        "no source",
        "quarantined",
        "seconds",
        str(tmp_path / "output"),
    ):
        assert words in done.output.replace("\n", "")


def test_a_run_that_left_something_out_ends_with_3(texts, tmp_path):
    (texts / "empty.txt").write_bytes(b"")
    done = invoke("run", texts, "--output", tmp_path / "output", "--direct")
    assert done.exit_code == 3
    assert "1 error" in done.output


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["run", "gone", "--direct"], 1, "There is no file or folder gone."),
        (["run", ".", "--direct"], 1, "holds no file that memcon reads"),
        (["run", "a/b.txt", "--direct", "--output", "a/b.txt"], 1, "cannot be written"),
        (["run", "a/b.txt", "--direct", "--model", "gone"], 1, "There is no spaCy model called gone"),
        (["read", "gone"], 1, "There is no file or folder gone."),
        (["show", "gone.txt"], 1, "There is no file or folder gone.txt."),
        (["resolve", "a/b.txt"], 1, "Line 1 does not hold findings"),
        (["map", "gone.jsonl"], 2, "No such file"),
        (["run", "--base", "example.org"], 2, "slash at its end"),
        (["schedule", "--cron", "at six"], 2, "is no schedule"),
        (["publish"], 2, "No such command"),
    ],
)
def test_a_failure_is_one_sentence_and_a_code(arguments, code, words, tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.txt").write_text("Talks went on.")
    folder = tmp_path / "empty" if "." in arguments else tmp_path
    folder.mkdir(exist_ok=True)
    done = memcon(*arguments, folder=folder)
    assert done.returncode == code
    assert words in re.sub(r"[\s│]+", " ", done.stderr)
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_an_unexpected_failure_is_one_sentence_too(monkeypatch, capsys):
    def fail(**_):
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(cli, "app", fail)
    with pytest.raises(SystemExit, match="1"):
        cli.main()
    said = capsys.readouterr().err
    assert said.startswith("memcon: ZeroDivisionError: division by zero")
    assert len(said.splitlines()) == 1


def test_the_stages_one_by_one_make_what_a_run_makes(texts, tmp_path):
    documents = invoke("read", texts)
    understood = invoke("understand", given=documents.stdout_bytes)
    resolved = invoke("resolve", given=understood.stdout_bytes)
    for done, kind in (documents, Document), (understood, Findings), (resolved, Findings):
        assert done.exit_code == 0, done.stderr
        assert len([msgspec.json.decode(line, type=kind) for line in done.stdout_bytes.splitlines()]) == 2
    (tmp_path / "findings.jsonl").write_bytes(resolved.stdout_bytes)
    assert invoke("export", tmp_path / "findings.jsonl", "--output", tmp_path / "staged").exit_code == 0
    pipeline.run([texts], tmp_path / "whole", Settings())
    graph = (tmp_path / "whole" / "graph.nq").read_bytes()
    assert (tmp_path / "staged" / "graph.nq").read_bytes() == graph
    assert invoke("map", given=resolved.stdout_bytes).stdout_bytes == graph


def test_what_cannot_be_read_is_told_beside_the_documents(texts):
    (texts / "empty.txt").write_bytes(b"")
    done = invoke("read", texts)
    assert done.exit_code == 3
    assert len(done.stdout.splitlines()) == 2
    assert "empty.txt: The file is empty." in done.stderr


def test_checking_says_what_would_be_left_out(texts):
    resolved = invoke(
        "resolve", given=invoke("understand", given=invoke("read", texts).stdout_bytes).stdout_bytes
    )
    assert invoke("check", given=resolved.stdout_bytes).exit_code == 0
    # the words of a mention are no longer those of the text
    false = resolved.stdout_bytes.replace(b'"exact":"Carmela Vella"', b'"exact":"Carmela Bella"')
    false = false.replace(b'"exact":"Vella"', b'"exact":"Bella"')
    done = invoke("check", given=false)
    issues = [msgspec.json.decode(line, type=Issue) for line in done.stdout_bytes.splitlines()]
    assert done.exit_code == 3
    assert any(issue.stage == "check" and issue.severity == "error" for issue in issues)


def test_a_document_is_shown_with_what_was_found(texts):
    shown = invoke("show", texts / "valletta.txt")
    assert shown.exit_code == 0
    for words in (
        "Envoys leave with a date",
        "Carmela Vella",
        "Meetings: 1",
        "Valletta",
        "Odd Berge",
        "welcomed",
    ):
        assert words in shown.output


def test_questions_are_listed_explained_and_answered(texts, tmp_path):
    pipeline.run([texts], tmp_path, Settings())
    assert "contacts" in invoke("query", "--list").output
    assert "--actor" in invoke("query", "contacts", "--explain").output
    asked = ["query", "contacts", "--actor", "carmela vella", "--output", tmp_path]
    assert "Odd Berge" in invoke(*asked).output
    rows = invoke(*asked, "--format", "csv").stdout.splitlines()
    assert rows[0].startswith("other,otherName")
    assert len(rows) == 2
    (tmp_path / "own.rq").write_text(
        "SELECT (COUNT(*) AS ?all) WHERE { ?s a <https://w3id.org/memcon/ns#Meeting> }"
    )
    assert invoke("query", tmp_path / "own.rq", "--output", tmp_path, "-f", "tsv").stdout.split() == [
        "?all",
        "2",
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["contact"], "contacts"),
        (["contacts"], "--actor"),
        (["contacts", "--actor", "state/MT", "--when", "now"], "when"),
        (["contacts", "--actor", "state/MT", "--since", "May"], "May"),
        (["who-met-whom", "--format", "odt"], "csv, tsv"),
    ],
)
def test_a_question_that_cannot_be_asked_is_told_in_a_sentence(arguments, words, texts, tmp_path):
    pipeline.run([texts], tmp_path, Settings())
    done = memcon("query", *arguments, "--output", tmp_path)
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_every_error_says_one_sentence_when_it_happens():
    assert all(error.__doc__ for error in MemconError.__subclasses__())
