"""Exports are put in place whole: all files of a run or none, with what they added to those before."""

import datetime as dt
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, json
from msgspec.structs import replace

from memcon import __version__, ontology, versions
from memcon.export import files
from memcon.export.counts import Totals, total
from memcon.export.dataset import About, dataset
from memcon.export.files import clear, encoded, forget_changes, gzipped, stage
from memcon.export.merges import merge_rows
from memcon.ledger import issues, joins, pages, pieces, runs, sources, transaction
from memcon.map import map_run
from memcon.map.iris import run_iri
from memcon.model import Issue, Report
from memcon.resolve.across.decisions import Decision
from memcon.resolve.across.merges import Corpus
from memcon.settings import Settings
from memcon.site import stage_pages
from memcon.vocabulary import MC

Ledger = sqlite3.Connection


class News(Struct, frozen=True):
    """What a run knows besides the ledger."""

    started: dt.datetime
    read: int
    """How many documents were new or changed."""
    issues: tuple[Issue, ...] = ()
    """Those that are not in the ledger: what could not be fetched, rows that are no decisions."""
    decisions: tuple[Decision, ...] = ()

    def with_issues(self, others: Sequence[Issue]) -> "News":
        """The same with more issues."""
        return replace(self, issues=(*self.issues, *others))


def unchanged(ledger: Ledger, output: Path, settings: Settings, news: News) -> Report | None:
    """The report of a run that finds the exports as they should be, and leaves them alone; None where there
    is something to do.
    """
    last = runs.published(ledger)
    if (
        last is None
        or last.made_from != made_from(ledger, settings, news)
        or not runs.stand(output, last.files)
        or not pages.stand(ledger, output)
    ):
        return None
    withdrawn = sources.withdrawn(ledger, runs.next_number(ledger))
    report = replace(
        last.report, read=news.read, withdrawn=withdrawn, added=0, removed=0, seconds=_since(news.started)
    )
    with transaction(ledger):
        runs.log(ledger, runs.Run(runs.next_number(ledger), news.started, __version__), report)
    runs.write_log(ledger, output)
    return report


def publish(
    ledger: Ledger,
    output: Path,
    settings: Settings,
    corpus: Corpus,
    news: News,
) -> Report:
    """Write all exports anew, from the pieces of documents that the ledger has, and what they add and take
    away; put them in place when the last one is complete. Raises ExportError.
    """
    if tried := runs.finish(ledger, output):
        # they were complete when this was called before, and could not be put in place then
        return tried.report
    try:
        made = _staged(ledger, output, settings, corpus, news)
    except BaseException:
        clear(output)
        raise
    runs.announce(ledger, made)
    runs.finish(ledger, output)
    return made.report


def _staged(ledger: Ledger, output: Path, settings: Settings, corpus: Corpus, news: News) -> runs.Publication:
    """All files of the exports, written beside their places."""
    run = runs.Run(runs.next_number(ledger), news.started, __version__)
    if runs.published(ledger) is None:
        forget_changes(output)
    with transaction(ledger):
        issues.gather(ledger, (*news.issues, *corpus.joined.issues))
        joins.keep(ledger, corpus.joined)
    texts = [profile.sha256 for profile in corpus.profiles]
    totals = total(told.counts for told in pieces.told(ledger) if told.counts)
    written = stage(output, _exports(ledger, settings, corpus, texts))
    described = dataset(totals, written, _about(settings, texts), settings.base)
    written += stage(output, {"dataset.ttl": encoded(described)})
    added, removed = Tally(), Tally()
    if pieces.changed(ledger):
        changes = {"added": added.of(pieces.added(ledger)), "removed": removed.of(pieces.removed(ledger))}
        written += stage(
            output,
            {f"changes/{run.run:06}-{name}.nq.gz": gzipped(lines) for name, lines in changes.items()},
        )
    stage_pages(ledger, output, settings)
    report = _report(ledger, news, totals, added.count, removed.count)
    return runs.Publication(run, report, made_from(ledger, settings, news), written)


def made_from(ledger: Ledger, settings: Settings, news: News) -> str:
    """A digest of all that exports are made from, so that a run can tell whether there is anything to do."""
    summed = hashlib.sha256(
        json.encode(
            (
                versions.whole(),
                settings.base,
                settings.licence,
                settings.model,
                settings.pages,
                news.issues,
                news.decisions,
            )
        )
    )
    for row in ledger.execute(
        "SELECT identifier, sha256, r.about, digest, f.issues FROM readable r "
        "LEFT JOIN findings f USING (key) ORDER BY identifier, sha256"
    ):
        summed.update(repr(row).encode())
    for row in ledger.execute("SELECT issues FROM files ORDER BY position"):
        summed.update(repr(row).encode())
    for row in ledger.execute("SELECT identifier, first FROM repeated ORDER BY identifier, first"):
        summed.update(repr(row).encode())
    return summed.hexdigest()


class Tally:
    """Counts lines on their way."""

    def __init__(self) -> None:
        self.count = 0

    def of(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The pieces of whole lines, which are counted when they pass."""
        for piece in pieces:
            self.count += piece.count(b"\n")
            yield piece


def _exports(
    ledger: Ledger, settings: Settings, corpus: Corpus, texts: Sequence[str]
) -> Mapping[str, Iterable[bytes]]:
    run = map_run(settings.base, __version__, settings.model, texts)
    return {
        **files(pieces.Kept(ledger), settings.base, run),
        "issues.jsonl": encoded(issues.lines(ledger)),
        "merges.csv": encoded(merge_rows(corpus)),
    }


def _about(settings: Settings, texts: Sequence[str]) -> About:
    """What dataset.ttl says of the software: its version, with a digest of the tables that are its rules."""
    return About(
        run=run_iri(settings.base, __version__, settings.model, texts),
        version=f"{__version__}+{versions.rules()}",
        model=settings.model,
        ontology=ontology.version(),
        licence=settings.licence,
    )


def _report(ledger: Ledger, news: News, totals: Totals, added: int, removed: int) -> Report:
    quarantined, sourceless = pieces.sums(ledger)
    return Report(
        documents=totals.documents,
        read=news.read,
        withdrawn=sources.withdrawn(ledger, runs.next_number(ledger)),
        actors=totals.classes.get(str(MC.Actor), 0),
        meetings=totals.classes.get(str(MC.Meeting), 0),
        statements=totals.classes.get(str(MC.Statement), 0),
        sourceless=sourceless,
        quarantined=quarantined,
        errors=issues.count(ledger, "error"),
        warnings=issues.count(ledger, "warning"),
        added=added,
        removed=removed,
        seconds=_since(news.started),
    )


def _since(started: dt.datetime) -> float:
    return (dt.datetime.now(dt.UTC) - started).total_seconds()
