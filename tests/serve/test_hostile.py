"""Whatever is asked, the server lives, answers others, and says in a sentence what became of it."""

import http.server
import socket
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import httpx
import pytest

MANY = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o"
HEAVY = f"SELECT (COUNT(*) AS ?number) {{ {MANY} }}"
GROW = 'BIND(REPLACE("' + "x" * 30_000 + '", "x", "yyyyyyyyyy") AS ?b)'
LONG = {
    "a cross product": HEAVY,
    "a cross product without an answer": f"SELECT * {{ {MANY} FILTER(STR(?a) = STR(?o) && ?a != ?o) }}",
    "groups": f"SELECT ?c ?f (COUNT(*) AS ?x) {{ {MANY} }} GROUP BY ?c ?f",
    "a graph": f"CONSTRUCT {{ ?a ?b ?c }} {{ {MANY} FILTER(STR(?a) = STR(?o) && ?a != ?o) }}",
    "yes or no": f"ASK {{ {MANY} FILTER(STR(?a) = STR(?o) && ?a != ?o) }}",
    "paths": (
        "SELECT (COUNT(*) AS ?n) "
        "{ ?a (!<x:y>|^!<x:y>)* ?b . ?b (!<x:z>|^!<x:z>)+ ?c . ?c (<a:b>|!<a:b>)* ?d . ?d !<x:y>* ?e }"
    ),
    "joins that are hard to order": f"SELECT * {{ ?s ?p ?o {'. ?s ?p ?o' * 1000} }}",
    "tables": "SELECT (COUNT(*) AS ?n) {"
    + " ".join(f"VALUES ?v{i} {{ {' '.join(map(str, range(1000)))} }}" for i in range(5))
    + "}",
    "regular expressions": (
        f"SELECT * {{ {MANY} "
        'FILTER(REGEX(CONCAT(STR(?c), STR(?f), STR(?i), STR(?l)), "(((a?){0,30}){0,30})zzz")) }'
    ),
}
NESTED = {
    "parentheses": "SELECT * { FILTER(" + "(" * 100_000 + "1" + ")" * 100_000 + ") }",
    "groups": "SELECT * " + "{" * 100_000 + "}" * 100_000,
    "not closed": "SELECT * " + "{" * 100_000,
    "no": "SELECT * { FILTER(" + "!" * 100_000 + "true) }",
    "unions": "SELECT * { " + "{} UNION " * 50_000 + "{} }",
    "paths": "SELECT * { ?s " + "(" * 100_000 + "<a:b>" + ")" * 100_000 + " ?o }",
}


def lives(site):
    answer = site.ask("SELECT ?x { ?x a mc:Person }")
    return answer.status_code == 200 and len(answer.json()["results"]["bindings"]) == 2


@pytest.mark.parametrize("name", LONG)
def test_what_takes_too_long_is_stopped(hasty, name):
    answer = hasty.ask(LONG[name], "nt" if name == "a graph" else "json")
    assert answer.status_code == 503
    assert answer.text == "The query takes longer than the 1 seconds it may take: ask for less.\n"
    assert lives(hasty)


@pytest.mark.parametrize("name", NESTED)
def test_what_is_nested_deeply_ends_its_worker_alone(hasty, name):
    answer = hasty.ask(NESTED[name])
    assert answer.status_code in {400, 503}
    assert "query" in answer.text
    assert lives(hasty)


@pytest.mark.parametrize(
    "query",
    [
        f'SELECT (STRLEN(REPLACE(?b, ".", ?b)) AS ?n) {{ {GROW} }}',
        f"SELECT (GROUP_CONCAT(?b) AS ?all) {{ ?s ?p ?o . ?t ?q ?r . {GROW} }}",
    ],
    ids=["one value", "many values"],
)
def test_what_takes_too_much_memory_ends_its_worker_alone(served, query):
    answer = served.ask(query)
    assert answer.status_code == 400
    assert answer.text == "The query needs more than 1.0 GB of memory: ask for less.\n"
    assert lives(served)


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv", "html"])
def test_rows_are_cut(hasty, form):
    answer = hasty.ask("SELECT ?s ?p ?o { ?s ?p ?o }", form)
    assert answer.status_code == 200
    if form == "html":
        assert "The answer was cut: there is more than these 7." in answer.text
    else:
        assert answer.headers["memcon-truncated"] == "7; limit=7"
    if form == "json":
        assert len(answer.json()["results"]["bindings"]) == 7
    if form == "tsv":
        assert len(answer.text.splitlines()) == 8


def test_rows_are_not_cut_where_all_are_there(hasty):
    answer = hasty.ask("SELECT ?s { ?s ?p ?o } LIMIT 7")
    assert len(answer.json()["results"]["bindings"]) == 7
    assert "memcon-truncated" not in answer.headers


def test_graphs_are_cut(hasty):
    answer = hasty.ask("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "nt")
    assert len(answer.text.splitlines()) == 7
    assert answer.headers["memcon-truncated"] == "7; limit=7"


def test_a_row_that_is_too_large(served):
    answer = served.ask(f"SELECT (GROUP_CONCAT(?b) AS ?all) {{ ?s ?p ?o . {GROW} }}")
    assert (answer.status_code, "first row" in answer.text) == (400, True)


def test_large_values_are_cut(served):
    query = f"SELECT ?b {{ {{ ?s ?p ?o }} {GROW} }} LIMIT 1000"
    answer = served.ask(query)
    assert answer.status_code == 200
    assert int(answer.headers["memcon-truncated"].split(";")[0]) == 49
    assert len(answer.content) < 20_000_000


def test_ten_megabytes_of_query(served):
    typed = {"Content-Type": "application/sparql-query"}
    answer = served.client.post("/sparql", content=b"#" * 10_000_000, headers=typed)
    assert (answer.status_code, "1,000,000 bytes" in answer.text) == (413, True)
    assert served.client.post("/sparql", data={"query": "#" * 10_000_000}).status_code == 413
    assert served.client.post("/sparql", content=b"\xff\xfe", headers=typed).status_code == 400
    assert lives(served)


def test_no_other_host_is_asked(served):
    asked = []

    class Other(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            asked.append(self.path)

        do_GET = do_POST  # noqa: N815

    with http.server.HTTPServer(("127.0.0.1", 0), Other) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        there = f"http://127.0.0.1:{other.server_port}/x"
        for query in (
            f"SELECT * {{ SERVICE <{there}> {{ ?s ?p ?o }} }}",
            f"SELECT * {{ SERVICE SILENT <{there}> {{ ?s ?p ?o }} }}",
        ):
            refused = served.ask(query)
            assert (refused.status_code, "SERVICE" in refused.text) == (403, True)
        assert served.ask(f"ASK FROM <{there}> {{ ?s ?p ?o }}").status_code == 200
        assert served.ask(f"LOAD <{there}>").status_code == 400
        other.shutdown()
    assert asked == []
    assert (
        served.ask('SELECT * { ?s ?p "SERVICE <x:y> {" . ?s <http://example.org/service> ?o }').status_code
        == 200
    )


def test_hundreds_at_once(hasty):
    """Some wait, until they lose patience; the others are told at once to come again."""

    def ask(_):
        try:
            answer = client.post("/sparql", data={"query": HEAVY})
        except httpx.TimeoutException:
            return None
        return answer.status_code, "retry-after" in answer.headers, answer.text.split()[0]

    shared = {"base_url": hasty.address, "timeout": 4, "trust_env": False}
    at_once = httpx.Limits(max_connections=None)
    with httpx.Client(**shared, limits=at_once) as client, ThreadPoolExecutor(150) as many:
        found = Counter(many.map(ask, range(150)))
    assert set(found) <= {(503, True, "Too"), (503, False, "The"), None}
    assert found[503, True, "Too"] > 50
    assert hasty.get("/").status_code == 200
    assert lives(hasty)


def test_who_hangs_up_stops_the_work(served):
    request = f"GET /sparql?query={quote(HEAVY)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    for _ in range(4):
        with socket.create_connection(("127.0.0.1", served.port)) as line:
            line.sendall(request)
            line.settimeout(0.5)
            with pytest.raises(TimeoutError):
                line.recv(1)
    # else both workers would have been busy for half a minute, and this would have been told to come again
    assert lives(served)


def test_bytes_that_are_no_request(served):
    for request in (
        b"\x00\xff\r\n\r\n",
        b"GET " + b"a" * 200_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", served.port), timeout=10) as line:
            try:
                line.sendall(request)
                assert not line.recv(1000).startswith(b"HTTP/1.1 200")
            except ConnectionError:
                pass
    assert lives(served)
