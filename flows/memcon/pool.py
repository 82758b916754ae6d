"""Batches of work over processes: bounded, so that a million documents take no more memory than a hundred.

A batch function is a plain function of a batch and the settings, and its answers are plain data: a
distributed runner can take the same one. A process that dies (for lack of memory, say) takes its batch with
it; what was in it is then done piece by piece, and the piece that it dies of again is given up.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import wait as wait_for
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")
R = TypeVar("R")


class Lost(Struct, Generic[T], frozen=True):
    """A piece of work that ended the process which did it."""

    work: T


def batches(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """The items in tuples of `size`, the last one shorter."""
    rest = iter(items)
    while batch := tuple(islice(rest, size)):
        yield batch


def processes(wanted: int, count: int) -> int:
    """How many processes `count` batches are worth: as many as wanted (0: one for each core), but one, which
    is the process that asks, for a single batch. A new process takes 2 to 3 s until it can read.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(wanted or cores, count)


def done(
    call: Callable[[Sequence[T]], Sequence[R]], work: Iterable[Sequence[T]], workers: int
) -> Iterator[Sequence[R | Lost[T]]]:
    """What `call` gives for each batch of work, as it is ready: in no order, unless there is one worker.

    With one worker or none, all is done in this process. `call` and what it takes and gives must be
    picklable. What `call` raises is raised here.
    """
    if workers <= 1:
        yield from map(call, work)
        return
    rest = iter(work)
    while lost := (yield from _until_broken(call, rest, workers)):
        yield from _singly(call, lost)


def _until_broken(
    call: Callable[[Sequence[T]], Sequence[R]], rest: Iterator[Sequence[T]], workers: int
) -> Generator[Sequence[R | Lost[T]], None, list[T]]:
    """Works until all is done, or until a process dies; returns the pieces whose fate is not known then."""
    under_way: dict[Future[Sequence[R]], Sequence[T]] = {}
    with _pool(workers) as pool:
        while True:
            # one batch more than there are processes, so that none waits
            for batch in islice(rest, workers + 1 - len(under_way)):
                under_way[_submitted(pool, call, batch)] = batch
            if not under_way:
                return []
            for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                if isinstance(future.exception(), BrokenProcessPool):
                    return [piece for batch in under_way.values() for piece in batch]
                del under_way[future]
                yield future.result()


def _submitted(
    pool: ProcessPoolExecutor, call: Callable[[Sequence[T]], Sequence[R]], batch: Sequence[T]
) -> Future[Sequence[R]]:
    """The answer to come; where a process died just before, it comes to that."""
    try:
        with _deaf():
            return pool.submit(call, batch)
    except BrokenProcessPool as error:
        broken: Future[Sequence[R]] = Future()
        broken.set_exception(error)
        return broken


def _singly(
    call: Callable[[Sequence[T]], Sequence[R]], pieces: Sequence[T]
) -> Iterator[Sequence[R | Lost[T]]]:
    """What `call` gives for each piece, in a process that is replaced where it dies."""
    rest = iter(pieces)
    lost = True
    while lost:
        lost = False
        with _pool(1) as pool:
            for piece in rest:
                try:
                    yield _submitted(pool, call, [piece]).result()
                except BrokenProcessPool:
                    lost = True
                    yield [Lost(piece)]
                    break


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that end with the context, in the middle of their work where that ends by an error or is left
    early, and with this process even where it is killed.
    """
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_end_with_parent)
    try:
        yield pool
    except BaseException:
        for process in set(multiprocessing.active_children()) - others:
            process.kill()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _deaf() -> Iterator[None]:
    """Processes that begin in this context do not hear Ctrl-C, where the system can arrange that: this one
    ends them. Here it is heard when the context ends.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with_parent() -> None:
    """Ends this process when the one that started it is no more: the queue of work would wait for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def _watch(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)
