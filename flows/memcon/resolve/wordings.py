"""The words of a mention without what says whose it is."""

from collections.abc import Sequence

from memcon.model import Mention, Span
from memcon.resolve.links import normalised

POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my", "your"})
LINKS = frozenset({"of", "for", "to", "from", "in"})


def own_words(mention: Mention, mentions: Sequence[Mention]) -> str:
    """The normalised words of a mention without article, country and owner: "foreign ministry" of both "the
    Russian Foreign Ministry" and "Russia's Foreign Ministry", "delegation" of "his delegation".
    """
    others = [mention.office_of] if mention.office_of is not None else []
    if mention.owner is not None:
        others.append(mentions[mention.owner].span)
    pieces = _without(mention.span, sorted(others))
    words = " ".join(pieces).replace("’", "'").split()
    while words and words[0] in {"'s", "'"}:
        words = words[1:]
    kept = normalised(" ".join(words)).split()
    if kept and kept[-1] in LINKS:
        kept.pop()
    return " ".join(kept[1:] if kept[:1] and kept[0] in POSSESSIVES else kept) or normalised(
        mention.span.exact
    )


def _without(span: Span, others: Sequence[Span]) -> list[str]:
    """The words of a span between and around others inside it."""
    pieces, at = [], span.start
    for other in others:
        if at <= other.start and other.end < span.end + 1:
            pieces.append(span.exact[at - span.start : other.start - span.start])
            at = other.end
    pieces.append(span.exact[at - span.start :])
    return pieces
