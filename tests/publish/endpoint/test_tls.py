"""Nothing is sent to a server that cannot show who it is; whom to trust besides, the user says."""

import datetime as dt
import ipaddress
import ssl

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from exports import document, export, name

from memcon.errors import EndpointError
from memcon.publish.endpoint.credentials import Credentials
from memcon.publish.endpoint.limits import Limits
from memcon.publish.endpoint.loading import loaded_to

QUICK = Limits(connect=2, silence=2, deadline=4, delays=(0.01,), patience=1)


@pytest.fixture
def certificate(tmp_path, request):
    """A certificate that its owner alone has signed, and its key, in one file."""
    host = getattr(request, "param", "127.0.0.1")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "a store")])
    today = dt.datetime.now(dt.UTC)
    address = x509.IPAddress(ipaddress.ip_address(host))
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(today - dt.timedelta(1))
        .not_valid_after(today + dt.timedelta(1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    file = tmp_path / "store.pem"
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
    file.write_bytes(made.public_bytes(pem) + secret)
    return file


@pytest.fixture
def secured(scripted, certificate):
    """The scripted store, behind TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    scripted.server.socket = context.wrap_socket(scripted.server.socket, server_side=True)
    scripted.url = scripted.url.replace("http:", "https:")
    return scripted


def test_who_cannot_show_who_it_is_gets_nothing(tmp_path, secured):
    output = export(tmp_path / "out", document(name("a")))
    shown = Credentials("me", "hush-password")
    with pytest.raises(EndpointError) as caught:
        loaded_to(output, secured.url, "generic", shown, QUICK)
    assert "hush" not in str(caught.value)
    assert secured.asked == []


def test_whom_the_user_trusts_besides(tmp_path, secured, certificate):
    output = export(tmp_path / "out", document(name("a")))
    loaded_to(output, secured.url, "generic", Credentials(authority=str(certificate)), QUICK)
    assert secured.held() == {name("a"): 3}


@pytest.mark.parametrize("certificate", ["127.0.0.9"], indirect=True)
def test_a_certificate_of_another_host(tmp_path, secured, certificate):
    output = export(tmp_path / "out", document(name("a")))
    shown = Credentials("me", "hush-password", authority=str(certificate))
    with pytest.raises(EndpointError, match=r"not valid for '127\.0\.0\.1'"):
        loaded_to(output, secured.url, "generic", shown, QUICK)
    assert secured.asked == []
