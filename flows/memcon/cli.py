"""The command line: a command is a verb. What is slow to import is imported where it is used.

Exit codes: 0 all right; 1 the run failed, and earlier exports stand as they were; 2 wrong usage;
3 the run finished, but something was left out (a document, a metadata value, a fact); 130 stopped by Ctrl-C
or a signal to end.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from memcon.endings import close, code, end, in_a_sentence, put, stoppable
from memcon.ledger.states import State
from memcon.lines import parsed, write
from memcon.model import Document, Findings
from memcon.options import (
    OUTPUT,
    SEEDS,
    STDIN,
    Base,
    Documents,
    Files,
    Found,
    Licence,
    Model,
    Output,
    Sources,
    Version,
    Workers,
)
from memcon.settings import Settings

DEFAULT = Settings()

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 all right, 1 failed, 2 wrong usage, 3 something was left out, 130 stopped.",
)


@app.callback()
def memcon(version: Version = False) -> None:
    """Read documents about diplomacy into a checked knowledge graph: who met whom, who said what."""


@app.command()
def run(
    sources: Sources = [SEEDS],  # noqa: B006, typer copies it
    output: Output = OUTPUT,
    base: Base = DEFAULT.base,
    model: Model = DEFAULT.model,
    workers: Workers = DEFAULT.workers,
    licence: Licence = DEFAULT.licence,
    direct: Annotated[
        bool, typer.Option("--direct", help="Run without Prefect: no server, no record.")
    ] = False,
) -> None:
    """Do everything that is new: read the sources and bring the exports up to date, as a Prefect flow."""
    with stoppable():
        if direct:
            from memcon import pipeline
            from memcon.progress import watch

            report = pipeline.run(sources, output, Settings(base, model, workers, licence=licence), watch)
        else:
            # Prefect's log and stack traces stay in its records; what a person should know is told below
            os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
            from memcon import flow

            report = flow.memcon(sources, str(output), base, model, workers, licence=licence)
    close(report, output)


@app.command()
def fetch(
    address: Annotated[str, typer.Argument(help="Address of a feed, a sitemap or a page.")],
    into: Annotated[Path, typer.Option("--into", "-i", help="Folder that mirrors what is found.")],
) -> None:
    """Bring the pages that a feed or sitemap names into a folder, for `memcon run` or `memcon read`."""
    from memcon.read.fetch import fetch as fetched

    end(fetched(address, into))


@app.command()
def read(sources: Files = [Path(SEEDS)]) -> None:  # noqa: B006, typer copies it
    """Make documents of files and folders: a line of JSON each."""
    from memcon.read import read as documents

    put(documents(sources))


@app.command()
def understand(documents: Documents = STDIN, model: Model = DEFAULT.model) -> None:
    """Find in documents who is mentioned, who met whom, who said what: findings."""
    from memcon.attempts import understand_one

    settings = Settings(model=model)
    put(understand_one(document, settings) for document in parsed(documents, Document))


@app.command()
def resolve(findings: Found = STDIN) -> None:
    """Make every mention in findings one actor, or leave it unresolved and say why."""
    from memcon.attempts import resolve_one

    put(resolve_one(found) for found in parsed(findings, Findings))


@app.command("map")
def map_(findings: Found = STDIN, base: Base = DEFAULT.base) -> None:
    """Make a graph of resolved findings, unchecked: N-Quads."""
    from memcon.attempts import apart, map_one
    from memcon.export.nquads import nquads

    mapped, failed = apart(map_one(found, Settings(base)) for found in parsed(findings, Findings))
    for _, one in mapped:
        sys.stdout.buffer.writelines(line.encode() for line in nquads(one.graph))
    end([*failed, *(issue for _, one in mapped for issue in one.issues)])


@app.command()
def check(findings: Found = STDIN, base: Base = DEFAULT.base) -> None:
    """Join and map resolved findings and say what would be left out, why, and what to do: issues."""
    from memcon.pipes import assembled

    issues = assembled(parsed(findings, Findings), Settings(base)).issues
    write(issues, sys.stdout.buffer)
    raise typer.Exit(code(issues))


@app.command()
def export(findings: Found = STDIN, output: Output = OUTPUT, base: Base = DEFAULT.base) -> None:
    """Join, map and check resolved findings, and write the exports."""
    from memcon.export import export as exported
    from memcon.pipes import assembled

    done = assembled(parsed(findings, Findings), Settings(base))
    exported(done.graphs, output, base=base, issues=done.issues, corpus=done.corpus)
    count = len(done.graphs)
    typer.echo(f"The graph of {count} {'document' if count == 1 else 'documents'} is in {output}/.", err=True)
    raise typer.Exit(code(done.issues))


@app.command()
def show(file: Annotated[Path, typer.Argument(help="A text file.")], model: Model = DEFAULT.model) -> None:
    """Show a document with what was found in it, for people."""
    from memcon.attempts import apart, resolve_one, understand_one
    from memcon.read import read as documents
    from memcon.show import shown

    readable, issues = apart(documents([file]))
    understood, failed = apart(understand_one(document, Settings(model=model)) for document in readable)
    resolved, unresolved = apart(resolve_one(findings) for findings in understood)
    for findings in resolved:
        Console(highlight=False).print(shown(findings))
    end([*issues, *failed, *unresolved])


@app.command()
def status(
    output: Annotated[Path, typer.Argument(help="Folder of the exports.")] = OUTPUT,
    state: Annotated[
        State | None, typer.Option(help="List the documents in this state, with the reason.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
    model: Model = DEFAULT.model,
) -> None:
    """Count the documents that are new, read, quarantined, duplicate, withdrawn; tell of the last run."""
    from memcon import status as stated

    found = stated.status(output, Settings(model=model), state)
    if json:
        write([found], sys.stdout.buffer)
    else:
        Console(highlight=False, soft_wrap=True).print(stated.shown(found, state))


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def query(
    context: typer.Context,
    question: Annotated[
        str | None,
        typer.Argument(help="Name of a question of ours, or a SPARQL file; then its --parameters."),
    ] = None,
    output: Output = OUTPUT,
    form: Annotated[
        str, typer.Option("--format", "-f", help="table, csv, tsv, json or xml; ttl or nq for a graph.")
    ] = "table",
    base: Base = DEFAULT.base,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say what the question means and takes.")
    ] = False,
    listed: Annotated[bool, typer.Option("--list", help="List the questions that there are.")] = False,
) -> None:
    """Ask the graph: `memcon query contacts --actor "Odd Berge"`."""
    from memcon.publish import asking
    from memcon.publish.answers import table, written

    # a table in a file or pipe need not be as narrow as a terminal
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 200)
    if listed or question is None:
        console.print(asking.listed())
        return
    if explain:
        asked = asking.asked(question, {})
        console.print(asked if isinstance(asked, str) else asking.explained(asked))
        return
    answer, stated = asking.ask(output, question, asking.paired(context.args), base)
    if form == "table":
        console.print(table(answer, stated))
    else:
        sys.stdout.buffer.write(written(answer, form))


@app.command()
def explain(
    iri: Annotated[
        str, typer.Argument(help='An IRI in full or from the base on: "state/FR"; or a document\'s name.')
    ],
    output: Output = OUTPUT,
    most: Annotated[int, typer.Option(min=1, help="How many documents to show.")] = 10,
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Show where a fact comes from: documents, words, what joined them and why."""
    from memcon.explain import explain as explained
    from memcon.explain.shown import shown

    found = explained(output, iri, most)
    if json:
        write([found], sys.stdout.buffer)
    else:
        Console(highlight=False).print(shown(found))


@app.command()
def evaluate(
    gold: Annotated[list[Path], typer.Argument(help="Gold files: a JSON array, or a document a line.")],
    errors: Annotated[
        typer.FileBinaryWrite | None,
        typer.Option(lazy=False, help="Where to list what is missed, extra or wrong: a line of JSON each."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the README's tables.")] = False,
    model: Model = DEFAULT.model,
) -> None:
    """Measure how well annotated documents (gold) are read, and list what goes wrong."""
    from memcon import evaluate as measured
    from memcon.evaluate.gold_files import gold as read_gold
    from memcon.evaluate.reports import in_json, in_markdown, tables
    from memcon.progress import watch

    files = [read_gold(path) for path in gold]
    done = [one for file in files for one in measured.evaluate(file, Settings(model=model), watch)]
    if errors is not None:
        write((miss for one in done for miss in one.misses), errors)
    if json or markdown:
        typer.echo(in_json(done) if json else in_markdown(done))
    else:
        Console(highlight=False).print(*tables(done), sep="\n")
    end(list(dict.fromkeys(issue for one in done for issue in one.issues)))


@app.command()
def schedule(
    sources: Sources = [SEEDS],  # noqa: B006, typer copies it
    output: Output = OUTPUT,
    cron: Annotated[str, typer.Option(help="When to run: minute, hour, day, month, weekday.")] = "0 6 * * *",
    timezone: Annotated[str, typer.Option(help="Whose clock: UTC, Europe/Vienna ...")] = "UTC",
    base: Base = DEFAULT.base,
    model: Model = DEFAULT.model,
    workers: Workers = DEFAULT.workers,
    licence: Licence = DEFAULT.licence,
) -> None:
    """Run again and again at the times of a cron schedule, until Ctrl-C."""
    from memcon import flow

    try:
        when = flow.times(cron, timezone)
    except ValueError as error:
        message = (
            f'"{cron}" in "{timezone}" is no schedule; write for instance "0 6 * * *" in "Europe/Vienna".'
        )
        raise typer.BadParameter(message, param_hint="--cron or --timezone") from error
    with suppress(KeyboardInterrupt):
        flow.schedule(sources, output, Settings(base, model, workers, licence=licence), when)


def main() -> None:
    """Run the command line; every failure becomes one sentence here."""
    in_a_sentence(lambda: app(prog_name="memcon"))
