"""Who says what, as spans: a trained tagger reads, and rules that know the lexicon and the parse help it.

What comes after (statements) works on the spans alone, whoever found them.
"""

from collections.abc import Sequence

from memcon.model import Attribution
from memcon.understand.attributions.rules import ruled
from memcon.understand.attributions.tagger import tagged
from memcon.understand.attributions.union import united
from memcon.understand.parse import Parse
from memcon.understand.quotations import Quotation


def attributions(parse: Parse, quotations: Sequence[Quotation]) -> tuple[Attribution, ...]:
    """The attributions of a document in the order of their text; quotations in the order of theirs."""
    found = ruled(parse, quotations)
    return united(parse, *tagged(parse, quotations, found), found, quotations)
