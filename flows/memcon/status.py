"""Where a folder of exports stands: documents by state, the last run, and whether one is under way."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import get_args

from msgspec import Struct
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from memcon import versions
from memcon.ledger import folder, reading
from memcon.ledger.lock import holder
from memcon.ledger.states import DocumentState, LoggedRun, State, last_run, leaving, states
from memcon.settings import Settings

MEANING: Mapping[State, str] = {
    "read": "read and understood",
    "new": "in the sources, and not read yet by this version of memcon",
    "quarantined": "left out, because they could not be read or understood",
    "duplicate": "left out, because another file has the same text",
    "withdrawn": "no longer in the sources",
}


class Status(Struct, frozen=True):
    """What the ledger of a folder says."""

    output: str
    under_way: str | None
    """Who works on the folder: "process 123"."""
    last_run: LoggedRun | None
    counts: Mapping[State, int]
    near_copies: int
    """Of the documents that were read."""
    facts_left_out: int
    """Facts of documents that were read, that failed the check."""
    to_add: int
    """Documents that were read and are not in the last exports yet."""
    to_take_away: int
    """Documents of the last exports that the sources no longer hold so."""
    documents: tuple[DocumentState, ...]
    """Those of the state that was asked for."""


def status(output: Path, settings: Settings, state: State | None = None) -> Status:
    """How the documents of the last survey of a folder's sources stand, also while a run is under way; with
    a list of those in one state. Raises LedgerError where nothing was run into the folder yet.
    """
    with reading(output) as ledger:
        # one moment of it, while a run may go on writing
        ledger.execute("BEGIN")
        version = versions.understanding(settings.model, settings.longest)
        tally: Counter[State] = Counter()
        near = left_out = to_add = 0
        listed = []
        for one in states(ledger, version):
            tally[one.state] += 1
            near += one.state == "read" and one.original is not None
            left_out += one.facts_left_out
            to_add += one.state == "read" and not one.exported
            listed += [one] if one.state == state else []
        return Status(
            output=str(output),
            under_way=holder(folder(output) / "lock"),
            last_run=last_run(ledger),
            counts={each: tally[each] for each in get_args(State)},
            near_copies=near,
            facts_left_out=left_out,
            to_add=to_add,
            to_take_away=leaving(ledger),
            documents=tuple(listed),
        )


def shown(found: Status, state: State | None = None) -> RenderableType:
    """A status for people."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(justify="right")
    for each, meaning in MEANING.items():
        beside = f"{meaning}{_beside(found) if each == 'read' else ''}"
        style = "red" if each == "quarantined" and found.counts[each] else ""
        table.add_row(Text(f"{found.counts[each]:,}", style), Text(each, style), Text(beside, "dim"))
    return Group(
        *(Text(line) for line in _sentences(found)),
        Padding(table, (1, 0, 1, 2)),
        *(Text(line) for line in _behind(found)),
        *(_listed(found.documents, state) if state else ()),
    )


def _sentences(found: Status) -> Iterator[str]:
    if found.under_way:
        yield f"A run is working on {found.output} now ({found.under_way}); what it has done counts here."
    last = found.last_run
    if last is None:
        yield "No run has ended yet."
        return
    when = f"{last.started[:10]} {last.started[11:16]} UTC"
    done = f"{last.read:,} of {_counted(last.documents)} read"
    changed = f"{last.added:,} quads added, {last.removed:,} removed"
    changed = changed if last.added or last.removed else "nothing changed"
    yield f"Last run: {last.run}, of {when}, took {last.seconds:,.1f} s; {done}, {changed}."


def _beside(found: Status) -> str:
    near = (
        f"{found.near_copies:,} near copies of others"
        if found.near_copies > 1
        else "one near copy of another"
    )
    parts = [near] if found.near_copies else []
    parts += [f"facts left out by the check: {found.facts_left_out:,}"] if found.facts_left_out else []
    return f"; {', '.join(parts)}" if parts else ""


def _behind(found: Status) -> Iterator[str]:
    """What the exports do not show yet."""
    parts = [f"{_counted(found.to_add)} to add"] if found.to_add else []
    parts += [f"{_counted(found.to_take_away)} to take away"] if found.to_take_away else []
    if parts:
        then = "the run under way will" if found.under_way else "the next run will"
        yield f"The exports are behind: {' and '.join(parts)}; {then} bring them up to date."


def _listed(documents: Iterable[DocumentState], state: State) -> Iterator[RenderableType]:
    """A line for each document, and one for the reason below it."""
    lines = []
    for one in documents:
        left = f" Facts left out by the check: {one.facts_left_out}." if one.facts_left_out else ""
        reason = f"{one.reason}{left}".strip()
        lines.append(Text(f"{one.identifier}\n"))
        lines += [Text(f"    {reason}\n", "dim")] if reason else []
    yield Text.assemble(*lines) if lines else Text(f"No document is {state}.")


def _counted(number: int) -> str:
    return f"{number:,} {'document' if number == 1 else 'documents'}"
