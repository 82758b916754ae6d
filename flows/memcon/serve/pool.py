"""Workers that answer queries on one snapshot: how many at once, how long, and what becomes of those that do
not come back.
"""

import asyncio
import signal
import sys
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from memcon.serve.limits import Limits
from memcon.serve.messages import LENGTH, Question, Reply, packed, reply

# seconds until a worker that did not start is tried again
AGAIN = 1.0


class BusyError(Exception):
    """All workers are busy, and as many queries as may wait do already."""


class Worker:
    """A process that answers queries."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        if process.stdin is None or process.stdout is None:
            raise TypeError("A worker has pipes")
        self.process, self.sink, self.source = process, process.stdin, process.stdout

    @classmethod
    async def started(cls, snapshot: Path, limits: Limits) -> "Worker":
        """A worker that is ready. Raises ChildProcessError where it does not start."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "memcon.serve.worker",
            str(snapshot),
            msgspec.json.encode(limits).decode(),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            # Ctrl-C is for the server, which ends its workers itself
            start_new_session=True,
        )
        worker = cls(process)
        try:
            await worker._reply()
        except BaseException as error:
            worker.kill()
            if isinstance(error, asyncio.IncompleteReadError):
                raise ChildProcessError("A worker does not start.") from error
            raise
        return worker

    async def ask(self, question: Question) -> Reply:
        """Its reply. Raises IncompleteReadError or OSError where it dies meanwhile."""
        self.sink.write(packed(question))
        await self.sink.drain()
        return await self._reply()

    async def _reply(self) -> Reply:
        length = int.from_bytes(await self.source.readexactly(LENGTH))
        return reply(await self.source.readexactly(length))

    def kill(self) -> None:
        """End it at once, whatever it does."""
        if self.process.returncode is None:
            self.process.kill()

    async def verdict(self, limits: Limits) -> Reply:
        """Why it died."""
        if await self.process.wait() == -signal.SIGSEGV:
            return Reply("wrong", b"The query is nested too deeply to be read.")
        memory = f"{limits.memory / 1e9:.1f} GB"
        return Reply("too large", f"The query needs more than {memory} of memory: ask for less.".encode())


class Pool:
    """As many workers as there may be, on one snapshot."""

    def __init__(self, snapshot: Path, limits: Limits) -> None:
        self.snapshot, self.limits = snapshot, limits
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._workers: set[Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting = self._users = 0
        self._left = asyncio.Event()
        self._closed = False

    async def start(self) -> None:
        """Start all workers."""
        await asyncio.gather(*(self._add() for _ in range(self.limits.workers)))

    async def answer(self, question: Question) -> Reply:
        """The reply to a question. Raises BusyError where nobody has time, TimeoutError where it takes too
        long. Where the caller is cancelled, work stops.
        """
        return await self._replied(await self._free(), question)

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """As long as the context is open, the snapshot stays."""
        self._users += 1
        try:
            yield
        finally:
            self._users -= 1
            self._left.set()

    async def _free(self) -> Worker:
        if self._waiting >= self.limits.waiting and self._idle.empty():
            raise BusyError
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.patience):
                return await self._idle.get()
        except TimeoutError:
            raise BusyError from None
        finally:
            self._waiting -= 1

    async def _replied(self, worker: Worker, question: Question) -> Reply:
        try:
            async with asyncio.timeout(self.limits.seconds):
                replied = await worker.ask(question)
        except (asyncio.IncompleteReadError, OSError) as error:
            self._replace(worker)
            if isinstance(error, TimeoutError):
                raise
            return await worker.verdict(self.limits)
        except BaseException:
            self._replace(worker)
            raise
        self._idle.put_nowait(worker)
        return replied

    def _replace(self, worker: Worker) -> None:
        worker.kill()
        self._workers.discard(worker)
        if not self._closed:
            self._begin(self._add(patient=True))

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _add(self, *, patient: bool = False) -> None:
        while True:
            try:
                worker = await Worker.started(self.snapshot, self.limits)
                break
            except OSError:
                if not patient:
                    raise
                await asyncio.sleep(AGAIN)
        self._workers.add(worker)
        self._idle.put_nowait(worker)

    async def drained(self) -> None:
        """Wait until nobody uses the snapshot."""
        while self._users:
            self._left.clear()
            await self._left.wait()

    async def close(self) -> None:
        """End all workers at once."""
        self._closed = True
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for worker in self._workers:
            worker.kill()
        await asyncio.gather(*(worker.process.wait() for worker in self._workers))
