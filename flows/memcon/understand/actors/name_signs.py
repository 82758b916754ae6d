"""The signs that tell what a proper name names: its words, and what stands around it in one place."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from memcon.lexicon import given_names, honorifics
from memcon.understand.actors.name_runs import Run, is_body

LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART"})
BEFORE = frozenset({"in", "at", "from", "near", "of", "to", "with", "by", "and", "the", "a", "an", ","})
AFTER = frozenset({"'s", "who", "said", "says", "told", "has", "had", "will", "(", ")", "-"})
RELATIONS = frozenset(
    {"nsubj", "nsubjpass", "poss", "dobj", "pobj", "appos", "conj", "compound", "nmod", "ROOT"}
)
# who does this, or has it done, is a person: "Chile's Rojas met Peru's Silva"
MEETING = frozenset({"meet", "meets", "met", "meeting", "received", "hosted", "phoned", "telephoned"})
PARTIES = frozenset({"nsubj", "nsubjpass", "dobj", "dative"})
HIM_OR_HER = frozenset({"he", "him", "she", "her"})
SPEAKING = frozenset({"said", "says", "told", "added", "warned", "called", "announced", "stressed"})


def signs_of_words(run: Run) -> Iterator[str]:
    """The signs that a name's own words give."""
    yield "one word" if len(run) == 1 else "two words" if len(run) == 2 else "more words"
    if run[0].lower in given_names():
        yield "given name first" if len(run) > 1 else "given name alone"
    if is_body(run):
        yield "noun for a body"
    if len(run) == 1 and run[0].text.isupper() and len(run[0].text) > 1:
        yield "acronym"


def signs_around(doc: Doc, run: Run, *, titled: bool) -> Iterator[str]:
    """The signs of one place in the text; `titled` says that an office stands right before the name."""
    first, last = doc[run[0].first], doc[run[-1].last]
    labels = {doc[unit.first].ent_type_ for unit in run} & LABELS
    yield from (f"label {label}" for label in sorted(labels) or ["none"])
    before = first.nbor(-1).text.lower() if first.i else ""
    if titled:
        yield "title before"
    elif before in honorifics():
        yield "form of address before"
    elif before in BEFORE:
        yield f"{before} before"
    yield from _signs_after(last)


def _signs_after(last: Token) -> Iterator[str]:
    after = last.nbor(1).text.lower() if last.i + 1 < len(last.doc) else ""
    if after in AFTER:
        yield f"{after} after"
    if last.tag_ == "NNPS":
        yield "plural"
    if last.dep_ in RELATIONS:
        yield f"as {last.dep_}"
    if last.dep_ == "nsubj" and last.head.text.lower() in SPEAKING:
        yield "speaks"


def is_party(last: Token) -> bool:
    """Whether the name that ends here meets somebody, is met, or stands beside "him" or "her"."""
    first = last
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    if first.i != last.i and first.text.lower() in HIM_OR_HER:
        return True
    above = first.head.head if first.dep_ == "pobj" and first.head.text == "with" else first.head
    return above.text.lower() in MEETING and (above.i != first.head.i or first.dep_ in PARTIES)
