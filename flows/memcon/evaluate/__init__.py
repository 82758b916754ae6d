"""evaluate: how well memcon reads, measured on gold: documents that people have annotated.

The documents of a gold file are read as a run reads them, but in memory; each kind of annotation has its
module, which compares what was found in a document with what is annotated.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from memcon.evaluate.attributions import attributions
from memcon.evaluate.dates import dates
from memcon.evaluate.diplomacy import diplomacy
from memcon.evaluate.documents import document, found, times
from memcon.evaluate.figures import Figures, Scored, total
from memcon.evaluate.gold import Gold, GoldDocument, Kind
from memcon.evaluate.misses import Miss
from memcon.evaluate.offices import offices
from memcon.evaluate.readings import Reading, readings
from memcon.evaluate.readouts import readouts
from memcon.model import Document, Findings, Issue
from memcon.settings import Settings
from memcon.understand.parse import require_model

Watch = Callable[[Sequence[Document]], Iterable[Document]]
# what is scored on what the graph would tell; dates are scored whether or not a fact needs them
SCORES: Mapping[Kind, Callable[[GoldDocument, Reading], Scored]] = {
    "attributions": attributions,
    "diplomacy": diplomacy,
    "readouts": readouts,
    "offices": offices,
}


class Evaluation(Struct, frozen=True):
    """How well the documents of a gold file were read, in one kind of annotation."""

    file: str
    kind: Kind
    documents: int
    words: int
    figures: Figures
    misses: tuple[Miss, ...]
    issues: tuple[Issue, ...]
    """Of documents that could not be read; all that is annotated in them is missed."""


def evaluate(gold: Gold, settings: Settings, watch: Watch = iter) -> tuple[Evaluation, ...]:
    """Read the documents of a gold file and score each kind of annotation that they have.

    `watch` is given the documents and gives them back one by one: a place to show progress. Raises
    ModelError where the language model is missing.
    """
    require_model(settings.model)
    documents = [document(one) for one in gold.documents]
    scored: dict[Kind, Scored] = {}
    issues: list[Issue] = []
    if set(gold.kinds) & set(SCORES):
        outcomes = [found(one, settings) for one in watch(documents)]
        issues = [one for one in outcomes if isinstance(one, Issue)]
        told = readings([_findings(*pair) for pair in zip(documents, outcomes, strict=True)])
        for kind in gold.kinds:
            if score := SCORES.get(kind):
                scored[kind] = total(map(score, gold.documents, told))
    if "dates" in gold.kinds:
        dated = zip(gold.documents, watch(documents), strict=True)
        scored["dates"] = total(dates(one, times(each, settings)) for one, each in dated)
    words = sum(len(one.text.split()) for one in gold.documents)
    return tuple(
        Evaluation(gold.name, kind, len(documents), words, one.figures, one.misses, tuple(issues))
        for kind, one in scored.items()
    )


def _findings(read: Document, outcome: Findings | Issue) -> Findings:
    """What was found, which is nothing where the document could not be read."""
    return Findings(read) if isinstance(outcome, Issue) else outcome
