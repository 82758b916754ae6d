"""Which files are read, in which order, under which name."""

import os
from pathlib import Path

import pytest

from memcon.errors import SourceError
from memcon.model import Document, Issue
from memcon.read import read


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


def test_a_file_reached_twice_is_read_once(tmp_path):
    write(tmp_path, a_txt="a", b_txt="b")
    assert identifiers(tmp_path / "b.txt", tmp_path) == ["b.txt", "a.txt"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("missing", "There is no file or folder"),
        ("empty", "holds no file that memcon reads"),
        ("table.csv", "of no kind that memcon reads"),
    ],
)
def test_sources_that_cannot_be_read_at_all(tmp_path, source, words):
    (tmp_path / "empty").mkdir()
    (tmp_path / "table.csv").write_text("a,b")
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
