"""Pages and exports over HTTP: what there is, with the right headers, and nothing else."""

import socket

import pytest


def raw(site, path, method="GET", host=None, more=""):
    """The answer to a request that no client would write."""
    with socket.create_connection(("127.0.0.1", site.port), timeout=10) as line:
        host = f"127.0.0.1:{site.port}" if host is None else host
        line.sendall(
            f"{method} {path} HTTP/1.1\r\nHost: {host}\r\n{more}Connection: close\r\n\r\n".encode("latin-1")
        )
        answer = b""
        while part := line.recv(65536):
            answer += part
    return int(answer.split()[1]), answer


@pytest.mark.parametrize(
    ("path", "media", "content"),
    [
        ("/", "text/html; charset=utf-8", "start"),
        ("/index.html", "text/html; charset=utf-8", "start"),
        ("/person/odd-berge.html", "text/html; charset=utf-8", "Odd"),
        ("/assets/memcon.css", "text/css; charset=utf-8", "a {"),
        ("/graph.nq", "application/n-quads", "<http"),
        ("/exports/graph.nq", "application/n-quads", "<http"),
        ("/dataset.ttl", "text/turtle; charset=utf-8", "@prefix"),
        ("/assets/serve/yasgui/yasgui.min.js", "text/javascript; charset=utf-8", "Yasgui"),
    ],
)
def test_what_there_is(served, path, media, content):
    answer = served.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == media
    assert content in answer.text
    head = served.client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == answer.headers["content-length"]


def test_the_files_of_a_run(served):
    answer = served.get("/exports/changes/000001-added.nq.gz")
    assert answer.headers["content-type"] == "application/gzip"
    assert answer.content == (served.output / "changes" / "000001-added.nq.gz").read_bytes()


def test_pages_lead_to_the_endpoint(served):
    assert '<li><a href="sparql.html">SPARQL</a></li>' in served.get("/").text
    assert '<li><a href="../sparql.html">SPARQL</a></li>' in served.get("/person/odd-berge.html").text


@pytest.mark.parametrize("path", ["/", "/graph.nq"])
def test_what_a_client_has_is_not_sent_again(served, path):
    first = served.get(path)
    same = {"If-None-Match": f'"other", W/{first.headers["etag"]}'}
    assert served.get(path, headers=same).status_code == 304
    assert served.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
    since = {"If-Modified-Since": first.headers["last-modified"]}
    assert served.get(path, headers=since).status_code == 304
    assert served.get(path, headers={"If-Modified-Since": "yesterday"}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%2e%2e%2fsecret.txt",
        "/a/../../secret.txt", "/..\\secret.txt", "/%5c..%5csecret.txt", "/%252e%252e/secret.txt",
        "//etc/passwd", "/%2fetc%2fpasswd", "/secret.txt", "/exports/secret.txt", "/exports/../secret.txt",
        "/exports/site/index.html", "/.memcon/store/stamp.json", "/exports/.memcon/store/stamp.json",
        "/site/index.html", "/index.html%00.txt", "/%00", "/linked/secret.txt", "/linked.txt", "/person",
        "/person/", "/index.html/", "/" + "a" * 5000, "/" + "a/" * 2000, "/%ff%fe", "/\xff",
        "/assets/serve/../../../cli.py", "/assets/serve/%2e%2e/site.py", "/changes/000001-added.nq",
    ],
)  # fmt: skip
def test_no_path_leads_out(served, path):
    linked = served.output / "site" / "linked"
    if not linked.exists():
        linked.symlink_to(served.output)
        linked.with_suffix(".txt").symlink_to(served.output / "secret.txt")
    status, answer = raw(served, path)
    assert status in {400, 404}, answer
    assert b"secret\n" not in answer
    assert b"root:" not in answer
    assert str(served.output).encode() not in answer


def test_every_answer_has_its_headers(served):
    for path in ("/", "/nothing", "/graph.nq", "/sparql", "/health", "/sparql?query=x", "/place/1.html"):
        headers = served.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'self'; script-src 'self'; " in policy
        assert "frame-ancestors 'none'; form-action 'self'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert "access-control-allow-origin" not in headers
        assert "server" not in headers
        assert ("'unsafe-inline'" in policy) == (path == "/sparql" and "html" in headers["content-type"])


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200), ("LOCALHOST:80", 200), ("127.0.0.1", 200), ("[::1]:8000", 200),
        ("localhost.", 200),
        ("evil.example", 421), ("127.0.0.1.evil.example", 421), ("", 421), ("localhost@evil.example", 421),
        ("10.0.0.1", 421), ("localhost:80:80", 421),
    ],
)  # fmt: skip
def test_the_host_must_be_this_one(served, host, status):
    assert raw(served, "/", host=host)[0] == status
    assert raw(served, "/sparql?query=ASK%7B%7D", host=host)[0] == status


def test_pages_of_other_sites_get_nothing(served):
    foreign = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    assert served.get("/sparql?query=ASK{}", headers=foreign).status_code == 403
    followed = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert served.get("/", headers=followed).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_changes_anything(served, method):
    for path in ("/", "/graph.nq", "/person/odd-berge", "/health"):
        assert raw(served, path, method, more="Content-Length: 0\r\n")[0] == 405


def test_health(served):
    told = served.get("/health").json()
    assert (told["status"], told["run"], told["documents"], told["quads"]) == ("ok", 1, 1, 42)
    assert told["limits"] == {"seconds": 30.0, "rows": 10_000, "workers": 2}
