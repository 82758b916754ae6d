"""What people decided about an actor, in the files that lie with the sources."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from memcon.explain.exports import Exports
from memcon.resolve.across.decisions import Decision, read_decisions
from memcon.resolve.across.judgements import local, written


def decisions(of: Exports, keys: Collection[str], names: Iterable[str]) -> Iterator[str]:
    """The rows that name an actor, by a key or a name of it, as the files say now."""
    spelled = {written(name) for name in names}
    # the folder of the sources: what a file's path has before its identifier
    roots = of.ledger.execute(
        "SELECT DISTINCT substr(path, 1, length(path) - length(identifier)) FROM files "
        "WHERE path LIKE '%/' || identifier ORDER BY 1"
    )
    for (root,) in roots:
        rows, _ = read_decisions(Path(root) / "decisions.csv")
        for row in rows:
            if any(local(cell) in keys or written(cell) in spelled for cell in (row.left, row.right)):
                yield _told(row)


def _told(row: Decision) -> str:
    who = f" by {row.by}" if row.by else ""
    day = f" on {row.date}" if row.date else ""
    why = f": {row.reason}" if row.reason else ""
    return (
        f"Decided{who}{day}: “{row.left}” and “{row.right}” are {row.judgement}{why} "
        f"({row.file}, line {row.line})."
    )
