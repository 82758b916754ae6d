"""The words of a text that are dates: the longest that a rule of date_rules.py finds at each place."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from memcon.errors import OntologyError
from memcon.understand.dates.days import Values
from memcon.understand.dates.rules import RULES, Rule
from memcon.understand.dates.words import DateWord, kinds, runs

# every date holds a word of one of these kinds
HEADS = frozenset([
    "numeric", "event", "holiday", "year", "short-year", "decade", "short-decade", "century", "month",
    "short-month", "weekday", "weekend", "season", "quarter", "part-of-day", "today", "one-day", "one-week",
    "one-month", "one-year", "unit", "units",
])  # fmt: skip
ITEM = re.compile(r"(?P<around>[<>!]?)(?:(?P<name>\w+)=)?(?P<kinds>[a-z|-]+)(?P<missing>\??)")
AROUND = {"<": "(?<=%s)", ">": "(?=%s)", "!": "(?!%s)"}


class Expression(Struct, frozen=True):
    """A date in a text: where it is, by which rule, and what its words stand for."""

    start: int
    end: int
    rule: Rule
    values: Values


def expressions(
    text: str, start: int, end: int, believed: Callable[[Expression], bool]
) -> Iterator[Expression]:
    """The dates between start and end, in order and without overlap; at each word the longest believed."""
    for run in runs(text, start, end):
        if any(word.kind in HEADS for word in run):
            yield from _in_run(run, believed)


def _in_run(run: Sequence[DateWord], believed: Callable[[Expression], bool]) -> Iterator[Expression]:
    """The dates in a run of date words."""
    letters = "".join(_letter(word.kind) for word in run)
    done = 0
    for place, word in enumerate(run):
        repeated = place and run[place - 1].kind == "every"
        if word.start >= done and not repeated:
            found = next(filter(believed, _at(run, letters, place)), None)
            if found:
                yield found
                done = found.end


def _at(run: Sequence[DateWord], letters: str, place: int) -> list[Expression]:
    """The dates that begin at a word of the run, the longest first."""
    found = []
    for rule, pattern in _patterns():
        match = pattern.match(letters, place)
        if match:
            named = ((name, match.start(name)) for name in pattern.groupindex)
            values = {name: run[at].value for name, at in named if at >= 0}
            found.append(Expression(run[place].start, run[match.end() - 1].end, rule, values))
    return sorted(found, key=lambda expression: -expression.end)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """Each rule with its regular expression over the letters of a run."""
    return tuple((rule, re.compile("".join(map(_compiled, rule.pattern.split())))) for rule in RULES)


def _compiled(item: str) -> str:
    """The regular expression of one item of a pattern."""
    match = ITEM.fullmatch(item)
    if not match:
        return item.replace("(", "(?:")
    letters = "[" + "".join(_letter(kind) for kind in match["kinds"].split("|")) + "]"
    if match["around"]:
        return AROUND[match["around"]] % letters
    return (f"(?P<{match['name']}>{letters})" if match["name"] else letters) + match["missing"]


@cache
def _letter(kind: str) -> str:
    """The one character that stands for a kind of word.

    Raises OntologyError for a kind that no word has.
    """
    if kind not in kinds():
        raise OntologyError(f"date_rules.py names the kind {kind}, which lexicon/dates.csv does not have.")
    return chr(0x4E00 + kinds().index(kind))
