"""How a clause hangs together: who is the subject of a verb, and which verb governs a noun."""

from typing import NamedTuple

from spacy.tokens import Token

from memcon.understand.meetings.triggers import known, words

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
# a verb without a subject of its own shares that of the verb it hangs on
SHARING = frozenset({"conj", "xcomp", "advcl", "ccomp", "dep"})
PREPOSITIONS = frozenset({"prep", "agent"})
DEEPEST = 8


class Governor(NamedTuple):
    """The verb that a noun belongs to, and how."""

    verb: Token | None
    """None in a headline or list without a verb."""
    relation: str
    """"subject", "object", the preposition between them, or "" where the noun is far below the verb."""
    nouns: tuple[Token, ...]
    """The nouns between them, innermost first: "round" in "began a round of talks"."""


def subject(verb: Token) -> Token | None:
    """The token whose phrase is the subject of the verb, by the syntax of infinitives, participles and
    relative clauses too; None where nothing shows it.
    """
    if verb.i == verb.sent.start and verb.tag_ in {"VBG", "NN"}:
        return _of_main_clause(verb)
    for _ in range(DEEPEST):
        found = _beside(verb)
        if found is not None:
            return found
        above = _verb_above(verb)
        if above is None:
            return _of_adjective(verb)
        verb = above
    return None


def _beside(verb: Token) -> Token | None:
    """The subject that the verb has of its own, as part of a noun phrase, or as the object of urging."""
    own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if own is not None:
        relative = verb.dep_ == "relcl" and own.text.lower() in RELATIVES
        return verb.head if relative else own
    if verb.dep_ in {"relcl", "acl"}:
        return _predicated(verb.head)
    return _controlling_object(verb)


def _verb_above(verb: Token) -> Token | None:
    """The verb whose subject an infinitive, participle or joined verb shares."""
    above = verb.head
    if verb.dep_ == "pcomp":
        above = above.head
        while above.dep_ in {"pobj", "prep", "pcomp"} and not above.tag_.startswith("VB"):
            above = above.head
    elif verb.dep_ not in SHARING:
        return None
    return above if above.i != verb.i and above.tag_.startswith(("VB", "MD")) else None


def _of_main_clause(participle: Token) -> Token | None:
    """Y of "Meeting X, Y said": the last subject of the main verb, whatever the parse makes of X."""
    root = participle.sent.root
    found = [child for child in root.children if child.dep_ in SUBJECTS and participle.i < child.i]
    return found[-1] if found else None


def _predicated(noun: Token) -> Token:
    """Roe of "Roe was the first leader to visit", else the noun itself."""
    if noun.dep_ != "attr":
        return noun
    return next((child for child in noun.head.children if child.dep_ in SUBJECTS), noun)


def _controlling_object(verb: Token) -> Token | None:
    """The object of urging: "them" in "urged them to meet"."""
    above = verb.head
    if verb.dep_ not in {"xcomp", "ccomp"} or known(above, "verb", "urging", "inviting") is None:
        return None
    return next((child for child in above.children if child.dep_ in {"dobj", "dative"}), None)


def _of_adjective(verb: Token) -> Token | None:
    """The subject of "is" in "is ready to meet"; of "his plans to meet" the possessive."""
    above = verb.head
    if verb.dep_ == "ROOT":
        return None
    if above.tag_.startswith("JJ") and above.head.i != above.i and above.head.tag_.startswith("VB"):
        return subject(above.head)
    return possessor(above) if above.tag_.startswith("NN") else None


def possessor(noun: Token) -> Token | None:
    """The token whose own the noun is: "his" of "his plans"."""
    return next((child for child in noun.children if child.dep_ == "poss"), None)


def governor(noun: Token) -> Governor:
    """Climb from a noun to the verb it belongs to, through nouns that are part of it ("a round of talks",
    "the sidelines of the summit", "a proposal for talks").
    """
    nouns: list[Token] = []
    relation, token = "", noun
    for _ in range(DEEPEST):
        token = _first_of_list(token)
        above = token.head
        if above.i == token.i:
            break
        if above.dep_ in PREPOSITIONS or above.tag_ == "IN" or _like_preposition(above):
            token = above.head
            if token.tag_.startswith("VB") and token.i != above.i:
                return Governor(token, relation or above.text.lower(), tuple(nouns))
            if known(token, "noun", "part") is not None:
                # "of" in "on the sidelines of the summit" tells nothing
                relation = "" if relation == "of" else relation
            else:
                relation = relation or (token if token.tag_ in {"RB", "IN"} else above).text.lower()
        elif above.tag_.startswith(("VB", "MD")):
            return Governor(above, relation or _step(token), tuple(nouns))
        else:
            token = above
        if token.tag_.startswith("NN"):
            nouns.append(token)
    return Governor(None, relation, tuple(nouns))


def _like_preposition(verb: Token) -> bool:
    """Whether a participle serves as a preposition: "following the talks"."""
    return verb.tag_ == "VBG" and verb.text.lower() in words("preposition", "during").forms


def _step(token: Token) -> str:
    if token.dep_ in SUBJECTS:
        return "subject"
    return "object" if token.dep_ in {"dobj", "attr", "oprd", "dative"} else token.dep_


def _first_of_list(token: Token) -> Token:
    for _ in range(DEEPEST):
        if token.dep_ != "conj":
            break
        token = token.head
    return token
