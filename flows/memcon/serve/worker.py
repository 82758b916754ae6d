"""A worker: a process that answers queries on a snapshot, one after the other, and may be killed at any time.

    python -m memcon.serve.worker SNAPSHOT LIMITS

It takes questions from standard input and writes replies to standard output. Oxigraph cannot be stopped while
it answers, takes what memory it needs, and overflows its stack where a query is nested deeply: so it answers
here, where that ends a process that nobody misses.
"""

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

import msgspec
import pyoxigraph as ox

from memcon.serve.answering import replied
from memcon.serve.limits import Limits
from memcon.serve.messages import Reply, packed, question

with suppress(ImportError):
    # not on every system; without it a worker has no limit of memory
    import resource

# seconds after its time limit that a worker ends by itself, should nobody be left to kill it
GRACE = 5


def main() -> None:
    """Answer until nobody asks any more."""
    snapshot, limits = sys.argv[1], msgspec.json.decode(sys.argv[2], type=Limits)
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    store = ox.Store.read_only(snapshot)
    _confine(limits)
    sink.write(packed(Reply("ready")))
    sink.flush()
    while asked := question(source):
        # whatever happens to the server, the system ends this process: Python itself is not heard meanwhile
        signal.alarm(int(limits.seconds) + GRACE)
        try:
            sink.write(packed(replied(store, asked, limits)))
        except MemoryError:
            os.abort()
        sink.flush()
        signal.alarm(0)


def _confine(limits: Limits) -> None:
    """No more memory than it may have, no core dumps, and second place to the server."""
    # pages go first
    os.nice(5)
    if "resource" not in globals() or not sys.platform.startswith("linux"):
        return
    used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + limits.memory, used + limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
