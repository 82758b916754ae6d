"""Loads into the stores that are installed: an Oxigraph server, and Virtuoso 7 as dba."""

from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest
from exports import XSD, document, export

from memcon.errors import EndpointError
from memcon.publish.endpoint.addresses import addresses
from memcon.publish.endpoint.credentials import Credentials
from memcon.publish.endpoint.graphs import Graph
from memcon.publish.endpoint.limits import Limits
from memcon.publish.endpoint.loading import loaded_to
from memcon.publish.endpoint.speaking import counts, delete, put
from memcon.publish.endpoint.wire import Wire

DBA = Credentials("dba", "dba")
LITERALS = (
    '"tab\\t line\\n quote\\" backslash\\\\ {x} $y \'z\'"', '"ü 北京 \U0001f600"', '"\\u00FC\\u0007"', '""',
    '"x"@en', '"x"@EN', '"x"@en-GB', f'"{"long " * 5000}"',
    f'"007"^^<{XSD}integer>', f'"7"^^<{XSD}integer>', f'"99999999999999999999"^^<{XSD}integer>',
    f'"1.50"^^<{XSD}decimal>', f'"1.5"^^<{XSD}decimal>', f'"true"^^<{XSD}boolean>', f'"1"^^<{XSD}boolean>',
    f'"2031-05-06"^^<{XSD}date>', f'"2031-02-30"^^<{XSD}date>', f'"2031-05"^^<{XSD}gYearMonth>',
    f'"2031"^^<{XSD}gYear>', f'"2031-05-06T10:00:00Z"^^<{XSD}dateTime>',
    f'"2031-05-06T12:00:00+02:00"^^<{XSD}dateTime>', f'"P1D"^^<{XSD}duration>', '"h"^^<https://example.org/dt>',
)  # fmt: skip
NAMES = (
    "https://example.org/a?b=c&d=e#f", "https://example.org/ü/北京/%20x(1);'!*", "urn:x:y",
    "https://example.org/a+b",
)  # fmt: skip

TEXTS = (
    "“quotes” \"straight\" 'single' \"\"\"three\"\"\"", "one\ntwo\r\nthree\ttab",
    # not the escapes of SPARQL, but what they look like
    "\\ \\n \\u0022 } } ; DROP ALL #", "\\u005C\\u0022 \\",
    "\U0001f54a\ufe0f \U0001f1eb\U0001f1f7 \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\u200fمرحبا\u200e \u202bשלום\u202c \u2067x\u2069", "e\u0301 é ﬁ \u00a0\u2028\u2029\ufeff",
    "{?x} $y <z> & % + #", " ", "\u0007\u007f",
)  # fmt: skip
# as a store would have it that takes updates alone
WITHOUT = ",graphs=/nowhere,several=none"


def quoted(text: str) -> str:
    return str(ox.Literal(text))


@pytest.fixture(params=["oxigraph", "virtuoso"])
def store(request):
    return request.param


@pytest.fixture
def url(request, store):
    return request.getfixturevalue(store)


@pytest.fixture
def graph(request):
    """A name that no other test has."""
    return lambda key: f"https://example.org/{quote(request.node.name)}/{key}"


def test_first_load_change_withdrawal_and_nothing_new(tmp_path, url, store, graph):
    output = export(tmp_path / "out", *(document(graph(key)) for key in "abc"), dataset=True)
    first = loaded_to(output, url, store, DBA)
    assert (first.sent, first.repaired, first.graphs, first.triples) == (4, 0, 4, 12)
    again = loaded_to(output, url, store, Credentials())
    assert (again.sent, again.deleted, again.repaired) == (0, 0, 0)
    export(output, document(graph("a")), document(graph("b"), '"new"'))
    later = loaded_to(output, url, store, DBA)
    assert (later.sent, later.deleted, later.repaired, later.graphs, later.triples) == (1, 1, 0, 3, 10)
    export(output)
    (output / "dataset.ttl").unlink()
    assert loaded_to(output, url, store, DBA).graphs == 0


def test_tampering_is_noticed_and_repaired(tmp_path, url, store, graph):
    output = export(tmp_path / "out", *(document(graph(key)) for key in "abc"))
    loaded_to(output, url, store, DBA)
    at, other = addresses(url, store, DBA), document(graph("a"), '"theirs"')
    with Wire(url, DBA, Limits()) as wire:
        put(wire, at, Graph(graph("a"), tuple(line.encode() for line in other), b""))
        delete(wire, at, graph("b"))
    done = loaded_to(output, url, store, DBA)
    assert (done.sent, done.repaired) == (2, 2)
    with Wire(url, DBA, Limits()) as wire:
        assert counts(wire, at, map(graph, "abcd")) == {graph(key): 3 for key in "abc"}


@pytest.mark.parametrize("several", [True, False], ids=["at once", "alone"])
def test_odd_names_and_literals(tmp_path, url, store, graph, several):
    names = [*NAMES, graph("x")] if several else [graph("x")]
    output = export(tmp_path / "out", *(document(name, *LITERALS) for name in names))
    first = loaded_to(output, url, store, DBA)
    assert (first.sent, first.repaired) == (len(names), 0)
    export(output, *(document(name, *LITERALS, '"new"') for name in names))
    assert loaded_to(output, url, store, DBA).repaired == 0
    export(output)
    gone = loaded_to(output, url, store, DBA)
    assert (gone.deleted, gone.repaired, gone.graphs) == (len(names), 0, 0)


@pytest.mark.parametrize("layout", ["", ",several=none", WITHOUT], ids=["at once", "put", "updated"])
def test_texts_arrive_as_they_are(tmp_path, url, store, graph, layout):
    output = export(tmp_path / "out", *(document(graph(key), *map(quoted, TEXTS)) for key in "ab"))
    assert loaded_to(output, url, store + layout, DBA).repaired == 0
    at = addresses(url, store, DBA)
    for key in "ab":
        question = {"query": f"SELECT ?o {{ GRAPH <{graph(key)}> {{ ?s ?p ?o }} }}"}
        plain = {"Accept": "application/sparql-results+json"}
        rows = httpx.post(at.query, data=question, headers=plain, trust_env=False).json()["results"][
            "bindings"
        ]
        assert {row["o"]["value"] for row in rows} == {"a", "b", "c", *TEXTS}


def test_a_store_without_graph_store_protocol_is_updated(tmp_path, url, store, graph):
    store += WITHOUT
    # more than Virtuoso takes at once
    many = [quoted(f"text {number}") for number in range(6000)]
    output = export(
        tmp_path / "out", *(document(graph(key), *LITERALS[:7], *many) for key in "ab"), dataset=True
    )
    assert loaded_to(output, url, store, DBA).repaired == 0
    (output / "dataset.ttl").unlink()
    export(output, document(graph("a"), '"new"'))
    done = loaded_to(output, url, store, DBA)
    assert (done.sent, done.deleted, done.repaired, done.graphs) == (1, 2, 0, 1)


def test_virtuoso_takes_ill_typed_literals(tmp_path, virtuoso, graph):
    bad = f'"nope"^^<{XSD}integer>'
    output = export(tmp_path / "out", *(document(graph(key), bad) for key in "ab"))
    done = loaded_to(output, virtuoso, "virtuoso", DBA)
    assert (done.sent, done.repaired, done.graphs) == (2, 0, 2)


@pytest.mark.parametrize("shown", [Credentials(), Credentials("dba", "wrong")], ids=["none", "wrong"])
def test_virtuoso_lets_nobody_else_write(tmp_path, virtuoso, graph, shown):
    output = export(tmp_path / "out", document(graph("a")))
    with pytest.raises(EndpointError, match="MEMCON_ENDPOINT_PASSWORD"):
        loaded_to(output, virtuoso, "virtuoso", shown)


def test_the_generic_kind_speaks_to_oxigraph(tmp_path, oxigraph, graph):
    loaded_to(export(tmp_path / "out", document(graph("a"))), oxigraph, "generic", Credentials())
    named, plain = {"graph": graph("a")}, {"Accept": "application/n-triples"}
    held = httpx.get(f"{oxigraph}/store", params=named, headers=plain, trust_env=False)
    assert len(held.text.splitlines()) == 3
