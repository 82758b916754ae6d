"""Figures as they are told: in the terminal, in the README, and to programs."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from rich.box import SIMPLE_HEAD
from rich.table import Table

from memcon.evaluate import Evaluation
from memcon.evaluate.figures import F1, Figure, told
from memcon.evaluate.gold import Kind

# Exact span F1 of source, cue and content on PolNeAR's test split as published: Newell, Margolin and Ruths
# (LREC 2018) and Wang and others, CofeNet (COLING 2022); people against people on its training split
PEERS = (
    ("hand rules", 10.7, 22.8, 5.6),
    ("CRF", 50.6, 53.4, 28.6),
    ("BiLSTM and CRF", 69.6, 66.7, 59.0),
    ("BERT", 81.1, 74.0, 68.9),
    ("CofeNet on BERT", 83.2, 75.3, 72.9),
    ("one annotator against another", 78.6, 70.6, 68.4),
)
ROLES = ("source exact", "cue exact", "content exact")
# what the README shows besides, in its order; the rest is told by the command
SHOWN: dict[Kind, tuple[str, ...]] = {
    "attributions": ("attributions", "source right on matched"),
    "diplomacy": (
        "statements", "statements with the right speaker", "act right on matched", "addressee",
        "meetings", "participants of matched meetings", "date right", "status right", "form right",
        "actors found", "actor type right", "office right",
    ),
    "readouts": ("meeting of the headline found", "its form right", "dated to the readout"),
    "dates": ("days, months and years", "without a year in the words", "weeks, quarters and seasons"),
    "offices": ("offices found with their country", "right where the holder is an actor"),
}  # fmt: skip


def tables(evaluations: Iterable[Evaluation]) -> Iterator[Table]:
    """All figures for the terminal, a table each."""
    return map(_table, evaluations)


def in_json(evaluations: Iterable[Evaluation]) -> str:
    """All figures with the counts behind them."""
    every = [
        {
            "file": one.file,
            "kind": one.kind,
            "documents": one.documents,
            "words": one.words,
            "figures": {name: told(figure) for name, figure in one.figures.items()},
        }
        for one in evaluations
    ]
    return msgspec.json.format(msgspec.json.encode(every)).decode()


def in_markdown(evaluations: Sequence[Evaluation]) -> str:
    """The figures that matter most, for the README: a table a kind, with a column a file."""
    blocks = []
    for kind in SHOWN:
        of_kind = [one for one in evaluations if one.kind == kind]
        if kind == "attributions" and of_kind:
            blocks.append("\n".join(_beside_peers(of_kind)))
        if of_kind:
            blocks.append("\n".join(_side_by_side(of_kind)))
    return "\n\n".join(blocks)


def _table(evaluation: Evaluation) -> Table:
    """The figures of an evaluation with the counts behind them."""
    title = f"{evaluation.file}, {evaluation.kind}: {_size(evaluation)}"
    # the longest names and all counts fit into 80 characters
    shown = Table(
        title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, padding=(0, 1, 0, 0)
    )
    shown.add_column("figure", no_wrap=True)
    for name in ("%", "precision", "recall", "right", "of", "found"):
        shown.add_column(name, justify="right")
    for name, figure in evaluation.figures.items():
        shown.add_row(name, *_cells(figure))
    return shown


def _beside_peers(evaluations: Iterable[Evaluation]) -> Iterator[str]:
    yield from _head("exact F1 on PolNeAR", "source", "cue", "content")
    for one in evaluations:
        yield _row(f"memcon on {_name(one)}", *(_points(one.figures[role]) for role in ROLES))
    for name, *rates in PEERS:
        yield _row(name, *(f"{rate:.1f}" for rate in rates))


def _side_by_side(evaluations: Sequence[Evaluation]) -> Iterator[str]:
    """The figures of one kind, a column for each file."""
    yield from _head("figure, per cent", *(f"{_name(one)}: {_size(one)}" for one in evaluations))
    for name in SHOWN[evaluations[0].kind]:
        yield _row(_said(name, evaluations[0]), *(_points(one.figures[name]) for one in evaluations))


def _said(name: str, evaluation: Evaluation) -> str:
    """A figure's name, with "F1" where it is no share."""
    return f"{name}, F1" if isinstance(evaluation.figures[name], F1) else name


def _head(*names: str) -> Iterator[str]:
    yield _row(*names)
    yield _row("---", *("---:" for _ in names[1:]))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(figure: Figure) -> tuple[str, ...]:
    """F1 or share, precision, recall, and the counts: how many right, of how many, found how many."""
    if isinstance(figure, F1):
        rates = (figure.points, figure.precision, figure.recall)
        return (*map(_percent, rates), f"{figure.hits:.0f}", str(figure.gold), str(figure.found))
    return _points(figure), "", "", str(figure.right), str(figure.of), ""


def _points(figure: Figure) -> str:
    return _percent(figure.points)


def _percent(rate: float | None) -> str:
    return "–" if rate is None else f"{rate:.1f}"


def _name(evaluation: Evaluation) -> str:
    return evaluation.file.removesuffix(".jsonl").removesuffix(".json")


def _size(evaluation: Evaluation) -> str:
    documents = "1 document" if evaluation.documents == 1 else f"{evaluation.documents} documents"
    return f"{documents}, {evaluation.words:,} words"
