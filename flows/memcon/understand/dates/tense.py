"""Whether the words around a date speak of the past, the present or the future, by the parser's tags."""

from collections.abc import Mapping
from functools import lru_cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from memcon.ontology import rows
from memcon.understand.dates.periods import Tense

FINITE: Mapping[str, Tense] = {"VBD": "past", "VBZ": "present", "VBP": "present"}
PREPOSITIONS = frozenset(["IN", "TO"])
# how a verb hangs on a noun: a meeting to be held
NOUN_CLAUSES = frozenset(["relcl", "acl"])
NOW = frozenset(["am", "is", "are", "'m", "'s", "'re"])


def tense(tokens: Tokens, *, near: bool = False) -> Tense:
    """The tense of the nearest verb that governs the tokens, if one tells it.

    With `near`, only the verb is asked that these words themselves belong to: in "praised the vote of
    May 3", praised tells little of May 3. The present of a verb further up never tells anything, but the past
    of the clause that says what was then does: "goes back to March, when Roe met Berg".
    """
    if any(child.dep_ == "relcl" and _told(child) == "past" for child in tokens.root.children):
        return "past"
    close, limited = True, False
    for token in (tokens.root, *tokens.root.ancestors):
        if token.tag_ in PREPOSITIONS:
            limited = limited or _plan(token) == "limit"
            if _plan(token) == "past":
                return "past"
            continue
        told = _told(token)
        if told == "past" and limited:
            return "future" if _plan(token) == "delay" else None if near else told
        if told:
            return told if close or told != "present" else None
        close = close and token == tokens.root
        if near and not close and not limited:
            return None
    return None


def _told(word: Token) -> Tense:
    """What one word tells of the time of what depends on it; an infinitive or participle often nothing."""
    helpers = {child.lower_: child.tag_ for child in word.children if child.dep_ in {"aux", "auxpass"}}
    tags = set(helpers.values())
    if _is_plan(word):
        return None if "had" in helpers else "future"
    if "MD" in tags:
        return "past" if "have" in helpers else "future"
    if "TO" in tags:
        return _after(word.head) or ("future" if word.tag_ == "VBN" and word.dep_ in NOUN_CLAUSES else None)
    if word.tag_ == "VBG":
        return "past" if "VBD" in tags else "future" if NOW & helpers.keys() else None
    if word.tag_ == "VBN":
        return "present" if NOW & helpers.keys() else "past"
    return _finite(word)


def _after(word: Token) -> Tense:
    """What a word tells of the infinitive after it: due to, agreed to, plans to; was to."""
    if _plan(word) not in {"state", "plan", "intent"}:
        return None
    return None if any(child.lower_ == "had" for child in word.children) else "future"


def _is_plan(word: Token) -> bool:
    """Whether the word itself speaks of the future: due, scheduled; planned a rally, not planned to go."""
    if _plan(word) == "plan":
        depending = {child.dep_ for child in word.children}
        return "xcomp" not in depending or "dobj" in depending
    return _plan(word) == "state" and word.tag_ in {"VBN", "JJ"}


def _finite(verb: Token) -> Tense:
    """What a finite verb tells; "says that" in the present reports what is past."""
    told = FINITE.get(verb.tag_)
    reports = any(child.dep_ == "ccomp" for child in verb.children)
    return "past" if told == "present" and reports else told


def _plan(word: Token) -> str | None:
    """What kind of word it is in the table: "state" and "plan" speak of the future themselves (due; planned),
    "intent" in the infinitive after it (agreed to), "delay" before a "limit" (postponed until); "past" of the
    past (since).
    """
    return _plans().get(word.lower_)


@lru_cache(maxsize=1)
def _plans() -> Mapping[str, str]:
    """Words that tell of the future -> how."""
    return {row["word"]: row["kind"] for row in rows("lexicon/dates_plans.csv")}
