"""Triple stores on this computer: a scripted one, and the real ones that are installed."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from scripted import Scripted

VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 4000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
"""


@pytest.fixture(autouse=True)
def nobody(monkeypatch):
    for name in [name for name in os.environ if name.startswith("MEMCON_ENDPOINT_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def scripted():
    with Scripted() as server:
        yield server


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory):
    """The address of an Oxigraph server."""
    binary = Path(sys.executable).with_name("oxigraph")
    if not binary.exists():
        pytest.skip("the Oxigraph server is not installed: pip install oxigraph")
    port, folder = free(), tmp_path_factory.mktemp("oxigraph")
    with running(folder, str(binary), "serve", "-l", str(folder), "-b", f"127.0.0.1:{port}"):
        yield up(f"http://127.0.0.1:{port}")


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory):
    """The address of a Virtuoso 7 server, which takes what dba sends."""
    binary = shutil.which("virtuoso-t")
    if not binary:
        pytest.skip("Virtuoso 7 is not installed: apt-get install virtuoso-opensource-7")
    port, folder = free(), tmp_path_factory.mktemp("virtuoso")
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(sql=free(), http=port))
    with running(folder, binary, "+foreground", "+configfile", "virtuoso.ini"):
        yield up(f"http://127.0.0.1:{port}")


def free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@contextmanager
def running(folder: Path, *command: str):
    with (
        (folder / "said").open("wb") as said,
        subprocess.Popen(command, cwd=folder, stdout=said, stderr=said) as process,
    ):
        try:
            yield
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def up(address: str) -> str:
    for _ in range(600):
        try:
            httpx.get(address, trust_env=False)
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return address
    pytest.fail(f"{address} does not come up")
