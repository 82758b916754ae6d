"""The words of a paragraph as proper names are made of them: what belongs together, what goes into a name."""

import calendar
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple, get_args

from spacy.tokens import Doc, Token

from memcon.gazetteer import gazetteer
from memcon.lexicon import honorifics, index, one_of
from memcon.ontology import rows

Part = Literal["particle", "prefix", "compound", "agent"]
CALENDAR = frozenset([*calendar.day_name, *calendar.month_name[1:]])
SHORT = frozenset([*calendar.day_abbr, *calendar.month_abbr[1:], "Sept"])
GIVEN_MONTHS = frozenset({"April", "May", "June", "August"})
LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})


class Unit(NamedTuple):
    """A word, hyphens included: "Jean-Yves", "al-Assad"; tokens first to last (included)."""

    first: int
    last: int
    text: str

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


@lru_cache(maxsize=1)
def parts() -> Mapping[str, Part]:
    """Particles ("von"), prefixes ("pro-") and second parts of compounds, by their lower case; among these
    the "agent" ones say what the first part does ("-led"), the others what it is to something ("-based").
    """
    table = "lexicon/name_parts.csv"
    return index(table, [(row["word"], one_of(table, row["class"], get_args(Part))) for row in rows(table)])


def is_particle(unit: Unit) -> bool:
    """Whether the word is a particle of names: "von", "bin"."""
    return parts().get(unit.lower) == "particle"


def units(doc: Doc) -> Iterator[Unit]:
    """The words of a paragraph, those joined by hyphens as one; "pro-Moreau" and "Moreau-led" are three."""
    number = 0
    while number < len(doc):
        last = number
        while _hyphen_joins(doc, last):
            last += 2
        yield Unit(number, last, doc[number : last + 1].text)
        number = last + 1


def _hyphen_joins(doc: Doc, last: int) -> bool:
    if last + 2 >= len(doc) or doc[last + 1].text != "-":
        return False
    left, right = doc[last], doc[last + 2]
    if left.whitespace_ or doc[last + 1].whitespace_ or not (left.is_alpha and right.is_alpha):
        return False
    if parts().get(left.text.lower()) == "prefix":
        return False
    return right.text[0].isupper() or parts().get(right.text.lower()) not in {"compound", "agent"}


class Surroundings(NamedTuple):
    """What a word's judgement depends on, besides itself."""

    doc: Doc
    blocked: frozenset[int]
    """Tokens that gazetteer names and offices hold."""
    common: frozenset[str]
    """Words that the document also writes in lower case: they begin sentences, not names."""


def is_name_word(around: Surroundings, unit: Unit, *, inside: bool) -> bool:
    """Whether a word can be part of a proper name, the first or (`inside`) a further one."""
    token = around.doc[unit.first]
    if unit.first in around.blocked or unit.last in around.blocked or unit.lower in honorifics():
        return False
    if may_be_date(unit):
        return _is_given_month(around, unit, inside=inside)
    if not is_capital(unit) or (_is_common(around, unit) and not is_particle(unit)):
        return False
    if token.tag_ in {"NNP", "NNPS"} or _begins_people(around, unit):
        return not _is_prefix(around.doc, unit)
    return token.ent_type_ in LABELS and unit.lower not in around.common and not token.is_stop


def _is_common(around: Surroundings, unit: Unit) -> bool:
    """Whether it is an ordinary word that has its capital from the sentence's beginning."""
    return unit.lower in around.common and opens_sentence(around.doc[unit.first])


def is_capital(unit: Unit) -> bool:
    """Whether it is written with a capital, or with one after a particle: "al-Assad"."""
    head, hyphen, tail = unit.text.partition("-")
    joined = bool(hyphen) and parts().get(head.lower()) == "particle" and tail[:1].isupper()
    return unit.text[0].isupper() or joined


def _begins_people(around: Surroundings, unit: Unit) -> bool:
    """Whether it is the first word of a people's longer name: "Turkish Cypriots"."""
    after = unit.last + 1
    if after >= len(around.doc) or after in around.blocked or around.doc[unit.first].is_stop:
        return False
    return any(candidate.use == "people" for candidate in gazetteer().lookup(around.doc[after].text))


def _is_prefix(doc: Doc, unit: Unit) -> bool:
    """Whether it is the "Pro" of "Pro-Moreau"."""
    hyphened = unit.last + 1 < len(doc) and doc[unit.last + 1].text == "-"
    return hyphened and parts().get(unit.lower) == "prefix"


def _is_given_month(around: Surroundings, unit: Unit, *, inside: bool) -> bool:
    """Whether a month's name is a person's here: "Theresa May", "May said", not "in May", "May 3"."""
    doc, next_ = around.doc, unit.last + 1
    if unit.text not in GIVEN_MONTHS or (next_ < len(doc) and doc[next_].tag_ == "CD"):
        return False
    named = next_ < len(doc) and next_ not in around.blocked and doc[next_].tag_.startswith("NNP")
    followed = named and doc[next_].text not in CALENDAR
    return inside or followed or doc[unit.last].dep_ in {"nsubj", "poss"}


def may_be_date(unit: Unit) -> bool:
    """Whether the word is also the name of a month or a weekday: "May", "Dec.", "Dec.14"."""
    bare = unit.text.rstrip("0123456789").rstrip(".")
    return unit.text in CALENDAR or (bare != unit.text and bare in SHORT)


def opens_sentence(token: Token) -> bool:
    """Whether the token is a sentence's first word, quotation marks and brackets aside."""
    while token.i and not token.is_sent_start and token.nbor(-1).is_punct:
        token = token.nbor(-1)
    return bool(token.is_sent_start)
