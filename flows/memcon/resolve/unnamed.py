"""Actors without a name that this document alone knows: "European diplomats", "a witness", "the ministry"."""

from collections import defaultdict
from collections.abc import Sequence

from memcon.model import ActorKind, Mention
from memcon.resolve.holders import Held, fitting
from memcon.resolve.links import OWN_WORDS, Link, Links, kind_of
from memcon.resolve.wordings import own_words

INDEFINITE = frozenset({"a", "an", "another", "one"})
# whether one or several came before is all that matters
SEVERAL = 2


def introduced(mentions: Sequence[Mention], links: Links) -> dict[int, Link]:
    """Link "a spokesman", "one official": somebody new each time, to whom "he" may point back."""
    found: dict[int, Link] = {}
    for number, mention in enumerate(mentions):
        if number in links or mention.kind != "person" or mention.plural or not _acts(mention):
            continue
        if mention.same_as is None and mention.span.exact.split(None, 1)[0].lower() in INDEFINITE:
            link = _link(mention, mentions, links, ())
            found |= {number: link} if link is not None else {}
    return found


def unnamed(mentions: Sequence[Mention], links: Links, held: Held) -> dict[int, Link]:
    """Link what is left and can act by its own words.

    "A witness" is somebody new each time; "his delegation" is the delegation of him; "the official" is the
    one official before, where there is one. Where several fit, it stays open.
    """
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    found: dict[int, Link] = {}
    for number, mention in enumerate(mentions):
        link = links.get(number)
        if link is None and _acts(mention):
            link = _link(mention, mentions, links, alike[_kind(mention), _last_word(mention)])
            if link is None or len(fitting(mention, held, links)) > 1:
                continue
            found[number] = link
        if link is not None and mention.form != "pronoun":
            before = alike[kind_of(link.referent), _last_word(mention)]
            if len(before) < SEVERAL and link.referent not in before:
                before.append(link.referent)
    return found


def _acts(mention: Mention) -> bool:
    """Whether the words can stand for an actor of their own; a place only where it does something."""
    if mention.form in {"pronoun", "adjective"} or mention.kind == "state":
        return False
    if mention.kind == "place":
        return mention.role in {"subject", "agent"}
    return mention.form != "name" or mention.kind != "person"


def _link(mention: Mention, mentions: Sequence[Mention], links: Links, before: Sequence[str]) -> Link | None:
    """The link of a mention by its own words, or to the one like it `before`; None where several are."""
    words = own_words(mention, mentions)
    determiner = mention.span.exact.split(None, 1)[0].lower()
    alone = mention.office_of is None and mention.owner is None and mention.form != "name"
    if before and alone and determiner == "the" and " " not in words:
        return Link(before[0], "the only one like it before") if len(before) == 1 else None
    owner = links.get(mention.owner) if mention.owner is not None else None
    of = mention.office_of.exact.lower() if mention.office_of is not None else ""
    once = str(mention.span.start) if determiner in INDEFINITE and not mention.plural else ""
    parts = (words, owner.referent if owner is not None else of, once)
    return Link(f"{_kind(mention)}:{' '.join(part for part in parts if part)}", OWN_WORDS)


def _kind(mention: Mention) -> ActorKind:
    return "actor" if mention.kind is None or mention.kind == "place" else mention.kind


def _last_word(mention: Mention) -> str:
    """The word that says what it is: "official", "ministry"."""
    words = (mention.office or mention.name or mention.span).exact.lower().split()
    return words[-1] if words else ""
