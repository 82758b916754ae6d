"""The whole of memcon without orchestration: `run` calls the stages in order; flow.py wraps the same calls.

A run does only what is new: the ledger in the output folder remembers what was read, found and published.
"""

import sqlite3
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from memcon import versions
from memcon.batches import Built, Understood, build_batch, understand_batch
from memcon.errors import ExportError, SourceError
from memcon.ledger import findings, folder, gazetteer, opened, pieces, runs, sources, transaction
from memcon.model import Document, Issue, Report
from memcon.pool import Lost, batches, done, processes
from memcon.publication import News, publish, unchanged
from memcon.read import Source, documents, fingerprint, sources_in
from memcon.read.fetch import AddressError, fetch, is_url, mirror
from memcon.read.sources import printable
from memcon.resolve.across.decisions import Decision, read_decisions
from memcon.resolve.across.joining import join
from memcon.resolve.across.links import links
from memcon.resolve.across.merges import Corpus
from memcon.settings import Settings
from memcon.understand.parse import require_model

Ledger = sqlite3.Connection
T = TypeVar("T")
Place = str | Path
"""A file, a folder, or a web address."""
Issues = Sequence[Issue]
Work = tuple[Generator[Issues, None, None], int]
"""Batches that are worked on as they are asked for, and how many there are. Each gives issues of the
documents that cost the life of a process.
"""
Watch = Callable[[Iterator[Issues], int], Iterable[Issues]]
"""Is given batches and gives them back one by one: a place to show progress."""


class Do(Protocol):
    """Calls a step of the run and returns what it gives: a place to record it, and to try again."""

    def __call__(self, name: str, call: Callable[[], T], /) -> T:
        """What `call` gives."""


def run(
    places: Sequence[Place],
    output: Path,
    settings: Settings,
    watch: Watch = lambda work, _: work,
    do: Do = lambda _, call: call(),
) -> Report:
    """Read the sources at `places` (files, folders, addresses of feeds, sitemaps and pages), bring the
    exports in the folder `output` up to date, and say what was found.

    Raises SourceError where the sources cannot be read, ExportError where the output cannot be written,
    LedgerError where another run works on it, ModelError where the language model is missing.
    """
    started = datetime.now(UTC)
    prepare(output, settings)
    with opened(output) as ledger:
        runs.finish(ledger, output)
        news = do("read", lambda: gathered(ledger, places, output, settings, started))
        news = news.with_issues(_all(understand(ledger, settings), watch, partial(do, "understand")))
        if report := unchanged(ledger, output, settings, news):
            return report
        corpus = do("join", lambda: join_all(ledger, news.decisions))
        lost = _all(build(ledger, corpus, settings), watch, partial(do, "build"))
        news = news.with_issues(lost)
        return do("export", lambda: publish(ledger, output, settings, corpus, news))


def prepare(output: Path, settings: Settings) -> None:
    """Find out before a long run what would end it: an output folder that cannot be written, no model.

    Raises ExportError and ModelError.
    """
    require_model(settings.model)
    try:
        output.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=output):
            pass
    except OSError as error:
        raise ExportError(f"The output folder {output} cannot be written: {error.strerror}.") from error


def gathered(
    ledger: Ledger, places: Sequence[Place], output: Path, settings: Settings, started: datetime
) -> News:
    """Fetch what is on the web, read the files that are new or changed, and the decisions of people."""
    local, unfetched = fetched(places, output)
    survey(ledger, local)
    decisions, undecided = decided(local)
    return News(started, len(unread(ledger, settings)), (*unfetched, *undecided), decisions)


def fetched(places: Sequence[Place], output: Path) -> tuple[list[Path], list[Issue]]:
    """The files and folders of the sources, web addresses among them as the folders that they are fetched
    into, and what could not be fetched. Raises SourceError for what can be no address.
    """
    local: list[Path] = []
    issues: list[Issue] = []
    for place in map(str, places):
        if is_url(place):
            copy = _mirror(place, output)
            issues += fetch(place, copy)
            # nothing was had yet: what is wrong is among the issues
            local += [copy] if _holds_documents(copy) else []
        else:
            local.append(Path(place))
    return local, issues


def _mirror(address: str, output: Path) -> Path:
    """The folder that an address is fetched into. Raises SourceError where it can be no address."""
    try:
        return mirror(address, folder(output) / "fetched")
    except AddressError as error:
        raise SourceError(f"The address {address} {error}.") from error


def survey(ledger: Ledger, places: Sequence[Path]) -> None:
    """Read the files that are new or changed, and forget those that are gone. Raises SourceError."""
    met = []
    for source in sources_in(places):
        path = printable(str(source.path.absolute()))
        mark = _mark(source)
        if not (mark and sources.known(ledger, path, source.identifier, mark)):
            with transaction(ledger):
                sources.keep(ledger, path, source.identifier, mark, _settled(source, mark))
        met.append(path)
    with transaction(ledger):
        sources.arrange(ledger, met, runs.next_number(ledger))
        gazetteer.touch(ledger)


def decided(places: Sequence[Path]) -> tuple[tuple[Decision, ...], list[Issue]]:
    """The decisions that people left in the folders of the sources, and rows that are none."""
    read = [read_decisions(place / "decisions.csv") for place in places if place.is_dir()]
    return tuple(row for rows, _ in read for row in rows), [issue for _, issues in read for issue in issues]


def unread(ledger: Ledger, settings: Settings) -> Sequence[str]:
    """The documents, by what their findings depend on, that are new, changed or not read by this version."""
    return findings.unread(ledger, _version(settings))


def understand(ledger: Ledger, settings: Settings) -> Work:
    """Understand what was not read yet, in batches over processes, and keep what was found."""
    keys = unread(ledger, settings)

    def work() -> Generator[Issues, None, None]:
        todo = batches(findings.to_read(ledger, keys), settings.batch)
        count = processes(settings.workers, -(-len(keys) // settings.batch))
        for batch in done(partial(understand_batch, settings=settings), todo, count):
            lost = [one.work for one in batch if isinstance(one, Lost)]
            understood = [one for one in batch if isinstance(one, Understood)]
            with transaction(ledger):
                findings.keep(ledger, _version(settings), understood)
                findings.forget(ledger, (one.key for one in lost))
            yield [_lost(one.document.identifier) for one in lost]

    return work(), -(-len(keys) // settings.batch)


def join_all(ledger: Ledger, decisions: Sequence[Decision]) -> Corpus:
    """What all documents are about, and what they have in common."""
    profiles = list(findings.profiles(ledger))
    return Corpus(profiles, join(profiles, decisions))


def build(ledger: Ledger, corpus: Corpus, settings: Settings) -> Work:
    """Map, check and serialise the documents that are new or changed, or are linked in another way than in
    the last exports; in batches over processes.
    """
    linked = links(corpus, *findings.facts(ledger))
    with transaction(ledger):
        hashes = (profile.sha256 for profile in corpus.profiles)
        wanted = pieces.choose(ledger, zip(hashes, linked, strict=True), _shown(settings))

    def work() -> Generator[Issues, None, None]:
        todo = batches(pieces.to_build(ledger, wanted), settings.batch)
        count = processes(settings.workers, -(-len(wanted) // settings.batch))
        for batch in done(partial(build_batch, settings=settings), todo, count):
            with transaction(ledger):
                pieces.keep(ledger, (one for one in batch if isinstance(one, Built)))
            yield [_lost(one.work.document.identifier) for one in batch if isinstance(one, Lost)]

    return work(), -(-len(wanted) // settings.batch)


def _all(work: Work, watch: Watch, do: Callable[[Callable[[], Issues | None]], Issues | None]) -> list[Issue]:
    """Do all batches of a stage, each as a step; the issues of all."""
    batch, count = work
    steps = iter(lambda: do(lambda: next(batch, None)), None)
    # closed at once where the run ends by an error: the processes end with it
    with closing(batch):
        return [issue for issues in watch(steps, count) for issue in issues]


def _version(settings: Settings) -> str:
    return versions.understanding(settings.model, settings.longest)


def _shown(settings: Settings) -> str:
    return f"{versions.mapping(settings.base)}{'' if settings.pages else ' without pages'}"


def _lost(identifier: str) -> Issue:
    problem = "The process that read this document was ended by the system, probably for lack of memory."
    return Issue(
        identifier, "understand", problem, "Split it, or run with fewer --workers: it is tried again."
    )


def _holds_documents(folder: Path) -> bool:
    try:
        return bool(sources_in([folder]))
    except SourceError:
        return False


def _mark(source: Source) -> str:
    """What tells a file from another state of it and of the reader; empty where there is no such file."""
    try:
        return f"{versions.reading()} {fingerprint(source)}"
    except OSError:
        return ""


def _settled(source: Source, mark: str) -> Iterator[Document | Issue]:
    """What is in a file, with a warning where it is not in the state of `mark` any more."""
    yield from documents(source)
    if mark != (_mark(source) or mark):
        problem = "The file changed while it was read: its text may be half the old and half the new."
        yield Issue(source.identifier, "read", problem, "Run again: it is then read anew.", "warning")
