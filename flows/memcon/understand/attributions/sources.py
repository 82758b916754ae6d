"""The source of a cue: the phrase that names who speaks, thinks or decides."""

from collections.abc import Iterator

from spacy.tokens import Token

from memcon.lexicon import documents, groups, offices
from memcon.understand.attributions.cues import Cue, copula, entries, is_light

SUBJECTS = {"nsubj", "nsubjpass"}
# a verb without a subject of its own takes that of the verb it hangs on
BORROWERS = {"conj", "xcomp", "advcl", "pcomp", "ccomp", "dep", "prep", "acl", "parataxis"}
# what ends a source's phrase after a comma
CLAUSES = {"relcl", "acl", "prep", "advcl"}
MARKS = {'"', "”", "’", "''", "'", "»"}
FINITE = {"VBD", "VBZ", "VBP", "MD"}
# how far subjects are looked for upwards: keeps a long chain of coordinated verbs from costing its square
CLIMB = 6
# and how far the end of a phrase is looked for downwards, or a subject behind its verb
DEPTH = 30


def source(cue: Cue) -> Token | None:
    """The head word of the cue's source, or None where the syntax names nobody."""
    finders = {"verb": of_verb, "noun": of_noun, "adjective": of_adjective, "adverbial": of_adverbial}
    return finders[cue.entry.kind](cue)


def of_verb(cue: Cue) -> Token | None:
    """The subject, of a passive the agent: "said Putin", "is opposed by Turkey"."""
    if is_passive(cue.head):
        return object_of(cue.head, {"by"})
    return subject(cue.head)


def of_noun(cue: Cue) -> Token | None:
    """Whose call it is: "his call", "the French proposal", "a demand by Iran"; in "Egypt expressed its hope"
    the subject.
    """
    noun = cue.head
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    owner = owner or object_of(noun, {"by", "from"} | ({"of"} - set(cue.entry.tail)))
    if noun.dep_ in {"dobj", "nsubjpass"} and is_light(noun.head):
        verb = noun.head
        owner = (object_of(verb, {"by"}) if is_passive(verb) else subject(verb)) or owner
    names = (c for c in noun.lefts if c.dep_ in {"amod", "compound", "nmod"} and is_name(c))
    return owner or next(names, None)


def is_name(token: Token) -> bool:
    """Is it a name or an adjective of one: "Finnish", "Kremlin"?"""
    named = token.ent_type_ in {"NORP", "GPE", "ORG", "PERSON"}
    return named or (token.text[0].isupper() and not token.is_sent_start and token.tag_ in {"JJ", "NNP"})


def of_adjective(cue: Cue) -> Token | None:
    """The subject of the predicate: "Rome is convinced", not "it is clear"."""
    verb = copula(cue.head)
    named = subject(verb) if verb is not None else None
    return None if named is not None and named.lower_ == "it" else named


def of_adverbial(cue: Cue) -> Token | None:
    """The noun after the preposition, or its owner: "according to Interfax", "in the view of the court"."""
    return next((c for c in cue.last.rights if c.dep_ in {"pobj", "pcomp"}), None)


def is_passive(verb: Token) -> bool:
    """Is it "was condemned", or "condemned by" after a noun?"""
    if any(c.dep_ == "auxpass" for c in verb.lefts):
        return all(c.dep_ != "nsubj" for c in verb.children)
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in {"acl", "advcl"}
        and not any(c.dep_ in SUBJECTS for c in verb.lefts)
    )


def is_impersonal(cue: Cue) -> bool:
    """Is it "it was agreed that" or "hope was expressed that"?"""
    if cue.entry.kind == "noun":
        return cue.head.dep_ == "nsubjpass" and is_light(cue.head.head)
    return is_passive(cue.head) and any(c.dep_ == "nsubjpass" and c.lower_ == "it" for c in cue.head.lefts)


def object_of(head: Token, prepositions: set[str]) -> Token | None:
    """The noun that one of the prepositions ties to the head."""
    for child in head.rights:
        if child.lower_ in prepositions and child.dep_ in {"agent", "prep"}:
            return next((c for c in child.rights if c.dep_ == "pobj"), None)
    return None


def subject(verb: Token) -> Token | None:
    """The verb's subject, its own or borrowed from the verb it hangs on, if that can speak; for "a
    statement saying" the noun before it.
    """
    for step in range(CLIMB):
        own = own_subject(verb)
        if own is not None:
            return own if step == 0 or has_voice(own) else None
        if verb.dep_ == "acl" and verb.head.tag_[:2] in {"NN", "PR"}:
            return verb.head if verb.tag_ == "VBG" and has_voice(verb.head) else None
        if verb.dep_ not in BORROWERS or verb.head == verb:
            return None
        if verb.lower_ == "as" and not is_passive(verb.head):  # "the agency quoted him as saying"
            return next((c for c in verb.head.rights if c.dep_ == "dobj"), None)
        stray = verb.dep_ == "conj" and is_finite(verb) and not is_finite(verb.head)
        outer = stray or is_second_report(verb) or is_added_report(verb)
        verb = verb.head.head if outer else verb.head
    return None


def has_voice(noun: Token) -> bool:
    """Can what a verb only hangs on speak: "a letter saying", "rebels demanding", "Oslo warning", not "a
    course of action threatening"?
    """
    word = noun.lower_
    return noun.tag_ != "NN" or word in documents() or word in groups() or word in offices()


def is_second_report(verb: Token) -> bool:
    """Is it "added" in "said talks had failed and added that", which the parse joins to "failed"?"""
    first = verb.head.head
    joined = verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and verb.tag_ == first.tag_
    reports = joined and any(c.dep_ == "ccomp" for c in verb.rights) and own_subject(verb) is None
    return reports and all(any("clause" in e.frames for e in entries(v, "verb")) for v in (verb, first))


def is_added_report(verb: Token) -> bool:
    """Is it "adding" in "said talks had failed, adding that", which the parse hangs on "failed"?"""
    first = verb.head.head
    hangs = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.dep_ == "ccomp"
    reports = hangs and is_after_comma(verb.left_edge) and any(c.dep_ == "ccomp" for c in verb.rights)
    return reports and all(any("clause" in e.frames for e in entries(v, "verb")) for v in (verb, first))


def is_after_comma(token: Token) -> bool:
    """Does a comma stand before the token, or before a closing mark that does: "was “dead,” adding"?"""
    place = token.i - 1
    while place > 0 and token.doc[place].text in MARKS:
        place -= 1
    return place >= 0 and token.doc[place].text == ","


def own_subject(verb: Token) -> Token | None:
    """The verb's own subject; one soon after the verb ("said Renzi") goes before, then the nearest."""
    soon = verb.doc[verb.i + 1 : verb.i + 1 + DEPTH]
    after = next((t for t in soon if t.head == verb and t.dep_ in SUBJECTS), None)
    return after or next((c for c in reversed(list(verb.lefts)) if c.dep_ in SUBJECTS), None)


def is_finite(verb: Token) -> bool:
    """Has the verb a tense: "left", "will leave", "is leaving", not "to leave", "leaving"?"""
    if verb.tag_ in FINITE:
        return True
    return any(c.tag_ in FINITE and c.dep_ in {"aux", "auxpass"} for c in verb.lefts)


def phrase(noun: Token, cue: Token) -> tuple[int, int]:
    """Numbers of the first and last token of the noun's phrase with its appositions, without clauses
    after a comma and without the cue.
    """
    doc, first, last = noun.doc, noun.left_edge.i, noun.right_edge.i
    if noun.i < cue.i <= last:
        last = cue.i - 1
    for child in right_spine(noun):
        if child.dep_ in CLAUSES and doc[child.left_edge.i - 1].is_punct:
            last = min(last, child.left_edge.i - 1)
    while first < noun.i and not doc[first].text[0].isalnum() and doc[first].text[0] not in "$'\"[(":
        first += 1
    while last > noun.i and (
        doc[last].is_space or (doc[last].is_punct and doc[last].text not in {'"', ")", "]", "'"})
    ):
        last -= 1
    return first, last


def right_spine(noun: Token) -> Iterator[Token]:
    """The right children of the noun, and those of its last one, and so on: where a relative clause
    can end a phrase.
    """
    for _ in range(DEPTH):
        rights = list(noun.rights)
        yield from rights
        if not rights:
            return
        noun = rights[-1]
