"""The content of a cue as the syntax shows it: a clause, an infinitive, a noun phrase, or the sentence
that the cue is put into ("the talks, he said, had failed").

A range is a pair of token numbers of the paragraph, both included.
"""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from memcon.understand.attributions.cues import Cue, cues, entries, is_light
from memcon.understand.attributions.infinitives import Range, addressed, infinitive, with_object
from memcon.understand.attributions.objects import TIMES, complement, noun
from memcon.understand.attributions.sources import (
    SUBJECTS,
    is_after_comma,
    is_finite,
    is_second_report,
    own_subject,
    right_spine,
)

PARENTHESES = {"parataxis", "advcl", "ccomp", "dep", "conj"}
LOOSE = {",", ";", ":", "-", "--", "–", "—", ".", "...", "…"}


def contents(cue: Cue) -> list[Range]:
    """The pieces of the cue's content, in the first of its frames that the syntax fills."""
    for frame, find in FRAMES.items():
        if frame in cue.entry.frames:
            found = [trimmed(cue, piece) for piece in find(cue)]
            pieces = [(first, last) for first, last in found if first <= last]
            if pieces and not is_empty(cue, pieces):
                return pieces
    return []


def is_empty(cue: Cue, pieces: list[Range]) -> bool:
    """Is the content one pronoun, which says nothing where nobody is for or against it?"""
    first, last = pieces[0]
    pronoun = cue.head.doc[first].tag_ in {"PRP", "WP", "WDT", "DT", "WRB"}
    return pronoun and first == last and len(pieces) == 1 and not cue.entry.stance


def clause(cue: Cue) -> list[Range]:
    """A finite clause: "said (that) talks had failed", "asked whether", "a warning that"."""
    for child in (*cue.last.rights, *cue.head.rights, *predicate(cue)):
        if child.dep_ in {"ccomp", "acl"} and is_clause(child, noun=cue.entry.kind == "noun"):
            return [without_time(child)]
    that = after_that(cue)
    if that:
        return [that]
    inverted = (c for c in cue.head.lefts if c.dep_ == "ccomp" and is_finite(c))
    return [(child.left_edge.i, child.right_edge.i) for child in inverted][:1]


def predicate(cue: Cue) -> Iterator[Token]:
    """What hangs on the verb of a nominal cue: "hope was expressed that", "gave a warning that"."""
    light = cue.entry.kind == "noun" and is_light(cue.head.head)
    if light or (cue.entry.kind == "adjective" and cue.head.dep_ == "acomp"):
        yield from cue.head.head.rights


def after_that(cue: Cue) -> Range | None:
    """The rest of the sentence where "that" follows the cue, whatever the parse makes of it."""
    start, doc = cue.last.i + 1, cue.head.doc
    if cue.entry.kind != "verb" or start == len(doc) or doc[start].lower_ != "that":
        return None
    return None if doc[start].is_sent_start else (start, cue.head.sent.end - 1)


def is_clause(verb: Token, *, noun: bool) -> bool:
    """Is it a clause with a tense or with "that" ("that the border be closed"); after a noun one with "that"
    or "whether"?
    """
    marked = any(c.dep_ == "mark" and c.lower_ in {"that", "whether", "if"} for c in verb.lefts)
    if noun or verb.dep_ == "acl":
        return marked
    return is_finite(verb) or marked


def without_time(verb: Token) -> Range:
    """The clause without the time of the cue at its beginning: "said on Monday / they had met"."""
    first, edge = verb.left_edge.i, next(verb.lefts, None)
    if edge is not None and edge.dep_ in {"prep", "npadvmod"}:
        timed = edge.ent_type_ in TIMES or any(c.ent_type_ in TIMES for c in edge.rights)
        first = edge.right_edge.i + 1 if timed else first
    return first, verb.right_edge.i


def parenthesis(cue: Cue) -> list[Range]:
    """The sentence that the cue stands in as a parenthesis: "the talks, he said, had failed"; "as he said,
    they failed".
    """
    verb, edge = cue.head, cue.head.left_edge
    if "clause" not in cue.entry.frames or verb.dep_ not in PARENTHESES:
        return []
    if edge.lower_ == "as" and any(entries(verb, "carrier")):  # "as the fighting continues"
        return []
    set_off = edge.lower_ == "as" or (not edge.is_sent_start and (edge.is_punct or edge.nbor(-1).is_punct))
    return host(cue) if set_off and any(c.dep_ in SUBJECTS for c in verb.children) else []


def leading(cue: Cue) -> list[Range]:
    """The words that the cue closes: "talks had failed, the minister said"."""
    subject = own_subject(cue.head)
    if cue.entry.kind != "verb" or subject is None or any(c.dep_ == "mark" for c in cue.head.lefts):
        return []
    doc, start = cue.head.doc, cue.head.sent.start
    last = min(subject.left_edge.i, cue.head.i) - 1
    # longer sentences are lists and tables that the parser took for one
    if not 0 < last - start < 150 or doc[last].text != ",":
        return []
    return [(start, last)] if any(is_finite(token) for token in doc[start:last]) else []


def host(cue: Cue) -> list[Range]:
    """The clause around the cue, in two pieces where the cue stands in its middle; what only leads over
    to it ("in addition", "and") is no piece.
    """
    inner = phrase_around(cue)
    if inner is None:
        return []
    top = inner.head
    for _ in range(8):
        if top.tag_[:2] in {"VB", "MD"} or top.head == top:
            break
        top = top.head
    before = (top.left_edge.i, inner.left_edge.i - 1)
    after = (inner.right_edge.i + 1, top.right_edge.i)
    holding = {top.i, *(c.i for c in top.children if c.dep_ in {*SUBJECTS, "dobj", "ccomp", "csubj", "expl"})}
    pieces = [before] if inner == top else [before, after]
    return [(first, last) for first, last in pieces if any(first <= i <= last for i in holding)]


def phrase_around(cue: Cue) -> Token | None:
    """The head of the phrase that holds the cue: the preposition of "in his view"; None where a noun does
    not stand after one.
    """
    if cue.entry.kind != "noun":
        return cue.head
    preposition = cue.head.head
    return preposition if cue.head.dep_ == "pobj" and preposition.lower_ in {"in", "by", "from"} else None


def trimmed(cue: Cue, piece: Range) -> Range:
    """The piece without punctuation at its edges, and without what a later cue reports: "said talks had
    failed, adding that ...".
    """
    doc, (first, last) = cue.head.doc, piece
    if cue.head.i < first <= last:
        last = before_next_cue(doc[first : last + 1].root, last)
    while first <= last and (doc[first].is_space or doc[first].text in LOOSE):
        first += 1
    while last >= first and (doc[last].is_space or doc[last].text in LOOSE):
        last -= 1
    return first, last


def before_next_cue(top: Token, last: int) -> int:
    """The end of the clause, moved before a participle that is itself a cue, and before a finite verb that
    the parse joins to an infinitive ("want them to leave and are therefore pushing") or to the clause.
    """
    for child in right_spine(top):
        edge = child.left_edge.i
        participle = child.dep_ in {"advcl", "acl", "prep"} and child.tag_ == "VBG"
        if participle and is_after_comma(child.left_edge) and any(cues(child)):
            return min(last, edge - 1)
        stray = child.dep_ == "conj" and child.head == top and is_finite(child) and not is_finite(top)
        if stray or is_second_report(child):
            before = child.doc[edge - 1]
            return min(last, edge - 2 if before.dep_ == "cc" else edge - 1)
    return last


FRAMES: dict[str, Callable[[Cue], list[Range]]] = {
    "object-infinitive": with_object,
    "addressee-infinitive": addressed,
    "complement": complement,
    "clause": clause,
    "infinitive": infinitive,
    "noun": noun,
    "host": host,
    "quote": lambda cue: parenthesis(cue) or leading(cue),
}
