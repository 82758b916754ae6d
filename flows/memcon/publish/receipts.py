"""What became of a load: how much the embedded store holds now, and what was added and taken away."""

from msgspec import Struct


class Receipt(Struct, frozen=True):
    """What a load into the embedded store did."""

    documents: int
    """Documents that the store holds now, each a named graph."""
    quads: int
    """Statements in those graphs."""
    added: int
    removed: int
    anew: bool
    """Whether it was built from graph.nq, as it is the first time, and not brought in step by changes."""
    seconds: float


def sentence(done: Receipt) -> str:
    """A receipt as people say it."""
    documents = "1 document" if done.documents == 1 else f"{done.documents:,} documents"
    holds = f"The store holds {documents} in {done.quads:,} quads"
    if done.anew:
        told = "loaded anew"
    elif done.added or done.removed:
        told = f"{done.added:,} added and {done.removed:,} removed"
    else:
        told = "nothing changed"
    return f"{holds}; {told} in {done.seconds:.1f} s."
