"""Infinitives and gerunds as the content of a cue: "promised to withdraw", "urged Iran to sign"."""

from spacy.tokens import Token

from memcon.understand.attributions.cues import Cue
from memcon.understand.attributions.sources import SUBJECTS, right_spine

# first and last token number of the paragraph, both included
Range = tuple[int, int]
VERBAL = {"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp"}


def infinitive(cue: Cue) -> list[Range]:
    """What the source is to do itself: "suggested holding talks", "his refusal to sign"."""
    for child in (*cue.last.rights, *cue.head.rights):
        if child.dep_ in VERBAL and is_bare(child):
            return [(child.left_edge.i, child.right_edge.i)]
    return []


def is_bare(verb: Token) -> bool:
    """Is it an infinitive with "to", or a gerund, without a subject of its own?"""
    if any(c.dep_ in SUBJECTS for c in verb.lefts):
        return False
    return has_to(verb) or (verb.tag_ == "VBG" and verb.dep_ in {"xcomp", "ccomp"})


def has_to(verb: Token) -> bool:
    """Is it an infinitive with "to"?"""
    return any(c.tag_ == "TO" for c in verb.lefts)


def addressed(cue: Cue) -> list[Range]:
    """What somebody is asked to do, without who: "urged Iran to sign", "called on both to talk"."""
    verb = told_to(cue)
    if verb is None:
        return []
    start = next((c.i for c in verb.lefts if c.tag_ == "TO" or c.dep_ == "neg"), verb.i)
    return [(start, verb.right_edge.i)]


def told_to(cue: Cue) -> Token | None:
    """The verb that somebody is asked to do; None where nobody is asked."""
    asked = next((c for c in cue.last.rights if c.dep_ in {"pobj", "dobj"}), None)
    verbs: list[Token] = list(cue.head.rights)
    if asked is not None and is_party(asked):
        verbs += right_spine(asked)
    for child in verbs:
        if child.dep_ in VERBAL and child.i > cue.last.i and has_to(child) and is_asked(cue, child):
            return child
    return None


def is_party(noun: Token) -> bool:
    """Is it somebody ("Iran", "them", "Russian forces"), or a thing such as "efforts to sign"?"""
    if noun.tag_ in {"PRP", "NNP", "NNPS"} or noun.ent_type_:
        return True
    return any(c.ent_type_ in {"NORP", "GPE", "ORG"} for c in noun.lefts)


def is_asked(cue: Cue, verb: Token) -> bool:
    """Is there somebody to do what the verb says: its own subject, the object of the cue, or the subject
    of "were asked"?
    """
    if any(c.dep_ in SUBJECTS for c in verb.lefts):
        return True
    if any(c.dep_ in {"pobj", "dobj"} and c.i < verb.i for c in cue.last.rights):
        return True
    return any(c.dep_ == "nsubjpass" for c in cue.head.lefts)


def with_object(cue: Cue) -> list[Range]:
    """An infinitive with its subject: "expects Britain to leave", "want the treaty signed"."""
    for child in cue.head.rights:
        if child.dep_ in {"ccomp", "xcomp"} and any(c.dep_ in SUBJECTS for c in child.lefts):
            return [(child.left_edge.i, child.right_edge.i)]
    asked = next((c for c in cue.head.rights if c.dep_ == "dobj"), None)
    verb = next((c for c in cue.head.rights if c.dep_ in {"xcomp", "advcl"} and is_bare(c)), None)
    if asked is None or verb is None or verb.i < asked.i:
        return []
    return [(asked.left_edge.i, verb.right_edge.i)]
