"""Loads to an endpoint, with all that a store and a network may do wrong, against a scripted store."""

import gzip
import shutil
import threading
import time

import msgspec
import pyoxigraph as ox
import pytest
from exports import document, export, name
from scripted import cut, dripping, half, mute, slow, status

from memcon.errors import EndpointError, InputError
from memcon.publish.endpoint.credentials import Credentials
from memcon.publish.endpoint.limits import Limits
from memcon.publish.endpoint.loading import loaded_to

NOBODY = Credentials()
QUICK = Limits(connect=0.5, silence=0.3, deadline=0.6, delays=(0.01, 0.01), patience=2.0)
A, B, C = (document(name(key)) for key in "abc")


def load(output, server, limits=QUICK, shown=NOBODY, **changes):
    return loaded_to(output, server.url, "generic", shown, msgspec.structs.replace(limits, **changes))


def test_first_load_change_withdrawal_and_nothing_new(tmp_path, scripted):
    output = export(tmp_path / "out", A, B, C, dataset=True)
    first = load(output, scripted)
    assert (first.sent, first.deleted, first.repaired, first.graphs) == (4, 0, 0, 4)
    assert scripted.writes == ["POST /store"]
    assert set(scripted.held()) == {*map(name, "abc"), "https://example.org/id/dataset"}
    assert load(output, scripted).sent == 0
    assert len(scripted.writes) == 1
    export(output, A, document(name("b"), '"new"'))
    later = load(output, scripted)
    assert (later.sent, later.deleted, later.graphs, later.triples) == (1, 1, 3, 10)
    assert scripted.held()[name("b")] == 4
    assert [one.split()[0] for one in scripted.writes] == ["POST", "PUT", "DELETE"]


def test_only_what_we_sent_is_deleted(tmp_path, scripted):
    scripted.store.load(b"<a:s> <a:p> <a:o> <a:theirs> .", format=ox.RdfFormat.N_QUADS)
    output = export(tmp_path / "out", A)
    load(output, scripted)
    export(output)
    assert load(output, scripted).graphs == 0
    assert scripted.held() == {"a:theirs": 1}


@pytest.mark.parametrize(
    "trouble",
    [
        status(500), status(502), status(429), status(503, Retry_After="0"),
        status(429, Retry_After="soon"), cut, slow, dripping,
    ],
    ids=["500", "502", "429", "503", "Retry-After no number", "cut", "slow", "dripping"],
)  # fmt: skip
def test_what_passes_is_waited_for(tmp_path, scripted, trouble):
    scripted.plan = [trouble, None, trouble]
    assert load(export(tmp_path / "out", A, B), scripted).graphs == 2
    assert scripted.held() == {name("a"): 3, name("b"): 3}


def test_retry_after_is_honoured(tmp_path, scripted):
    scripted.plan = [status(503, Retry_After="1")]
    started = time.monotonic()
    load(export(tmp_path / "out", A), scripted)
    assert time.monotonic() - started >= 1


def test_half_an_answer_is_asked_for_again(tmp_path, scripted):
    scripted.plan = [None, half]
    assert load(export(tmp_path / "out", A), scripted).graphs == 1
    scripted.plan = [half, half]
    with pytest.raises(EndpointError, match="JSON"):
        load(tmp_path / "out", scripted)


@pytest.mark.parametrize(
    ("code", "words", "outside"),
    [
        (401, "MEMCON_ENDPOINT_USER", False),
        (403, "right to write", False),
        (404, "--store", False),
        (413, "raise its limit", False),
        (507, "full", False),
        (418, "its log", False),
        (500, "its log", True),
        (503, "load again later", True),
    ],
)
def test_what_lasts_is_an_error_that_says_what_to_do(tmp_path, scripted, code, words, outside):
    scripted.plan = [status(code)] * 9
    output = export(tmp_path / "out", A)
    with pytest.raises(EndpointError, match=words) as caught:
        load(output, scripted)
    assert isinstance(caught.value.__cause__, OSError) == outside
    scripted.plan = []
    assert load(output, scripted).sent == 1


@pytest.mark.parametrize(
    "asked",
    [
        {"Retry_After": "86400"},
        {"Retry_After": "Tue, 06 May 2031 10:00:00 GMT", "Date": "Mon, 05 May 2031 10:00:00 GMT"},
    ],
)
def test_an_endpoint_that_asks_us_to_come_back_tomorrow(tmp_path, scripted, asked):
    scripted.plan = [status(503, **asked)]
    with pytest.raises(EndpointError, match="86,400 s"):
        load(export(tmp_path / "out", A), scripted)


@pytest.mark.parametrize("trouble", [cut, slow], ids=["cut", "slow"])
def test_an_endpoint_that_never_answers(tmp_path, scripted, trouble):
    scripted.plan = [trouble] * 3
    with pytest.raises(EndpointError) as caught:
        load(export(tmp_path / "out", A), scripted)
    assert isinstance(caught.value.__cause__, OSError)


def test_an_endpoint_that_is_down(tmp_path, scripted):
    output = export(tmp_path / "out", A)
    scripted.server.server_close()
    with pytest.raises(EndpointError, match="could not be reached") as caught:
        load(output, scripted)
    assert isinstance(caught.value.__cause__, OSError)


def test_too_large_a_request_is_halved(tmp_path, scripted):
    graphs = [document(name(f"{key:02}")) for key in range(9)]
    scripted.largest = sum(map(len, graphs[0])) * 2 + 10
    assert load(export(tmp_path / "out", *graphs), scripted).repaired == 0
    assert set(scripted.held().values()) == {3}
    assert len(scripted.held()) == 9
    assert len(scripted.writes) > 5


def test_a_graph_that_is_too_large_goes_piece_by_piece(tmp_path, scripted):
    graph = document(name("large"), *(f'"text {key}"' for key in range(20)))
    scripted.largest = sum(map(len, graph)) // 2
    output = export(tmp_path / "out", A, graph)
    assert load(output, scripted, stated=5).repaired == 0
    assert scripted.held() == {name("a"): 3, name("large"): 23}
    export(output, A, graph[1:])
    assert load(output, scripted, stated=5).repaired == 0
    assert scripted.held() == {name("a"): 3, name("large"): 22}


@pytest.mark.parametrize("code", [400, 404, 405, 415, 501])
def test_a_store_that_takes_no_data_sets_is_put_each_graph(tmp_path, scripted, code):
    scripted.plan = [status(code)]
    load(export(tmp_path / "out", A, B), scripted)
    assert [one.split()[0] for one in scripted.writes] == ["POST", "PUT", "PUT"]


def test_portions_are_bounded(tmp_path, scripted):
    load(export(tmp_path / "out", A, B, C), scripted, portion=sum(map(len, A)) * 2, asked=1)
    assert [one.split()[0] for one in scripted.asked] == ["POST", "PUT", "POST", "POST", "POST"]


def test_tampering_is_noticed_and_repaired(tmp_path, scripted):
    output = export(tmp_path / "out", A, B, C)
    load(output, scripted)
    scripted.store.update(
        f'INSERT DATA {{ GRAPH <{name("a")}> {{ <a:x> <a:y> "z" }} }}; DROP GRAPH <{name("b")}>'
    )
    done = load(output, scripted)
    assert (done.sent, done.repaired) == (2, 2)
    assert scripted.held() == {name("a"): 3, name("b"): 3, name("c"): 3}


def test_a_store_that_somebody_emptied_is_filled_again(tmp_path, scripted):
    output = export(tmp_path / "out", A, B, C)
    load(output, scripted)
    scripted.store.clear()
    done = load(output, scripted)
    assert (done.sent, done.repaired) == (3, 3)
    assert scripted.held() == dict.fromkeys(map(name, "abc"), 3)


def test_what_was_sent_is_forgotten_and_a_document_withdrawn_meanwhile(tmp_path, scripted):
    scripted.store.load(b"<a:s> <a:p> <a:o> <a:theirs> .", format=ox.RdfFormat.N_QUADS)
    output = export(tmp_path / "out", A, B, C)
    load(output, scripted)
    shutil.rmtree(output / ".memcon" / "endpoints")
    export(output, A, document(name("b"), '"new"'))
    (output / "changes").mkdir()
    with gzip.open(output / "changes" / "000002-removed.nq.gz", "wt") as removed:
        removed.writelines([*B[:1], *C])
    done = load(output, scripted)
    assert (done.graphs, done.deleted, done.repaired) == (2, 1, 1)
    assert scripted.held() == {name("a"): 3, name("b"): 4, "a:theirs": 1}
    assert load(output, scripted).sent == 0


def test_what_the_store_does_not_keep_is_named(tmp_path, scripted):
    scripted.plan = [mute, None, mute]
    with pytest.raises(EndpointError, match=f"{name('a')} .0 triples instead of 3"):
        load(export(tmp_path / "out", A), scripted)
    assert load(tmp_path / "out", scripted).sent == 1


def test_a_graph_that_does_not_go_is_deleted_once_more(tmp_path, scripted):
    output = export(tmp_path / "out", A, B)
    load(output, scripted)
    export(output, A)
    scripted.plan = [mute]
    assert load(output, scripted).repaired == 1
    assert scripted.held() == {name("a"): 3}


def test_what_a_stopped_load_has_sent_is_withdrawn_too(tmp_path, scripted):
    output = export(tmp_path / "out", A, B)
    scripted.plan = [None, status(403)]
    with pytest.raises(EndpointError):
        load(output, scripted, portion=1)
    assert scripted.held() == {name("a"): 3}
    export(output, B)
    load(output, scripted)
    assert scripted.held() == {name("b"): 3}


ODD = [
    "https://example.org/a?b=c&d=e#f",
    "https://example.org/ü/%20x(1);'!*",
    "urn:x:y",
    "https://example.org/a+b",
]


def test_odd_names_of_graphs(tmp_path, scripted):
    output = export(tmp_path / "out", *map(document, ODD))
    assert load(output, scripted).repaired == 0
    export(output, *(document(one, '"new"') for one in ODD))
    assert load(output, scripted).repaired == 0
    assert scripted.held() == dict.fromkeys(ODD, 4)
    export(output)
    load(output, scripted)
    assert scripted.held() == {}


@pytest.mark.parametrize(
    "line",
    [
        "<a:s> <a:p> <a:g\\u003E> <a:g> .\n", "<a:s> <a:p> .\n", "half a li",
        '<a:s> <a:p> "x" .\n', "<a:s> <a:p> <a:o> <a:g\\u007D> .\n",
    ],
)  # fmt: skip
def test_a_damaged_export_is_named(tmp_path, scripted, line):
    with pytest.raises(InputError, match="damaged"):
        load(export(tmp_path / "out", A, [line]), scripted)


@pytest.mark.parametrize("portion", [1, QUICK.portion])
def test_lines_of_a_graph_apart(tmp_path, scripted, portion):
    with pytest.raises(InputError, match="do not stand together"):
        load(export(tmp_path / "out", A, B, A), scripted, portion=portion)


def test_no_export(tmp_path, scripted):
    with pytest.raises(InputError, match=r"no graph\.nq"):
        load(tmp_path, scripted)


def test_two_loads_at_once(tmp_path, scripted):
    output = export(tmp_path / "out", A)
    reached, go = threading.Event(), threading.Event()

    def wait(handler, _):
        reached.set()
        go.wait(10)
        handler.say(503)

    scripted.plan = [wait]
    first = threading.Thread(target=load, args=(output, scripted), kwargs={"silence": 9.0, "deadline": 9.0})
    first.start()
    reached.wait(10)
    try:
        with pytest.raises(EndpointError, match="Another load"):
            load(output, scripted)
    finally:
        go.set()
        first.join()
    assert load(output, scripted).sent == 0


def test_a_redirect_is_not_followed(tmp_path, scripted):
    scripted.plan = [status(307, Location="http://example.org/steal")]
    with pytest.raises(EndpointError, match="another address"):
        load(export(tmp_path / "out", A), scripted)
    assert len(scripted.asked) == 1


def test_a_damaged_receipt_is_named(tmp_path, scripted):
    output = export(tmp_path / "out", A)
    load(output, scripted)
    [file] = (output / ".memcon" / "endpoints").glob("*.sqlite")
    file.write_bytes(b"no database at all" * 100)
    with pytest.raises(EndpointError, match="delete it"):
        load(output, scripted)
    file.unlink()
    assert load(output, scripted).repaired == 0
