"""Organisations and groups that only the document knows, by their words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from memcon.model import Mention
from memcon.resolve.links import OWN_WORDS, Link, Links, only
from memcon.resolve.states import named_state
from memcon.resolve.wordings import own_words


def organisations(mentions: Sequence[Mention], links: Links) -> dict[int, Link]:
    """Link bodies by name and country ("the Russian Foreign Ministry" is "Russia's Foreign Ministry"),
    a bare "the ministry" to the one body of the document whose name ends so, and an acronym to the name
    that introduced it ("the African Lake Council (ALC)").
    """
    bodies = {
        number: (own_words(mention, mentions), _country(mention, links))
        for number, mention in enumerate(mentions)
        if number not in links and mention.kind == "organisation"
    }
    wholes: dict[str, set[str]] = defaultdict(set)
    for number, (words, country) in bodies.items():
        same_as = mentions[number].same_as
        if same_as is not None and same_as in bodies:
            wholes[words].add(_whole(*bodies[same_as]))
        elif same_as is not None and same_as in links:
            wholes[words].add(links[same_as].referent)
        elif country or " " in words:
            for short in (words, *words.split()[-1:]):
                wholes[short].add(_whole(words, country))
    found = {number: _body_link(words, country, wholes) for number, (words, country) in bodies.items()}
    return {number: link for number, link in found.items() if link is not None}


def _body_link(words: str, country: str, wholes: Mapping[str, set[str]]) -> Link | None:
    """The link of a body by its words; None where they fit several of the document."""
    own, fuller = _whole(words, country), wholes.get(words, set())
    if country or not fuller or fuller == {own}:
        return Link(own, OWN_WORDS)
    one = only(fuller)
    return Link(one, "the only one here whose name or acronym this is") if one is not None else None


def _whole(words: str, country: str) -> str:
    return f"organisation:{words} {country}".strip()


def _country(mention: Mention, links: Links) -> str:
    """The key of the state or owner that a body is of, or the empty string."""
    if mention.office_of is not None:
        return named_state(mention.office_of.exact) or ""
    owner = links.get(mention.owner) if mention.owner is not None else None
    return owner.referent if owner is not None else ""
