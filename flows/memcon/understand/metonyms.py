"""Whether a capital or a seat of government stands for its state: "Paris proposed", not "in Paris"."""

from spacy.tokens import Token

BETWEEN_STATES = frozenset({"with", "between", "against", "including", "by", "toward", "towards", "among"})
PLACING = frozenset(
    {"in", "at", "to", "near", "outside", "inside", "into", "around", "from", "through", "via"}
)


def stands_for_state(token: Token, *, seat: bool) -> bool:
    """Judge by the syntax of the name's last token.

    A subject, an agent, a possessive and a party after "with" or "between" is the state; after a
    preposition of place it is the place; a seat ("the Kremlin") is the state wherever it is no place.
    """
    if token.dep_ == "conj":
        return stands_for_state(_first_of_list(token), seat=seat)
    if token.dep_ == "pobj":
        word = token.head.text.lower()
        return word in BETWEEN_STATES or (seat and word not in PLACING)
    return seat or token.dep_ in {"nsubj", "nsubjpass", "poss"}


def _first_of_list(token: Token) -> Token:
    for _ in range(20):
        if token.dep_ != "conj":
            break
        token = token.head
    return token
