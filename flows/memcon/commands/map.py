"""`memcon map`: make a graph of resolved findings, unchecked: N-Quads."""

import sys

from memcon.endings import end
from memcon.lines import parsed
from memcon.model import Findings
from memcon.options import DEFAULT, STDIN, Base, Found
from memcon.settings import Settings


def map_(findings: Found = STDIN, base: Base = DEFAULT.base) -> None:
    """Make a graph of resolved findings, unchecked: N-Quads."""
    from memcon.attempts import apart, map_one
    from memcon.export.nquads import nquads

    mapped, failed = apart(map_one(found, Settings(base)) for found in parsed(findings, Findings))
    for _, one in mapped:
        sys.stdout.buffer.writelines(line.encode() for line in nquads(one.graph))
    end([*failed, *(issue for _, one in mapped for issue in one.issues)])
