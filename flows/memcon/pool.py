"""Batches of work over processes: bounded, so that a million documents take no more memory than a hundred.

A batch function is a plain function of a batch and the settings, and its answers are plain data: a
distributed runner can take the same one. A process that dies (for lack of memory, say) takes its batch with
it; what was in it is then done piece by piece, and the piece that it dies of again is given up.
"""

import multiprocessing
import os
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
    with _pool(workers) as pool:
        # one batch more than there are processes, so that none waits
        under_way = {pool.submit(call, batch): batch for batch in islice(rest, workers + 1)}
        try:
            while under_way:
                for future in _ready(under_way):
                    yield future.result()
                    del under_way[future]
                    under_way |= {pool.submit(call, batch): batch for batch in islice(rest, 1)}
        except BrokenProcessPool:
            return [piece for batch in under_way.values() for piece in batch]
    return []


def _ready(under_way: Iterable[Future[R]]) -> Iterable[Future[R]]:
    return wait(under_way, return_when=FIRST_COMPLETED).done


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
                    yield pool.submit(call, [piece]).result()
                except BrokenProcessPool:
                    lost = True
                    yield [Lost(piece)]
                    break


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that end with the context, and with this process even where it is killed."""
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_end_with_parent)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _end_with_parent() -> None:
    """Ends this process when the one that started it is no more: the queue of work would wait for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def _watch(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)
