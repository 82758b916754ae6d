"""Unnamed collectives and bodies in a paragraph: "European diplomats", "the French government"."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from memcon.lexicon import Group, groups
from memcon.understand.actors.known import Known

BEFORE = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet", "advmod", "case"}
)
LONGEST = 9


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
    """A token of the possessive whose own it is, or of the person: "the Kiir government"."""


class Text(NamedTuple):
    """A paragraph with what other passes found in it."""

    doc: Doc
    known: Mapping[int, Known]
    """The gazetteer's words by each of their tokens."""
    used: frozenset[int]
    """Tokens that names and offices hold."""


def nominals(doc: Doc, known: Sequence[Known], taken: Iterable[tuple[int, int]]) -> tuple[Nominal, ...]:
    """The collectives of a paragraph, in order; `taken` are token ranges that names and offices hold."""
    text = Text(
        doc,
        {number: item for item in known for number in range(item.first, item.last + 1)},
        frozenset(number for first, last in taken for number in range(first, last + 1)),
    )
    found: list[Nominal] = []
    for token in doc:
        floor = found[-1].last if found else -1
        group = groups().get(token.text.lower())
        if group is not None and token.i > floor and _is_head(text, token):
            found.append(_nominal(text, token, group, floor))
    return tuple(found)


def _is_head(text: Text, token: Token) -> bool:
    """Whether the noun stands for itself, and not before another noun: "party" in "party congress"."""
    if token.i in text.used or token.i in text.known or not token.tag_.startswith("NN"):
        return False
    group = groups()[token.text.lower()]
    before = token.dep_ in {"compound", "amod"} and token.head.i == token.i + 1
    if before and (token.text[0].islower() or group.class_ == "people"):
        return False
    return not _hyphened(token) and not (_is_bare(token, group) and token.text.islower())


def _hyphened(token: Token) -> bool:
    """Whether a hyphen joins the word to the one before: "28-member"."""
    return token.i > 0 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_


def _is_bare(token: Token, group: Group) -> bool:
    """Whether it is a singular without any word that makes it somebody: "came to power"."""
    counted = group.class_ in {"people", "collective"} and token.text.lower() == group.word != group.plural
    return counted and not any(child.dep_ in BEFORE for child in token.lefts)


def _nominal(text: Text, head: Token, group: Group, floor: int) -> Nominal:
    first, last = _first(head, floor), _last(text, head)
    of = next((text.known[n] for n in range(first, last + 1) if n in text.known), None)
    return Nominal(
        first,
        last,
        head.i,
        group,
        plural=head.text.lower() == group.plural != group.word,
        of=(of.first, of.last) if of else None,
        owner=None if of else _owner(text, head, group),
    )


def _owner(text: Text, head: Token, group: Group) -> int | None:
    possessive = next((int(token.i) for token in head.lefts if token.dep_ == "poss"), None)
    if possessive is not None:
        return possessive
    before, after = head.i - 1, head.i + 2
    if group.class_ == "government" and before in text.used:
        return before
    named = after in text.used and text.doc[after - 1].text == "of" and text.doc[after].tag_.startswith("NNP")
    return after if named else None


def _first(head: Token, floor: int) -> int:
    first = head.i
    while first - 1 > floor and _is_before(head.doc[first - 1], head, floor):
        first -= 1
    while first < head.i and head.doc[first].tag_ in {"CC", "HYPH", ",", "RB", "POS"}:
        first += 1
    return first


def _is_before(token: Token, head: Token, floor: int) -> bool:
    """Whether the word belongs to the phrase of the head after it."""
    joining = token.tag_ == "CC" or (token.text == "-" and not token.whitespace_)
    if (joining and token.i - 1 <= floor) or (token.tag_ == "VBG" and token.is_sent_start):
        return False
    joined = token.i + 1 < head.i and token.nbor(1).text == "-" and not token.whitespace_
    return (token.dep_ in BEFORE or joining or joined) and _hangs_on(token, head)


def _hangs_on(token: Token, head: Token) -> bool:
    """Whether the token depends on the head within four steps."""
    for _ in range(4):
        if token.i == head.i:
            return True
        token = token.head
    return False


def _last(text: Text, head: Token) -> int:
    """The end of a directly following phrase: "of" and plain nouns, or "from" and a country."""
    doc, link = text.doc, head.i + 1
    if link + 1 >= len(doc):
        return head.i
    origin = {"from", "in"} if groups()[head.text.lower()].class_ == "government" else {"from"}
    if doc[link].text in origin and link + 1 in text.known:
        return text.known[link + 1].last
    if doc[link].text.lower() != "of":
        return head.i
    last = head.i
    for token in doc[link : link + LONGEST]:
        if not _is_after(token) or token.i in text.used:
            break
        if token.tag_.startswith("NN"):
            last = token.i
    cut = last + 1 in text.used and doc[last].tag_ == "NNP"
    return head.i if cut else last


def _is_after(token: Token) -> bool:
    """Whether the word can belong to an "of" phrase."""
    if token.tag_ == "IN":
        return token.text.lower() in {"of", "from"}
    return token.tag_[:2] in {"DT", "JJ", "NN", "CD", "PR", "PO", "CC"}
