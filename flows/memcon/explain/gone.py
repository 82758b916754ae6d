"""What was in earlier exports and is no more: which run took it away, and why."""

import gzip
import zlib
from collections.abc import Iterator

from memcon.explain.exports import Exports
from memcon.publish.changes import change, latest_run


def gone(of: Exports, local: str) -> str | None:
    """A sentence on an IRI (without the base) that some run took out of the exports, by the change files that
    are still there; None where they never had it.
    """
    name = f"<{of.base}{local}>"
    for run in range(latest_run(of.output), 0, -1):
        line = next((line for line in _removed(of, run) if name in line), None)
        if line:
            document = line.rpartition(" <")[2].rstrip(" .>\n").removeprefix(of.base)
            return f"It was in the exports until run {run}: {_why(of, document)}."
    return None


def _removed(of: Exports, run: int) -> Iterator[str]:
    try:
        with gzip.open(change(of.output, run).removed, "rt", encoding="utf-8") as lines:
            yield from lines
    except (OSError, EOFError, zlib.error):
        # a change file that is gone or damaged tells nothing
        return


def _why(of: Exports, document: str) -> str:
    digits = document.removeprefix("document/")
    withdrawn = "SELECT identifier FROM withdrawn WHERE sha256 BETWEEN ?1 AND ?1 || 'g'"
    kept = "SELECT identifier FROM readable WHERE sha256 BETWEEN ?1 AND ?1 || 'g'"
    if row := of.ledger.execute(withdrawn, (digits,)).fetchone():
        return f"{row[0]}, which told of it, was withdrawn"
    if row := of.ledger.execute(kept, (digits,)).fetchone():
        return f"{row[0]}, which told of it, is read or joined in another way since"
    return f"the text that told of it, {document}, was changed in the sources or taken out"
