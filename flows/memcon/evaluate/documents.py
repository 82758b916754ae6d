"""Gold documents as memcon reads them: the text with its title and date, and nothing of the annotations."""

import hashlib

from memcon.attempts import resolve_one, understand_one
from memcon.evaluate.gold import GoldDocument
from memcon.model import DateReference, Document, Findings, Issue
from memcon.settings import Settings
from memcon.understand.dates import dates
from memcon.understand.parse import parse


def document(gold: GoldDocument) -> Document:
    """The document; its hash is that of the text, so that its IRIs are those of a run on the text."""
    digest = hashlib.sha256(gold.text.encode()).hexdigest()
    title = " ".join((gold.title or "").split()) or None
    return Document(gold.name, gold.text, digest, title=title, date=gold.date)


def found(read: Document, settings: Settings) -> Findings | Issue:
    """The document understood and resolved, or the issue that says why it is not."""
    understood = understand_one(read, settings)
    return understood if isinstance(understood, Issue) else resolve_one(understood)


def times(read: Document, settings: Settings) -> tuple[DateReference, ...]:
    """The dates of the document, whether or not a fact needs them."""
    return dates(parse(read.text, settings.model), read.date)
