"""The content of a cue as the syntax shows it: a clause, an infinitive, a noun phrase, or the sentence
that the cue is put into ("the talks, he said, had failed").

A range is a pair of token numbers of the paragraph, both included.
"""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from memcon.understand.cues import Cue, cues, is_light
from memcon.understand.sources import SUBJECTS, is_finite, is_passive, right_spine

Range = tuple[int, int]
PARENTHESES = {"parataxis", "advcl", "ccomp", "dep", "conj"}


def contents(cue: Cue) -> list[Range]:
    """The pieces of the cue's content, in the first of its frames that the syntax fills."""
    for frame, find in FRAMES.items():
        if frame in cue.entry.frames:
            found = [trimmed(cue, piece) for piece in find(cue)]
            pieces = [(first, last) for first, last in found if first <= last]
            if pieces:
                return pieces
    return []


def clause(cue: Cue) -> list[Range]:
    """A finite clause: "said (that) talks had failed", "asked whether", "a warning that"; without one,
    the sentence that the cue stands in as a parenthesis.
    """
    after, before = (*cue.last.rights, *cue.head.rights, *predicate(cue)), (*cue.head.lefts,)
    for child in (*after, *before):
        if child.dep_ in {"ccomp", "acl"} and is_clause(child, noun=cue.entry.kind == "noun"):
            if child.i < cue.head.i and (that := after_that(cue)):
                return [that]
            return [span(child)]
    verb = cue.head
    if cue.entry.kind == "verb" and verb.dep_ in PARENTHESES and is_set_off(verb):
        return host(cue)
    return []


def predicate(cue: Cue) -> Iterator[Token]:
    """What hangs on the verb of a nominal cue: "hope was expressed that", "gave a warning that"."""
    if cue.entry.kind == "noun" and is_light(cue.head.head):
        yield from cue.head.head.rights
    if cue.entry.kind == "adjective" and cue.head.dep_ == "acomp":
        yield from cue.head.head.rights


def after_that(cue: Cue) -> Range | None:
    """The rest of the sentence where "that" follows the cue, whatever the parse makes of it."""
    doc, sentence = cue.head.doc, cue.head.sent
    if cue.last.i + 1 < sentence.end and doc[cue.last.i + 1].lower_ == "that":
        return cue.last.i + 1, sentence.end - 1
    return None


def is_clause(verb: Token, *, noun: bool) -> bool:
    """Is it a finite clause, after a noun one with "that" or "whether"?"""
    if not is_finite(verb):
        return False
    if noun or verb.dep_ == "acl":
        return any(c.dep_ == "mark" and c.lower_ in {"that", "whether", "if"} for c in verb.lefts)
    return True


def is_set_off(verb: Token) -> bool:
    """Does a comma or dash stand before the clause, or does it start its sentence with "as"?"""
    edge = verb.left_edge
    if edge.lower_ == "as":
        return True
    return not edge.is_sent_start and edge.i > 0 and edge.nbor(-1).is_punct and verb.right_edge.i > verb.i - 1


def infinitive(cue: Cue) -> list[Range]:
    """An infinitive or gerund: "promised to withdraw", "suggested holding talks", "his refusal to sign"."""
    for child in (*cue.last.rights, *cue.head.rights):
        if child.dep_ in {"xcomp", "ccomp", "acl", "advcl", "pcomp"} and is_bare(child):
            return [span(child)]
    return []


def is_bare(verb: Token) -> bool:
    """Is it an infinitive with "to", or a gerund, without a subject of its own?"""
    if any(c.dep_ in SUBJECTS for c in verb.lefts):
        return False
    return any(c.tag_ == "TO" for c in verb.lefts) or (verb.tag_ == "VBG" and verb.dep_ in {"xcomp", "ccomp"})


def addressed(cue: Cue) -> list[Range]:
    """The infinitive after somebody who is to act: "urged Iran to sign", "called on both to talk"."""
    verb = told_to(cue)
    if verb is None:
        return []
    start = next((c.i for c in verb.lefts if c.tag_ == "TO" or c.dep_ == "neg"), verb.i)
    return [(start, verb.right_edge.i)]


def told_to(cue: Cue) -> Token | None:
    """The verb that somebody is asked to do; None where nobody is asked."""
    asked = next((c for c in cue.last.rights if c.dep_ in {"pobj", "dobj"}), None)
    verbs: tuple[Token, ...] = (*cue.head.rights, *(asked.rights if asked is not None else ()))
    for child in verbs:
        if child.dep_ not in {"xcomp", "ccomp", "advcl", "acl", "relcl"} or child.i < cue.last.i:
            continue
        if any(c.tag_ == "TO" for c in child.lefts) and addressee(cue, child) is not None:
            return child
    return None


def addressee(cue: Cue, verb: Token) -> Token | None:
    """Who is asked to do what the verb says: its own subject, else the subject of "were asked", else the
    object of the cue.
    """
    asked = [c for c in verb.lefts if c.dep_ in SUBJECTS]
    asked += [c for c in cue.head.lefts if c.dep_ == "nsubjpass"]
    asked += [c for c in cue.last.rights if c.dep_ in {"pobj", "dobj"} and c.i < verb.i]
    return asked[0] if asked else None


def with_object(cue: Cue) -> list[Range]:
    """An infinitive with its subject: "expects Britain to leave", "wanted the treaty signed"."""
    for child in cue.head.rights:
        if child.dep_ in {"ccomp", "xcomp"} and any(c.dep_ in SUBJECTS for c in child.lefts):
            return [span(child)]
    asked = next((c for c in cue.head.rights if c.dep_ == "dobj"), None)
    verb = next((c for c in cue.head.rights if c.dep_ in {"xcomp", "advcl"} and is_bare(c)), None)
    return [(asked.left_edge.i, verb.right_edge.i)] if asked and verb and asked.i < verb.i else []


def noun(cue: Cue) -> list[Range]:
    """The object: "welcomed the plan", "called for talks", "opposition to sanctions"; of a passive
    with an agent the subject: "the plan is backed by Berlin".
    """
    linker = linking(cue)
    if linker is not None:
        child = next(linker.rights, None)
        if child is None:  # "called for Iran to sign": the preposition hangs on the verb of the clause
            child = next((c for c in cue.head.rights if c.left_edge == linker and c != linker), None)
        return [(linker.i + 1, child.right_edge.i)] if child is not None else []
    if cue.entry.kind != "verb":
        return []
    if is_passive(cue.head):
        return passive_object(cue.head)
    return active_object(cue)


def linking(cue: Cue) -> Token | None:
    """The preposition between cue and content: the cue's own last word, or one of the entry's tail."""
    if cue.last.tag_ in {"IN", "TO"}:
        return cue.last
    if cue.entry.kind == "verb":
        return None
    ahead = (*cue.head.rights, *(cue.head.head.rights if cue.entry.kind == "noun" else ()))
    return next((c for c in ahead if c.lower_ in cue.entry.tail and c.i == cue.head.i + 1), None)


def passive_object(verb: Token) -> list[Range]:
    """What was welcomed or condemned: the subject, or the noun before "opposed by"."""
    thing = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    if thing is not None:
        return [span(thing)]
    return [(verb.head.left_edge.i, verb.left_edge.i - 1)] if verb.dep_ == "acl" else []


def active_object(cue: Cue) -> list[Range]:
    """The object with what completes it: "condemned the raid as illegal", "accused Iran of lying"."""
    thing = next((c for c in cue.head.children if c.dep_ in {"dobj", "oprd"} and c.tag_ != "WP$"), None)
    if thing is None:
        gerund = next(
            (c for c in cue.head.rights if c.dep_ in {"xcomp", "ccomp", "pcomp"} and c.tag_ == "VBG"), None
        )
        return [span(gerund)] if gerund is not None else []
    if thing.i < cue.head.i:
        return [(thing.left_edge.i, thing.i)] if thing.tag_ in {"WDT", "WP"} else []
    last = thing.right_edge.i
    for child in cue.head.rights:
        if child.left_edge.i == last + 1 and continues(child, cue):
            last = child.right_edge.i
    return [(thing.left_edge.i, last)]


def continues(child: Token, cue: Cue) -> bool:
    """Does what follows the object belong to it: "the raid / as illegal", "talks / with Iran"?"""
    if child.lower_ in cue.entry.tail or child.dep_ == "oprd":
        return True
    return (
        child.dep_ == "prep" and child.lower_ in NEAR and not any(c.ent_type_ in TIMES for c in child.rights)
    )


# the parser often hangs these on the verb where they belong to its object
NEAR = {"with", "of", "to", "between", "against", "from", "over", "towards", "toward", "into", "about"}
TIMES = {"DATE", "TIME"}


def complement(cue: Cue) -> list[Range]:
    """Object and predicate: "called the raid a crime", "considers it illegal"."""
    parts = [c for c in cue.head.rights if c.dep_ in {"dobj", "ccomp", "oprd", "acomp", "xcomp", "attr"}]
    named = [c for c in parts if c.dep_ != "ccomp" or any(g.dep_ in SUBJECTS for g in c.lefts)]
    enough = len(named) > 1 or any(c.dep_ == "ccomp" for c in named)
    return [(named[0].left_edge.i, named[-1].right_edge.i)] if enough else []


def host(cue: Cue) -> list[Range]:
    """The clause around the cue, in two pieces where the cue stands in its middle."""
    top = cue.head.head
    for _ in range(8):
        if top.tag_[:2] in {"VB", "MD"} or top.head == top:
            break
        top = top.head
    first, last = cue.head.left_edge.i, cue.head.right_edge.i
    before, after = (top.left_edge.i, first - 1), (last + 1, top.right_edge.i)
    if top == cue.head or (after[0] <= after[1] and top.doc[after[0]].dep_ == "cc"):
        return [before]
    return [before, after]


def span(token: Token) -> Range:
    """The token with all that hangs on it."""
    return token.left_edge.i, token.right_edge.i


def trimmed(cue: Cue, piece: Range) -> Range:
    """The piece without punctuation at its edges, and without what a later cue reports: "said talks had
    failed, adding that ...".
    """
    doc, (first, last) = cue.head.doc, piece
    if first <= last and first > cue.head.i:
        last = before_next_cue(doc[first : last + 1].root, last)
    while first <= last and (doc[first].is_space or doc[first].text in LOOSE):
        first += 1
    while last >= first and (doc[last].is_space or doc[last].text in LOOSE):
        last -= 1
    return first, last


LOOSE = {",", ";", ":", "-", "--", "–", "—", ".", "...", "…"}


def before_next_cue(top: Token, last: int) -> int:
    """The end of the clause, moved before a participle that is itself a cue."""
    for child in right_spine(top):
        edge = child.left_edge.i
        participle = child.dep_ in {"advcl", "acl", "prep"} and child.tag_ == "VBG"
        if participle and child.doc[edge - 1].text == "," and any(cues(child)):
            return min(last, edge - 1)
    return last


FRAMES: dict[str, Callable[[Cue], list[Range]]] = {
    "host": host,
    "object-infinitive": with_object,
    "addressee-infinitive": addressed,
    "complement": complement,
    "clause": clause,
    "infinitive": infinitive,
    "noun": noun,
}
