"""From linked mentions to actors: labels, aliases, keys, and what stays unresolved."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Sequence

from msgspec.structs import replace

from memcon.gazetteer import gazetteer
from memcon.model import Actor, ActorKind, Document, Mention, Tenure, Unresolved
from memcon.resolve.links import Links, kind_of
from memcon.resolve.wordings import POSSESSIVES

NAMED = frozenset({"name", "adjective"})


def actors(
    document: Document, mentions: Sequence[Mention], links: Links, used: Collection[str]
) -> tuple[Actor, ...]:
    """The actors of a document in order of their first mention.

    An unnamed collective or office becomes an actor only where a fact needs it (`used` holds the
    referents of facts): "protesters" in passing are words, not a node.
    """
    numbers: dict[str, list[int]] = defaultdict(list)
    for number in sorted(links):
        numbers[links[number].referent].append(number)
    return tuple(
        _actor(document, referent, own, mentions, links)
        for referent, own in numbers.items()
        if referent in used or (kind_of(referent) != "actor" and any(mentions[n].form in NAMED for n in own))
    )


def key(document: Document, referent: str) -> str:
    """A referent's key: the gazetteer's own, or one that depends on the document and the words alone."""
    if ":" not in referent:
        return referent
    kind = kind_of(referent)
    digest = hashlib.sha256(f"{document.sha256}\n{referent}".encode()).hexdigest()
    return f"{kind}/{digest[:16]}"


def _actor(
    document: Document, referent: str, own: Sequence[int], mentions: Sequence[Mention], links: Links
) -> Actor:
    known = gazetteer().entry(referent) if ":" not in referent else None
    names = _names([mentions[number] for number in own])
    label = known.label if known else _fullest(names, [mentions[number] for number in own])
    kind: ActorKind = kind_of(referent)  # type: ignore[assignment]  # every referent begins with one
    reasons = dict.fromkeys(links[number].reason for number in own)
    return Actor(
        key=key(document, referent),
        kind=kind,
        label=label,
        aliases=tuple(name for name in names if name != label),
        mentions=tuple(own),
        wikidata=(known.wikidata or None) if known else None,
        reason="; ".join(reasons),
    )


def _names(own: Sequence[Mention]) -> tuple[str, ...]:
    """The distinct names that the text uses, in order; whole phrases where it uses no name. "French" is
    an adjective, no name of France.
    """
    proper = [_name(m) for m in own if m.name is not None and m.form != "adjective"]
    phrases = [_bare(m.span.exact) for m in own if m.form in {"nominal", "office"}]
    states = [_bare(m.span.exact) for m in own if m.kind == "state" and m.form == "nominal"]
    words = (" ".join(name.split()) for name in [*(proper or phrases), *states])
    # a headline's capitals are no other name
    distinct: dict[str, str] = {}
    for name in words:
        if distinct.get(name.casefold(), name.upper()).isupper():
            distinct[name.casefold()] = name
    return tuple(distinct.values())


def _name(mention: Mention) -> str:
    """The proper name; of a body with its country: "Russian Foreign Ministry"."""
    if mention.name is None or (mention.kind == "organisation" and mention.office_of is not None):
        return _bare(mention.span.exact)
    return mention.name.exact


def _bare(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() in {"the", "a", "an"} and rest else words


def _fullest(names: Sequence[str], own: Sequence[Mention]) -> str:
    """The name with the most words, capitals throughout and possessives last; then the longest."""

    def rank(name: str) -> tuple[bool, int, bool, bool, int]:
        words = name.split()
        shouted, owned = name.isupper() and len(words) > 1, "’s" in name or "'s" in name
        return not shouted, len(words), words[0].lower() not in POSSESSIVES, not owned, len(name)

    return max(names, key=rank, default=own[0].span.exact)


def tenures_by_key(
    document: Document, tenures: Sequence[Tenure], actors: Sequence[Actor]
) -> tuple[Tenure, ...]:
    """Tenures with keys in place of referents; those of unnamed people who are no actors are left out, and
    so is what an office is held of where no mention is of it.
    """
    there = {actor.key for actor in actors}
    keys = ((t, key(document, t.holder), key(document, t.of) if t.of is not None else None) for t in tenures)
    return tuple(
        replace(t, holder=holder, of=of if of in there else None) for t, holder, of in keys if holder in there
    )


def unresolved(mentions: Sequence[Mention], links: Links, used: Collection[int]) -> tuple[Unresolved, ...]:
    """The mentions that a fact needs and nobody could be named for, with the reason."""
    return tuple(Unresolved(number, _why(mentions[number])) for number in sorted(used) if number not in links)


def _why(mention: Mention) -> str:
    if mention.form == "pronoun":
        return "No single actor before the pronoun fits."
    if mention.kind == "state":
        return "The words can name more than one state, or none that the gazetteer knows."
    return "More than one actor of the document fits, or the words do not say what this is."
