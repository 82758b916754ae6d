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

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from prefect import flow, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.schedules import CronSchedule
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.types.entrypoint import EntrypointType
from rich.console import Console

from memcon import pipeline
from memcon.lines import parsed
from memcon.model import Issue, Report
from memcon.progress import watch
from memcon.publish.endpoint import receipts
from memcon.publish.endpoint.afterwards import loaded_after
from memcon.publish.endpoint.credentials import credentials
from memcon.publish.endpoint.loading import loaded_to
from memcon.publish.endpoint.receipts import Receipt
from memcon.read.fetch import is_url
from memcon.server import server
from memcon.settings import Settings
from memcon.summary import markdown

T = TypeVar("T")
DEFAULT = Settings()
DELAYS = [1.0, 5.0, 20.0]
# what waiting does not mend
LASTING = (PermissionError, NotADirectoryError, FileExistsError, FileNotFoundError)


def may_pass(_task: Any, _run: Any, state: Any) -> bool:
    """Whether a task failed for a reason outside of memcon that may be gone in a moment."""
    cause = state.result(raise_on_failure=False).__cause__
    return isinstance(cause, OSError) and not isinstance(cause, LASTING)


@task(retries=3, retry_delay_seconds=DELAYS, retry_condition_fn=may_pass, cache_policy=NO_CACHE)
def outside(call: Callable[[], T]) -> T:
    """A step that reads or writes what others have a hand in, and that may succeed when it is tried again."""
    return call()


@task(cache_policy=NO_CACHE)
def inside(call: Callable[[], T]) -> T:
    """A step that needs nothing from outside."""
    return call()


def step(name: str, call: Callable[[], T], /) -> T:
    """A step of the pipeline as a task of that name."""
    task = outside if name in {"read", "export", "load"} else inside
    return task.with_options(name=name)(call)


@flow(name="memcon", persist_result=False)
def memcon(
    sources: Sequence[str] = ("seeds",),
    output: str = "output",
    base: str = DEFAULT.base,
    model: str = DEFAULT.model,
    workers: int = DEFAULT.workers,
    batch: int = DEFAULT.batch,
    longest: int = DEFAULT.longest,
    licence: str | None = DEFAULT.licence,
    pages: bool = DEFAULT.pages,
    endpoint: str | None = None,
    store: str = "generic",
) -> Report:
    """Read documents about diplomacy into a checked knowledge graph: who met whom, who said what.

    Args:
        sources: Files and folders to read, addresses of feeds, sitemaps and pages.
        output: Folder of the exports.
        base: Where the IRIs of the data begin.
        model: Package name of the spaCy model.
        workers: Processes that read, 0 for as many as there are cores.
        batch: Documents in a task.
        longest: Characters of the longest text that is understood.
        licence: Of the data set, an address or words.
        pages: Whether pages for people are written.
        endpoint: Address of a triple store to bring in step with the exports; none where it is empty.
        store: Its kind, as `memcon load --help` lists them.
    """
    settings, folder = Settings(base, model, workers, batch, longest, licence, pages), Path(output)
    report = pipeline.run(sources, folder, settings, watch, step)
    keep(report, folder)
    if endpoint:
        keep_receipt(step("load", lambda: loaded_after(folder, endpoint, store, os.environ)))
    return report


@flow(name="memcon-load", persist_result=False)
def memcon_load(output: str, endpoint: str, store: str = "generic") -> Receipt:
    """Bring a triple store on the network in step with the exports, and check that it is.

    Who we are for it stands in the worker's environment: MEMCON_ENDPOINT_USER and MEMCON_ENDPOINT_PASSWORD,
    or MEMCON_ENDPOINT_TOKEN.

    Args:
        output: Folder of the exports.
        endpoint: Address of the store.
        store: Its kind, as `memcon load --help` lists them.
    """
    shown = credentials(os.environ)
    receipt = step("load", lambda: loaded_to(Path(output), endpoint, store, shown))
    keep_receipt(receipt)
    return receipt


def keep_receipt(receipt: Receipt) -> None:
    """Say what became of a load, and put it among the artifacts of the run."""
    Console(highlight=False, soft_wrap=True).print(receipts.sentence(receipt), markup=False)
    create_markdown_artifact(receipts.markdown(receipt), key="memcon-load", description="What was sent")


def keep(report: Report, output: Path) -> None:
    """Put the summary and the first quarantined facts among the artifacts of the run."""
    create_markdown_artifact(markdown(report), key="memcon-summary", description="What was found")
    with (output / "issues.jsonl").open("rb") as lines:
        bad = (issue for issue in parsed(lines, Issue) if issue.stage == "check")
        quarantined = [
            {"document": one.document, "words": one.words, "problem": one.problem, "advice": one.advice}
            for one in islice(bad, 500)
        ]
    create_table_artifact(quarantined, key="memcon-quarantined", description="Facts that failed the check")


def times(cron: str, timezone: str) -> CronSchedule:
    """The schedule that `cron` names on the clock of `timezone`. Raises ValueError where it names none."""
    return CronSchedule(cron=cron, timezone=timezone)


def schedule(
    sources: Sequence[str],
    output: Path,
    settings: Settings,
    when: CronSchedule,
    endpoint: str | None = None,
    store: str = "generic",
) -> None:
    """Run the flow at the times of the schedule, until the process is interrupted; each run brings the triple
    store at `endpoint` in step too, where one is named.

    The runs are planned by the Prefect server of the user's settings or, without one, by a server of our
    own that ends with the process.
    """
    parameters = {
        "sources": [source if is_url(source) else str(Path(source).resolve()) for source in sources],
        "output": str(output.resolve()),
        **msgspec.structs.asdict(settings),
        "endpoint": endpoint,
        "store": store,
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
