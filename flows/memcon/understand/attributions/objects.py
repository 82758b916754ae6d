"""Noun phrases as the content of a cue: "welcomed the plan", "called for talks", "considers it illegal"."""

from spacy.tokens import Token

from memcon.understand.attributions.cues import Cue, is_light
from memcon.understand.attributions.infinitives import has_to
from memcon.understand.attributions.sources import SUBJECTS, is_passive

# first and last token number of the paragraph, both included
Range = tuple[int, int]
# the parser often hangs these on the verb where they belong to its object
NEAR = {"with", "of", "to", "between", "against", "from", "over", "towards", "toward", "into", "about"}
TIMES = {"DATE", "TIME"}


def noun(cue: Cue) -> list[Range]:
    """The object: "welcomed the plan", "called for talks", "opposition to sanctions"; of a passive with
    an agent the subject: "the plan is backed by Berlin".
    """
    linker = linking(cue)
    if linker is not None:
        return linked(linker, cue)
    if cue.entry.kind != "verb":
        return []
    return passive_object(cue.head) if is_passive(cue.head) else active_object(cue)


def linking(cue: Cue) -> Token | None:
    """The preposition between cue and content: the cue's own last word, or one of the entry's tail."""
    if cue.last.tag_ in {"IN", "TO"}:
        return cue.last
    if cue.entry.kind == "verb":
        return None
    ahead = (*cue.head.rights, *(cue.head.head.rights if cue.entry.kind == "noun" else ()))
    places = {cue.head.i + 1}
    if is_light(cue.head.head):  # "expressed concern / to Chad / over the raid"
        places |= {c.right_edge.i + 1 for c in ahead if c.lower_ == "to" and c.i == cue.head.i + 1}
    return next((c for c in ahead if c.lower_ in cue.entry.tail and c.i in places), None)


def linked(linker: Token, cue: Cue) -> list[Range]:
    """What stands after the preposition; "call for Iran to sign" hangs it on the verb of the clause."""
    if linker.dep_ == "aux":
        return []
    child = next(linker.rights, None)
    if child is None:
        child = next((c for c in cue.head.rights if c.left_edge == linker and c != linker), None)
    if child is None or child.ent_type_ in TIMES:
        return []
    last = child.right_edge.i
    aim = (c for c in cue.head.head.rights if c.dep_ in {"advcl", "xcomp"} and c.left_edge.i == last + 1)
    if cue.entry.kind == "noun":  # "expressed support for the mission / to guard the port"
        last = next((c.right_edge.i for c in aim if has_to(c)), last)
    return [(linker.i + 1, last)]


def passive_object(verb: Token) -> list[Range]:
    """What was welcomed or condemned: the subject, or the noun before "opposed by"."""
    thing = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    if thing is not None:
        return before_clause(verb) if is_relative(thing) else [(thing.left_edge.i, thing.right_edge.i)]
    return before_clause(verb) if verb.dep_ == "acl" else []


def is_relative(pronoun: Token) -> bool:
    """Is it the "which" or "that" of a relative clause?"""
    return pronoun.tag_ in {"WDT", "WP"}


def before_clause(verb: Token) -> list[Range]:
    """The noun phrase that the verb's clause is about: "the plan that Rome rejects"."""
    if verb.dep_ not in {"acl", "relcl"}:
        return []
    last = verb.left_edge.i - 1
    return [(verb.head.left_edge.i, last)] if verb.head.i <= last else []


def active_object(cue: Cue) -> list[Range]:
    """The object with what completes it: "condemned the raid as illegal", "accused Iran of lying"."""
    thing = next((c for c in cue.head.children if c.dep_ in {"dobj", "oprd"} and c.tag_ != "WP$"), None)
    if thing is None:
        verbs = (c for c in cue.head.rights if c.dep_ in {"xcomp", "ccomp", "pcomp"})
        gerund = next((c for c in verbs if c.tag_ == "VBG"), None)
        return [(gerund.left_edge.i, gerund.right_edge.i)] if gerund is not None else []
    if thing.i < cue.head.i:
        return before_clause(cue.head) if is_relative(thing) else []
    last = thing.right_edge.i
    for child in cue.head.rights:
        if child.left_edge.i == last + 1 and continues(child, cue):
            last = child.right_edge.i
    return [(thing.left_edge.i, last)]


def continues(child: Token, cue: Cue) -> bool:
    """Does what follows the object belong to it: "the raid / as illegal", "talks / with Iran", "the call /
    to stop"?
    """
    if child.lower_ in cue.entry.tail or child.dep_ == "oprd":
        return True
    if child.dep_ in {"advcl", "xcomp"}:
        return has_to(child)
    near = child.dep_ in {"prep", "dative"} and child.lower_ in NEAR - set(cue.entry.addressee)
    return near and not any(c.ent_type_ in TIMES for c in child.rights)


def complement(cue: Cue) -> list[Range]:
    """Object and predicate: "called the raid a crime", "considers it illegal"."""
    parts = [c for c in cue.head.rights if c.dep_ in {"dobj", "ccomp", "oprd", "acomp", "xcomp", "attr"}]
    named = [c for c in parts if c.dep_ != "ccomp" or any(g.dep_ in SUBJECTS for g in c.lefts)]
    enough = len(named) > 1 or any(c.dep_ == "ccomp" or is_named_after(c) for c in named)
    return [(named[0].left_edge.i, named[-1].right_edge.i)] if enough else []


def is_named_after(thing: Token) -> bool:
    """Does the name that it is called stand behind it without a comma: "the raid a crime"?"""
    return any(c.dep_ == "appos" and c.left_edge.nbor(-1).text != "," for c in thing.rights)
