"""A folder of documents and its truth, read and joined as a run does it, but in memory."""

from pathlib import Path

from msgspec import Struct

from memcon.attempts import apart, resolve_one, understand_one
from memcon.evaluate.figures import Scored
from memcon.evaluate.joins import joins
from memcon.evaluate.truth import truth
from memcon.model import Issue
from memcon.read import read
from memcon.resolve.across import join
from memcon.resolve.across.duplicates import signature
from memcon.resolve.across.profiles import profile
from memcon.settings import Settings
from memcon.understand.parse import require_model

TRUTH = "truth.json"


class Corpus(Struct, frozen=True):
    """How well the documents of a folder were joined."""

    documents: int
    scored: Scored
    issues: tuple[Issue, ...]
    """Of files that could not be read, and of joining."""


def corpus(folder: Path, settings: Settings) -> Corpus:
    """Read and join the documents of a folder, and score what became one by its truth.json.

    Raises SourceError where the folder holds no documents, ModelError where the language model is missing,
    InputError where there is no truth or it quotes what does not stand in a document.
    """
    known = truth(folder / TRUTH)
    require_model(settings.model)
    documents, unread = apart(read([folder]))
    understood, failed = apart(understand_one(document, settings) for document in documents)
    resolved, unresolved = apart(resolve_one(findings) for findings in understood)
    joined = join([profile(findings, signature(findings.document.text)) for findings in resolved], ())
    others = [
        issue for issue in unread if issue.document != TRUTH
    ]  # it lies among the documents, and is none
    issues = (*others, *failed, *unresolved, *joined.issues)
    return Corpus(len(documents), joins(known, resolved, joined), issues)
