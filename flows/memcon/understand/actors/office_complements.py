"""What follows an office: "president of France", "envoy to Libya", "head of the Office of the President"."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from memcon.lexicon import given_names, groups
from memcon.understand.actors.known import Known
from memcon.understand.actors.office_words import Head, head_at

LINKS = frozenset({"of", "for", "to"})
ARTICLES = frozenset({"the", "a", "an"})
LONGEST = 6


class Text(NamedTuple):
    """A paragraph with its words in lower case and the gazetteer's words by first and by last token."""

    doc: Doc
    lower: Sequence[str]
    starts: Mapping[int, Known]
    ends: Mapping[int, Known]


class Complement(NamedTuple):
    """What follows an office; tokens, last included."""

    last: int
    """The last token of all."""
    words_last: int
    """The last token that is part of the office's own words."""
    of: tuple[int, int] | None = None
    """The words that name its country or body."""
    onward: int | None = None
    """Where a phrase begins whose office it may be: "the UAE president" in "adviser to the UAE president"."""


def complement(text: Text, head: Head) -> Complement:
    """The complement of an office; it ends in a country, goes on through a body to one, or names a task."""
    found = Complement(head.last, head.last)
    while found.onward is None:
        further = _further(text, head, found)
        if further is None:
            break
        found = further
    return found


def _further(text: Text, head: Head, sofar: Complement) -> Complement | None:
    """The complement with one more phrase, or None where nothing more belongs to it."""
    link = sofar.last + 1
    if link + 1 >= len(text.lower):
        return None
    word, at = text.lower[link], link + 1
    inner = at + 1 if text.lower[at] in ARTICLES and at + 1 < len(text.lower) else at
    item = text.starts.get(inner)
    if item is not None and item.used_as("name", "capital", "seat") and not _goes_on(text.doc, item.last):
        return _in_state(text, head, sofar, item)
    if word not in LINKS or not head.office.of or sofar.of is not None:
        return None
    nested = sofar.last > head.last
    stop = _content_end(text, inner, nested=nested)
    if stop < inner or (not nested and _is_office(text, inner, stop)):
        return sofar._replace(onward=inner)
    body = None if nested else _body(text, inner, stop)
    if body is not None:
        return sofar._replace(onward=body)
    return Complement(stop, stop, _owner_inside(text, word, inner, stop))


def _in_state(text: Text, head: Head, sofar: Complement, item: Known) -> Complement | None:
    word, place = text.lower[sofar.last + 1], (item.first, item.last)
    if word == "of" or (word == "for" and head.office.class_ != "diplomat"):
        return None if sofar.of else Complement(item.last, sofar.words_last, place)
    if word == "from" and sofar.last == head.last and (head.plural or head.office.class_ == "counterpart"):
        return Complement(item.last, sofar.words_last, place)
    if word in {"to", "for"}:
        within = item.last if sofar.of is None else sofar.words_last
        return Complement(item.last, within, sofar.of) if sofar.last < item.first else None
    if (
        word == "in"
        and head.plural
        and head.office.class_ in {"official", "diplomat"}
        and sofar.last == head.last
        and not _begins_name(text.doc, item)
    ):
        return Complement(item.last, sofar.words_last, place)
    return None


def _begins_name(doc: Doc, item: Known) -> bool:
    """Whether a capitalised noun follows: "Tanzania Revenue Authority"."""
    return item.last + 1 < len(doc) and doc[item.last + 1].tag_ in {"NNP", "NNPS"}


def _owner_inside(text: Text, word: str, first: int, last: int) -> tuple[int, int] | None:
    """The country named inside ("spokesman of the Turkish army"), if the words are no task ("for")."""
    inside = [item for item in (text.starts.get(number) for number in range(first, last + 1)) if item]
    if inside and word == "of":
        return inside[0].first, inside[0].last
    return None


def _goes_on(doc: Doc, last: int) -> bool:
    """Whether a known name is only the beginning of a noun phrase: "the EU bodies", "Moscow-based"."""
    after = doc[last + 1] if last + 1 < len(doc) else None
    return after is not None and (after.text == "-" or (after.tag_ in {"NN", "NNS"} and after.text.islower()))


def _is_office(text: Text, first: int, last: int) -> bool:
    """Whether an office follows a country: "the UAE president"."""
    return first in text.starts and last + 1 < len(text.lower) and head_at(text.lower, last + 1) is not None


def _body(text: Text, first: int, last: int) -> int | None:
    """The noun for a body among the words, if they are no part of one: "the Lake Council", not "the Office
    of".
    """
    if last + 1 < len(text.lower) and text.lower[last + 1] == "of":
        return None
    nouns = (n for n in range(last, first - 1, -1) if text.lower[n] in groups())
    return next((n for n in nouns if groups()[text.lower[n]].class_ == "body"), None)


def _content_end(text: Text, at: int, *, nested: bool) -> int:
    """Last token of a portfolio or body after "of": "Foreign Affairs", "Putin's office", "state".

    An office inside it counts only within a body that has begun ("the Office of the President").
    """
    end = at - 1
    while end + 1 < len(text.doc) and end - at < LONGEST:
        following = end + 1
        if not _belongs(text, following) or (head_at(text.lower, following) is not None and not nested):
            break
        end = following
    while end >= at and text.doc[end].tag_ in {"CC", "POS", "JJ", "VBG", "VBN"}:
        end -= 1
    return end


def _belongs(text: Text, number: int) -> bool:
    token = text.doc[number]
    if token.tag_ == "POS":
        return True
    named = token.ent_type_ == "PERSON" or text.lower[number] in given_names()
    if named and not _possessive(text.doc, number):
        return False
    if token.tag_ == "CC":
        return _joins_capitals(text.doc, number)
    return token.tag_ in {"VBG", "VBN"} or token.tag_[:2] in {"NN", "JJ", "HY"}


def _possessive(doc: Doc, number: int) -> bool:
    """Whether the name that the token belongs to is a possessive: "Putin's"."""
    while number + 1 < len(doc) and doc[number + 1].ent_iob_ == "I":
        number += 1
    return doc[number].tag_ == "POS" or (number + 1 < len(doc) and doc[number + 1].tag_ == "POS")


def _joins_capitals(doc: Doc, number: int) -> bool:
    return 0 < number < len(doc) - 1 and all(doc[n].text[:1].isupper() for n in (number - 1, number + 1))
