"""Where the ontology, gazetteer and lexicon files are: inside the wheel, or in the source tree."""

import csv
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from memcon.errors import OntologyError

PACKAGE = Path(__file__).resolve().parent


def folder() -> Path:
    """The folder that holds memcon.ttl. An editable install finds it beside flows/, because
    hatchling does not apply force-include there.
    """
    for candidate in (PACKAGE / "ontology", PACKAGE.parents[1] / "ontology"):
        if candidate.is_dir():
            return candidate
    raise OntologyError("The ontology folder is missing from the installation: install memcon again.")


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table such as "lexicon/speech.csv", empty cells as empty strings.

    Raises OntologyError when the file is missing or a row has too few or too many cells.
    """
    path = folder() / name
    if not path.is_file():
        raise OntologyError(f"{name} is missing from the ontology folder.")
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        for row in reader:
            if None in row or None in row.values():
                raise OntologyError(f"{name}, line {reader.line_num}: the row does not fit the header.")
            yield row


@lru_cache(maxsize=1)
def version() -> str:
    """The address of the ontology's version, as memcon.ttl states it."""
    stated = re.search(r"owl:versionIRI <([^>]+)>", (folder() / "memcon.ttl").read_text(encoding="utf-8"))
    if stated is None:
        raise OntologyError("memcon.ttl states no owl:versionIRI.")
    return stated[1]
