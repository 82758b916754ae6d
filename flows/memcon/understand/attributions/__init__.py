"""Who says what, as spans: the seam `attributions(parse, quotations)`.

What comes after (statements) works on the spans alone, whoever found them.
"""

from memcon.understand.attributions.rules import ruled as attributions

__all__ = ["attributions"]
