"""Credentials reach the endpoint and nothing else; nothing reaches any other place."""

import base64
import logging
import pickle

import pytest
from exports import document, export, name
from rich.pretty import pretty_repr
from scripted import cut, status
from typer.testing import CliRunner

from memcon.cli import app
from memcon.errors import EndpointError
from memcon.publish.endpoint.addresses import addresses
from memcon.publish.endpoint.credentials import Credentials, credentials
from memcon.publish.endpoint.layouts import STORES, layout
from memcon.publish.endpoint.limits import Limits
from memcon.publish.endpoint.loading import loaded_to

SECRETS = ("hush-user", "hush-password", "hush-token")
ENCODED = base64.b64encode(b"hush-user:hush-password").decode()
QUICK = Limits(connect=0.5, silence=0.5, deadline=0.6, delays=(0.01,))
USER = Credentials("hush-user", "hush-password")
TOKEN = Credentials(token="hush-token")  # noqa: S106, a test's own


def told(text: str) -> list[str]:
    return [secret for secret in (*SECRETS, ENCODED) if secret in text]


@pytest.mark.parametrize(
    ("shown", "word", "challenge"),
    [
        (USER, f"Basic {ENCODED}", 'Basic realm="x"'),
        (USER, 'Digest username="hush-user"', 'Digest realm="x", nonce="n", qop="auth", algorithm=MD5'),
        (TOKEN, "Bearer hush-token", "Bearer"),
    ],
)
def test_credentials_are_shown_as_the_endpoint_asks(tmp_path, scripted, shown, word, challenge):
    scripted.door = (word, challenge)
    output = export(tmp_path / "out", document(name("a")))
    assert loaded_to(output, scripted.url, "generic", shown, QUICK).sent == 1
    scripted.door = ("some other word", challenge)
    export(output, document(name("b")))
    with pytest.raises(EndpointError, match="401"):
        loaded_to(output, scripted.url, "generic", shown, QUICK)


def test_a_store_that_everybody_may_read_says_403_and_asks_for_nothing(tmp_path, scripted):
    scripted.plan = [status(403)]
    output = export(tmp_path / "out", document(name("a")), document(name("b")))
    assert loaded_to(output, scripted.url, "generic", USER, QUICK).sent == 2
    assert scripted.writes == ["POST /store"] * 2


@pytest.mark.parametrize("shown", [USER, TOKEN])
@pytest.mark.parametrize("trouble", [status(401), status(403), status(500), cut, status(302)])
def test_no_output_tells_them(tmp_path, scripted, shown, trouble, caplog):
    caplog.set_level(logging.DEBUG)
    output = export(tmp_path / "out", document(name("a")))
    scripted.plan = [trouble] * 9
    with pytest.raises(EndpointError) as caught:
        loaded_to(output, scripted.url, "generic", shown, QUICK)
    kept = b"".join(path.read_bytes() for path in (output / ".memcon").rglob("*") if path.is_file())
    assert not told(caplog.text + str(caught.getrepr(showlocals=False)) + kept.decode(errors="replace"))
    assert not told(pickle.dumps(caught.value).decode(errors="replace"))


def test_credentials_do_not_print_themselves():
    assert not told(repr(USER) + str(TOKEN) + pretty_repr(USER) + pretty_repr([TOKEN]))


def test_credentials_come_from_the_environment():
    found = {"MEMCON_ENDPOINT_USER": "u", "MEMCON_ENDPOINT_PASSWORD": "p", "MEMCON_ENDPOINT_CA": ""}
    assert credentials(found) == Credentials("u", "p")


@pytest.mark.parametrize(
    "url",
    [
        "http://hush-user:hush-password@localhost/", "https://hush-user@example.org", "https://example.org/?t=hush-token",
        "https://example.org/#hush-token", "http://example.org/", "http://10.0.0.1:7878", "ftp://example.org",
        "http://[::1", "http://localhost:port/", "https://", "localhost:7878", "http://localhost.example.org",
    ],
)  # fmt: skip
def test_addresses_that_nothing_is_sent_to(url, monkeypatch):
    monkeypatch.setenv("MEMCON_ENDPOINT_TOKEN", "hush-token")
    with pytest.raises(EndpointError) as caught:
        addresses(url, "generic", TOKEN)
    assert not told(str(caught.value))
    result = CliRunner().invoke(app, ["load", "--endpoint", url])
    assert result.exit_code == 2
    assert not told(result.output)


@pytest.mark.parametrize(
    "url", ["http://localhost:7878/", "http://127.0.0.2", "http://[::1]:1", "https://example.org/x"]
)
@pytest.mark.parametrize("store", STORES)
def test_addresses_that_may_be_sent_to(url, store):
    at = addresses(url, store, TOKEN)
    assert at.graph("urn:a&b").startswith(url.rstrip("/"))
    assert at.graph("urn:a&b").endswith("=urn%3Aa%26b")


@pytest.mark.parametrize("url", ["http://example.org", "http://10.0.0.1:7878"])
def test_without_credentials_a_store_nearby_is_sent_to_in_the_clear(url):
    assert addresses(url, "generic", Credentials()).url == url
    for shown in USER, TOKEN:
        with pytest.raises(EndpointError, match="in the clear"):
            addresses(url, "generic", shown)


def test_a_kind_of_store_may_differ():
    at = addresses("https://example.org/x", "fuseki,graphs=/g,query=,several=none", TOKEN)
    assert (at.graph("a:b"), at.query) == ("https://example.org/x/g?graph=a%3Ab", "https://example.org/x")
    assert at.several is None


@pytest.mark.parametrize(
    "store",
    [
        "oracle", "", ",", "fuseki,", "fuseki,graphs", "fuseki,graph=/x", "fuseki,query=.example.org",
        "fuseki,query=@example.org/", "fuseki,query=/x?y=z", "fuseki,update=/a b", "fuseki,query=none",
    ],
)  # fmt: skip
def test_a_kind_of_store_that_is_unknown(store):
    with pytest.raises(EndpointError, match="write"):
        layout(store)
    result = CliRunner().invoke(app, ["load", "--endpoint", "https://example.org", "--store", store])
    assert result.exit_code == 2


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_no_certificates_where_they_should_be(tmp_path, scripted, content):
    path = tmp_path / "ca.pem"
    if content:
        path.write_text(content)
    output = export(tmp_path / "out", document(name("a")))
    with pytest.raises(EndpointError, match="MEMCON_ENDPOINT_CA"):
        loaded_to(output, scripted.url, "generic", Credentials(authority=str(path)), QUICK)


def test_the_command_tells_what_was_done(tmp_path, scripted):
    output = export(tmp_path / "out", document(name("a")))
    result = CliRunner().invoke(app, ["load", "-o", str(output), "--endpoint", scripted.url])
    assert result.exit_code == 0, result.output
    assert "holds 1 graph of ours with 3 triples" in result.output
