"""Mentions that the syntax itself equates share a referent: appositions, "who", an acronym in brackets."""

from collections.abc import Sequence

from memcon.model import Mention
from memcon.resolve.links import EQUATED, Link, Links


def equated(mentions: Sequence[Mention], links: Links) -> dict[int, Link]:
    """Carry a link over from one side of each equation to the other that has none."""
    found: dict[int, Link] = {}
    for number, mention in enumerate(mentions):
        other = mention.same_as
        if other is None:
            continue
        if number not in links and other in links:
            found[number] = Link(links[other].referent, EQUATED)
        elif other not in links and number in links:
            found[other] = Link(links[number].referent, EQUATED)
    return found
