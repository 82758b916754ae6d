"""Where and when a clause plays, as far as the clauses around it tell: "went to Baku on Friday, where he met
Y", "In July, X flew to P and held talks with Y".
"""

from collections.abc import Iterator

from spacy.tokens import Token

from memcon.understand.meetings.located import Dated, Located
from memcon.understand.meetings.triggers import known

# "Baku on Friday, where": how many tokens may stand from the place to its clause
NEAR = 10
DEEPEST = 4
# the classes of verbs that tell of what is still to come, or will not
AHEAD = ("planned", "proposed", "refused", "undone")


def where(verb: Token) -> Token | None:
    """The "where" or "when" that opens the clause of the verb, or None."""
    for _ in range(DEEPEST):
        for child in verb.lefts:
            if child.tag_ == "WRB" and child.text.lower() in {"where", "when"}:
                return child
        if verb.dep_ == "relcl" and verb.head.dep_ == "attr":
            # "became the first leader to visit P"
            verb = verb.head
        elif verb.dep_ not in {"xcomp", "conj", "acomp", "advcl"}:
            return None
        verb = verb.head
    return None


def place_before(located: Located, adverb: Token) -> int | None:
    """The token where the place begins that "where" takes up, or None."""
    if adverb.text.lower() != "where":
        return None
    for position in range(adverb.i - 1, max(adverb.sent.start, adverb.i - NEAR) - 1, -1):
        if position in located.places:
            return located.ranges[located.places[position]][0]
        if located.doc[position].tag_.startswith("VB"):
            break
    return None


def date_before(located: Located, adverb: Token) -> Dated | None:
    """The date right before "where" or "when": "in 1979, when", "Baku on Friday, where"."""
    position = adverb.i - 1
    while position > adverb.sent.start and located.doc[position].text == ",":
        position -= 1
    return located.date_at(position)


def carrying(adverb: Token, verb: Token) -> Token | None:
    """The verb of the clause that the clause of "where" hangs on: "cancelled a trip to P, where"."""
    for token in verb.ancestors:
        if token.i < adverb.i and token.tag_.startswith("VB"):
            return token
    return None


def frame(verb: Token) -> Token | None:
    """The verb beside which a participle stands: that of "was welcomed on Friday before sitting down"."""
    besides = verb.dep_ == "pcomp" and verb.head.text.lower() in {"before", "after"}
    above = verb.head.head
    return above if besides and verb.tag_ == "VBG" and above.tag_.startswith("VB") else None


def shared(verb: Token) -> Iterator[Token]:
    """The verbs before the verb in the same row: what stands before their subject is said of all, but not of
    what is still to come: "flew to P and prepared talks" that can be anywhere.
    """
    if any(known(verb, "verb", ahead) for ahead in AHEAD):
        return
    for _ in range(DEEPEST):
        if verb.dep_ != "conj" or verb.head.i == verb.i or any(c.dep_ == "nsubj" for c in verb.children):
            return
        verb = verb.head
        if verb.tag_.startswith("VB"):
            yield verb


def travels(verb: Token) -> Iterator[Token]:
    """Those of the verbs before it that go somewhere: "flew to P and held talks"."""
    yield from (token for token in shared(verb) if known(token, "verb", "motion"))
