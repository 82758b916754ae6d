"""Markdown becomes the words that a reader sees, with what the front matter states."""

import hashlib
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memcon.model import Document, Issue
from memcon.read import read

SENTENCE = "The envoys of Chad and Malta met in Paris on Monday."


def read_markdown(folder, text, **beside):
    path = folder / "a.md"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    for ending, content in beside.items():
        path.with_suffix(f".{ending}").write_text(content)
    items = list(read([path]))
    return [i for i in items if isinstance(i, Document)], [i for i in items if isinstance(i, Issue)]


def read_one(folder, text, **beside):
    [document], issues = read_markdown(folder, text, **beside)
    assert issues == []
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    return document


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("Dahl *met* **Vella** in `Oslo` ~~today~~.", "Dahl met Vella in Oslo today."),
        ('[Dahl](https://a.example "x"), <https://b.example> <b>now</b>.', "Dahl, https://b.example now."),
        ("One line\nand another.", "One line and another."),
        ("One line  \nand another.\\\nA third.<br>A fourth.", "One line\nand another.\nA third.\nA fourth."),
        ("“Fish &amp; chips”, \\*she\\* said &copy;.", "“Fish & chips”, *she* said ©."),
        ("![A picture](a.png)\n\nText", "Text"),
        ("Text\n\n```\ncode\n```\n\n    more code\n\nText", "Text\n\nText"),
        ("> One.\n>\n> Two.\n\nThree.", "One.\n\nTwo.\n\nThree."),
        ("- One.\n- Two.\n  - Three.\n\n1. Four.", "One.\n\nTwo.\n\nThree.\n\nFour."),
        ("# A *heading*\n\nText\n\nAnother\n---\n\nText", "A heading\n\nText\n\nAnother\n\nText"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |", "a\nb\n\n1\n2\n\n3\n4"),
        ("<div align=center><img src=a><p>Text</p></div>\n\n<!-- hidden -->\n\nText", "Text\n\nText"),
        ("Dahl met Vella.[^1]\n\n[^1]: In Oslo.", "Dahl met Vella.\n\nIn Oslo."),
        ("Text\n\n* * *\n\nText", "Text\n\nText"),
        ("---\n\nThey met.\n\n---\n\nText", "They met.\n\nText"),
        ("---\n\nThey met.", "They met."),
    ],
)  # fmt: skip
def test_the_words_are_kept_and_the_marks_are_not(tmp_path, marked, plain):
    assert read_one(tmp_path, f"{marked}\n\n{SENTENCE}\n").text == f"{plain}\n\n{SENTENCE}"


YAML = """---
title: "Talks: the second day"
date: {date}
{people}
publisher: The Gazette
lang: en_GB
url: https://example.org/a
license: CC BY 4.0
tags: [oslo, fish]
layout: post
---
"""
PEOPLE = (
    "author: Ada Ruiz; Jon Berg",
    "authors: [Ada Ruiz, Jon Berg]",
    "authors:\n- name: Ada Ruiz\n- name: Jon Berg",
)
TOML = """+++
title = "Talks: the second day"
date = 2031-03-04T23:00:00+01:00
author = ["Ada Ruiz", "Jon Berg"]
publisher = "The Gazette"
language = "en-GB"
url = "https://example.org/a"
licence = "CC BY 4.0"
draft = true
+++
"""


@pytest.mark.parametrize(
    "front",
    [
        YAML.format(date="2031-03-04", people=PEOPLE[0]),
        YAML.format(date="2031-03-04 23:00:00 -0500", people=PEOPLE[1]),
        YAML.format(date='"4 March 2031"', people=PEOPLE[2]),
        TOML,
        "\ufeff\n" + TOML.replace("\n", "\r\n"),
    ],
)
def test_front_matter_states_what_is_known(tmp_path, front):
    document = read_one(tmp_path, f"{front}\n# Another title\n\n{SENTENCE}\n")
    assert document.text == f"Another title\n\n{SENTENCE}"
    assert document.title == "Talks: the second day"
    assert document.date == date(2031, 3, 4)
    assert document.author == "Ada Ruiz; Jon Berg"
    assert document.publisher == "The Gazette"
    assert document.language == "en-GB"
    assert document.url == "https://example.org/a"
    assert document.licence == "CC BY 4.0"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Talks in *Oslo*\n\n", "Talks in Oslo"),
        ("Talks in Oslo\n===\n\n", "Talks in Oslo"),
        ("## Talks in Oslo\n\n", None),
        (f"{SENTENCE}\n\n# Talks in Oslo\n\n", None),
        ("---\ntitle: 1984\n---\n", "1984"),
        ("---\ntitle: null\n---\n", None),
        ("---\ntitle:\n---\n# Talks\n\n", "Talks"),
    ],
)
def test_the_title(tmp_path, text, title):
    assert read_one(tmp_path, f"{text}{SENTENCE}").title == title


@pytest.mark.parametrize(
    ("front", "words"),
    [
        ("title: [A", "The front matter cannot be read"),
        ("a: b: c", "The front matter cannot be read"),
        ("date: 2031-02-30", "“2031-02-30” as date"),
        ("date: soon", "“soon” as date"),
        ("date: 03/04/2031", "“03/04/2031” as date"),
        ("author: {email: a@example.org}", "something as author"),
        ("title: {a: b}", "something as title"),
        ("lang: mostly English", "“mostly English” as lang"),
        ("x: &a [b, b]\ny: &b [*a, *a]\nauthor: [*b, *b]", "something as author"),
    ],
)
def test_front_matter_that_cannot_be_right_is_reported_and_the_text_is_read(tmp_path, front, words):
    [document], [issue] = read_markdown(tmp_path, f"---\n{front}\n---\n{SENTENCE}")
    assert (document.text, document.title, document.date, document.author) == (SENTENCE, None, None, None)
    assert words in issue.problem
    assert issue.severity == "error"
    assert issue.advice


def test_the_metadata_file_goes_first(tmp_path):
    front = YAML.format(date="2031-03-04", people=PEOPLE[0])
    [document], [issue] = read_markdown(tmp_path, front + SENTENCE, toml="date = 2031-03-05")
    assert (document.date, document.title) == (date(2031, 3, 5), "Talks: the second day")
    assert "“2031-03-05” as date, the document itself “2031-03-04”" in issue.problem


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\xff\xfe", "not UTF-8"),
        (b"a\0b", "zero bytes"),
        (b"---\ntitle: Talks\n---\n", "No main text"),
        (b"# Talks\n", "less than a sentence"),
        (b"```\nThe whole text is code and nothing else.\n```", "No main text"),
    ],
)
def test_a_file_without_a_text_is_reported(tmp_path, content, words):
    documents, [issue] = read_markdown(tmp_path, content)
    assert (documents, issue.severity) == ([], "error")
    assert words in issue.problem
    assert issue.advice


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=100)
@given(st.text("ab*_[]()>#-|`~<!\\&:+ \n\t1.", max_size=40))
def test_any_text_is_read_the_same_twice_and_never_fails(tmp_path, text):
    first, second = (read_markdown(tmp_path, f"{text}\n\n{SENTENCE}") for _ in range(2))
    assert first == second
    assert first[0] or first[1]
    assert not any("failed" in issue.problem for issue in first[1])
