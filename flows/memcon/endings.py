"""How the commands end: what they print, what they tell of issues, with which exit code."""

import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import typer
from msgspec import Struct
from rich.console import Console

from memcon.errors import MemconError
from memcon.lines import write
from memcon.model import Issue, Report


@contextmanager
def stoppable() -> Iterator[None]:
    """Ends a run at Ctrl-C, or where the system tells the process to end, with a sentence and code 130."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt as error:
        typer.echo("memcon: Stopped. What was finished is kept: run again to go on from there.", err=True)
        raise typer.Exit(130) from error
    finally:
        signal.signal(signal.SIGTERM, before)


def put(items: Iterable[Struct | Issue]) -> None:
    """Write items to standard output; tell issues on standard error."""
    from memcon.progress import watch

    issues = []
    for item in items if sys.stdout.isatty() else watch(items):
        if isinstance(item, Issue):
            issues.append(item)
        else:
            write([item], sys.stdout.buffer)
    end(issues)


def close(report: Report, output: Path) -> NoReturn:
    """Print the closing table, and stop with the exit code."""
    from memcon.summary import sentence, table

    console = Console(highlight=False)
    console.print(table(report))
    console.print(sentence(report, output))
    raise typer.Exit(3 if report.errors else 0)


def end(issues: Sequence[Issue]) -> NoReturn:
    """Tell issues on standard error, and stop with the exit code."""
    for issue in issues:
        typer.echo(f"{issue.document}: {issue.problem} {issue.advice}", err=True)
    raise typer.Exit(code(issues))


def code(issues: Iterable[Issue]) -> int:
    """3 where something was left out, else 0."""
    return 3 if any(issue.severity == "error" for issue in issues) else 0


def in_a_sentence(call: Callable[[], object]) -> None:
    """Do it; what goes wrong becomes one sentence on standard error and the exit code 1."""
    try:
        call()
    except MemconError as error:
        _fail(str(error))
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        _fail(f"{type(error).__name__}: {error} (set PYTHONDEVMODE=1 to see where)")


def _fail(sentence: str) -> NoReturn:
    sys.stderr.write(f"memcon: {sentence}\n")
    sys.exit(1)
