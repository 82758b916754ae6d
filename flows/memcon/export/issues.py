"""What a person should know after a run, as JSON lines."""

from collections.abc import Iterable, Iterator

import msgspec

from memcon.model import Issue


def issue_lines(issues: Iterable[Issue]) -> Iterator[str]:
    """One JSON object a line, by document and by place in it."""
    lines = {(issue.document, issue.start or 0, msgspec.json.encode(issue).decode()) for issue in issues}
    yield from (f"{line}\n" for _, _, line in sorted(lines))
