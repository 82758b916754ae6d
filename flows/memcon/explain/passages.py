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
    found: list[tuple[int, int, list[Mark]]] = []
    for mark in sorted(set(marks)):
        start, end = _before(document.text, mark.start), _after(document.text, mark.end)
        if found and start <= found[-1][1]:
            first, last, inside = found[-1]
            found[-1] = (first, max(last, end), [*inside, mark])
        else:
            found.append((start, end, [mark]))
    return tuple(Passage(start, end, document.text[start:end], tuple(own)) for start, end, own in found)


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
    return " ".join(text.split())


def roles(marks: Sequence[Mark]) -> dict[str, list[str]]:
    """The words by what they say, each once."""
    found: dict[str, dict[str, None]] = {}
    for mark in marks:
        found.setdefault(mark.role, {})[" ".join(mark.exact.split())] = None
    return {role: list(words) for role, words in found.items()}


def _before(text: str, start: int) -> int:
    """Where the sentence begins, or a word some way before."""
    floor = max(0, start - REACH)
    ends = [found.end() for found in BREAK.finditer(text, floor, start) if found.end() <= start]
    if ends or floor == 0:
        return ends[-1] if ends else 0
    space = text.find(" ", floor, start)
    return space + 1 if space >= 0 else floor


def _after(text: str, end: int) -> int:
    """Where the sentence ends, or a word some way behind."""
    ceiling = min(len(text), end + REACH)
    found = BREAK.search(text, max(0, end - 1), ceiling)
    if found and found.end() > end:
        return max(end, found.start() + len(found[0].rstrip()))
    if ceiling == len(text):
        return ceiling
    space = text.rfind(" ", end, ceiling)
    return space if space >= 0 else ceiling
