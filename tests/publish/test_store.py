"""The embedded store holds what the export holds, whatever way it came there, and the union of it once."""

import shutil
import subprocess
import sys
import time

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exported import BASE, MC, TYPE, Export, document, expected, held, line
from memcon.errors import InputError, StoreError
from memcon.publish import building, stamps
from memcon.publish import store as stores
from memcon.publish.answers import answered, short, table, written
from memcon.publish.arguments import bound
from memcon.publish.latest import latest_changes
from memcon.publish.queries import queries
from memcon.publish.store import loaded, synchronised


@pytest.fixture
def export(tmp_path):
    return Export(tmp_path / "output")


def test_first_load_then_changes(export, monkeypatch):
    export.run(document("a") | document("b"))
    assert held(synchronised(export.output)) == expected(export.lines)
    monkeypatch.setattr(building, "load", lambda *_: pytest.fail("it was built anew"))
    export.run(document("b") | document("c"))
    export.run(document("c", line("state/NO", f"<{MC}x>", '"new"', "c")))
    assert held(synchronised(export.output)) == expected(export.lines)
    export.run(set())
    assert held(synchronised(export.output)) == set()


def test_nothing_new_touches_nothing(export):
    export.run(document("a"))
    synchronised(export.output)
    stamp = export.output / ".memcon" / "store" / "stamp.json"
    before = stamp.stat().st_mtime_ns
    assert held(synchronised(export.output)) == expected(export.lines)
    assert stamp.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("portion", "part"), [(1000, 0.4), (3, 1e9), (3, 0.4)], ids=["one transaction", "in a copy", "anew"]
)
@settings(max_examples=10, deadline=None)
@given(
    history=st.lists(st.sets(st.sampled_from("abcde")), min_size=1, max_size=5),
    asked=st.sets(st.integers(0, 4)),
)
def test_any_history_asked_at_any_time(tmp_path_factory, portion, part, history, asked):
    export = Export(tmp_path_factory.mktemp("history"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stores, "PORTION", portion)
        patch.setattr(stores, "PART", part)
        for number, names in enumerate(history):
            export.run({one for name in names for one in document(name)})
            if number in asked:
                synchronised(export.output)
        receipt = loaded(export.output)
    store = synchronised(export.output)
    assert held(store) == expected(export.lines)
    assert {str(name) for name in store.named_graphs()} == {one.split()[-2] for one in export.lines}
    assert (receipt.documents, receipt.quads) == (len(history[-1]), len(export.lines))


def broken(export):
    (export.output / ".memcon" / "store" / "oxigraph" / "CURRENT").write_text("no manifest")


def of_older_format(export):
    stamp = export.output / ".memcon" / "store" / "stamp.json"
    stamp.write_text(stamp.read_text().replace(f'"format":{stamps.FORMAT}', '"format":0'))


def without_stamp(export):
    (export.output / ".memcon" / "store" / "stamp.json").unlink()


def without_changes(export):
    (export.output / "changes" / f"{export.number:06}-removed.nq.gz").unlink()


def of_another_history(export):
    shutil.rmtree(export.output / "changes")
    other = Export(export.output)
    other.run(document("z"))
    other.run(export.lines)
    other.run(export.lines)


def with_half_a_load(export):
    without_stamp(export)
    half = export.output / ".memcon" / "store.new"
    half.mkdir()
    ox.Store(str(half / "oxigraph")).add(ox.Quad(*[ox.NamedNode("https://example.org/half")] * 3))


@pytest.mark.parametrize(
    "harm", [broken, of_older_format, without_stamp, without_changes, of_another_history, with_half_a_load]
)
def test_built_anew(export, harm):
    export.run(document("a") | document("b"))
    synchronised(export.output)
    export.run(document("b") | document("c"))
    harm(export)
    assert held(synchronised(export.output)) == expected(export.lines)


def test_an_export_without_change_files(export):
    shutil.rmtree(export.output / "changes")
    path = export.output / "graph.nq"
    for names in ("a", "ab"):
        lines = {one for name in names for one in document(name)}
        path.write_text("".join(f"{one}\n" for one in lines))
        assert held(synchronised(export.output)) == expected(lines)


def test_stopped_while_changes_are_applied(export, monkeypatch):
    export.run(document("a") | document("b"))
    synchronised(export.output)
    export.run(document("b") | document("c"))
    monkeypatch.setattr(stores, "_later", lambda *_: pytest.fail("stopped"))
    with pytest.raises(pytest.fail.Exception):
        synchronised(export.output)
    monkeypatch.undo()
    export.run(document("c"))
    assert held(synchronised(export.output)) == expected(export.lines)


def test_another_process_has_it(export):
    export.run(document("a"))
    synchronised(export.output)
    path = export.output / ".memcon" / "store" / "oxigraph"
    hold = (
        "import sys, time, pyoxigraph as ox; s = ox.Store(sys.argv[1]); print(1, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", hold, str(path)], stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        started = time.monotonic()
        with pytest.raises(StoreError, match="Another process has the store"):
            synchronised(export.output, patience=0.3)
        assert time.monotonic() - started < 5
        other.kill()
    assert held(synchronised(export.output)) == expected(export.lines)


def test_where_nothing_can_be_written_it_is_in_memory(export, monkeypatch):
    export.run(document("a"))
    (export.output / ".memcon").write_text("a file where the folder should be")
    assert held(synchronised(export.output)) == expected(export.lines)
    monkeypatch.setattr(building, "SMALL", 10)
    with pytest.raises(StoreError, match="too large for memory"):
        synchronised(export.output)


def test_no_export_and_a_damaged_one(export):
    with pytest.raises(InputError, match=r"There is no graph\.nq"):
        synchronised(export.output)
    export.run(document("a"))
    (export.output / "graph.nq").write_text("<cut off")
    with pytest.raises(InputError, match="damaged"):
        synchronised(export.output)
    export.run(document("a"))
    synchronised(export.output)
    export.run(document("b"))
    path = export.output / "changes" / "000003-added.nq.gz"
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(InputError, match="000003-added"):
        synchronised(export.output)


def test_the_description_of_the_data_set_follows(export):
    export.run(document("a"))
    path = export.output / "dataset.ttl"
    for title in ("first", "second"):
        path.write_text(
            f'<{BASE}> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> "{title}" .'
        )
        store = synchronised(export.output)
        found = answered(store, f"SELECT ?title {{ <{BASE}> dcterms:title ?title }}")
        assert [solution["title"].value for solution in found] == [title]
        del store, found


def test_what_changed_since_the_last_run(export):
    def meeting(name):
        return {
            line("meeting/m", TYPE, f"<{MC}Meeting>", name),
            line("meeting/m", f"<{MC}participant>", f"<{BASE}state/NO>", name),
            line("state/NO", "<http://www.w3.org/2004/02/skos/core#prefLabel>", '"Norway"', name),
        }

    export.run(document("a", *meeting("a")) | document("b", *meeting("b")))
    place = line("meeting/m", f"<{MC}place>", f"<{BASE}place/p>", "b")
    export.run(document("b", *meeting("b"), place) | document("c"))
    store = synchronised(export.output)
    changes = latest_changes(export.output, store)
    query = queries()["changes"]
    found = answered(changes, bound(query, {}, store, BASE))
    assert [" | ".join(short(term, BASE) for term in solution) for solution in found] == [
        "added | Document | document/c | c.txt |  | ",
        "changed | Meeting | meeting/m | b.txt | Norway | ",
        "removed | Document | document/a | a.txt |  | ",
        "removed | Meeting | meeting/m | a.txt | Norway | ",
    ]
    found = answered(changes, bound(query, {"kind": "meeting"}, store, BASE))
    assert [short(solution["change"], BASE) for solution in found] == ["changed", "removed"]


def test_no_changes_to_ask(export):
    shutil.rmtree(export.output / "changes")
    with pytest.raises(InputError, match="no change files"):
        latest_changes(export.output, ox.Store())


def test_forms_of_answers(export):
    export.run(document("a"))
    store = synchronised(export.output)
    rows = "SELECT ?document ?name { ?document dcterms:identifier ?name }"
    assert (
        written(answered(store, rows), "csv", BASE) == f"document,name\r\n{BASE}document/a,a.txt\r\n".encode()
    )
    assert b'"a.txt"' in written(answered(store, rows), "json", BASE)
    shown = table(answered(store, rows), BASE)
    assert [next(iter(column.cells)).plain for column in shown.columns] == ["document/a", "a.txt"]
    graph = "CONSTRUCT WHERE { ?document dcterms:identifier ?name }"
    assert b'"a.txt"' in written(answered(store, graph), "ttl", BASE)
    assert b'"a.txt"' in table(answered(store, graph), BASE).plain.encode()
    assert written(answered(store, graph), "nq", BASE).endswith(b'"a.txt" .\n')
    assert table(answered(store, "ASK { ?s ?p ?o }"), BASE).plain == "yes"
    for query, form in ((rows, "ttl"), (graph, "csv")):
        with pytest.raises(InputError, match="ask for it as"):
            written(answered(store, query), form, BASE)
    with pytest.raises(InputError, match="is not SPARQL"):
        answered(store, "SELECT WHERE")
