"""Questions by name and by file, with the arguments of a command line."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rich.console import Console

from memcon.errors import InputError
from memcon.publish.answers import short, table
from memcon.publish.asking import ask, explained, listed, paired
from memcon.publish.queries import queries

BASE = "https://w3id.org/memcon/id/"
COUNT = "SELECT (COUNT(?meeting) AS ?number) { ?meeting a mc:Meeting }"


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    folder = tmp_path_factory.mktemp("output")
    quads = ox.parse(path=str(Path(__file__).parent / "scene.trig"), format=ox.RdfFormat.TRIG)
    ox.serialize(quads, output=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    return folder


def printed(shown):
    console = Console(width=400, no_color=True)
    with console.capture() as captured:
        console.print(shown)
    return captured.get()


def test_by_name(output):
    answer, base = ask(output, "contacts", {"actor": "Odd Berge"}, BASE)
    assert base == BASE
    assert "person/dahl" in printed(table(answer, base))


def test_by_file(output, tmp_path):
    path = tmp_path / "mine.rq"
    path.write_text(COUNT)
    answer = ask(output, str(path), {}, BASE)[0]
    assert [short(row["number"], BASE) for row in answer] == ["4"]
    # the store is held as long as the answer
    del answer
    with pytest.raises(InputError, match="has no header"):
        ask(output, str(path), {"since": "2031-01-01"}, BASE)
    path.write_text(queries()["contacts"].text)
    answer, _ = ask(output, str(path), {"actor": "Odd Berge"}, BASE)
    assert len(list(answer)) == 1
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="UTF-8"):
        ask(output, str(path), {}, BASE)


def test_the_base_is_what_the_data_set_states(tmp_path):
    other = "https://example.org/data/"
    core, syntax = "http://www.w3.org/2004/02/skos/core#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    norway, document = f"<{other}state/NO>", f"<{other}document/a>"
    (tmp_path / "graph.nq").write_text(
        f'{norway} <{core}prefLabel> "Norway" {document} .\n'
        f"{norway} <{syntax}type> <https://w3id.org/memcon/ns#Actor> {document} .\n"
    )
    kind, stated = "http://www.w3.org/ns/dcat#Dataset", "http://rdfs.org/ns/void#uriSpace"
    (tmp_path / "dataset.ttl").write_text(f'<{other}dataset> a <{kind}> ; <{stated}> "{other}" .')
    assert ask(tmp_path, "contacts", {"actor": "state/NO"}, BASE)[1] == other


@pytest.mark.parametrize(
    ("words", "arguments"),
    [
        ([], {}),
        (["--since", "2031-01-01", "--topic", "--odd"], {"since": "2031-01-01", "topic": "--odd"}),
        (["--topic=a=b", "--words="], {"topic": "a=b", "words": ""}),
    ],
)
def test_arguments(words, arguments):
    assert paired(words) == arguments


@pytest.mark.parametrize("words", [["since", "x"], ["--since"], ["--", "x"], ["--a", "1", "--a", "2"]])
def test_arguments_that_are_none(words):
    with pytest.raises(InputError, match="is not understood"):
        paired(words)


def test_a_question_that_is_none(output):
    with pytest.raises(
        InputError, match=re.escape("“contact”, and no file of that name: did you mean contacts")
    ):
        ask(output, "contact", {}, BASE)
    with pytest.raises(InputError, match="--list"):
        ask(output, "xyzzy", {}, BASE)


def test_questions_for_people():
    shown = printed(listed())
    assert all(name in shown and query.title in shown for name, query in queries().items())
    told = explained(queries()["who-met-whom"]).plain
    assert "--atLeast INTEGER: how many meetings a pair must have had (without it: 1)" in told
    assert "  first, last: the first and the last day of these meetings" in told
