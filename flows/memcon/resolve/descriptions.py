"""Persons whom the words describe without naming: "the 57-year-old", "the Lithuanian", "the veteran
diplomat", "the former ambassador to Peru".

News describes whom it has just named, to tell more of them. What names an office that somebody else may
hold now ("the minister") is no description.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from memcon.lexicon import OfficeClass, documents, groups, portfolios
from memcon.model import Mention
from memcon.resolve.holders import Held
from memcon.resolve.links import Link, Links, kind_of, only
from memcon.resolve.states import named_state
from memcon.resolve.titles import office_class, title

# "developer", "physician", "strategist": what somebody does
NOUN = re.compile(r"[a-z]{2,}(er|or|ist|ian|man|woman)")
AGED = re.compile(r"(the )?\w+[ -]year-old")
# what somebody is by profession or conviction, and several can be at once
CALLINGS: frozenset[OfficeClass] = frozenset(
    {"academic", "business", "media", "party", "military", "diplomat"}
)
REASON = "the person whom the text has just told of, described"


def described(
    number: int, mentions: Sequence[Mention], links: Links, gender: Mapping[str, str], held: Held
) -> Link | None:
    """The one person who was a subject in the sentence before, where the words describe one and none of them
    contradicts.
    """
    own = mentions[number]
    if not _describes(own):
        return None
    fitting = {
        links[other].referent
        for other in _subjects_before(number, mentions)
        if other in links and _fits(own, links[other].referent, gender, held)
    }
    person = only(fitting)
    return Link(person, REASON) if person is not None else None


def _subjects_before(number: int, mentions: Sequence[Mention]) -> Iterator[int]:
    """The mentions that are subjects in the sentence before that of a mention, quotations left out."""
    own = mentions[number]
    for other in range(number - 1, -1, -1):
        mention = mentions[other]
        if mention.sentence < own.sentence - 1:
            break
        if mention.sentence == own.sentence - 1 and mention.role == "subject" and mention.quotation is None:
            yield other


def _fits(own: Mention, person: str, gender: Mapping[str, str], held: Held) -> bool:
    """Whether a person can be described so: of that gender and country, and no holder of a past office."""
    if kind_of(person) != "person" or own.gender not in {None, gender.get(person, own.gender)}:
        return False
    if own.former and any(tenure.title == title(own) and not tenure.former for tenure in held.holder[person]):
        return False
    of_people = own.office is None and own.office_of is not None
    country = named_state(own.office_of.exact) if own.office_of is not None and of_people else None
    return country is None or country in held.countries(person)


def _describes(mention: Mention) -> bool:
    """Whether the words point to one person by what that person is, or was, and not by an office."""
    words = mention.span.exact.lower()
    if mention.plural or mention.quotation is not None or mention.owner is not None:
        return False
    if AGED.match(words):
        return True
    if not words.startswith("the ") or mention.kind not in {"person", None}:
        return False
    if mention.form == "office":
        return mention.former or (office_class(title(mention)) in CALLINGS and mention.office_of is None)
    return mention.form == "nominal" and _is_person(mention, words)


def _is_person(mention: Mention, words: str) -> bool:
    """Whether the noun is one for a person of some origin or party: "the Lithuanian", "the Democrat"."""
    last = words.rpartition(" ")[2]
    if mention.office_of is not None and mention.office_of.exact.lower() == last:
        return True
    if mention.kind is None and NOUN.fullmatch(last) and last not in documents():
        return True
    group = groups().get(last)
    return (
        group is not None and group.class_ == "people" and group.word == last and _is_marked(mention, words)
    )


def _is_marked(mention: Mention, words: str) -> bool:
    """Whether a name, a rank or a time stands before it: "the Social Democrat", "the veteran lawyer"."""
    before = mention.span.exact.split()[1:]
    return any(word[0].isupper() for word in before) or any(word in portfolios() for word in words.split())
