"""Words in their place: the sentences around them, as the stored text has them."""

from collections.abc import Iterable, Iterator, Sequence

from memcon.errors import InputError
from memcon.explain.told import Mark, Passage
from memcon.map.iris import document_iri, evidence_iri
from memcon.model import Document, Span
from memcon.sentences import around


def marked(document: Document, base: str, role: str, spans: Iterable[Span]) -> Iterator[Mark]:
    """Words of a document's text in a role. Raises InputError where the stored text has others there."""
    for span in spans:
        if document.text[span.start : span.end] != span.exact:
            raise InputError(
                f"The stored text of {document.identifier} is not the one that was read: run memcon again."
            )
        iri = str(evidence_iri(document_iri(base, document), span))
        yield Mark(span.start, span.end, role, span.exact, iri)


def passages(document: Document, marks: Iterable[Mark]) -> tuple[Passage, ...]:
    """The sentences in which words stand, each once, with all that are marked in it."""
    found: list[Passage] = []
    for mark in sorted(set(marks)):
        own = _around(document.text, mark)
        if found and own.start <= found[-1].end:
            found[-1] = _one(document.text, found[-1], own)
        else:
            found.append(own)
    return tuple(found)


def in_line(passage: Passage) -> str:
    """A passage on one line, with ‹ and › around the words that are marked, … where it is cut."""
    places = {(mark.start, mark.end) for mark in passage.marks}
    opening = sorted((start for start, _ in places), reverse=True)
    signs = [*((place, "‹") for place in opening), *((end, "›") for _, end in places)]
    text = passage.text
    # from the end on, so that offsets hold; of signs at one place the closing one stands first
    for place, sign in sorted(signs, key=lambda one: (one[0], one[1] == "‹"), reverse=True):
        at = place - passage.start
        text = f"{text[:at]}{sign}{text[at:]}"
    line = " ".join(text.split())
    return f"{'… ' if passage.cut_before else ''}{line}{' …' if passage.cut_after else ''}"


def roles(marks: Sequence[Mark]) -> dict[str, list[str]]:
    """The words by what they say, each once."""
    found: dict[str, dict[str, None]] = {}
    for mark in marks:
        found.setdefault(mark.role, {})[" ".join(mark.exact.split())] = None
    return {role: list(words) for role, words in found.items()}


def _around(text: str, mark: Mark) -> Passage:
    own = around(text, mark.start, mark.end)
    return Passage(own.start, own.end, text[own.start : own.end], (mark,), own.cut_before, own.cut_after)


def _one(text: str, first: Passage, second: Passage) -> Passage:
    """Two passages that touch each other, the first of which begins first."""
    last = max(first, second, key=lambda one: one.end)
    marks = (*first.marks, *second.marks)
    return Passage(
        first.start, last.end, text[first.start : last.end], marks, first.cut_before, last.cut_after
    )
