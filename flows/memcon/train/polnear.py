"""PolNeAR as gold: a checkout of the public corpus becomes one document a line, as gold_files.py reads them.

PolNeAR (Newell, Margolin and Ruths, LREC 2018) keeps a folder for each part (train, dev, test) with `text`
(one .txt an article) and `attributions` (one .ann an article and annotator, in brat's standoff format).

    T3  Content 120 211;230 240   the words     a span, in one or more pieces; offsets in code points
    E1  Attribution:T1 Source:T2 Content:T3     an attribution: the spans that belong together
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from memcon.errors import InputError

ROLES = ("source", "cue", "content")
DATE = re.compile(r"_(\d{4}-\d\d-\d\d)_")


def documents(checkout: Path, part: str) -> Iterator[dict[str, Any]]:
    """The articles of a part in the order of their names, each as its first annotator saw it.

    Raises InputError where the folder is no checkout or an annotation contradicts its text.
    """
    folder = checkout / "data" / part
    texts = sorted((folder / "text").glob("*.txt"))
    if not texts:
        raise InputError(f"{folder} holds no articles: name a checkout of PolNeAR and one of its parts.")
    for path in texts:
        text = path.read_bytes().decode("utf-8")
        annotations = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if annotations:
            date = DATE.search(path.name)
            yield {
                "doc_id": f"polnear/{path.stem}",
                "date": date[1] if date else None,
                "text": text,
                "attributions": attributions(annotations[0], text),
            }


def attributions(path: Path, text: str) -> list[dict[str, list[dict[str, Any]]]]:
    """The attributions of a standoff file: the pieces of its sources, cues and contents.

    Raises InputError naming the line that cannot be read.
    """
    spans: dict[str, tuple[str, list[dict[str, Any]]]] = {}
    events: list[list[str]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            key, rest = line.split("\t")[:2]
            if key.startswith("T"):
                role, _, places = rest.partition(" ")
                spans[key] = role.lower(), [piece(text, place) for place in places.split(";")]
            elif key.startswith("E"):
                events.append([argument.partition(":")[2] for argument in rest.split()])
        except ValueError as error:
            raise InputError(f"{path}, line {number} is no brat annotation: {error}.") from error
    try:
        return [attribution([spans[key] for key in event]) for event in events]
    except KeyError as error:
        raise InputError(f"{path}: an attribution names the span {error}, which is missing.") from error


def piece(text: str, place: str) -> dict[str, Any]:
    """A piece of the text, "120 211". Raises ValueError where there is no such piece."""
    start, end = map(int, place.split())
    if not 0 <= start < end <= len(text):
        raise ValueError(f"the text has no characters {place}")
    return {"start": start, "end": end, "text": text[start:end]}


def attribution(spans: list[tuple[str, list[dict[str, Any]]]]) -> dict[str, list[dict[str, Any]]]:
    """The pieces of an attribution by role, in order and each once."""
    result = {}
    for role in ROLES:
        found = {(one["start"], one["end"]): one for own, pieces in spans if own == role for one in pieces}
        result[role] = [found[key] for key in sorted(found)]
    return result
