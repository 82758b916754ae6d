"""The whole of memcon without orchestration: `run` calls the stages in order; flow.py wraps the same calls.

A document on which a stage fails becomes an issue; it never stops the others.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from time import perf_counter
from traceback import extract_tb
from typing import Literal, TypeVar

from msgspec import Struct

from memcon import __version__
from memcon.check import Checked, check
from memcon.errors import ExportError, MemconError
from memcon.export import export
from memcon.map import Mapped, map_document, map_run
from memcon.model import Document, Findings, Issue, Report
from memcon.read import read
from memcon.resolve import resolve
from memcon.settings import Settings
from memcon.understand import understand
from memcon.understand.language import foreign_language
from memcon.understand.parse import model

T = TypeVar("T")
Batch = Sequence[Document | Issue]
Found = tuple[Findings, Mapped]


class Part(Struct, frozen=True):
    """What a batch of documents came to: their findings, their checked graphs, and all issues."""

    findings: tuple[Findings, ...]
    checked: Checked
    issues: tuple[Issue, ...]


def run(
    sources: Sequence[Path],
    output: Path,
    settings: Settings,
    watch: Callable[[Sequence[Batch]], Iterable[Batch]] = iter,
) -> Report:
    """Read `sources` (files and folders), write the exports into the folder `output`, say what was found.

    `watch` is given the batches and gives them back one by one: a place to show progress. Raises
    SourceError where the sources cannot be read, ExportError where the output cannot be written,
    ModelError where the language model is missing.
    """
    started = perf_counter()
    prepare(output, settings)
    found = tuple(batches(read(sources), settings.batch))
    parts = [process(batch, settings) for batch in watch(found)]
    publish(parts, output, settings)
    return report(parts, perf_counter() - started)


def process(batch: Batch, settings: Settings) -> Part:
    """Understand, resolve, map and check a batch of documents; the issues in it are handed on."""
    documents, unread = apart(batch)
    understood, failed = apart(understand_one(document, settings) for document in documents)
    resolved, unresolved = apart(resolve_one(findings) for findings in understood)
    return build(resolved, settings, (*unread, *failed, *unresolved))


def build(batch: Sequence[Findings], settings: Settings, issues: Sequence[Issue] = ()) -> Part:
    """Map and check a batch of resolved findings; to the issues known before come those found here."""
    mapped, unmapped = apart(map_one(findings, settings) for findings in batch)
    left_out = [issue for _, graph in mapped for issue in graph.issues]
    checked = check_batch(mapped)
    return Part(
        tuple(findings for findings, _ in mapped),
        checked,
        (*issues, *unmapped, *left_out, *checked.issues),
    )


def understand_one(document: Document, settings: Settings) -> Findings | Issue:
    """The findings of a document, unless its text is too long or in another language than English."""
    if len(document.text) > settings.longest:
        problem = f"The text has {len(document.text):,} characters, and {settings.longest:,} are the limit."
        return Issue(document.identifier, "understand", problem, "Split it into several files.")
    language = foreign_language(document)
    if language is not None:
        problem = f"The text is not in English but in the language “{language}”; it was not read."
        advice = 'If that is wrong, write "language": "en" into the metadata file beside it.'
        return Issue(document.identifier, "understand", problem, advice)
    return _attempt("understand", document, lambda: next(understand([document], settings)))


def resolve_one(findings: Findings) -> Findings | Issue:
    """The findings with their mentions resolved to actors."""
    return _attempt("resolve", findings.document, lambda: resolve(findings))


def map_one(findings: Findings, settings: Settings) -> Found | Issue:
    """The findings with their graph."""
    return _attempt("map", findings.document, lambda: (findings, map_document(findings, settings.base)))


def check_batch(batch: Sequence[Found]) -> Checked:
    """The graphs of a batch without their bad facts; where a check fails, each document is checked alone."""
    try:
        return check([(findings, mapped.graph) for findings, mapped in batch])
    except Exception:  # noqa: BLE001, found again below, at the document that it comes from
        alone, issues = apart(_check_one(*found) for found in batch)
    graphs = tuple(graph for one in alone for graph in one.graphs)
    quarantined = sum(one.quarantined for one in alone) + len(issues)
    return Checked(graphs, (*issues, *(issue for one in alone for issue in one.issues)), quarantined)


def publish(parts: Sequence[Part], output: Path, settings: Settings) -> None:
    """Write the exports of all batches into the folder `output`. Raises ExportError."""
    documents = [found.document for part in parts for found in part.findings]
    export(
        [graph for part in parts for graph in part.checked.graphs],
        output,
        base=settings.base,
        issues=[issue for part in parts for issue in part.issues],
        # without the time of the run, so that the same texts give the same files; Prefect knows the time
        run=map_run(settings.base, __version__, settings.model, documents),
    )


def report(parts: Sequence[Part], seconds: float) -> Report:
    """What was found in all batches; an actor of several documents counts once."""
    findings = [found for part in parts for found in part.findings]
    statements = [statement for found in findings for statement in found.statements]
    return Report(
        documents=len(findings),
        actors=len({actor.key for found in findings for actor in found.actors}),
        meetings=sum(len(found.meetings) for found in findings),
        statements=len(statements),
        sourceless=sum(not statement.attribution.source for statement in statements),
        quarantined=sum(part.checked.quarantined for part in parts),
        issues=tuple(issue for part in parts for issue in part.issues),
        seconds=seconds,
    )


def prepare(output: Path, settings: Settings) -> None:
    """Find out before a long run what would end it: an output folder that cannot be written, no model.

    Raises ExportError and ModelError.
    """
    require_model(settings)
    try:
        output.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=output):
            pass
    except OSError as error:
        raise ExportError(f"The output folder {output} cannot be written: {error.strerror}.") from error


def require_model(settings: Settings) -> None:
    """Find out before a long reading that the language model is missing. Raises ModelError."""
    model(settings.model)


def batches(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """The items in tuples of `size`, the last one shorter."""
    rest = iter(items)
    while batch := tuple(islice(rest, size)):
        yield batch


def apart(items: Iterable[T | Issue]) -> tuple[list[T], list[Issue]]:
    """What became something, and what became an issue."""
    good: list[T] = []
    issues: list[Issue] = []
    for item in items:
        if isinstance(item, Issue):
            issues.append(item)
        else:
            good.append(item)
    return good, issues


def _check_one(findings: Findings, mapped: Mapped) -> Checked | Issue:
    return _attempt("check", findings.document, lambda: check([(findings, mapped.graph)]))


def _attempt(
    stage: Literal["understand", "resolve", "map", "check"], document: Document, call: Callable[[], T]
) -> T | Issue:
    """What `call` returns, or an issue where it fails; a MemconError concerns the whole run and is raised."""
    try:
        return call()
    except MemconError:
        raise
    except Exception as error:  # noqa: BLE001, texts are foreign: one that we fail on must not cost the others
        place = extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}, line {place.lineno}"
        problem = f"memcon failed on this document: {type(error).__name__}: {error} ({where})"
        return Issue(document.identifier, stage, problem, "Please report this, with the text if you may.")
