"""Offices in a paragraph: "Russian Foreign Minister", "the president of France", "his counterpart".

An office is composed, not listed: a head from the table of offices, modifiers before it (portfolio, rank,
time), the country, body or person it belongs to, and what follows "of" or "for".
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc

from memcon.lexicon import Office, given_names, offices, portfolios
from memcon.understand.known import Known

OWNING = {"name", "adjective", "capital", "seat"}


class OfficePhrase(NamedTuple):
    """An office in tokens of its paragraph; every `last` is included."""

    first: int
    last: int
    words: tuple[int, int]
    """The office itself, without country and determiner."""
    office: Office
    plural: bool
    former: bool
    definite: bool
    of: tuple[int, int] | None = None
    """The words that name the country or body."""
    owner: int | None = None
    """The possessive whose own it is: "his" counterpart, "Machar" 's envoy."""


@lru_cache(maxsize=1)
def _heads() -> dict[str, list[tuple[tuple[str, ...], Office, bool]]]:
    """Heads by their first word, longest first, singular and plural."""
    index: dict[str, list[tuple[tuple[str, ...], Office, bool]]] = {}
    for office in dict.fromkeys(offices().values()):
        for form, plural in ((office.words, False), (office.plural, True)):
            words = tuple(form.replace("-", " - ").split())
            if words:
                index.setdefault(words[0], []).append((words, office, plural))
    for forms in index.values():
        forms.sort(key=lambda form: -len(form[0]))
    return index


def office_phrases(doc: Doc, known: Sequence[Known]) -> tuple[OfficePhrase, ...]:
    """The offices of a paragraph, in order, without overlaps."""
    found: list[OfficePhrase] = []
    lower = [token.text.lower() for token in doc]
    starts = {item.first: item for item in known}
    ends = {item.last: item for item in known}
    taken = -1
    for number in range(len(doc)):
        if number <= taken or (number in starts and not starts[number].used_as("seat")):
            continue
        head = _head_at(lower, number)
        if head is None or not doc[head[0]].tag_.startswith("NN"):
            continue
        phrase = _phrase(doc, lower, number, head, starts, ends, taken)
        found.append(phrase)
        taken = phrase.last
    return tuple(found)


def _head_at(lower: Sequence[str], number: int) -> tuple[int, Office, bool] | None:
    for words, office, plural in _heads().get(lower[number], ()):
        if tuple(lower[number : number + len(words)]) == words:
            return number + len(words) - 1, office, plural
    return None


def _phrase(
    doc: Doc,
    lower: Sequence[str],
    number: int,
    head: tuple[int, Office, bool],
    starts: dict[int, Known],
    ends: dict[int, Known],
    floor: int,
) -> OfficePhrase:
    last, office, plural = head
    words_first, outer, former = _modifiers(doc, lower, number, ends, floor)
    of, owner, first = _owner_before(doc, lower, outer, ends, floor)
    while of is not None and first - 1 > floor and lower[first - 1] in portfolios():
        first, former = first - 1, former or _is_former(lower[first - 1])
    definite = owner is not None or of is not None
    if first - 1 > floor and doc[first - 1].tag_ in {"DT", "PDT", "CD"}:
        definite = definite or lower[first - 1] in {"the", "this", "that", "both"}
        first -= 1
    end, words_last, of_after = _complement(doc, lower, last, office, starts)
    return OfficePhrase(
        first, end, (words_first, words_last), office, plural, former, definite, of or of_after, owner
    )


def _modifiers(
    doc: Doc, lower: Sequence[str], number: int, ends: dict[int, Known], floor: int
) -> tuple[int, int, bool]:
    """The words before the head: (first of portfolio and rank, first with words of time, former)."""
    first, outer, former, at = number, number, False, number - 1
    while at > floor and at not in ends:
        size = _modifier_ending_at(lower, at, floor)
        if size and not _is_time(" ".join(lower[at - size + 1 : at + 1])):
            first = outer = at = at - size + 1
        elif size:
            former = former or _is_former(lower[at])
            outer = at
        elif lower[at] in {"-", "and", "&"} and _modifier_ending_at(lower, at - 1, floor):
            pass
        elif _joined(doc, at, number):
            first = outer = at
        else:
            break
        at -= 1
    return first, outer, former


def _modifier_ending_at(lower: Sequence[str], at: int, floor: int) -> int:
    """How many words the modifier that ends at a token has, the longest first; 0 where none does."""
    return next(
        (
            size
            for size in (3, 2, 1)
            if at - size + 1 > floor and " ".join(lower[at - size + 1 : at + 1]) in portfolios()
        ),
        0,
    )


def _joined(doc: Doc, at: int, head: int) -> bool:
    """A lower-case noun that the parser hangs on the head: "grain negotiator"."""
    token = doc[at]
    return token.tag_ == "NN" and token.text.islower() and token.dep_ == "compound" and token.head.i == head


def _is_time(word: str) -> bool:
    modifier = portfolios().get(word)
    return modifier is not None and modifier.class_ == "time"


def _is_former(word: str) -> bool:
    modifier = portfolios().get(word)
    return modifier is not None and modifier.when in {"past", "future"}


def _owner_before(
    doc: Doc, lower: Sequence[str], first: int, ends: dict[int, Known], floor: int
) -> tuple[tuple[int, int] | None, int | None, int]:
    """The country, body or possessive right before the office: (of, owner, new first token)."""
    at = first - 1
    possessive = at > floor and lower[at] in {"'s", "'"}
    at -= possessive
    if at <= floor:
        return None, None, first
    if at in ends and ends[at].used_as(*OWNING) and ends[at].first > floor:
        begin = ends[at].first
        if begin - 1 in ends and ends[begin - 1].first > floor and ends[begin - 1].used_as("adjective"):
            begin = ends[begin - 1].first
        return (begin, at), None, _determiner(lower, begin, floor)
    if doc[at].tag_ == "PRP$":
        return None, at, at
    if possessive and doc[at].tag_.startswith("NN"):
        return None, at, at
    if doc[at].text[0].isupper() and doc[at].ent_type_ in {"GPE", "ORG", "NORP"}:
        begin = at
        while begin - 1 > floor and doc[begin].ent_iob_ == "I":
            begin -= 1
        return (begin, at), None, _determiner(lower, begin, floor)
    return None, None, first


def _determiner(lower: Sequence[str], first: int, floor: int) -> int:
    return first - 1 if first - 1 > floor and lower[first - 1] == "the" else first


def _complement(
    doc: Doc, lower: Sequence[str], last: int, office: Office, starts: dict[int, Known]
) -> tuple[int, int, tuple[int, int] | None]:
    """What follows "of", "for", "to": (last token of all, last token of the office's words, of).

    "president of France" ends in its country; "head of the Office of the President of Ukraine" goes on
    through a body to the country; "envoy to Libya" is somebody's envoy, so Libya is part of the office.
    """
    end, of = last, None
    while end + 2 < len(doc) and lower[end + 1] in {"of", "for", "to", "in"}:
        at = end + 3 if lower[end + 2] in {"the", "a", "an"} and end + 3 < len(doc) else end + 2
        if (
            at in starts
            and starts[at].used_as("name", "capital", "seat")
            and not _goes_on(doc, starts[at].last)
        ):
            if lower[end + 1] == "to":
                return starts[at].last, starts[at].last, of
            return starts[at].last, end, of or (starts[at].first, starts[at].last)
        if lower[end + 1] == "in" or not office.of:
            break
        stop = _content_end(doc, lower, at, starts, nested=end > last)
        if stop < at:
            break
        if lower[end + 1] == "of" and of is None and doc[at].ent_type_ == "ORG":
            of = (at, stop)
        end = stop
    return end, end, of


def _goes_on(doc: Doc, last: int) -> bool:
    """Whether a known name is only the beginning of a noun phrase: "the EU bodies", "Moscow-based"."""
    after = doc[last + 1] if last + 1 < len(doc) else None
    return after is not None and (after.text == "-" or (after.tag_ in {"NN", "NNS"} and after.text.islower()))


def _content_end(doc: Doc, lower: Sequence[str], at: int, starts: dict[int, Known], *, nested: bool) -> int:
    """Last token of a portfolio or body after "of": "Foreign Affairs", "Putin's office", "state".

    An office inside it counts only within a body that has begun ("the Office of the President").
    """
    end = at - 1
    while end + 1 < len(doc) and end - at < 6:
        token = doc[end + 1]
        if token.tag_ == "POS" and end >= at:
            end += 1
            continue
        if (token.ent_type_ == "PERSON" or lower[end + 1] in given_names()) and not _possessive(doc, end + 1):
            break
        if token.tag_[:2] not in {"NN", "JJ", "CC", "HY", "VB"} or (
            token.tag_ == "CC" and not _joins_capitals(doc, end + 1)
        ):
            break
        if _head_at(lower, end + 1) is not None and not nested:
            break
        end += 1
    while end >= at and doc[end].tag_ in {"CC", "POS", "JJ"}:
        end -= 1
    return end


def _possessive(doc: Doc, number: int) -> bool:
    """Whether the name that the token belongs to is a possessive: "Putin's"."""
    while number + 1 < len(doc) and doc[number + 1].ent_iob_ == "I":
        number += 1
    return doc[number].tag_ == "POS" or (number + 1 < len(doc) and doc[number + 1].tag_ == "POS")


def _joins_capitals(doc: Doc, number: int) -> bool:
    return 0 < number < len(doc) - 1 and all(doc[n].text[:1].isupper() for n in (number - 1, number + 1))
