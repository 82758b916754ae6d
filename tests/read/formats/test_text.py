"""Bytes become a text character for character, or an issue that says why not."""

import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memcon.model import Document, Issue
from memcon.read import read


def read_bytes(folder, raw):
    path = folder / "text.txt"
    path.write_bytes(raw)
    return list(read([path]))


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "zero bytes"),
        ("Talks in Z\u00fcrich".encode("latin-1"), "byte 10 (counted from 0) is 0xFC"),
        ("Talks in Zürich".encode("utf-16"), "zero bytes"),
        (b"\xef\xbb\xbfcut off in a character: \xc3", "not UTF-8"),
        (b"a surrogate: \xed\xa0\x80", "not UTF-8"),
    ],
)
def test_a_file_that_holds_no_text_becomes_an_issue(tmp_path, raw, words):
    [issue] = read_bytes(tmp_path, raw)
    assert isinstance(issue, Issue)
    assert (issue.document, issue.stage, issue.severity) == ("text.txt", "read", "error")
    assert words in issue.problem
    assert issue.advice


def test_a_bad_file_does_not_stop_the_others(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xff")
    (tmp_path / "b.txt").write_text("Good.")
    assert [type(item) for item in read([tmp_path])] == [Issue, Document]


def test_a_link_that_leads_nowhere_is_reported(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    [issue] = read([tmp_path])
    assert "leads nowhere" in issue.problem


def test_a_file_that_may_not_be_read_is_reported(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("Secret.")

    def refuse(path, _mode):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.open", refuse)
    [issue] = read([tmp_path])
    assert issue.problem == "The file cannot be read: Permission denied."


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(min_size=1).filter(lambda text: text.strip() and "\0" not in text and text[0] != "\ufeff"))
def test_every_text_is_kept_character_for_character(tmp_path, text):
    raw = text.encode()
    [document] = read_bytes(tmp_path, raw)
    assert document.text == text
    assert document.sha256 == hashlib.sha256(raw).hexdigest()


def test_newlines_are_untouched_and_a_byte_order_mark_is_no_text(tmp_path):
    [document] = read_bytes(tmp_path, b"\xef\xbb\xbfOne.\r\nTwo.\rThree.\n")
    assert document.text == "One.\r\nTwo.\rThree.\n"
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Talks resume\n\nEnvoys met on Monday.", "Talks resume"),
        ("Talks resume  \r\n \r\nEnvoys met.", "Talks resume"),
        ("\n\nTalks resume\n\nEnvoys met.", "Talks resume"),
        ("Talks resume\n", "Talks resume"),
        ("Talks resume\nEnvoys met on Monday.", None),
        ("Envoys met on Monday.", None),
        ("A paragraph. " * 30 + "\n\nAnother.", None),
    ],
)
def test_a_first_line_before_an_empty_line_is_the_title(tmp_path, text, title):
    [document] = read_bytes(tmp_path, text.encode())
    assert document.title == title
    assert document.date is None


def test_twenty_megabytes_are_read(tmp_path):
    text = "The ministers met in Valletta and “agreed to talk”.\n\n" * 380_000
    [document] = read_bytes(tmp_path, text.encode())
    assert len(text.encode()) > 20_000_000
    assert document.text == text
