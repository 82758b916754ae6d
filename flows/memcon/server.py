"""A Prefect server of our own on this machine, for schedules: the one that a run starts for itself does
not plan runs ahead.
"""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from urllib.request import urlopen

from memcon.errors import ServerError

# seconds; a first start makes the database and took 17 s on two shared cores
PATIENCE = 120


@contextmanager
def server(port: int = 4200) -> Iterator[str]:
    """The address of a server that runs as long as the context is open, on `port` or, where that is taken,
    on any free one. Raises ServerError when it does not come up.
    """
    host, port = "127.0.0.1", _free(port)
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", host, "--port", str(port)]
    # a session of its own: Ctrl-C must reach the schedule first, which still needs its server to end well
    with subprocess.Popen(  # noqa: S603, ours
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            address = f"http://{host}:{port}"
            _wait(f"{address}/api/health", process)
            yield address
        finally:
            process.terminate()


def _free(port: int) -> int:
    """The port, or another one where it is taken."""
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    """Return when the server answers. Raises ServerError when it has ended or stays silent."""
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            with urlopen(address, timeout=5):  # noqa: S310, our own http address
                return
        except (OSError, HTTPException):
            time.sleep(0.5)
    raise ServerError("The Prefect server did not start; `prefect server start` shows why.")
