"""The competency questions of ontology/queries/: SPARQL files that say in comment lines what they ask.

    # title: Whom somebody met
    # description: One line.
    # over: changes                               only where it is asked of the changes of the latest run
    # selective: actor                            parameters that leave little: see arguments.looked_up
    # param actor: actor required; what it is
    # param since: date = 0001-01-01; what it is  (= any: without it there is no such condition)
    # column first, last: what they mean

A parameter is the one line `VALUES ?name { ... }` of the query, so that each file can be asked as it stands.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from memcon import ontology
from memcon.errors import OntologyError

HEADER = re.compile(r"# (title|description|over|selective|param|column)(?: ([^:]+))?: (.+)")
PARAMETER = re.compile(r"(\w+) (?:(required)|= ?(.*?)); (.+)")
KINDS = (
    "actor", "state", "text", "date", "integer",
    "act", "status", "stance", "form", "wording", "modality", "kind",
)  # fmt: skip


class Parameter(Struct, frozen=True):
    """What a question can be asked with."""

    name: str
    kind: str
    """One of KINDS: how the argument is written, and what it is in the query."""
    default: str | None
    """As a user would write it; None where there is no condition without an argument."""
    required: bool
    description: str


class Column(Struct, frozen=True):
    """What some columns of the answer mean."""

    names: tuple[str, ...]
    meaning: str


class Query(Struct, frozen=True):
    """A competency question."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str
    """The whole file, SPARQL with its comments."""
    over: Literal["graph", "changes"] = "graph"
    selective: tuple[str, ...] = ()
    """Parameters with which so little is left that looking it up costs less than reading the whole."""

    @property
    def usage(self) -> str:
        """How it is asked on the command line."""
        options = (f"--{one.name} {one.kind.upper()}" for one in self.parameters)
        written = (o if p.required else f"[{o}]" for o, p in zip(options, self.parameters, strict=True))
        return " ".join((f"memcon query {self.name}", *written))


@lru_cache(maxsize=1)
def queries() -> Mapping[str, Query]:
    """All questions by name, in the order of their names. Raises OntologyError where a header is wrong."""
    paths = sorted((ontology.folder() / "queries").glob("*.rq"))
    return MappingProxyType({path.stem: read_query(path) for path in paths})


def read_query(path: Path) -> Query:
    """The question in a file. Raises OntologyError, naming file and line, where its header is wrong."""
    return with_header(path.name, path.read_text(encoding="utf-8"))


def with_header(name: str, text: str) -> Query:
    """The question that a text asks. Raises OntologyError, naming the text and the line, where it begins with
    no header, or with a wrong one.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#"):
            break
        match = HEADER.fullmatch(line)
        if match is None:
            raise OntologyError(f"{name}, line {number}: “{line}” is no line of a header.")
        found.setdefault(match[1], []).append((match[2] or "", match[3]))
    if not {"title", "description", "column"} <= set(found):
        raise OntologyError(f"{name}: the header must have a title, a description and columns.")
    return Query(
        name=name.removesuffix(".rq"),
        title=found["title"][0][1],
        description=found["description"][0][1],
        parameters=tuple(_parameter(name, *one) for one in found.get("param", ())),
        columns=tuple(Column(tuple(names.split(", ")), meaning) for names, meaning in found["column"]),
        text=text,
        over="changes" if found.get("over") == [("", "changes")] else "graph",
        selective=tuple(name for _, names in found.get("selective", ()) for name in names.split(", ")),
    )


def _parameter(file: str, name: str, stated: str) -> Parameter:
    match = PARAMETER.fullmatch(stated)
    if match is None or match[1] not in KINDS:
        raise OntologyError(
            f"{file}: “param {name}” must have a kind ({', '.join(KINDS)}), a default and a description."
        )
    default = None if match[2] or match[3] == "any" else match[3]
    return Parameter(name, match[1], default, match[2] is not None, match[4])
