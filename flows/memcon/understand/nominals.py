"""Unnamed collectives and bodies in a paragraph: "European diplomats", "the French government"."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from memcon.lexicon import Group, groups
from memcon.understand.known import Known

BEFORE = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet", "advmod", "case"}
)


class Nominal(NamedTuple):
    """A noun phrase whose head is in the table of groups; tokens, last included."""

    first: int
    last: int
    head: int
    group: Group
    plural: bool
    of: tuple[int, int] | None
    """The words that name its country or body."""
    owner: int | None
    """The possessive whose own it is."""


def nominals(doc: Doc, known: Sequence[Known], taken: Iterable[tuple[int, int]]) -> tuple[Nominal, ...]:
    """The collectives of a paragraph, in order; `taken` are token ranges that names and offices hold."""
    used = {number for first, last in taken for number in range(first, last + 1)}
    found: list[Nominal] = []
    floor = -1
    for token in doc:
        group = groups().get(token.text.lower())
        if group is None or token.i in used or token.i <= floor or not token.tag_.startswith("NN"):
            continue
        if token.dep_ in {"compound", "amod"} and token.head.i == token.i + 1 and not token.text[0].isupper():
            continue
        nominal = _nominal(doc, token, group, known, floor, used)
        found.append(nominal)
        floor = nominal.last
    return tuple(found)


def _nominal(
    doc: Doc, head: Token, group: Group, known: Sequence[Known], floor: int, used: set[int]
) -> Nominal:
    first = _first(head, floor)
    last = _last(doc, head, used)
    owner = next(
        (
            token.i
            for token in doc[first : head.i]
            if token.tag_ == "PRP$" or (token.dep_ == "poss" and token.head.i == head.i)
        ),
        None,
    )
    inside = [item for item in known if first <= item.first and item.last <= last]
    of = (inside[0].first, inside[0].last) if inside else None
    plural = head.text.lower() == group.plural and group.plural != group.word
    return Nominal(first, last, head.i, group, plural, of, None if of else owner)


def _first(head: Token, floor: int) -> int:
    first = head.i
    while first - 1 > floor:
        token = head.doc[first - 1]
        inside = token.dep_ in BEFORE or token.text in {"-", "and"}
        if not inside or (token.tag_ in {"CC", "HYPH"} and token.i - 1 <= floor) or not _hangs_on(token, head):
            break
        first -= 1
    while first < head.i and head.doc[first].tag_ in {"CC", "HYPH", ",", "RB", "POS"}:
        first += 1
    return first


def _hangs_on(token: Token, head: Token) -> bool:
    """Whether the token depends on the head within four steps."""
    for _ in range(4):
        if token.i == head.i:
            return True
        token = token.head
    return False


def _last(doc: Doc, head: Token, used: set[int]) -> int:
    """The end of a directly following "of" phrase of plain nouns, at most eight words."""
    if head.i + 1 >= len(doc) or doc[head.i + 1].text.lower() != "of":
        return head.i
    last = head.i
    for token in doc[head.i + 1 : head.i + 10]:
        if token.tag_[:2] not in {"IN", "DT", "JJ", "NN", "CD", "PR", "PO", "CC"} or token.i in used:
            break
        if token.tag_ == "IN" and token.text.lower() not in {"of", "from"}:
            break
        if token.tag_.startswith("NN"):
            last = token.i
    return last
