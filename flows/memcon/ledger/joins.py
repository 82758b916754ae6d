"""What documents have in common, so that people can ask why later."""

import sqlite3

from memcon.resolve.across.merges import Joined

Ledger = sqlite3.Connection


def keep(ledger: Ledger, joined: Joined) -> None:
    """Keep the names of joined actors and the reasons of all merges, in place of those before."""
    ledger.execute("DELETE FROM names")
    ledger.execute("DELETE FROM merges")
    names = ((local, named.key, named.label) for local, named in joined.actors.items())
    ledger.executemany("INSERT INTO names VALUES (?, ?, ?)", names)
    steps = ((one.kind, one.one, one.other, one.rule, one.evidence) for one in joined.merges)
    ledger.executemany("INSERT INTO merges VALUES (?, ?, ?, ?, ?)", steps)
