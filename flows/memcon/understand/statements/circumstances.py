"""Circumstances under which speech is done although its verb stands under "will", "must" or the like.

Their names are those of the column `unless` in lexicon/modality.csv:
negated ("would not say"), not (a negation of the very word: "cannot agree"), self ("I" or "we" speak),
self-says ("I will say", "may I add": done by saying so), self-urges ("I would urge"), says ("wants to
stress"), courtesy ("would like to thank"), impersonal ("it must be noted"), only ("could only condemn"),
later ("would later deny", "would often say"), past ("had to admit"), wishing ("would" in "would like"),
compared ("voters are more likely to say").
"""

from collections.abc import Collection, Sequence

from spacy.tokens import Token

from memcon.understand.attributions.sources import SUBJECTS
from memcon.understand.statements.modals import helpers, is_of, wish

FIRST_PERSON = {"i", "we"}
# the acts that are done by saying "I will ...", and by saying "I would ..."
SAYING = {"state", "stress"}
URGING = SAYING | {"request", "propose", "warn", "believe"}


def manner(act: str, nodes: Sequence[Token], sources: Collection[str], *, negated: bool) -> set[str]:
    """The circumstances of the whole: who speaks, and which kind of act it is. `nodes` are the cue's head and
    what it hangs on, `sources` the words of the source in lower case.
    """
    subjects = {child.lower_ for node in nodes for child in node.children if child.dep_ in SUBJECTS}
    found = {"negated"} if negated else set()
    if act in SAYING:
        found.add("says")
        if any(child.dep_ in {"auxpass", "nsubjpass"} for child in nodes[0].lefts):
            found.add("impersonal")
    degrees = (child for node in nodes for child in node.lefts if child.dep_ == "advmod")
    if act in SAYING | {"believe"} and any(is_of(degree, "compared") for degree in degrees):
        found.add("compared")
    polite = any(is_of(node, "courtesy") for node in nodes[:2])
    if polite:
        found.add("courtesy")
    if FIRST_PERSON & (subjects | set(sources)):
        found |= {"self"} | ({"self-says"} if act in SAYING else set())
        found |= {"self-urges"} if polite or act in URGING else set()
    return found


def circumstances(node: Token, head: Token) -> set[str]:
    """The circumstances of one of the words that the cue's head hangs on, or of itself."""
    near = [child for token in (node, head) for child in token.children if child.dep_ == "advmod"]
    found = {kind for kind in ("only", "later") if any(is_of(word, kind) for word in (node, *near))}
    if any(child.dep_ == "neg" for child in helpers(node)):
        found.add("not")
    if node.tag_ == "VBD":
        found.add("past")
    if wish(node):
        found.add("wishing")
    return found
