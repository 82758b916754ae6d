"""An export: the same graph in three files, the same bytes for the same input, and all files or none."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from examples import column, document, empty, readout
from memcon.errors import ExportError, InputError
from memcon.export import export
from memcon.export.files import put_in_place, stage
from memcon.export.nodes import read_nodes
from memcon.export.turtle import turtle
from memcon.map import map_document, map_run
from memcon.model import Actor, Findings, Issue, Mention, Span

# what rdflib says to its own parsers
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
BASE = "https://example.org/id/"
FORMATS = {
    "graph.ttl": (ox.RdfFormat.TURTLE, "turtle"),
    "graph.jsonld": (ox.RdfFormat.JSON_LD, "json-ld"),
    "graph.nq": (ox.RdfFormat.N_QUADS, "nquads"),
}


def graphs(*findings):
    return [map_document(each, BASE).graph for each in findings or (readout(), column(), empty())]


def with_oxigraph(path):
    parsed = ox.parse(path=str(path), format=FORMATS[path.name][0])
    return {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in parsed}


def with_rdflib(path):
    parsed = rdflib.Dataset().parse(path, format=FORMATS[path.name][1])
    return {quad[:3] for quad in parsed.quads()}


@pytest.mark.parametrize("read", [with_oxigraph, with_rdflib])
@pytest.mark.parametrize("base", [BASE, "https://example.org/"])
def test_the_three_files_are_the_same_graph(tmp_path, read, base):
    made = [map_document(findings, base).graph for findings in (readout(), column(), empty())]
    export(made, tmp_path, base=base)
    turtle, jsonld, nquads = (read(tmp_path / name) for name in FORMATS)
    assert turtle == jsonld == nquads
    assert len(nquads) == len({triple for graph in made for triple in graph})


def test_nothing_is_lost_or_changed(tmp_path):
    made = graphs()
    export(made, tmp_path, base=BASE)
    assert with_rdflib(tmp_path / "graph.nq") == {triple for graph in made for triple in graph}


# what a UTF-8 file can hold: any character but half a pair
ODD = st.text(st.characters(exclude_categories=["Cs"]), min_size=1) | st.sampled_from(
    [
        '"',
        "\\",
        "\\n",
        "\n",
        "\r\n",
        "\t\b\f\0\x7f",
        "'''",
        '"""',
        "🐟",
        "\u200f\u202e",
        "\u2028\u0085",
        "a\\",
        "# x .",
    ]
)


@settings(max_examples=60)
@given(st.lists(ODD, min_size=1, max_size=4, unique=True))
def test_odd_characters_come_back(tmp_path_factory, texts):
    text = "".join(texts)
    actor = Actor("group/odd", "group", text, tuple(texts), (0,))
    findings = Findings(
        document(text, text, title=text),
        (Mention(Span(0, len(text), text), "name", "group"),),
        actors=(actor,),
    )
    folder = tmp_path_factory.mktemp("odd")
    (graph,) = made = graphs(findings)
    export(made, folder, base=BASE)
    expected = {(f"<{s}>", str(p), str(o)) for s, p, o in graph}
    found = [with_oxigraph(folder / name) for name in FORMATS]
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == len(expected)
    assert all(with_rdflib(folder / name) == set(graph) for name in FORMATS)


def test_the_order_of_documents_and_findings_changes_no_byte(tmp_path):
    for name, order in (("one", 1), ("other", -1)):
        made = [
            map_document(replace(found, actors=found.actors[::order], statements=found.statements), BASE)
            for found in (readout(), column(), empty())[::order]
        ]
        issues = [issue for each in made for issue in each.issues[::order]]
        export([each.graph for each in made], tmp_path / name, base=BASE, issues=issues)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "other" / path.name).read_bytes()


WRITE = """
import sys; sys.path.insert(0, sys.argv[2])
from pathlib import Path
from examples import column, readout
from memcon.export import export
from memcon.map import map_document
graphs = [map_document(findings, "https://example.org/id/").graph for findings in (readout(), column())]
export(graphs, Path(sys.argv[1]), base="https://example.org/id/")
"""


def test_the_seed_of_hashes_changes_no_byte(tmp_path):
    for seed in ("0", "1", "2"):
        command = [sys.executable, "-c", WRITE, str(tmp_path / seed), str(Path(__file__).parents[1])]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    for name in FORMATS:
        assert len({(tmp_path / seed / name).read_bytes() for seed in "012"}) == 1


def test_the_same_text_in_two_files_is_one_document(tmp_path):
    findings = readout()
    copy = replace(findings, document=replace(findings.document, identifier="copy.txt"))
    export(graphs(findings, copy), tmp_path, base=BASE)
    lines = (tmp_path / "graph.nq").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(set(lines)) == len(graphs(findings)[0]) + 1


def test_nothing_to_export(tmp_path):
    export([], tmp_path, base=BASE)
    assert with_oxigraph(tmp_path / "graph.ttl") == with_oxigraph(tmp_path / "graph.jsonld") == set()
    assert (tmp_path / "graph.nq").read_bytes() == (tmp_path / "issues.jsonl").read_bytes() == b""


def test_issues_are_lines_of_json_by_document_and_place(tmp_path):
    issues = [
        Issue("b.txt", "check", "Bad.", "Mend it.", start=7, end=9, words="it"),
        Issue("b.txt", "map", "Odd.", "Look.", severity="warning"),
        Issue("a\n.txt", "read", "Empty.", "Fill it."),
    ]
    export([], tmp_path, base=BASE, issues=issues)
    lines = [
        json.loads(line) for line in (tmp_path / "issues.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert [line["problem"] for line in lines] == ["Empty.", "Odd.", "Bad."]


def test_a_run_is_told_in_turtle_too():
    run = map_run(BASE, "0.1.0", "small", [readout().document.sha256])
    assert set(rdflib.Graph().parse(data="".join(turtle(read_nodes([run]), BASE)))) == set(run)


def pieces_that_fail():
    yield b"half"
    raise KeyboardInterrupt


def test_an_interrupted_export_leaves_the_last_good_one(tmp_path):
    put_in_place(tmp_path, [one.name for one in stage(tmp_path, {"a": [b"old a"], "below/b": [b"old b"]})])
    with pytest.raises(KeyboardInterrupt):
        stage(tmp_path, {"a": [b"new a"], "below/b": pieces_that_fail()})
    files = {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert files == {"a": b"old a", "b": b"old b"}


def test_a_graph_that_cannot_be_exported_leaves_the_last_good_export(tmp_path):
    export(graphs(), tmp_path, base=BASE)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(InputError, match="one document"):
        export([rdflib.Graph()], tmp_path, base=BASE)
    blank = graphs(empty())[0]
    blank.add((rdflib.BNode(), rdflib.RDFS.label, rdflib.Literal("nobody")))
    with pytest.raises(InputError, match="blank node"):
        export([blank], tmp_path, base=BASE)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(tmp_path, place):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ExportError, match=r"^The output folder .* cannot be written: .*\.$"):
        export([], tmp_path / place, base=BASE)
