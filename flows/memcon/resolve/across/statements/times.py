"""Whether two tellings that agree in their words are near enough in time to be of one utterance."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from memcon.model import Act
from memcon.resolve.across.statements.recent import Deed, Telling
from memcon.resolve.across.statements.voices import NAMED, Sameness
from memcon.resolve.across.statements.wordings import Agreement, Way

# A quotation of at least so many words on end can be quoted again for so many days, if no text dates it to a
# new one: a slogan comes back in the next speech. Of the 113 pairs of evaluation/joining/dev and broad that
# were read, the rules find 104 and join no wrong one; of 330 reports on an election, full of slogans, they
# join 34 statements, none of them wrongly.
DAYS_BY_WORDS = ((8, 430), (6, 300), (5, 8), (4, 3), (0, 1))
# Of words that tell little ("we are in this together") so many days at most.
FEWEST_TELLING = 3
DAYS_OF_LITTLE = 21
# Speakers who contradict each other are one who was read wrongly, or two who say the same: as if the words
# were so many fewer.
DOUBT = 4
LONG_QUOTATION = 12
LONGEST = DAYS_BY_WORDS[0][1]
# Where it is not the same name that speaks, a quotation must have more words.
WORDS_OF_OTHERS = 5
FEWEST_WORDS: Mapping[Sameness, int] = MappingProxyType(
    {
        "the same office": WORDS_OF_OTHERS,
        "a government and who speaks for it": WORDS_OF_OTHERS,
        "no speaker told": WORDS_OF_OTHERS,
        "contradicting speakers": 8,
    }
)
SHORT: frozenset[Way] = frozenset({"the same short quotation", "in few words"})
OFFICIAL: frozenset[Sameness] = frozenset({"the same office", "a government and who speaks for it"})
# acts that any telling can be cut down to, and those that turn what is told round
PLAIN: frozenset[Act] = frozenset({"state", "stress"})
REFUSING: frozenset[Act] = frozenset({"deny", "oppose"})
# words told in other words, and short quotations, must come within these days
DAYS_IN_OTHER_WORDS = 2
DAYS_OF_SHORT = 1
# days within which most tellings are compared; older ones only by their quotations
DAYS = 3
# days to which a text must date an old utterance, to be believed that it means this one
KNOWN_WITHIN = 31
# two outlets' days of one utterance: zones of time, and the day of the report for that of the speech
SLACK = 1


class Pair(NamedTuple):
    """A telling and another before it, with the first telling of the other's utterance."""

    first: Telling
    other: Telling
    later: Telling


def is_near(pair: Pair, agreed: Agreement, speaker: Sameness) -> bool:
    """Whether the tellings are near enough, in time above all, for the words in which they agree."""
    first, other, later = pair
    if other.deed.negated != later.deed.negated or _days_differ(first, later) or _said_again(first, later):
        return False
    between = (later.issued - first.issued).days if first.issued and later.issued else LONGEST
    named = speaker in NAMED
    if agreed.way == "in other words":
        told = named or (speaker in OFFICIAL and agreed.words >= WORDS_OF_OTHERS)
        return told and _can_be_one(other, later) and between <= DAYS_IN_OTHER_WORDS
    if agreed.way in SHORT:
        told = named or (speaker in OFFICIAL and agreed.way == "in few words")
        return told and _can_be_one(other, later) and between <= DAYS_OF_SHORT
    if other.meeting is not None and other.meeting == later.meeting:
        return named or agreed.words >= WORDS_OF_OTHERS
    if agreed.words < FEWEST_WORDS.get(speaker, 0):
        return False
    sure = agreed.words - DOUBT * (speaker == "contradicting speakers")
    known = (named or sure >= WORDS_OF_OTHERS) and _is_recalled(first, later)
    return known or between <= _days(sure, agreed.telling)


def _days(words: int, telling: int) -> int:
    """For how many days so many words on end can be quoted again, of which so many tell something."""
    days = next(days for fewest, days in DAYS_BY_WORDS if words >= fewest)
    little = words < LONG_QUOTATION and telling < FEWEST_TELLING
    return min(days, DAYS_OF_LITTLE) if little else days


def _can_be_one(first: Telling, later: Telling) -> bool:
    """Whether what is told in other words can be one utterance: at one meeting, and an act that is one."""
    elsewhere = None not in {first.meeting, later.meeting} and first.meeting != later.meeting
    return not elsewhere and _deeds_agree(first.deed, later.deed)


def _deeds_agree(one: Deed, other: Deed) -> bool:
    """Whether two speakers do the same, or one is only told to say what the other promises or warns of."""
    if one.modality != other.modality:
        return False
    return one.act == other.act or (
        bool({one.act, other.act} & PLAIN) and not {one.act, other.act} & REFUSING
    )


def _said_again(first: Telling, later: Telling) -> bool:
    """Whether the later text dates its words to a day after the earlier one told them."""
    if first.issued is None or later.earliest is None or later.issued is None or later.latest is None:
        return False
    return later.latest <= later.issued and (later.earliest - first.issued).days > SLACK


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
