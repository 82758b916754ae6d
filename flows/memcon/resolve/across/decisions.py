"""What people decided about actors: rows that say of two names that they are the same, different or open."""

import csv
import datetime as dt
import io
from pathlib import Path
from typing import Literal, get_args

from msgspec import Struct

from memcon.model import Issue

Judgement = Literal["same", "different", "unsure"]
HEADER = ("judgement", "left", "right", "by", "date", "reason")
FIELDS = ", ".join(HEADER)


class Decision(Struct, frozen=True, order=True):
    """One row. `left` and `right` name actors: by a key within a document, a key or IRI of the graph, or a
    name as written.
    """

    judgement: Judgement
    left: str
    right: str
    by: str = ""
    date: dt.date | None = None
    reason: str = ""
    file: str = "decisions"
    """The file that the row stands in."""
    line: int = 0


def read_decisions(path: Path) -> tuple[tuple[Decision, ...], tuple[Issue, ...]]:
    """The rows of a CSV file with the header judgement,left,right,by,date,reason, and what is wrong with it.

    A row that cannot be read becomes an issue, and the others count. A missing file has no rows.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return (), ()
    except (OSError, UnicodeDecodeError) as error:
        problem = f"The decisions cannot be read: {error}."
        return (), (_issue(path.as_posix(), problem, "Save the file as UTF-8 text; no decision counts now."),)
    reader = csv.reader(io.StringIO(text, newline=""))
    header = tuple(cell.strip().lower() for cell in next(reader, ()))
    if header != HEADER:
        problem = f"Line 1: the header is “{','.join(header)}”."
        return (), (_issue(path.as_posix(), problem, f"Make it {FIELDS}; no decision counts now."),)
    found = [
        _decision(path.as_posix(), reader.line_num, cells) for cells in reader if any(map(str.strip, cells))
    ]
    return (
        tuple(one for one in found if isinstance(one, Decision)),
        tuple(one for one in found if isinstance(one, Issue)),
    )


def _decision(file: str, line: int, cells: list[str]) -> Decision | Issue:
    if len(cells) != len(HEADER):
        problem = f"Line {line} has {len(cells)} cells, and {len(HEADER)} are needed."
        return _issue(file, problem, f"Write {FIELDS}, a cell with a comma between quotation marks.")
    judgement, left, right, by, date, reason = (cell.strip() for cell in cells)
    known = next((word for word in get_args(Judgement) if word == judgement.lower()), None)
    if known is None:
        return _issue(
            file, f"Line {line}: “{judgement}” is no judgement.", "Write same, different or unsure."
        )
    if not left or not right:
        return _issue(file, f"Line {line} names only one actor.", "Name an actor in left and one in right.")
    try:
        day = dt.date.fromisoformat(date) if date else None
    except ValueError:
        return _issue(
            file, f"Line {line}: “{date}” is no date.", "Write it as 2031-03-04, or leave it empty."
        )
    return Decision(known, left, right, by, day, reason, file, line)


def _issue(file: str, problem: str, advice: str) -> Issue:
    return Issue(file, "resolve", problem, advice)
