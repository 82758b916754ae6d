"""What a run did, for the terminal and for Prefect's page."""

from collections.abc import Mapping
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.table import Table

from memcon.model import Report


def figures(report: Report) -> Mapping[str, str]:
    """The figures of a run by their names."""
    return {
        "documents": f"{report.documents:,}",
        "read": f"{report.read:,}",
        "actors": f"{report.actors:,}",
        "meetings": f"{report.meetings:,}",
        "statements": f"{report.statements:,}",
        "no source": f"{report.sourceless:,}",
        "quarantined": f"{report.quarantined:,}",
        "seconds": f"{report.seconds:.1f}",
    }


def table(report: Report) -> Table:
    """The figures side by side, for the terminal."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    for name in figures(report):
        table.add_column(
            name, justify="right", style="red" if name == "quarantined" and report.quarantined else ""
        )
    table.add_row(*figures(report).values())
    return table


def markdown(report: Report) -> str:
    """The figures as a table in Markdown."""
    names, values = zip(*figures(report).items(), strict=True)
    rows = [names, ["---:"] * len(names), values]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def sentence(report: Report, output: Path) -> str:
    """Where the exports are, how they changed, and whether there is something to look into."""
    errors, notes = report.errors, report.warnings
    counted = [f"{errors} {'error' if errors == 1 else 'errors'}"] if errors else []
    counted += [f"{notes} {'warning' if notes == 1 else 'warnings'}"] if notes else []
    looked = f" {' and '.join(counted)}: see {output}/issues.jsonl." if counted else ""
    changed = (
        f"{report.added:,} quads more, {report.removed:,} fewer"
        if report.added or report.removed
        else "as before"
    )
    return f"The graph is in {output}/: {changed}.{looked}"
