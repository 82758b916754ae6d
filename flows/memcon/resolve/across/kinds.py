"""Actors whose kind a document mistook, or whose name it told with their country before.

What one text calls "Ilze Ozola" and nothing else can be a company; where another text gives an Ilze Ozola an
office, it is she. The kind is told by signs: an office, a gender, a given name for a person; words such as
"party" or initials of the name for a body. Where one name has signs of one kind alone in all documents,
those without a sign are of that kind.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from msgspec.structs import replace

from memcon.gazetteer import gazetteer
from memcon.lexicon import given_names, groups, portfolios
from memcon.model import ActorKind
from memcon.ontology import rows
from memcon.resolve.across.figures import Figure, Member
from memcon.resolve.across.names import parsed
from memcon.resolve.across.profiles import LocalActor
from memcon.resolve.links import normalised

Sure = Literal["person", "organisation"]
COUNTRY = re.compile(r"(?P<country>\S.*?)['’]s\s+(?P<name>\S.*)")
CASTABLE = ("person", "organisation", "group", "actor")


def of_one_kind(members: Sequence[Member]) -> list[Member]:
    """The members, each as what all documents together tell that it is, its country taken from its name."""
    own = [_without_country(one) for one in members]
    groups_: defaultdict[str, list[LocalActor]] = defaultdict(list)
    for one in own:
        if one.actor.named and one.actor.kind in CASTABLE:
            groups_[parsed(one.actor.label).written].append(one.actor)
    kinds = {name: kind for name, actors in groups_.items() if (kind := _kind(actors)) is not None}
    return [_cast(one, kinds) for one in own]


def _cast(one: Member, kinds: Mapping[str, ActorKind]) -> Member:
    actor = one.actor
    kind = kinds.get(parsed(actor.label).written) if actor.named and actor.kind in CASTABLE else None
    if kind is None or kind == actor.kind or sign(actor) is not None:
        return one
    if actor.kind == "person" and not parsed(actor.label).is_full:
        # one word is too little to know another by: it is compared with bodies later (short_names.py)
        return one
    return as_kind(one, kind)


def as_kind(one: Member, kind: ActorKind) -> Member:
    """A member as others show what it is."""
    return one if one.actor.kind == kind else one._replace(actor=replace(one.actor, kind=kind))


def _kind(actors: Iterable[LocalActor]) -> ActorKind | None:
    """The one kind that signs in documents tell of a name's actors; without a sign, the one that is told."""
    own = list(actors)
    told = {one.kind for one in own}
    if len(told) == 1:
        return None
    signs = {found for one in own if (found := sign(one)) is not None}
    if len(signs) == 1:
        return signs.pop()
    plain = told - {"actor"}
    return plain.pop() if len(plain) == 1 and not signs else None


def sign(actor: LocalActor) -> Sure | None:
    """What shows that an actor is a person or a body; None where nothing does, or both."""
    words = parsed(actor.label)
    person = actor.kind == "person" and bool(
        actor.offices or actor.gender or (words.is_full and words.words[0] in _given())
    )
    body = actor.kind == "organisation" and (
        has_body_word(actor.label) or any(_is_acronym(name, actor.label) for name in actor.names)
    )
    return "person" if person and not body else "organisation" if body and not person else None


def is_person(one: Figure) -> bool:
    """Whether the gazetteer or a sign in some document shows that somebody is a person."""
    return one.leader is not None or any(sign(own.actor) == "person" for own in one.members)


def is_doubtful(one: Figure) -> bool:
    """Whether no sign shows that somebody is a person."""
    return bool(one.members) and not is_person(one)


def _is_acronym(name: str, label: str) -> bool:
    return name.isupper() and len(name) > 1 and name != label.upper()


@lru_cache(maxsize=65536)
def has_body_word(name: str) -> bool:
    """Whether a word of a name is one that parties, ministries and other bodies have."""
    words = [normalised(word) for word in name.split()]
    return any(word in body_words() or word in groups() or word in portfolios() for word in words)


@lru_cache(maxsize=1)
def body_words() -> frozenset[str]:
    """The words of the table of bodies' names."""
    return frozenset(row["word"] for row in rows("lexicon/body_words.csv"))


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    return frozenset(word for name in given_names() for word in parsed(name).words)


def _without_country(one: Member) -> Member:
    """As Peña Nieto, told beside Mexico, is "Mexico's Peña Nieto"; "Mexico's Foreign Ministry" stays."""
    found = _country(one.actor.label)
    if found is None or not one.actor.named:
        return one
    name, state = found
    actor = one.actor
    names = (name, *(other for other in actor.names if other not in {name, actor.label}))
    company = (state,) if actor.kind == "organisation" else tuple(sorted({*actor.company, state}))
    return one._replace(actor=replace(actor, label=name, names=names, company=company))


@lru_cache(maxsize=65536)
def _country(label: str) -> tuple[str, str] | None:
    """A name without the state in the genitive before it, and the state's key."""
    match = COUNTRY.fullmatch(label)
    if match is None or has_body_word(match["name"]) or not match["name"][0].isupper():
        return None
    states = {each.entry.key for each in gazetteer().lookup(match["country"]) if each.use != "capital"}
    if len(states) != 1 or not next(iter(states)).startswith("state/"):
        return None
    return match["name"], states.pop()
