"""Actors without a name that this document alone knows: "European diplomats", "a witness", "the ministry"."""

from collections import defaultdict
from collections.abc import Sequence

from memcon.model import Mention
from memcon.resolve.holders import Held, fitting
from memcon.resolve.links import OWN_WORDS, Link, Links, kind_of, only
from memcon.resolve.wordings import own_words

INDEFINITE = frozenset({"a", "an", "another"})


def unnamed(mentions: Sequence[Mention], links: Links, held: Held) -> dict[int, Link]:
    """Link what is left and can act by its own words.

    "A witness" is somebody new each time; "his delegation" is the delegation of him; "the official" is the
    one official before, where there is one. Where several fit, it stays open.
    """
    alike: dict[str, set[str]] = defaultdict(set)
    found: dict[int, Link] = {}
    for number, mention in enumerate(mentions):
        link = links.get(number)
        if link is None and _acts(mention):
            link = _link(mention, mentions, links, alike[_last_word(mention)])
            if link is None or len(fitting(mention, held, links)) > 1:
                continue
            found[number] = link
        if link is not None and mention.form != "pronoun":
            alike[_last_word(mention)].add(link.referent)
    return found


def _acts(mention: Mention) -> bool:
    """Whether the words can stand for an actor of their own; a place only where it does something."""
    if mention.form in {"pronoun", "adjective"} or mention.kind == "state":
        return False
    if mention.kind == "place":
        return mention.role in {"subject", "agent"}
    return mention.form != "name" or mention.kind != "person"


def _link(
    mention: Mention, mentions: Sequence[Mention], links: Links, alike: set[str]
) -> Link | None:
    kind = mention.kind if mention.kind not in {None, "place"} else "actor"
    words = own_words(mention, mentions)
    determiner = mention.span.exact.split(None, 1)[0].lower()
    before = {referent for referent in alike if kind_of(referent) == kind}
    if determiner == "the" and " " not in words and mention.form != "name" and _stands_alone(mention) and before:
        earlier = only(before)
        return Link(earlier, "the only one like it before") if earlier is not None else None
    owner = links.get(mention.owner) if mention.owner is not None else None
    of = mention.office_of.exact.lower() if mention.office_of is not None else ""
    whose = owner.referent if owner is not None else of
    once = str(mention.span.start) if determiner in INDEFINITE and not mention.plural else ""
    return Link(f"{kind}:{' '.join(part for part in (words, whose, once) if part)}", OWN_WORDS)


def _stands_alone(mention: Mention) -> bool:
    return mention.office_of is None and mention.owner is None


def _last_word(mention: Mention) -> str:
    """The word that says what it is: "official", "ministry"."""
    words = (mention.office or mention.name or mention.span).exact.lower().split()
    return words[-1] if words else ""
