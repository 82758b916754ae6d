"""Whether two tellings that agree in their words are near enough in time to be of one utterance."""

import datetime as dt

from memcon.resolve.across.statements.recent import Telling
from memcon.resolve.across.statements.wordings import Agreement

# A quotation of at least so many words on end can be quoted again for so many days: a slogan comes back in
# the next speech, a sentence of sixteen words hardly ever. Of 35 pairs in the corpus evaluation/joining/dev
# these find 30, with 30 days for twenty words and 3 for all others 20; neither joins a wrong one. Three of
# the five are told again later still, in 6 to 9 words; of two the speaker was not found to be one.
DAYS_BY_WORDS = ((16, 200), (12, 30), (8, 10), (4, 3), (0, 1))
LONGEST = DAYS_BY_WORDS[0][1]
# Where it is not the same name that speaks, a quotation must have more words.
WORDS_OF_OTHERS = 6
# words told in other words, and short quotations, must come within these days
DAYS_IN_OTHER_WORDS = 2
DAYS_OF_SHORT = 1
# days within which most tellings are compared; older ones only by their quotations
DAYS = 3
# days to which a text must date an old utterance, to be believed that it means this one
KNOWN_WITHIN = 31
# two outlets' days of one utterance: zones of time, and the day of the report for that of the speech
SLACK = 1


def is_near(first: Telling, later: Telling, agreed: Agreement, *, named: bool) -> bool:
    """Whether the tellings are near enough, in time above all, for the words in which they agree."""
    if first.deed.negated != later.deed.negated or _days_differ(first, later):
        return False
    between = (later.issued - first.issued).days if first.issued and later.issued else LONGEST
    if agreed.way == "in other words":
        return named and first.deed == later.deed and between <= DAYS_IN_OTHER_WORDS
    if agreed.way == "the same short quotation":
        return named and between <= DAYS_OF_SHORT
    if not named and agreed.words < WORDS_OF_OTHERS:
        return False
    days = next(days for words, days in DAYS_BY_WORDS if agreed.words >= words)
    return between <= days or (named and _is_recalled(first, later))


def _is_recalled(first: Telling, later: Telling) -> bool:
    """Whether the later text dates its words, closely, to the day of the earlier one."""
    if first.issued is None or later.earliest is None or later.latest is None:
        return False
    slack = dt.timedelta(SLACK)
    close = (later.latest - later.earliest).days <= KNOWN_WITHIN
    return close and later.earliest - slack <= first.issued <= later.latest + slack


def _days_differ(one: Telling, other: Telling) -> bool:
    """Whether both tell when it was said, and not the same."""
    return any(
        a.latest is not None and b.earliest is not None and (b.earliest - a.latest).days > SLACK
        for a, b in ((one, other), (other, one))
    )
