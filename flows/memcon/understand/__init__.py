"""understand: who is mentioned, who met whom, who said what, each with its text span."""

from collections.abc import Iterable, Iterator

from memcon.model import Document, Findings
from memcon.settings import Settings
from memcon.understand.actors import mentions
from memcon.understand.attributions import attributions
from memcon.understand.dates import dates
from memcon.understand.meetings import meetings
from memcon.understand.paragraphs import paragraphs
from memcon.understand.parse import parse
from memcon.understand.quotations import quotations
from memcon.understand.statements import statements
from memcon.understand.turns.statements import as_turns, with_turns


def understand(documents: Iterable[Document], settings: Settings) -> Iterator[Findings]:
    """Read documents into findings, one at a time and in order; what a mention refers to stays open."""
    for document in documents:
        yield _findings(document, settings)


def _findings(document: Document, settings: Settings) -> Findings:
    parsed = parse(document.text, settings.model)
    quoted = quotations(document.text, paragraphs(document.text))
    attributed = with_turns(attributions(parsed, quoted), parsed.turns)
    days = dates(parsed, document.date)
    mentioned = mentions(parsed, quoted, [span for found in attributed for span in found.source])
    return Findings(
        document=document,
        mentions=mentioned,
        meetings=meetings(parsed, mentioned, days),
        statements=as_turns(statements(attributed, parsed, mentioned, quoted, days), parsed.turns, mentioned),
    )
