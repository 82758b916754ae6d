"""Which files are read, in which order, under which name."""

import io
import os
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from memcon.errors import SourceError
from memcon.model import Document, Issue
from memcon.read import Source, documents, fingerprint, read, sources_in


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        path = folder / name.replace("__", "/").replace("_txt", ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def identifiers(*sources: Path) -> list[str]:
    return [item.identifier for item in read(sources) if isinstance(item, Document)]


def test_a_folder_is_read_recursively_in_the_order_of_paths(tmp_path):
    write(tmp_path, b_txt="b", a__z_txt="z", a__b__c_txt="c", B_txt="B")
    assert identifiers(tmp_path) == ["B.txt", "a/b/c.txt", "a/z.txt", "b.txt"]


def test_sources_are_read_in_the_order_given_and_a_file_is_named_without_its_folder(tmp_path):
    write(tmp_path, z__one_txt="1", a__two_txt="2")
    assert identifiers(tmp_path / "z" / "one.txt", tmp_path / "a") == ["one.txt", "two.txt"]


def test_other_files_hidden_ones_and_readme_are_left_alone(tmp_path):
    write(tmp_path, a_txt="a")
    for name in ("README.md", "a.json", ".b.txt", "._a.txt", "c.csv"):
        (tmp_path / name).write_text("{}")
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / "d.txt").write_text("d")
    (tmp_path / "e.TXT").write_text("e")
    assert identifiers(tmp_path) == ["a.txt", "e.TXT"]


def test_files_of_every_format_are_read_and_those_that_describe_them_are_not(tmp_path):
    inside = {
        "a.html": True, "a.json": False, "a.toml": False, "b.htm.gz": True, "b.json": False, "c.json": True,
        "d.json.gz": True, "d.toml": False, "e.pdf": True, "f.md": True, "g.MARKDOWN": True, "h.jsonl": True,
        "i.xml": True, "j.warc.gz": True, "j.toml": False, "k.2031.txt": True, "k.2031.json": False,
        "decisions.csv": False, "LICENSE": False, "readme.markdown": False, "l.gz": False, "m.csv.gz": False,
        "n.txt.gz.gz": False, "sub/README.md": False, "sub/c.toml": False, "o.toml": False,
    }  # fmt: skip
    for name in inside:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}")
    found = [source.identifier for source in sources_in([tmp_path])]
    assert found == sorted(name for name, is_document in inside.items() if is_document)


def test_a_readme_is_read_where_it_is_named(tmp_path):
    (tmp_path / "README.md").write_text("The envoys of Chad and Malta met in Paris.")
    assert identifiers(tmp_path / "README.md") == ["README.md"]


def test_a_file_reached_twice_is_read_once(tmp_path):
    write(tmp_path, a_txt="a", b_txt="b")
    assert identifiers(tmp_path / "b.txt", tmp_path) == ["b.txt", "a.txt"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("missing", "There is no file or folder"),
        ("empty", "holds no file that memcon reads"),
        ("table.csv", "of no kind that memcon reads"),
        ("a.json", "is no document itself"),
    ],
)
def test_sources_that_cannot_be_read_at_all(tmp_path, source, words):
    (tmp_path / "empty").mkdir()
    (tmp_path / "table.csv").write_text("a,b")
    (tmp_path / "a.json").write_text("{}")
    (tmp_path / "a.txt").write_text("a")
    with pytest.raises(SourceError, match=words):
        read([tmp_path / source])


def test_a_folder_that_may_not_be_listed_is_not_passed_over(tmp_path, monkeypatch):
    write(tmp_path, a_txt="a", closed__b_txt="b")
    scandir = os.scandir

    def refuse(path):
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(SourceError, match=r"closed cannot be read: Permission denied"):
        read([tmp_path])


def test_the_same_text_is_kept_once_and_the_second_file_reported(tmp_path):
    write(tmp_path, a_txt="The same words.", b_txt="The same words.", c_txt="Others.")
    items = list(read([tmp_path]))
    assert [item.identifier for item in items if isinstance(item, Document)] == ["a.txt", "c.txt"]
    [issue] = [item for item in items if isinstance(item, Issue)]
    assert (issue.document, issue.severity) == ("b.txt", "warning")
    assert "same as that of a.txt" in issue.problem


def test_two_texts_of_one_name_are_both_read_and_reported(tmp_path):
    write(tmp_path, one__a_txt="First.", two__a_txt="Second.")
    items = list(read([tmp_path / "one", tmp_path / "two"]))
    assert [item.text for item in items if isinstance(item, Document)] == ["First.", "Second."]
    assert [item.document for item in items if isinstance(item, Issue)] == ["a.txt"]


def test_a_file_name_that_is_not_utf8_is_written_out(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/Z\xfcrich.txt"))
    path.write_text("Talks in Zurich.")
    assert identifiers(tmp_path) == [r"Z\xfcrich.txt"]


def test_a_link_that_leads_in_a_circle_is_reported_and_followed_by_none(tmp_path):
    write(tmp_path, a_txt="a")
    (tmp_path / "b.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "c").symlink_to(tmp_path)
    document, issue = read([tmp_path])
    assert (document.identifier, issue.document) == ("a.txt", "b.txt")


def test_a_file_that_vanishes_before_it_is_read_is_reported(tmp_path):
    write(tmp_path, a_txt="a", b_txt="b")
    found = read([tmp_path])
    (tmp_path / "a.txt").unlink()
    issue, document = found
    assert (issue.document, issue.severity, document.identifier) == ("a.txt", "error", "b.txt")
    assert "no file" in issue.problem


def test_a_file_that_fails_while_it_is_read_is_reported(tmp_path, monkeypatch):
    write(tmp_path, a_txt="a")

    class Failing(io.BytesIO):
        def read(self, *_):
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", lambda *_: Failing())
    [issue] = documents(Source(tmp_path / "a.txt", "a.txt"))
    assert issue.problem == "The file cannot be read: Input/output error."


def test_a_reader_that_fails_is_an_issue_that_says_where(tmp_path, monkeypatch):
    write(tmp_path, a_txt="a")
    monkeypatch.setattr("memcon.read.formats.text.characters", lambda _: 1 / 0)
    [issue] = documents(Source(tmp_path / "a.txt", "a.txt"))
    assert "ZeroDivisionError: division by zero" in issue.problem


@pytest.mark.parametrize(
    ("changed", "content"),
    [("a.html", "other"), ("a.toml", "other"), ("a.toml", None), ("a.json", "{}"), ("a.html", "")],
)
def test_the_fingerprint_changes_with_the_file_and_what_describes_it(tmp_path, changed, content):
    (tmp_path / "a.html").write_text("words")
    (tmp_path / "a.toml").write_text("")
    source = Source(tmp_path / "a.html", "a.html")
    before = fingerprint(source)
    (tmp_path / "b.json").write_text("{}")
    assert fingerprint(source) == before
    if content is None:
        (tmp_path / changed).unlink()
    else:
        (tmp_path / changed).write_text(content)
    assert fingerprint(source) != before


@pytest.mark.parametrize("kind", [Path.mkdir, os.mkfifo, lambda _: None])
def test_what_is_no_file_has_no_fingerprint(tmp_path, kind):
    kind(tmp_path / "a.txt")
    with pytest.raises(OSError, match="no such file"):
        fingerprint(Source(tmp_path / "a.txt", "a.txt"))


def test_the_fingerprint_takes_little_memory(tmp_path):
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(50_000_000)
    tracemalloc.start()
    fingerprint(Source(tmp_path / "a.txt", "a.txt"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2_000_000


def test_text_files_need_no_large_library(tmp_path):
    write(tmp_path, a_txt="a")
    script = f"""if True:
        import sys, pathlib, memcon.read
        list(memcon.read.read([pathlib.Path({str(tmp_path)!r})]))
        print(sorted({{"trafilatura", "lxml", "pypdfium2", "markdown_it", "warcio"}} & set(sys.modules)))"""
    assert subprocess.check_output([sys.executable, "-c", script], text=True) == "[]\n"


@pytest.mark.parametrize("output", [".", "output"])
def test_what_memcon_wrote_into_an_output_folder_is_no_document(output, tmp_path):
    (tmp_path / output / ".memcon").mkdir(parents=True)
    for name in ("issues.jsonl", "runs.jsonl", "graph.jsonld", "merges.csv", "own.jsonl"):
        (tmp_path / output / name).write_text("{}")
    (tmp_path / "talks.txt").write_text("Talks began.")
    (tmp_path / "west").mkdir()
    (tmp_path / "west" / "issues.jsonl").write_text("{}")
    found = [source.identifier for source in sources_in([tmp_path])]
    own = "own.jsonl" if output == "." else "output/own.jsonl"
    assert found == sorted([own, "talks.txt", "west/issues.jsonl"])
