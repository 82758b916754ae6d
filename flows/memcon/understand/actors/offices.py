"""Offices in a paragraph: "Russian Foreign Minister", "the president of France", "his counterpart".

An office is composed, not listed: a head from the table of offices, modifiers before it (portfolio, rank,
time), the country, body or person it belongs to, and what follows "of" or "for".
"""

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from memcon.lexicon import Office, given_names, groups, honorifics, portfolios
from memcon.understand.actors.known import Known
from memcon.understand.actors.office_complements import Text, complement
from memcon.understand.actors.office_words import (
    Head,
    head_at,
    is_former,
    is_only_rank,
    is_time,
    modifier_ending_at,
)

OWNING = ("name", "adjective", "capital", "seat")
POSSESSIVE = frozenset({"'s", "'"})


class OfficePhrase(NamedTuple):
    """An office in tokens of its paragraph; every `last` is included."""

    first: int
    last: int
    words: tuple[int, int]
    """The office itself, without country and determiner."""
    noun: int
    """The last token of its head: "minister" in "minister of foreign affairs"."""
    office: Office
    plural: bool
    former: bool
    of: tuple[int, int] | None = None
    """The words that name the country or body."""
    owner: int | None = None
    """The possessive whose own it is: "his" counterpart, "Machar" 's envoy."""
    onward: int | None = None
    """Where a phrase begins whose own it may be: "the UAE president" in "adviser to the UAE president"."""


class Before(NamedTuple):
    """What stands before the head: where the office's words begin, where all begins, whether it is over."""

    words_first: int
    first: int
    former: bool


class Owner(NamedTuple):
    """Whose office it is, and the first token with it."""

    first: int
    of: tuple[int, int] | None = None
    token: int | None = None


def office_phrases(doc: Doc, known: Sequence[Known]) -> tuple[OfficePhrase, ...]:
    """The offices of a paragraph, in order, without overlaps."""
    text = Text(
        doc,
        [token.text.lower() for token in doc],
        {item.first: item for item in known},
        {item.last: item for item in known},
    )
    found: list[OfficePhrase] = []
    taken = -1
    for number in range(len(doc)):
        item = text.starts.get(number)
        if number <= taken or (item is not None and not item.used_as("seat")):
            continue
        head = head_at(text.lower, number)
        if head is None or not _is_noun(doc, head) or is_only_rank(text.lower, head):
            continue
        found.append(_phrase(text, head, taken))
        taken = found[-1].last
    return tuple(found)


def _phrase(text: Text, head: Head, floor: int) -> OfficePhrase:
    before = _before(text, head, floor)
    owner = _owner(text, before.first, floor)
    former, first = before.former or head.to_come, owner.first
    while owner.of is not None and first - 1 > floor and text.lower[first - 1] in portfolios():
        first, former = first - 1, former or is_former(text.lower[first - 1])
    after = complement(text, head)
    return OfficePhrase(
        _determined(text, first, head, floor),
        after.last,
        (before.words_first, after.words_last),
        head.last,
        head.office,
        head.plural,
        former,
        owner.of or after.of,
        owner.token,
        after.onward,
    )


def _before(text: Text, head: Head, floor: int) -> Before:
    """The words of portfolio, rank and time before the head, up to the country or owner."""
    first = outer = head.first
    former, at = False, head.first - 1
    while at > floor and at not in text.ends:
        size = modifier_ending_at(text.lower, at, floor)
        if size and is_time(" ".join(text.lower[at - size + 1 : at + 1])):
            former = former or is_former(text.lower[at])
            outer = at
        elif size:
            first = outer = at = at - size + 1
        elif _is_compound(text.doc, at, head):
            first = outer = at
        elif text.doc[at].dep_ == "amod" and text.lower[at] == text.doc[at].text:
            outer = at
        elif _is_hyphen(text.doc, at, floor) and outer == at + 1 < head.first:
            outer = at = at - 1
        elif not (text.lower[at] in {"-", "and", "&"} and modifier_ending_at(text.lower, at - 1, floor)):
            break
        at -= 1
    return Before(first, outer, former)


def _is_hyphen(doc: Doc, at: int, floor: int) -> bool:
    """Whether a hyphen joins a small word or a number to what follows: "57-year-old economist"."""
    return at - 1 > floor and doc[at].text == "-" and (doc[at - 1].like_num or doc[at - 1].text.islower())


def _is_compound(doc: Doc, at: int, head: Head) -> bool:
    """A noun that the parser hangs on the head, written as the head is: "grain negotiator", "Water Resources
    Minister"; a name before a title is none ("Mr Roe President").
    """
    token = doc[at]
    if token.dep_ != "compound" or not at < token.head.i <= head.last:
        return False
    if token.text.islower():
        return bool(token.tag_ == "NN") and token.head.i >= head.first
    titled = doc[head.first].text[0].isupper() and head.office.class_ == "minister"
    alone = token.text.istitle() and (at == 0 or doc[at - 1].text != "-")
    return titled and alone and token.ent_type_ in {"", "ORG"} and not _is_given(token)


def _is_given(token: Token) -> bool:
    """Whether the word may begin a person's name, or end a form of address."""
    return token.text.lower() in given_names() or token.text.lower() in honorifics()


def _owner(text: Text, first: int, floor: int) -> Owner:
    """The country, body or possessive right before the office."""
    at = first - 1
    possessive = at > floor and text.lower[at] in POSSESSIVE
    at -= possessive
    if possessive and at == floor:
        return Owner(at + 1, token=at)
    if at <= floor:
        return Owner(first)
    begin = _country(text, at, floor, possessive=possessive)
    if begin is not None:
        his = begin - 1 if begin - 1 > floor and text.doc[begin - 1].tag_ == "PRP$" else None
        return Owner(begin if his is None else his, (begin, at), his)
    if text.doc[at].tag_ == "PRP$" or (possessive and text.doc[at].tag_.startswith("NN")):
        return Owner(at, token=at)
    if text.doc[at].dep_ == "compound" and text.doc[at].text.istitle() and _is_body(text.lower[at]):
        return Owner(at, token=at)
    return Owner(first)


def _is_body(word: str) -> bool:
    """Whether the word is a noun for a body: "Commission" in "Commission President"."""
    return word in groups() and groups()[word].class_ == "body"


def _country(text: Text, at: int, floor: int, *, possessive: bool) -> int | None:
    """Where the words begin that name a country or body and end at a token.

    A possessive that the gazetteer does not know can be a person's.
    """
    item = text.ends.get(at)
    if item is not None and item.used_as(*OWNING) and item.first > floor:
        other = text.ends.get(item.first - 1)
        joined = other is not None and other.first > floor and other.used_as("adjective")
        return other.first if other is not None and joined else item.first
    token = text.doc[at]
    if possessive or not token.text[0].isupper() or token.ent_type_ not in {"GPE", "ORG", "NORP"}:
        return None
    while at - 1 > floor and text.doc[at].ent_iob_ == "I":
        at -= 1
    return at


def _determined(text: Text, first: int, head: Head, floor: int) -> int:
    """The first token with the determiners and adjectives that the parser hangs on the head."""
    while first - 1 > floor:
        token = text.doc[first - 1]
        hangs = token.head.i in range(first, head.last + 1) and token.dep_ in {
            "det",
            "nummod",
            "predet",
            "amod",
        }
        if not hangs and token.tag_ not in {"DT", "PDT"}:
            break
        first -= 1
    return first


def _is_noun(doc: Doc, head: Head) -> bool:
    """Whether the head is a noun here, one of its words for "secretary-general"; in capitals the model's word
    class says little.
    """
    words = doc[head.first : head.last + 1]
    tagged = any(token.tag_.startswith("NN") for token in words) if "-" in words.text else False
    return tagged or doc[head.last].tag_.startswith("NN") or words.text.isupper()
