"""The command line: a command is a verb, and has a module of its own in commands/. What is slow to import is
imported where it is used.

Exit codes: 0 all right; 1 the run failed, and earlier exports stand as they were; 2 wrong usage;
3 the run finished, but something was left out (a document, a metadata value, a fact); 130 stopped by Ctrl-C
or a signal to end.
"""

import typer

from memcon.commands.check import check
from memcon.commands.evaluate import evaluate
from memcon.commands.explain import explain
from memcon.commands.export import export
from memcon.commands.fetch import fetch
from memcon.commands.load import load
from memcon.commands.map import map_
from memcon.commands.query import query
from memcon.commands.read import read
from memcon.commands.resolve import resolve
from memcon.commands.run import run
from memcon.commands.schedule import schedule
from memcon.commands.serve import serve
from memcon.commands.show import show
from memcon.commands.status import status
from memcon.commands.understand import understand
from memcon.endings import in_a_sentence
from memcon.options import Version

# in the order in which help lists them
COMMANDS = (
    run, fetch, read, understand, resolve, map_, check, export,
    show, status, query, load, serve, explain, evaluate, schedule,
)  # fmt: skip
# the arguments of a question are its own
FREE = {"query": {"allow_extra_args": True, "ignore_unknown_options": True}}

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


for command in COMMANDS:
    name = command.__name__.rstrip("_")
    app.command(name, context_settings=FREE.get(name))(command)


def main() -> None:
    """Run the command line; every failure becomes one sentence here."""
    in_a_sentence(lambda: app(prog_name="memcon"))
