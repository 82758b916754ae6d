"""`memcon understand`: find in documents who is mentioned, who met whom, who said what: findings."""

from memcon.endings import put
from memcon.lines import parsed
from memcon.model import Document
from memcon.options import DEFAULT, STDIN, Documents, Model
from memcon.settings import Settings


def understand(documents: Documents = STDIN, model: Model = DEFAULT.model) -> None:
    """Find in documents who is mentioned, who met whom, who said what: findings."""
    from memcon.attempts import understand_one

    settings = Settings(model=model)
    put(understand_one(document, settings) for document in parsed(documents, Document))
