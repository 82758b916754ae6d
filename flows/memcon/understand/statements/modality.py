"""Whether the act that a statement reports was done, is expected or is only possible.

"Is expected to urge", "may announce", "would deny" tell of no act that was done. The lexicon
(lexicon/modality.csv) says which words make it so, and the parse where they stand: as auxiliaries of the cue,
or on what the cue hangs on, upwards from verb to verb. Speech is often done under the same words: "I would
like to thank", "it must be said", "could only condemn"; such circumstances are named in the lexicon's rows.
"""

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Token

from memcon.model import Attribution, Modality
from memcon.understand.attributions.cues import Cue, copula, entries, is_light, last_word
from memcon.understand.attributions.infinitives import has_to
from memcon.understand.attributions.sources import SUBJECTS
from memcon.understand.offsets import Offsets
from memcon.understand.statements.circumstances import circumstances, manner
from memcon.understand.statements.cues import leading
from memcon.understand.statements.modals import Row, helpers, is_of, row, table, wish

# how far governors are looked for upwards
CLIMB = 6
# what an infinitive can be to the word that it hangs on
CLAUSES = {"xcomp", "ccomp", "advcl", "acl", "relcl"}
# the kinds of word in the speech lexicon, and the frames of those that an act to come hangs on
KINDS = {"VB": "verb", "NN": "noun", "JJ": "adjective"}
INFINITIVES = {"infinitive", "addressee-infinitive", "object-infinitive"}


def modality(cue: Cue | None, attribution: Attribution, offsets: Offsets, *, negated: bool) -> Modality:
    """Asserted where nothing says otherwise; possible, if a word above the cue leaves it open, else expected
    if one says that it is to come. `cue` is the lexicon's reading of the attribution's cue, None for words
    that it does not know; `negated` is whether the statement is.
    """
    tokens = offsets.tokens(attribution.cue) if attribution.cue else None
    if tokens is None:
        return "asserted"
    verbal = cue is not None and cue.entry.kind != "adverbial"
    nodes = path(cue.head if cue and verbal else tokens.root, tokens.start)
    taken = range(cue.head.i, cue.last.i + 1) if cue else range(0)
    sources = {span.exact.lower() for span in attribution.source}
    always = manner(cue.entry.act if cue else "", nodes, sources, negated=negated)
    found: set[Modality] = {"expected"} if is_headline(nodes[-1]) else set()
    for node, below in zip(nodes, (None, *nodes), strict=False):
        here = always | circumstances(node, nodes[0])
        left = [row for row in rows(node, below, taken) if not row.unless & here]
        found |= {row.reported if is_reported(node) else row.modality for row in left}
    if is_asked(nodes[-1]) and "self" not in always:
        found.add("possible")
    return next((each for each in ("possible", "expected") if each in found), "asserted")


def path(head: Token, start: int) -> list[Token]:
    """The cue's head and what it hangs on, as far as the one says whether the other was done. `start` is the
    number of the cue's first token.
    """
    nodes = [head.head if head.tag_ == "MD" and head.dep_ == "aux" else head]
    while len(nodes) <= CLIMB and (above := governor(nodes, start)) is not None:
        nodes.append(above)
    return nodes


def governor(nodes: Sequence[Token], start: int) -> Token | None:
    """What says whether the last node's act was done: the verb or noun above an infinitive, the verb that
    brings up a noun ("express" in "will express concern"), the copula of an adjective, the first of joined
    verbs.
    """
    token = nodes[-1]
    above = token.head
    if token.tag_[:2] == "NN":
        bound = token.dep_ == "dobj" and (above.i >= start or (token == nodes[0] and is_brought(token)))
    elif has_to(token):
        bound = token.dep_ in CLAUSES
    elif token.dep_ == "conj":
        bound = is_bare(token)
    elif token.tag_ == "VBG" and token.dep_ == "pcomp":
        bound, above = is_of(above, "preposition"), above.head
    elif token.tag_ == "VBG" and token.dep_ == "acl":
        bound = above.i >= start
    elif token.tag_ == "VBG" and token.dep_ == "xcomp":
        bound = row(above, "gerund") is not None or bool(leading(above, "carrier"))
    else:
        bound, above = True, copula(token) or token
    return above if bound and above != token else None


def is_brought(noun: Token) -> bool:
    """Does the verb above the noun do the act: "issue a warning", but not "repeat his claim"?"""
    known = any(child.dep_ == "poss" or child.lower_ == "the" for child in noun.lefts)
    return is_light(noun.head) and not known


def is_bare(verb: Token) -> bool:
    """Is it a second verb to the auxiliaries of the first: "will visit and / urge"?"""
    free = not any(child.dep_ in SUBJECTS | {"aux", "auxpass"} for child in verb.lefts)
    return free and verb.tag_ in {"VB", "VBN", "VBG"} and verb.tag_ == verb.head.tag_


def rows(node: Token, below: Token | None, taken: Collection[int]) -> Iterator[Row]:
    """The lexicon's rows of a node's own words and of itself as what `below` hangs on; but not of the tokens
    `taken`, which are the words of the reading ("would like").
    """
    subjects = [child.i for child in node.lefts if child.dep_ in SUBJECTS]
    for child in helpers(node):
        kind = kind_of(child, node, max(subjects, default=-1))
        found = row(child, kind) if kind and child.i not in taken else None
        if found is not None:
            yield found
    found = governing(node, below) if below is not None and below.head == node else None
    if found is not None:
        yield found


def kind_of(child: Token, node: Token, subject: int) -> str | None:
    """The kind of row that a word before a node can be. `subject` is the number of the node's subject, less
    than 0 where it has none: "May said" has a name for it.
    """
    if child.tag_ == "MD":
        named = child.is_title and subject < 0
        return "modal" if node.tag_ not in {"VBD", "VBZ"} and not named else None
    if child.dep_ == "mark":
        return "mark" if node.dep_ in {"advcl", "ccomp", "xcomp"} else None
    if child.dep_ == "advmod":
        return "adverb" if child.i > subject else None
    return "adjective" if child.dep_ == "amod" else None


def governing(node: Token, below: Token) -> Row | None:
    """What a word says of the infinitive or gerund under it: "plans to", "likely to", "is to", "urged to"."""
    if not has_to(below):
        return row(node, "gerund") if below.dep_ == "xcomp" else None
    carriers = leading(node, "carrier")
    if any(entry.words for entry in carriers) or any(child.dep_ == "prt" for child in node.rights):
        return None
    known = row(node, "governor")
    if known is None and not any(child.dep_ in SUBJECTS for child in below.lefts):
        known = wish(node)
    if known is None and node.i + 1 == below.left_edge.i:
        known = row(node, "copula")
    return known if known or carriers else committed(node, below)


def committed(node: Token, below: Token) -> Row | None:
    """What an act of speech says of another that hangs on it: "promised to apologise"."""
    kind = KINDS.get(node.tag_[:2])
    if kind is None or below.dep_ not in {"xcomp", "ccomp", "acl"}:
        return None
    known = [entry for entry in entries(node, kind, whole=True) if entry.frames & INFINITIVES]
    acts = [entry.act for entry in known if last_word(node, entry.words) is not None]
    return next((found for act in acts if (found := table("act").rows.get(act))), None)


def is_reported(node: Token) -> bool:
    """Does it stand within what somebody said in the past, and on no condition: "she said she would ask"?"""
    conditions = (child for child in node.children if child.dep_ == "advcl")
    if any(word.dep_ == "mark" and row(word, "mark") for verb in conditions for word in verb.lefts):
        return False
    for _ in range(CLIMB):
        if node.head == node:
            break
        if node.dep_ == "ccomp" and node.head.tag_ in {"VBD", "VBN"}:
            return True
        node = node.head
    return False


def is_asked(verb: Token) -> bool:
    """Is it the verb of a question that yes or no answers, or of a condition: "Did he say", "Had he said"?"""
    first = next((child for child in verb.lefts if not child.is_punct and child.dep_ != "cc"), None)
    if first is None or first.dep_ not in {"aux", "auxpass"} or first.tag_ == "TO":
        return False
    between = verb.doc[first.i + 1 : verb.i]
    turned = any(token.dep_ in SUBJECTS and token.head == verb for token in between)
    return turned and (first.lower_ == "had" or verb.sent[-1].text == "?")


def is_headline(verb: Token) -> bool:
    """Is it an infinitive on which no verb has a say: "Minister to demand a truce"?"""
    if not has_to(verb) or any(child.tag_ == "MD" for child in verb.lefts):
        return False
    return verb.dep_ == "ROOT" or (verb.head.dep_ == "ROOT" and verb.head.tag_[:2] == "NN")
