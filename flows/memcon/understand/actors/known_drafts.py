"""Drafts of what the gazetteer names: "Norway", "NATO", "Paris proposed", "the Lithuanian", "the French"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from memcon.understand.actors.appositions import bracketed
from memcon.understand.actors.draft import Draft
from memcon.understand.actors.known import Known
from memcon.understand.actors.metonyms import stands_for_state


def known_drafts(doc: Doc, known: Sequence[Known]) -> Iterator[Draft]:
    """The drafts of what the gazetteer knows: states and bodies, their adjectives, seats and peoples."""
    for item in known:
        own, token = (item.first, item.last), doc[item.last]
        if item.used_as("name"):
            body = all(candidate.entry.kind == "organisation" for candidate in item.candidates)
            same_as = bracketed(doc, *own)
            yield Draft(*own, item.last, "name", "organisation" if body else "state", own, same_as=same_as)
        elif item.used_as("capital", "seat"):
            state = stands_for_state(token, seat=item.used_as("seat"))
            yield Draft(*own, item.last, "name", "state" if state else "place", own)
        elif _is_one(item, token):
            yield Draft(item.first - 1, item.last, item.last, "nominal", "person", of=own)
        elif _is_people(item, token):
            yield Draft(*own, item.last, "nominal", "group", of=own, plural=True)
        else:
            yield Draft(*own, item.last, "adjective", "state", own)


def _is_one(item: Known, token: Token) -> bool:
    """Whether the word names one of a people: "the Lithuanian", where the people are "the Lithuanians"."""
    if item.first == 0 or token.dep_ not in {"nsubj", "dobj"} or not item.used_as("adjective"):
        return False
    plural = any(f"{token.text}s" in candidate.entry.people for candidate in item.candidates)
    return plural and token.doc[item.first - 1].text.lower() == "the" and token.head.tag_ != "VBP"


def _is_people(item: Known, token: Token) -> bool:
    """Whether the word names the people: "Palestinians", "the French"."""
    if item.used_as("people") and not (item.used_as("adjective") and token.tag_ == "JJ"):
        return True
    before = token.doc[item.first - 1].text.lower() if item.first else ""
    return item.used_as("adjective") and before == "the" and token.dep_ in {"nsubj", "pobj", "dobj"}
