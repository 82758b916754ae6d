"""Loads that are stopped, meet each other, meet a full disk or odd terms: all of a change is in the store, or
nothing of it.
"""

import resource
import signal
import subprocess
import sys
import time

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exported import BASE, MC, Export, document, expected, held, line
from memcon.errors import InputError, StoreError
from memcon.publish.receipts import sentence
from memcon.publish.store import loaded, synchronised

SCRIPT = """
import sys
from pathlib import Path
from memcon.publish import store
output, store.PORTION, store.PART = Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
print("ready", flush=True)
print(store.loaded(output, patience=float(sys.argv[4])).quads)
"""
# many quads of one document, and as many others
BEFORE = document("a", *(line(f"topic/{n}", f"<{MC}x>", f'"{n} before"', "a") for n in range(3000)))
AFTER = document("b", *(line(f"topic/{n}", f"<{MC}x>", f'"{n} after"', "b") for n in range(3000)))


@pytest.fixture
def export(tmp_path):
    return Export(tmp_path / "output")


def loading(export, portion=50_000, part=0.4, patience=5.0, **more):
    """Another process that is about to load."""
    words = [sys.executable, "-c", SCRIPT, str(export.output), str(portion), str(part), str(patience)]
    other = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)
    assert other.stdout.readline() == "ready\n"
    return other


def database(export):
    path = export.output / ".memcon" / "store" / "oxigraph"
    return held(ox.Store(str(path))) if path.is_dir() else None


@pytest.mark.parametrize("milliseconds", [0, 30, 60, 90, 120, 180, 240])
@pytest.mark.parametrize(
    ("portion", "part"), [(50_000, 0.4), (500, 1e9), (500, 0.4)], ids=["one transaction", "in a copy", "anew"]
)
def test_killed_at_any_moment(export, portion, part, milliseconds):
    export.run(BEFORE)
    synchronised(export.output)
    export.run(AFTER)
    with loading(export, portion, part) as other:
        time.sleep(milliseconds / 1000)
        other.send_signal(signal.SIGKILL)
        other.wait()
    # between the two steps of putting a new one in place there is none for a moment
    assert database(export) in (expected(BEFORE), expected(AFTER), None)
    assert held(synchronised(export.output)) == expected(AFTER)


def test_stopped_while_it_is_put_in_place(export):
    export.run(BEFORE)
    synchronised(export.output)
    store = export.output / ".memcon" / "store"
    store.rename(store.with_name("store.new"))
    assert not loaded(export.output).anew
    assert held(synchronised(export.output)) == expected(BEFORE)


def test_two_loads_at_once(export):
    export.run(BEFORE)
    synchronised(export.output)
    export.run(AFTER)
    with loading(export) as one, loading(export) as other:
        assert {one.wait(), other.wait()} == {0}
        assert one.stdout.read() == other.stdout.read() == f"{len(AFTER)}\n"
    assert held(synchronised(export.output)) == expected(AFTER)


def test_two_first_loads_at_once(export):
    export.run(BEFORE)
    with loading(export) as one, loading(export) as other:
        assert {one.wait(), other.wait()} == {0}
    assert held(synchronised(export.output)) == expected(BEFORE)


def test_who_does_not_wait_is_told(export):
    export.run(BEFORE)
    store = synchronised(export.output)
    with loading(export, patience=0.2) as other:
        assert "Another process has the store" in other.stderr.read()
    del store
    assert loaded(export.output).quads == len(BEFORE)


def test_a_full_disk(export):
    """The system lets a process write files up to a size, and then says so as where the disk is full."""
    export.run(BEFORE)
    synchronised(export.output)
    export.run(AFTER)

    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    with loading(export, preexec_fn=limited) as other:
        told = other.stderr.read()
    assert "StoreError: The store in" in told
    assert "cannot be written (File too large): make room" in told
    assert database(export) == expected(BEFORE)
    assert held(synchronised(export.output)) == expected(AFTER)


def test_a_folder_that_cannot_be_written(export):
    export.run(BEFORE)
    (export.output / ".memcon").write_text("a file where the folder should be")
    with pytest.raises(StoreError, match="cannot be written"):
        loaded(export.output)


def test_what_memcon_does_not_write_is_told(export):
    blank = f"<{BASE}document/a> <{MC}x> _:b <{BASE}document/a> ."
    export.run(document("a", blank))
    synchronised(export.output)
    export.run(document("a"))
    with pytest.raises(InputError, match="blank node, which memcon does not make"):
        loaded(export.output)


ODD = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    [
        '"',
        "\\",
        '\\"',
        "\\u0041",
        "\\\\u0041",
        "\n\r\t",
        "\u202eword\u200f",
        "🕊️",
        "\0\x7f\x85",
        "'''\"\"\" } }",
        "a\\",
    ]
)
# what an IRI may hold that a query could take for something else
NAMES = st.text("abé😀'()*+,;=:@!$&?#/~%20", max_size=8).map(lambda name: f"https://example.org/g/{name}")


def quads(named):
    for name, value in named:
        try:
            graph = ox.NamedNode(name)
        except ValueError:
            continue
        for term in (ox.Literal(value), ox.Literal(value, language="ar"), ox.Literal(value, datatype=graph)):
            yield ox.Quad(graph, ox.NamedNode(f"{MC}x"), term, graph)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(NAMES, ODD), max_size=4), st.lists(st.tuples(NAMES, ODD), max_size=4))
def test_odd_terms(tmp_path_factory, before, after):
    export = Export(tmp_path_factory.mktemp("odd"))
    for named in (before, after, before):
        found = list(quads(named))
        export.run({str(quad) + " ." for quad in found} | document("a"))
        assert loaded(export.output).quads == len(export.lines)
    assert held(synchronised(export.output)) == expected(export.lines)


def test_what_is_told(export):
    export.run(document("a") | document("b"))
    first = loaded(export.output)
    assert sentence(first).startswith("The store holds 2 documents in 8 quads; loaded anew in ")
    assert sentence(loaded(export.output)).startswith(
        "The store holds 2 documents in 8 quads; nothing changed in "
    )
    export.run(document("b"))
    done = loaded(export.output)
    assert (done.documents, done.quads, done.added, done.removed, done.anew) == (1, 4, 0, 4, False)
    assert sentence(done).startswith("The store holds 1 document in 4 quads; 0 added and 4 removed in ")


def test_the_description_is_not_counted(export):
    export.run(document("a"))
    path = export.output / "dataset.ttl"
    for title in ("first", "second", "third"):
        path.write_text(
            f'<{BASE}> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> "{title}" .'
        )
        done = loaded(export.output)
        assert (done.documents, done.quads) == (1, 4)
    assert (done.added, done.removed) == (0, 0)


def test_what_a_run_adds_and_a_later_one_takes_away(export):
    export.run(document("a"))
    synchronised(export.output)
    for lines in (document("a") | document("b"), document("c"), document("a") | document("c")):
        export.run(lines)
    done = loaded(export.output)
    assert (done.added, done.removed) == (4, 0)
    assert held(synchronised(export.output)) == expected(export.lines)
