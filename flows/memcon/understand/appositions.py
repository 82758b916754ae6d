"""What the syntax itself equates: "Renzi, Italy's prime minister,", "the bloc's envoy, Ana Roe,", "who"."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from memcon.understand.names import Name
from memcon.understand.offices import OfficePhrase

CLOSING = frozenset({",", ".", ";", ":", ")", "-", "–", "—", "'s", '"'})


def apposition(
    doc: Doc, first: int, last: int, others: Sequence[Name] | Sequence[OfficePhrase]
) -> int | None:
    """A token of the name or office that the phrase from `first` to `last` stands in apposition to.

    The phrase must follow the other after a comma and be closed by punctuation or the sentence's verb;
    an office in apposition must be singular, since "Lavrov, ministers and aides" is a list.
    """
    if first < 2 or doc[first - 1].text != ",":
        return None
    before = next((other for other in others if other.last == first - 2), None)
    if before is None or (isinstance(before, OfficePhrase) and before.plural):
        return None
    if isinstance(before, Name) and before.kind not in {"person", None}:
        return None
    closed = last + 1 >= len(doc) or doc[last + 1].text in CLOSING or doc[last + 1].tag_[:2] in {"VB", "MD"}
    return before.last if closed else None


def joined_title(doc: Doc, phrase: OfficePhrase, titles: dict[int, int]) -> int | None:
    """The name that an office shares with the title after "and": "former envoy and current minister Ana
    Roe" is one person, "the envoy and Minister Ana Roe" are two. `titles` maps where a title begins to
    its name.
    """
    after = phrase.last + 1
    if phrase.plural or doc[phrase.first].tag_ == "DT" or after + 1 >= len(doc):
        return None
    return titles.get(after + 1) if doc[after].text in {"and", "&", "/"} else None


def bracketed(doc: Doc, first: int, last: int) -> int | None:
    """The token before the bracket, where the phrase alone stands in it: "African Lake Council (ALC)"."""
    alone = first >= 2 and last + 1 < len(doc) and doc[first - 1].text == "(" and doc[last + 1].text == ")"
    return first - 2 if alone else None


def relative(token: Token) -> int | None:
    """The token that a relative "who" stands for."""
    if token.tag_ != "WP":
        return None
    verb = token.head
    for _ in range(3):
        if verb.dep_ == "relcl":
            return int(verb.head.i)
        verb = verb.head
    return None
