"""Where the gazetteer's names, adjectives, capitals and seats stand in a paragraph, in tokens."""

from typing import NamedTuple

from spacy.tokens import Doc

from memcon.gazetteer import Candidate, gazetteer
from memcon.lexicon import offices


class Known(NamedTuple):
    """Tokens first to last (included) that the gazetteer knows, with every reading of them."""

    first: int
    last: int
    candidates: tuple[Candidate, ...]

    def used_as(self, *uses: str) -> bool:
        """Whether some reading has one of these uses: name, adjective, people, capital, seat."""
        return any(candidate.use in uses for candidate in self.candidates)


def known(doc: Doc) -> tuple[Known, ...]:
    """The gazetteer's words in a paragraph, in order, without overlaps.

    A match that the model reads as part of a longer person's name ("Chad Brown", "Paris Hilton") is
    left to the names.
    """
    found = []
    for match in gazetteer().find(doc.text):
        span = doc.char_span(match.start, match.end, alignment_mode="expand")
        if span is not None and not _inside_person(doc, span.start, span.end - 1):
            found.append(Known(span.start, span.end - 1, match.candidates))
    return tuple(found)


def _inside_person(doc: Doc, first: int, last: int) -> bool:
    """Whether the model sees a person that goes on after the words, and no title ("Jordanian King")."""
    after = doc[last + 1] if last + 1 < len(doc) else None
    if after is None or after.text.lower() in offices() or not after.text[:1].isupper():
        return False
    return doc[first].ent_type_ == after.ent_type_ == "PERSON" and after.ent_iob_ == "I"
