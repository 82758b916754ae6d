"""Questions by name and by file, with the arguments of a command line."""

import io
import json
import re
from pathlib import Path
from types import SimpleNamespace

import pyoxigraph as ox
import pytest
from rich.console import Console

from memcon.errors import InputError
from memcon.publish.answers import answered, short, table, whole, written
from memcon.publish.asking import ask, explained, listed, paired
from memcon.publish.queries import queries
from memcon.publish.store import synchronised

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
    with pytest.raises(InputError, match="has no header"):
        ask(output, str(path), {"since": "2031-01-01"}, BASE)
    path.write_text(queries()["contacts"].text)
    answer, _ = ask(output, str(path), {"actor": "Odd Berge"}, BASE)
    assert len(list(answer)) == 1
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="UTF-8"):
        ask(output, str(path), {}, BASE)


@pytest.mark.parametrize(
    "text", [COUNT, COUNT.lower().replace("mc:meeting", "mc:Meeting"), f"\n# mine\n{COUNT}"]
)
def test_as_it_stands(output, text):
    answer, _ = ask(output, text, {}, BASE)
    assert [short(row["number"], BASE) for row in answer] == ["4"]


def test_from_standard_input(output, monkeypatch):
    def asked(text, arguments):
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(text)))
        return list(ask(output, "-", arguments, BASE)[0])

    assert len(asked(COUNT.encode(), {})) == 1
    assert len(asked(queries()["contacts"].text.encode(), {"actor": "Odd Berge"})) == 1
    with pytest.raises(InputError, match="Standard input has no header"):
        asked(COUNT.encode(), {"since": "2031-01-01"})
    with pytest.raises(InputError, match="is no text in UTF-8"):
        asked(b"\xff\xfe", {})


@pytest.mark.parametrize(
    "text", ["SELECT WHERE {", "DELETE WHERE { ?s ?p ?o }", "INSERT DATA { <a:b> <a:b> 1 }"]
)
def test_what_is_no_query(output, text):
    with pytest.raises(InputError, match="is not SPARQL"):
        ask(output, text, {}, BASE)


def test_a_query_that_fails_on_its_way():
    class Failing:
        def query(self, *_, **__):
            return ox.Store().query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")

    with pytest.raises(InputError, match="cannot be answered"):
        whole(answered(Failing(), COUNT))


@pytest.mark.parametrize(
    "text",
    [COUNT, "ASK { ?s a mc:Meeting }", "CONSTRUCT WHERE { ?s a mc:Meeting }", f"DESCRIBE <{BASE}state/NO>"],
)
def test_the_store_is_closed_while_an_answer_is_used(output, text):
    answer = ask(output, text, {}, BASE)[0]
    assert synchronised(output, patience=0)
    assert printed(table(answer, BASE)).strip()


def test_an_answer_is_kept_as_it_is():
    store = ox.Store()
    values = [
        ox.Literal("x\x1b[31m\0\u202e\n"),
        ox.Literal("é", language="fr"),
        ox.Literal(7),
        ox.NamedNode(BASE),
    ]
    for value in values:
        store.add(ox.Quad(ox.NamedNode(f"{BASE}a"), ox.NamedNode(f"{BASE}p"), value))
    query = "SELECT ?o ?none { ?s ?p ?o } ORDER BY STR(?o)"
    asked = [(row["o"], row["none"]) for row in answered(store, query)]
    assert [(row["o"], row["none"]) for row in whole(answered(store, query))] == asked
    assert {value for value, _ in asked} == set(values)


def test_a_terminal_obeys_no_answer():
    store, odd = ox.Store(), "\x1b[31mred\x07 \u202eleft\x9b"
    store.add(ox.Quad(ox.NamedNode(f"{BASE}a\u202e"), ox.NamedNode(f"{BASE}p"), ox.Literal(odd)))
    for query in ("SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"):
        shown = printed(table(answered(store, query), BASE))
        assert all(character.isprintable() or character == "\n" for character in shown)
        assert "red" in shown


def test_a_graph_as_json(output):
    answer, base = ask(output, "network", {"actor": "Odd Berge"}, BASE)
    lines = written(answer, "jsonld", base)
    assert lines == written(answer, "jsonld", base)
    (told,) = [one for one in json.loads(lines)["@graph"] if one["id"] == "person/berge"]
    assert told["prefLabel"] == "Odd Berge"
    assert set(ox.parse(lines, format=ox.RdfFormat.JSON_LD)) == {ox.Quad(*triple) for triple in answer}
    assert len(written(answer, "nt", base).splitlines()) == len(answer)
    # the exports have no blank nodes, but a question may make some
    answer, base = ask(output, "CONSTRUCT { [] mc:x ?s } { ?s a mc:Meeting }", {}, BASE)
    assert len(list(ox.parse(written(answer, "jsonld", base), format=ox.RdfFormat.JSON_LD))) == 4


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
