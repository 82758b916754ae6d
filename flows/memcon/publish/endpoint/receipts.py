"""What became of a load to an endpoint: how much it holds of ours now, and what was sent and deleted."""

from msgspec import Struct


class Receipt(Struct, frozen=True):
    """What a load to an endpoint did."""

    url: str
    graphs: int
    """Graphs of ours that it holds now: one for each document, and the data set's."""
    triples: int
    sent: int
    """Graphs that were sent."""
    deleted: int
    repaired: int
    """Graphs that the endpoint held otherwise than they were sent, and that were sent or deleted again."""
    seconds: float


def sentence(done: Receipt) -> str:
    """A receipt as people say it."""
    graphs = "1 graph" if done.graphs == 1 else f"{done.graphs:,} graphs"
    told = [f"{done.sent:,} sent"] * bool(done.sent) + [f"{done.deleted:,} deleted"] * bool(done.deleted)
    told += [f"{done.repaired:,} of them repaired"] * bool(done.repaired)
    return (
        f"The endpoint {done.url} holds {graphs} of ours with {done.triples:,} triples, as a check shows; "
        f"{', '.join(told) or 'nothing to send'} in {done.seconds:.1f} s."
    )


def markdown(done: Receipt) -> str:
    """A receipt as a table in Markdown."""
    figures = {
        "endpoint": done.url,
        "graphs": f"{done.graphs:,}",
        "triples": f"{done.triples:,}",
        "sent": f"{done.sent:,}",
        "deleted": f"{done.deleted:,}",
        "repaired": f"{done.repaired:,}",
        "seconds": f"{done.seconds:.1f}",
    }
    rows = (figures.keys(), ["---"] * len(figures), figures.values())
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
