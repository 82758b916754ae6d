"""Whether a capital or a seat of government stands for its state: "Paris proposed", not "in Paris"."""

from spacy.tokens import Token

from memcon.understand.actors.name_words import parts
from memcon.understand.attributions.cues import entries

PARTIES = frozenset({"with", "between", "against", "including", "by", "toward", "towards", "among"})
PLACING = frozenset(
    {"in", "at", "to", "near", "outside", "inside", "into", "around", "from", "through", "via"}
)


def stands_for_state(token: Token, *, seat: bool) -> bool:
    """Judge by the syntax of the name's last token.

    A subject, an agent, a possessive, a party after "with" or "between", who is told, urged or accused, and
    whoever backs or leads ("Moscow-backed") is the state; after a preposition of place it is the place; a
    seat ("the Kremlin") is the state wherever it is no place.
    """
    if _is_dateline(token):
        return False
    token = _first_of_list(token)
    if token.dep_ == "pobj":
        return _is_party(token, seat=seat)
    if token.dep_ == "dobj":
        return seat or any(" " not in entry.lemma for entry in entries(token.head, "verb"))
    return seat or token.dep_ in {"nsubj", "nsubjpass", "poss"} or _is_doer(token)


def _is_dateline(token: Token) -> bool:
    """Whether the name opens a despatch: "NAIROBI (WPA) -", "Geneva – The envoys met"."""
    opens = token.i < 4 and token.left_edge.i == 0 and not any(t.is_lower for t in token.doc[: token.i])
    if not opens or token.i + 1 >= len(token.doc):
        return False
    after = token.nbor(1).text
    dash = after in {"-", "--", "–", "—", "_"} and bool(token.whitespace_)
    return dash or after == "(" or (after == "," and token.is_upper)


def _is_party(token: Token, *, seat: bool) -> bool:
    """Whether the preposition before names a party: "with Paris", "according to Paris"."""
    word, above = token.head.text.lower(), token.head.head.text.lower()
    if word == "to" and above in {"according", "close"}:
        return True
    return word in PARTIES or (seat and word not in PLACING)


def _is_doer(token: Token) -> bool:
    """Whether a participle of doing hangs on it by a hyphen: "Moscow-backed", not "Moscow-based"."""
    if token.i + 2 >= len(token.doc) or token.nbor(1).text != "-":
        return False
    return parts().get(token.nbor(2).text.lower()) == "agent"


def _first_of_list(token: Token) -> Token:
    for _ in range(20):
        if token.dep_ != "conj":
            break
        token = token.head
    return token
