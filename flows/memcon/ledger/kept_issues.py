"""Issues as they lie in the ledger."""

from collections.abc import Iterable

from msgspec import json
from msgspec.structs import replace

from memcon.model import Issue


def issues_from(blob: bytes, identifier: str | None = None) -> Iterable[Issue]:
    """The issues that were kept; of a document, under the name that it has now."""
    kept = json.decode(blob, type=list[Issue])
    return kept if identifier is None else [replace(one, document=identifier) for one in kept]
