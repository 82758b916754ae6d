"""From the socket to the end: listen, serve, and leave nothing behind."""

import asyncio
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from memcon.errors import InputError, ServeError
from memcon.serve.follower import Follower
from memcon.serve.limits import Limits
from memcon.serve.site import site
from memcon.serve.snapshots import own_folder

# seconds that answers in progress have when the server is told to end
GRACE = 2


class Server(uvicorn.Server):
    """A server that ends at a signal, and whose process then ends as it would have without one."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Ctrl-C and SIGTERM end the server; again, they end it at once."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.end)
        try:
            yield
        finally:
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.remove_signal_handler(number)

    def end(self) -> None:
        """The first time answers in progress have some seconds, the second time none."""
        self.force_exit, self.should_exit = self.should_exit, True


def serve(  # noqa: PLR0913, what a user can set
    output: Path, base: str, limits: Limits, *, host: str, port: int, tell: Callable[[str], None]
) -> None:
    """Serve the export in `output` until a signal; `tell` is given the address once it can be asked.

    Raises InputError where there is no export, ServeError where the address cannot be had.
    """
    if not (output / "graph.nq").is_file():
        raise InputError(
            f"There is no graph.nq in {output}: name the folder of an export, or run memcon first."
        )
    with listening(host, port) as listener, own_folder(output) as folder:
        follower = Follower(output, folder, limits, base)
        config = uvicorn.Config(
            site(follower, host),
            log_level="warning",
            lifespan="on",
            server_header=False,
            timeout_graceful_shutdown=GRACE,
            ws="none",
        )
        tell(f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}/")
        asyncio.run(Server(config).serve([listener]))


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that listens there. Raises ServeError where that cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio turns Nagle's algorithm off, 40 ms for each answer, only where it sees that this is TCP
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OverflowError as error:
            raise ServeError(f"{port} is no port: choose one from 1 to 65535 with --port.") from error
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise ServeError(
                f"{host}, port {port}, cannot be listened on ({reason}): end what uses it, or choose another "
                "with --port."
            ) from error
        listener.listen(128)
        yield listener
