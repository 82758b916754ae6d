"""Questions asked of an export: one of ours by its name, or SPARQL of the user's own."""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

import pyoxigraph as ox
from rich.table import Table
from rich.text import Text

from memcon.errors import InputError, OntologyError
from memcon.publish.answers import Answer, answered, whole
from memcon.publish.arguments import bound
from memcon.publish.latest import latest_changes
from memcon.publish.queries import Query, queries, with_header
from memcon.publish.store import synchronised

BASE_STATED = "SELECT ?base WHERE { ?set a dcat:Dataset ; void:uriSpace ?base } ORDER BY ?base"
# what no name of a question and hardly a name of a file has
SPARQL = re.compile(
    r"\b(select|ask|construct|insert|delete)\b.*\{|\bdescribe\s+(<|\w*:)", re.IGNORECASE | re.DOTALL
)
VOCABULARIES = {"dcat": "http://www.w3.org/ns/dcat#", "void": "http://rdfs.org/ns/void#"}


def ask(output: Path, question: str, arguments: Mapping[str, str], base: str) -> tuple[Answer, str]:
    """The answer of the export in `output` to a question, and the base of the export's IRIs.

    A question is the name of one of ours, SPARQL, the path of a file of it, or - for what standard input
    says; where SPARQL has a header as ours have, it takes arguments too. The base is what dataset.ttl states,
    else `base`. The answer is complete, and the store is closed again.

    Raises InputError where there is no such question or export or an argument is wrong, StoreError where
    another process has the store.
    """
    query = asked(question, arguments)
    store = synchronised(output)
    stated = base_of(store) or base
    if isinstance(query, str):
        return whole(answered(store, query)), stated
    text = bound(query, arguments, store, stated)
    return whole(answered(latest_changes(output, store) if query.over == "changes" else store, text)), stated


def asked(question: str, arguments: Mapping[str, str]) -> Query | str:
    """The question of that name, or what these words, the file of that path or standard input ask: SPARQL,
    where it has no header.
    """
    if question in queries():
        return queries()[question]
    name, text = ("The query", question) if SPARQL.search(question) else _file(question)
    try:
        return with_header(name, text)
    except OntologyError:
        if arguments:
            raise InputError(
                f"{name} has no header that says which arguments it takes; ask it without."
            ) from None
    return text


def _file(question: str) -> tuple[str, str]:
    """The name and the text of a file; - is standard input."""
    try:
        if question == "-":
            return "Standard input", sys.stdin.buffer.read().decode()
        path = Path(question)
        if path.is_file():
            return path.name, path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{question} is no text in UTF-8.") from error
    near = get_close_matches(question, queries(), n=3, cutoff=0.4)
    ours = f"did you mean {' or '.join(near)}?" if near else "memcon query --list shows them."
    raise InputError(f"There is no question “{question}”, and no file of that name: {ours}")


def base_of(store: ox.Store) -> str | None:
    """Where the IRIs of an export begin, as its dataset.ttl states it."""
    found = store.query(BASE_STATED, prefixes=VOCABULARIES)
    return next((row["base"].value for row in found), None) if isinstance(found, ox.QuerySolutions) else None


def paired(words: Sequence[str]) -> dict[str, str]:
    """The words after the question on a command line as arguments by name: "--since 2031-01-01" and
    "--since=2031-01-01". Raises InputError at a word that belongs to none, and at a name given twice.
    """
    found: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        name, given, after = word.removeprefix("--").partition("=")
        value = after if given else next(rest, None)
        if not word.startswith("--") or not name or value is None or name in found:
            raise InputError(
                f"“{word}” is not understood: give each argument once, as in --since 2031-01-01."
            )
        found[name] = value
    return found


def listed() -> Table:
    """All questions of ours, for people."""
    shown = Table("question", "what it asks", "with", box=None, pad_edge=False)
    for query in queries().values():
        shown.add_row(query.name, query.title, query.usage.removeprefix(f"memcon query {query.name}").strip())
    return shown


def explained(query: Query) -> Text:
    """A question of ours at length: what it asks, what it takes, what the columns of its answer mean."""
    return Text("\n".join(_lines(query)))


def _lines(query: Query) -> Iterator[str]:
    yield f"{query.title}\n\n{query.description}\n\n{query.usage}\n"
    for one in query.parameters:
        default = "" if one.default in {None, ""} else f" (without it: {one.default})"
        yield f"  --{one.name} {one.kind.upper()}: {one.description}{default}"
    yield "\nColumns:"
    yield from (f"  {', '.join(column.names)}: {column.meaning}" for column in query.columns)
