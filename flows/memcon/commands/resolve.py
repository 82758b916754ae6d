"""`memcon resolve`: make every mention in findings one actor, or leave it unresolved and say why."""

from memcon.endings import put
from memcon.lines import parsed
from memcon.model import Findings
from memcon.options import STDIN, Found


def resolve(findings: Found = STDIN) -> None:
    """Make every mention in findings one actor, or leave it unresolved and say why."""
    from memcon.attempts import resolve_one

    put(resolve_one(found) for found in parsed(findings, Findings))
