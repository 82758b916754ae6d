"""What the syntax itself equates: "Renzi, Italy's prime minister,", "the bloc's envoy, Ana Roe,", "who"."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from memcon.understand.actors.enclosed import apposed
from memcon.understand.actors.names import Name
from memcon.understand.actors.offices import OfficePhrase

# a name that is abbreviated has no more words
LONGEST = 12
JOINING = frozenset({"and", "&"})


def office_apposed(
    doc: Doc, phrase: OfficePhrase, last: int, names: Mapping[int, Name], others: Sequence[OfficePhrase] = ()
) -> int | None:
    """The token of the person's name that an office follows: "Renzi, Italy's prime minister,", also by way
    of another ("Roe, the deputy premier and minister of oil,").

    The phrase ends at `last` with what it is the office of; `names` are by their last token, `others` the
    offices of the paragraph.
    """
    if last + 1 < len(doc) and (doc[last + 1].tag_ == "POS" or _speaks(doc, phrase.noun, last)):
        return None
    first, end = _chain(doc, phrase.first, last, others)
    before = apposed(doc, first, end)
    name = names.get(before) if before is not None else None
    return name.last if name is not None and name.kind in {"person", None} and not phrase.plural else None


def _chain(doc: Doc, first: int, last: int, others: Sequence[OfficePhrase]) -> tuple[int, int]:
    """The first and last token of an office with those that "and" joins to it."""
    starts = {other.first: other.last for other in others if not other.plural}
    ends = {other.last: other.first for other in others if not other.plural}
    while last + 2 < len(doc) and doc[last + 1].text in JOINING and last + 2 in starts:
        last = starts[last + 2]
    while first > 2 and doc[first - 1].text in JOINING and first - 2 in ends:
        first = ends[first - 2]
    return first, last


def _speaks(doc: Doc, noun: int, last: int) -> bool:
    """Whether the office is the subject of the verb that follows at once: "After talks with Roe, the minister
    said".
    """
    verb = doc[last + 1]
    return bool(doc[noun].dep_ in {"nsubj", "nsubjpass"} and verb.tag_[:2] in {"VB", "MD"})


def joined_title(doc: Doc, phrase: OfficePhrase, named: Mapping[int, int]) -> int | None:
    """The name that an office shares with the title after "and": "former envoy and current minister Ana
    Roe" is one person, "the envoy and Minister Ana Roe" are two. `named` maps where a title begins to its
    name.
    """
    after = phrase.last + 1
    alone = doc[phrase.first].tag_ == "DT" and not phrase.former
    if phrase.plural or alone or after + 1 >= len(doc):
        return None
    return named.get(after + 1) if doc[after].text in {"and", "&", "/"} else None


def bracketed(doc: Doc, first: int, last: int) -> int | None:
    """The token before the bracket, where the phrase alone stands in it and abbreviates the words before:
    "African Lake Council (ALC)", but not "MOSCOW (AP)".
    """
    alone = first >= 2 and last + 1 < len(doc) and doc[first - 1].text == "(" and doc[last + 1].text == ")"
    return first - 2 if alone and _abbreviates(doc, doc[first].text, first - 2) else None


def _abbreviates(doc: Doc, short: str, last: int) -> bool:
    """Whether the letters of an acronym run through two or more capitalised words that end at a token."""
    words: list[str] = []
    at = last
    while at > last - LONGEST and at >= 0 and (doc[at].text[0].isupper() or doc[at].is_lower):
        words += [doc[at].text.upper()] if doc[at].text[0].isupper() else []
        at -= 1
        letters = iter("".join(reversed(words)))
        if len(words) > 1 and words[-1][0] == short[:1] and all(c in letters for c in short.upper()):
            return True
    return False


def relative(token: Token) -> int | None:
    """The token that a relative "who", "which" or "that" stands for."""
    if token.tag_ not in {"WP", "WDT"}:
        return None
    verb = token.head
    for _ in range(3):
        if verb.dep_ == "relcl":
            return int(verb.head.i)
        verb = verb.head
    return None
