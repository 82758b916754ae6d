"""The pipeline as a Prefect flow: the only file that imports prefect.

The flow calls what pipeline.py calls. Prefect adds retries where a disk or network may fail, a summary
and a table of what was quarantined among its artifacts, and schedules. A batch of documents is one
task: a task costs 6-10 ms, a document's graph about 70, so a task for each document would not pay.
"""

import os

# Settings are read when prefect is imported, so they come first; what the user has set stays.
# The first two: nothing is sent to anyone. By default even the server that a run starts for itself calls
# its vendor. The third: its start took 17 s on two shared cores, too near to the limit of 20 s.
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter
from typing import Any

import msgspec
from prefect import flow, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.schedules import CronSchedule
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.types.entrypoint import EntrypointType
from rich.console import Console

from memcon import pipeline
from memcon.model import Document, Issue, Report
from memcon.progress import watch
from memcon.read import read
from memcon.server import server
from memcon.settings import Settings
from memcon.summary import markdown

DEFAULT = Settings()
DELAYS = [1.0, 5.0, 20.0]
# what waiting does not mend
LASTING = (PermissionError, NotADirectoryError, FileExistsError, FileNotFoundError)


def may_pass(_task: Any, _run: Any, state: Any) -> bool:
    """Whether a task failed for a reason outside of memcon that may be gone in a moment."""
    cause = state.result(raise_on_failure=False).__cause__
    return isinstance(cause, OSError) and not isinstance(cause, LASTING)


@task(name="read", retries=3, retry_delay_seconds=DELAYS, retry_condition_fn=may_pass, cache_policy=NO_CACHE)
def read_sources(sources: Sequence[Path]) -> list[Document | Issue]:
    """All documents of the sources."""
    return list(read(sources))


@task(name="process", cache_policy=NO_CACHE)
def process(batch: pipeline.Batch, settings: Settings) -> pipeline.Part:
    """Understand, resolve, map and check a batch of documents."""
    return pipeline.process(batch, settings)


@task(
    name="export", retries=3, retry_delay_seconds=DELAYS, retry_condition_fn=may_pass, cache_policy=NO_CACHE
)
def publish(parts: Sequence[pipeline.Part], output: Path, settings: Settings) -> None:
    """Write the exports."""
    pipeline.publish(parts, output, settings)


@flow(name="memcon", persist_result=False)
def memcon(
    sources: Sequence[str] = ("seeds",),
    output: str = "output",
    base: str = DEFAULT.base,
    model: str = DEFAULT.model,
    batch: int = DEFAULT.batch,
    longest: int = DEFAULT.longest,
) -> Report:
    """Read documents about diplomacy into a checked knowledge graph: who met whom, who said what.

    Args:
        sources: Files and folders to read.
        output: Folder of the exports.
        base: Where the IRIs of the data begin.
        model: Package name of the spaCy model.
        batch: Documents in a task.
        longest: Characters of the longest text that is understood.
    """
    started = perf_counter()
    settings, folder = Settings(base, model, batch, longest), Path(output)
    pipeline.prepare(folder, settings)
    batches = list(pipeline.batches(read_sources([Path(source) for source in sources]), batch))
    parts = [process(some, settings) for some in watch(batches)]
    publish(parts, folder, settings)
    report = pipeline.report(parts, perf_counter() - started)
    keep(report)
    return report


def keep(report: Report) -> None:
    """Put the summary and the quarantined facts among the artifacts of the run."""
    create_markdown_artifact(markdown(report), key="memcon-summary", description="What was found")
    quarantined = [
        {"document": issue.document, "words": issue.words, "problem": issue.problem, "advice": issue.advice}
        for issue in report.issues
        if issue.stage == "check"
    ]
    create_table_artifact(quarantined, key="memcon-quarantined", description="Facts that failed the check")


def times(cron: str, timezone: str) -> CronSchedule:
    """The schedule that `cron` names on the clock of `timezone`. Raises ValueError where it names none."""
    return CronSchedule(cron=cron, timezone=timezone)


def schedule(sources: Sequence[Path], output: Path, settings: Settings, when: CronSchedule) -> None:
    """Run the flow at the times of the schedule, until the process is interrupted.

    The runs are planned by the Prefect server of the user's settings or, without one, by a server of our
    own that ends with the process.
    """
    parameters = {
        "sources": [str(source.resolve()) for source in sources],
        "output": str(output.resolve()),
        **msgspec.structs.asdict(settings),
    }
    with ExitStack() as stack:
        if not PREFECT_API_URL.value():
            address = stack.enter_context(server())
            stack.enter_context(temporary_settings({PREFECT_API_URL: f"{address}/api"}))
        page = str(PREFECT_API_URL.value()).removesuffix("/api")
        Console(soft_wrap=True).print(
            f'memcon runs at "{when.cron}" ({when.timezone}), until Ctrl-C: see {page}'
        )
        memcon.serve(
            name="memcon",
            schedules=[when],
            parameters=parameters,
            entrypoint_type=EntrypointType.MODULE_PATH,
            print_starting_message=False,
        )
