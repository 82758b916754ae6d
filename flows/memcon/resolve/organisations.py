"""Organisations and groups that only the document knows, by their words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from memcon.gazetteer import gazetteer
from memcon.model import Mention
from memcon.resolve.links import Link, Links, normalised, only
from memcon.resolve.states import named_state


def organisations(mentions: Sequence[Mention], links: Links) -> dict[int, Link]:
    """Link bodies by name and country ("the Russian Foreign Ministry" is "Russia's Foreign Ministry"),
    a bare "the ministry" to the one body of the document whose name ends so, and an acronym to the name
    that introduced it ("the African Lake Council (ALC)").
    """
    bodies = {
        number: _body(mention, links)
        for number, mention in enumerate(mentions)
        if number not in links and mention.kind == "organisation"
    }
    wholes: dict[str, set[str]] = defaultdict(set)
    for number, (words, country) in bodies.items():
        same_as = mentions[number].same_as
        if same_as in bodies:
            wholes[words].add(_whole(*bodies[same_as]))
        elif same_as in links:
            wholes[words].add(links[same_as].referent)
        elif country or " " in words:
            wholes[words].add(_whole(words, country))
            wholes[words.split()[-1]].add(_whole(words, country))
    return {number: _body_link(words, country, wholes) for number, (words, country) in bodies.items()}


def _body_link(words: str, country: str, wholes: Mapping[str, set[str]]) -> Link:
    own = _whole(words, country)
    fuller = only(wholes.get(words, ())) if not country else None
    if fuller is None or fuller == own:
        return Link(own, "its own words")
    return Link(fuller, "the only one here whose name or acronym this is")


def _whole(words: str, country: str) -> str:
    return f"organisation:{words} {country}".strip()


def _body(mention: Mention, links: Links) -> tuple[str, str]:
    """The words of a body without its country, and the country's key."""
    if mention.name is not None:
        words = normalised(mention.name.exact)
    else:
        words = normalised(mention.span.exact)
    if mention.office_of is not None:
        country = named_state(mention.office_of.exact) or ""
        rest = normalised(mention.span.exact.replace(mention.office_of.exact, " ", 1).replace("'s", " "))
        return rest or words, country
    owner = links.get(mention.owner) if mention.owner is not None else None
    return words, owner.referent if owner else ""


def collectives(mentions: Sequence[Mention], links: Links) -> dict[int, Link]:
    """Link what is left and can act, by its own words: "European diplomats", "the Chinese minister"."""
    found = {}
    for number, mention in enumerate(mentions):
        if number in links or mention.form in {"pronoun", "adjective"} or mention.kind in {"place", "state"}:
            continue
        kind = mention.kind or "actor"
        found[number] = Link(f"{kind}:{normalised(mention.span.exact)}", "its own words")
    return found


def label_of(referent: str) -> str | None:
    """The gazetteer's label of a referent, or None where only the document knows it."""
    entry = gazetteer().entry(referent) if "/" in referent.partition(":")[0] else None
    return entry.label if entry else None
