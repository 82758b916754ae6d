"""Words in their place: the sentences around them, as the stored text has them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from memcon.errors import InputError
from memcon.explain.told import Mark, Passage
from memcon.map.iris import document_iri, evidence_iri
from memcon.model import Document, Span

# characters on each side, where no sentence begins or ends before
REACH = 200
# a full stop behind a capital ends no sentence: "H.E.", "U.S."
BREAK = re.compile(r"(?<![A-Z])[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z])|\n\s*\n")


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
    start, cut_before = _before(text, mark.start)
    end, cut_after = _after(text, mark.end)
    return Passage(start, end, text[start:end], (mark,), cut_before, cut_after)


def _one(text: str, first: Passage, second: Passage) -> Passage:
    """Two passages that touch each other, the first of which begins first."""
    last = max(first, second, key=lambda one: one.end)
    marks = (*first.marks, *second.marks)
    return Passage(
        first.start, last.end, text[first.start : last.end], marks, first.cut_before, last.cut_after
    )


def _before(text: str, start: int) -> tuple[int, bool]:
    """Where the sentence begins; where that is too far, a word some way before, and True."""
    floor = max(0, start - REACH)
    # a break is seen by what follows it: a capital, perhaps behind quotation marks
    ends = [found.end() for found in BREAK.finditer(text, floor, start + 3) if found.end() <= start]
    if ends or floor == 0:
        return (ends[-1] if ends else 0), False
    space = text.find(" ", floor, start)
    return (space + 1 if space >= 0 else floor), True


def _after(text: str, end: int) -> tuple[int, bool]:
    """Where the sentence ends; where that is too far, a word some way behind, and True."""
    ceiling = min(len(text), end + REACH)
    found = BREAK.search(text, max(0, end - 1), ceiling)
    if found and found.end() > end:
        return max(end, found.start() + len(found[0].rstrip())), False
    if ceiling == len(text):
        return ceiling, False
    space = text.rfind(" ", end, ceiling)
    return (space if space >= 0 else ceiling), True
