"""Words that look like a date and may be something else: a number of things, a name, a length of time."""

from collections.abc import Callable, Mapping

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from memcon.understand.dates.days import Values
from memcon.understand.dates.rules import Doubt
from memcon.understand.dates.tense import tense

AMOUNTS = frozenset(["CARDINAL", "QUANTITY", "MONEY", "PERCENT", "ORDINAL"])
# the labels that the model gives to dates, or to nothing
TIMES = frozenset(["DATE", "TIME", "EVENT", ""])


def believed(doubt: Doubt | None, values: Values, tokens: Tokens) -> bool:
    """Whether words that a rule found are a date in their sentence, given the rule's doubt."""
    return doubt is None or CHECKS[doubt](values, tokens)


def _is_no_count(values: Values, tokens: Tokens) -> bool:
    """In 2000, but not in 2000 villages; a year that stands alone needs a sign that it is one."""
    bare = values.keys() == {"year"}
    years = [token for token in tokens if token.text.isdigit() and len(token.text) == 4]
    return all(_is_year(token, bare=bare) for token in years)


def _is_year(token: Token, *, bare: bool) -> bool:
    """Whether a number of four digits is a year."""
    if token.ent_type_ in AMOUNTS:
        return False
    if not bare or token.ent_type_ == "DATE":
        return True
    before = token.nbor(-1).tag_ if token.i else ""
    return token.ent_type_ in TIMES and before in {"IN", "TO", "-LRB-"} and not _counts(token)


def _is_pair(values: Values, tokens: Tokens) -> bool:
    """May 3 and 4, but not May 3 and 4 envoys."""
    last = int(values["last"])
    return last == int(values["first"]) + 1 and not any(_counts(token) for token in tokens)


def _counts(token: Token) -> bool:
    """Whether a number says how many there are of something."""
    return token.dep_ == "nummod" and token.head.tag_ == "NNS"


def _is_month(values: Values, tokens: Tokens) -> bool:
    """April, but not April Ryan or Jane June; "May said" is a person."""
    token = tokens[-1]
    if len(values) > 1:
        return True
    if token.dep_ == "nsubj" or (token.i and token.nbor(-1).tag_ == "NNP"):
        return False
    is_name = token.tag_ == "NNP" and not _goes_on(token)
    return token.ent_type_ == "DATE" or (token.ent_type_ in TIMES and is_name)


def _is_weekday(_: Values, tokens: Tokens) -> bool:
    """Tuesday, but not Tuesday Weld."""
    return not _goes_on(tokens[-1])


def _goes_on(token: Token) -> bool:
    """Whether a name begins with the word and goes on after it; not so after a preposition: on Tuesday."""
    if token.i + 1 >= len(token.doc) or (token.i and token.nbor(-1).tag_ == "IN"):
        return False
    after = token.nbor(1)
    return after.ent_iob_ == "I" and after.ent_type_ not in TIMES and after.text[0].isupper()


def _is_ahead(_: Values, tokens: Tokens) -> bool:
    """They will meet in three weeks, but not: the first meeting in three weeks."""
    before = tokens[0].nbor(-1) if tokens[0].i else tokens[0]
    return before.head.tag_.startswith("VB") and tense(tokens, near=True) == "future"


CHECKS: Mapping[Doubt, Callable[[Values, Tokens], bool]] = {
    "count": _is_no_count,
    "pair": _is_pair,
    "month name": _is_month,
    "weekday name": _is_weekday,
    "span": _is_ahead,
}
