"""Actors whom only their number names: "the two last met in May", "both said", "the pair"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from memcon.understand.actors.draft import Draft

NUMBERS = frozenset({"two", "three", "four", "five"})
PAIRS = frozenset({"pair", "duo", "trio"})
# "the two last met": the parse takes these for nouns
ORDINALS = frozenset({"last", "first"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
VERBS = ("VB", "MD")
# what follows a number that counts something: "the two leaders", "the two of us", "the two-day visit"
COUNTING = ("NN", "JJ", "CD", "HYPH", "VBN", "VBG", "$", "SYM")


def counted(doc: Doc) -> Iterator[Draft]:
    """The drafts of a paragraph for numbers that stand for themselves, in order."""
    for token in doc:
        word = token.text.lower()
        if word == "both" and token.dep_ in SUBJECTS and _leads_on(token, ("RB", *VERBS)):
            yield _draft(token.i, token.i)
        elif word in NUMBERS | PAIRS and _stands_alone(token):
            yield _draft(token.i - 1, token.i)


def _draft(first: int, last: int) -> Draft:
    return Draft(first, last, last, "nominal", None, plural=True)


def _stands_alone(token: Token) -> bool:
    """Whether the number has an article, and counts nothing that is named after it."""
    if token.i == 0 or token.nbor(-1).text.lower() != "the":
        return False
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    if after is None or after.text.lower() in {"of", "-"}:
        return after is None
    return not after.tag_.startswith(COUNTING) or (after.text.lower() in ORDINALS and _leads_on(after, VERBS))


def _leads_on(token: Token, tags: tuple[str, ...]) -> bool:
    """Whether the next word has one of the tags."""
    return token.i + 1 < len(token.doc) and token.nbor().tag_.startswith(tags)
