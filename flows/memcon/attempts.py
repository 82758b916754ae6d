"""Each stage on one document: what it gives, or an issue where it fails: no document stops the others."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from traceback import extract_tb
from typing import Literal, TypeVar

from memcon.check import Checked, check
from memcon.errors import MemconError
from memcon.map import Mapped, map_document
from memcon.map.joins import joined
from memcon.model import Document, Findings, Issue
from memcon.resolve import resolve
from memcon.resolve.across.links import Links
from memcon.settings import Settings
from memcon.understand import understand
from memcon.understand.language import foreign_language

T = TypeVar("T")
Found = tuple[Findings, Mapped]


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


def map_one(findings: Findings, settings: Settings, links: Links | None = None) -> Found | Issue:
    """The findings with their graph; by `links`, in the names that all documents use."""
    return _attempt("map", findings.document, lambda: (findings, _mapped(findings, settings.base, links)))


def check_batch(batch: Sequence[Found]) -> list[Checked]:
    """What is left of the graph of each document; where a check fails, each document is checked alone."""
    try:
        return list(check([(findings, mapped.graph) for findings, mapped in batch]))
    except Exception:  # noqa: BLE001, found again below, at the document that it comes from
        return [_check_one(*found) for found in batch]


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


def _mapped(findings: Findings, base: str, links: Links | None) -> Mapped:
    mapped = map_document(findings, base)
    return mapped if links is None else Mapped(joined(mapped.graph, base, findings, links), mapped.issues)


def _check_one(findings: Findings, mapped: Mapped) -> Checked:
    found = _attempt("check", findings.document, lambda: check([(findings, mapped.graph)])[0])
    return Checked(None, (found,), 1) if isinstance(found, Issue) else found


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
