"""Where a phrase stands between a comma and what closes it, behind the words that it says more of."""

from spacy.tokens import Doc

REACH = 8
PLACING = frozenset({"in", "for", "on", "at"})
HONOURING = frozenset({"h.e.", "h.e", "his", "her", "excellency", "highness", "majesty", "royal"})
CLOSING = frozenset({",", ".", ";", ":", "(", ")", "-", "–", "—", "'s", '"'})


def apposed(doc: Doc, first: int, last: int) -> int | None:
    """The token before the comma that a phrase stands in apposition to, by its place alone.

    The phrase must be closed by punctuation or the sentence's verb: "Lavrov, ministers and aides" is a list.
    """
    while first > 1 and doc[first - 1].text.lower() in HONOURING:
        first -= 1
    if first < 2 or doc[first - 1].text != ",":
        return None
    after = with_place(doc, last) + 1
    closed = after >= len(doc) or doc[after].text in CLOSING or doc[after].tag_[:2] in {"VB", "MD"}
    return first - 2 if closed else None


def with_place(doc: Doc, last: int) -> int:
    """The end of a phrase with where or for what it is, up to the sign that closes it: "its director in
    Lima,", "the envoy for the Sahel,"; without such words the end itself.
    """
    at = last + 1
    if at >= len(doc) or doc[at].text.lower() not in PLACING:
        return last
    while at < min(len(doc), last + REACH) and doc[at].tag_[:2] in {"IN", "DT", "JJ", "NN", "PO", "PR"}:
        at += 1
    return at - 1 if at < len(doc) and doc[at].text in {",", ".", ";"} else last
