"""Other hosts are asked by no query, however it is spelt."""

import http.server
import random
import threading
from contextlib import suppress

import pyoxigraph as ox
import pytest

from memcon.serve.elsewhere import asks_elsewhere

# a port at which nobody answers; what the store says then shows that it asked
THERE = "http://127.0.0.1:9/x"
ASKING = [
    "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
    "SELECT * { service silent <%s> { ?s ?p ?o } }",
    "SELECT * {SeRvIcE<%s>{?s ?p ?o}}",
    "SELECT * { BIND(<%s> AS ?x) SERVICE ?x { ?s ?p ?o } }",
    "SELECT * { ?s ?p 'SERVICE' . SERVICE # <\n <%s> { ?s ?p ?o } }",
    "PREFIX x: <%s> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "PREFIX : <%s> SELECT * { SERVICE:a{ ?s ?p ?o } }",
    "PREFIX : <%s> SELECT * { SERVICESILENT:a{ ?s ?p ?o } }",
    "PREFIX service: <%s> SELECT * { service:a{ ?s ?p ?o } }",
    "SELECT * { ?s ?p trueSERVICE<%s>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE<%s>{ ?s ?p ?o } }",
    "SELECT * { FILTER(1<?b)SERVICE#>\n<%s>{ ?s ?p ?o } }",
    "SELECT * { FILTER(1<?b)#>'''\nSERVICE <%s> { ?s ?p ?o } #'''\n }",
    "SELECT * { FILTER EXISTS { SERVICE <%s> { ?s ?p ?o } } }",
    "CONSTRUCT { ?s ?p ?o } { { SELECT * { SERVICE <%s> { ?s ?p ?o } } } }",
    "ASK { SERVIC\\u0045 <%s> { ?s ?p ?o } }",
    "ASK { \\U00000053ERVICE <%s> { ?s ?p ?o } }",
]
NOT_ASKING = [
    'SELECT * { ?s ?p "SERVICE <http://x> {" }',
    "SELECT * { ?s ?p '''\n' SERVICE <http://x> { ''' }",
    'SELECT * { ?s ?p "\\" SERVICE <http://x> {" }',
    "SELECT * { ?s ?p ?o } # SERVICE <http://x> {",
    "PREFIX ex: <http://example.org/> SELECT * { ?s ex:service ?o . ex:service ?p ?o }",
    "PREFIX service: <http://example.org/> SELECT * { ?s service:x service:y }",
    "SELECT ?service { ?service ?SERVICE $service }",
    "SELECT * { ?s <http://example.org/service> <http://example.org/#SERVICE> }",
    "SELECT * { <urn:service> ?p ?o FILTER(?o < 5 && ?p > 3) }",
    "BASE <http://example.org/> SELECT * { <service> ?p <service#service> }",
    "SELECT * { _:service ?p 'x'@en-service }",
    "SELECT * { GRAPH <http://example.org/service> { ?s ?p ?o } }",
]


@pytest.mark.parametrize("query", ASKING)
def test_what_asks_another_host_is_found(query):
    assert asks_elsewhere(query % THERE)


@pytest.mark.parametrize("query", NOT_ASKING)
def test_what_only_looks_like_it_is_not(query):
    assert not asks_elsewhere(query)
    # and it is a query
    list(ox.Store().query(query))


def test_a_megabyte_is_looked_through_in_time():
    for text in ("service <", "?a<?b#>service ", "'''", "<a", "service:x {", "\\u0053"):
        asks_elsewhere(text * (1_000_000 // len(text)))


PIECES = (
    " ", "\n", "#", "#>", "# x\n", '"', "'", '"""', "'''", "\\", '\\"', "<", ">", "<a:b>", "<?b", "<b)", "?x",
    "{", "}", "{}", "(", ")", "1", ".", "true", "FILTER(", "OPTIONAL", "SERVICE", "service", "SILENT",
    "SERVICE:", "service:a{", "ex:", "ex:service", ":a", "_:b", "@en", "^^", "a", "?s ?p ?o", ";", ",", "=",
    "\\u0053", "\r",
)  # fmt: skip
SHAPES = (
    "% SERVICE<U>{?s ?p ?o} %", "% SERVICE%<U>%{?s ?p ?o}", "?s ?p %SERVICE:a{?s ?p ?o}%", "%%%",
    "FILTER(1%)SERVICE<U>{?s ?p ?o}%", '?s ?p "%" . % SERVICE %<U>{}', "% BIND(:a AS ?x) %SERVICE%?x{}",
)  # fmt: skip


def test_what_the_store_asks_of_others_was_found_before():
    """Of all that is made of odd pieces; 20 times as long found nothing either."""
    asked, missed = [], []

    class Other(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *_):
            pass

    lots = random.Random(7)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Other) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        there = f"http://127.0.0.1:{other.server_port}/"
        for _ in range(8000):
            body = "".join(
                "".join(lots.choices(PIECES, k=lots.choice((0, 0, 1, 1, 2, 3)))) if one == "%" else one
                for one in lots.choice(SHAPES)
            )
            query, before = f"SELECT * {{ {body.replace('<U>', f'<{there}>')} }}", len(asked)
            with suppress(SyntaxError, OSError, RuntimeError, ValueError):
                list(ox.Store().query(query, prefixes=dict.fromkeys(("", "ex", "service"), there)))
            if len(asked) > before and not asks_elsewhere(query):
                missed.append(query)
        other.shutdown()
    assert len(asked) > 100
    assert missed == []
