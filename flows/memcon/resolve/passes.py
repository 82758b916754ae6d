"""The order of the resolving passes: names, then what points to them, then what stands for itself."""

from collections.abc import Sequence
from typing import NamedTuple

from memcon.model import Mention, Statement, Tenure
from memcon.resolve.appositions import equated
from memcon.resolve.countries import affiliations, with_countries
from memcon.resolve.descriptions import described
from memcon.resolve.holders import Held, holder
from memcon.resolve.links import Link, Links
from memcon.resolve.organisations import organisations
from memcon.resolve.persons import genders, persons
from memcon.resolve.pronouns import antecedent, bodies, groups, speaking
from memcon.resolve.states import government, known_actors
from memcon.resolve.tenures import tenures
from memcon.resolve.unnamed import introduced, unnamed


class Linked(NamedTuple):
    """The referents of a document's mentions, and the offices that it reports, by referent."""

    links: Links
    tenures: tuple[Tenure, ...]


def linked(mentions: Sequence[Mention], statements: Sequence[Statement]) -> Linked:
    """Link the mentions of a document; each pass looks only at those that the passes before left open.

    What points back is read twice: an office may be somebody's only by a pronoun ("his foreign minister,
    Grace Auma") and be pointed at later ("the Kenyan foreign minister").
    """
    links: dict[int, Link] = {}
    links |= known_actors(mentions)
    links |= persons(mentions, links)
    links |= organisations(mentions, links)
    links |= equated(mentions, links)
    links |= introduced(mentions, links)
    for _ in range(2):
        links |= references(mentions, links, statements)
        links |= bodies(mentions, statements, links)
        links |= equated(mentions, links)
    links |= speaking(mentions, statements, links)
    links |= unnamed(mentions, links, reported(mentions, links))
    links |= equated(mentions, links)
    links |= groups(mentions, links)
    return Linked(links, with_countries(tenures(mentions, links), mentions, links))


def reported(mentions: Sequence[Mention], links: Links) -> Held:
    """The offices that the links so far give."""
    named = {mentions[number].span: link.referent for number, link in links.items()}
    return Held(tenures(mentions, links), named, affiliations(mentions, links))


def references(mentions: Sequence[Mention], links: Links, statements: Sequence[Statement]) -> dict[int, Link]:
    """Link he and she, offices without a name and governments, in the order of the text: each can be what
    the next one points to.
    """
    spoken = {number: one.attribution.content for one in statements for number in one.speakers}
    known = dict(links)
    held = reported(mentions, links)
    gender = genders(mentions, links)
    order = sorted(range(len(mentions)), key=lambda n: (mentions[n].span.start, mentions[n].span.end))
    for number in order:
        if number in known:
            continue
        mention = mentions[number]
        link = antecedent(number, mentions, known, gender, spoken.get(number, ()))
        if link is None and mention.form == "office":
            link = holder(mention, held, known)
        link = link or described(number, mentions, known, gender, held)
        if link is None and mention.form != "office":
            owner = known.get(mention.owner) if mention.owner is not None else None
            link = government(mention, known, held.holder[owner.referent] if owner else ())
        if link is not None:
            known[number] = link
            if mention.gender is not None:
                gender.setdefault(link.referent, mention.gender)
    return {number: link for number, link in known.items() if number not in links}
