"""Turns: who speaks in transcripts and interviews, as labels before paragraphs tell ("PRESIDENT LUND: …").

Many paragraphs begin with words and a colon that name no speaker ("Note:", "On trade:", "OSLO:"). So the
form of one label is not enough: there must be two turns at least, labels that come back or whose words are
a name by other signs, and words that sound spoken.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from memcon.model import Span
from memcon.understand.turns.labels import Label, Sort, label

__all__ = ["Turn", "turns"]

SPOKEN = re.compile(r"\b(?:I|we|you|my|our|us|me|your|We|You|My|Our|Your)\b|\?")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
STOPPED = re.compile(r"[.!?…—–-][\"'”’»)\]*_]*$")
# the second of two words with capitals: "Lund" of "Viktor Lund"
FULL_NAME = re.compile(r"(?<!\w)(?=[A-Z][\w.’'-]*[ \u00a0]([A-Z][\w’'-]+))")
STAGE = re.compile(r"\s*(?:[(\[][^()\[\]]{1,120}[)\]]\s*)*")
MARKS = "“\"‘'«„"
BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]][.\s]*")
# shares of a text's turns; whole transcripts come near to 1, "Key figure: …" lists near to 0
ENDED = 0.6
SOUNDING = 0.2
# a share of the paragraphs from the first turn to the last: below it the paragraphs between are a reporter's
DENSE = 1 / 3


class Turn(Struct, frozen=True):
    """What one speaker says until the next one speaks."""

    label: Span
    """The words that name the speaker, without the colon."""
    sort: Sort
    """A person, a newspaper or broadcaster that interviews, or one without a name: who asks, who answers,
    another role.
    """
    content: tuple[Span, ...]
    """What is said, a span for each paragraph."""

    @property
    def named(self) -> bool:
        """Whether the label tells who speaks: "MR. LUND", but not "Q"."""
        return self.sort in {"person", "outlet"}


def turns(text: str, paragraphs: Sequence[Span]) -> tuple[Turn, ...]:
    """The turns of a text, in order; none where the text is no transcript or interview.

    A turn goes on over the paragraphs after it, as far as the next label.
    """
    found = [(number, one) for number, span in enumerate(paragraphs) if (one := label(span))]
    found = [(number, one) for number, one in found if number or not _is_headline(paragraphs[0], one)]
    found = _evident(text, found)
    if len(found) < 2:
        return ()
    ends = [number for number, _ in found[1:]]
    ends.append(_end(found, paragraphs))
    solid = _is_solid(found)
    made = (
        Turn(one.span, one.sort, tuple(_content(one, paragraphs[number : end if solid else number + 1])))
        for (number, one), end in zip(found, ends, strict=True)
    )
    said = tuple(turn for turn in made if turn.content)
    return said if len(said) > 1 and _is_spoken(said) else ()


def _is_headline(paragraph: Span, one: Label) -> bool:
    """Whether a first paragraph is no speech but a headline: 'Lund: "We must talk"'."""
    words = paragraph.exact[one.end - paragraph.start :].strip()
    return bool(words) and (STOPPED.search(words[-9:]) is None or words[0] in MARKS)


def _evident(text: str, found: list[tuple[int, Label]]) -> list[tuple[int, Label]]:
    """The labels that more than their form speaks for."""
    if len(found) < 2:
        return []
    counts = Counter(one.key for _, one in found)
    # lines of their own are headings and bylines, unless two of them come back
    lines = {one.key for _, one in found if one.alone and counts[one.key] > 1}
    found = [(number, one) for number, one in found if not one.alone or (len(lines) > 1 and one.key in lines)]
    full = {match[1].casefold() for match in FULL_NAME.finditer(text)}
    asked = any(one.sort == "question" for _, one in found)
    kept = [
        (number, one)
        for number, one in found
        if _is_evident(one, counts[one.key], full) and (asked or len(one.key) > 1)
    ]
    marked = any(one.alone or {":", "."} & set(text[one.span.end : one.end]) for _, one in kept)
    return kept if marked and any(one.sort != "outlet" for _, one in kept) else []


def _is_evident(one: Label, count: int, full: set[str]) -> bool:
    """Whether it is no name, has a title, comes back, or is the surname of a full name in the text."""
    if one.sort != "person" or one.titled:
        return True
    alone = " " not in one.key
    return (alone and one.surname in full) or (count > 1 and (one.shouted or not alone))


def _is_spoken(found: Sequence[Turn]) -> bool:
    """Whether most turns end as sentences do, and some speak of "I" and "you" without quotation marks."""
    said = [turn.content[0].exact.rstrip() for turn in found]
    ended = sum(STOPPED.search(words[-9:]) is not None for words in said)
    sounding = sum(SPOKEN.search(QUOTED.sub("", words)) is not None for words in said)
    return ended >= ENDED * len(said) and sounding >= SOUNDING * len(said)


def _is_solid(found: Sequence[tuple[int, Label]]) -> bool:
    """Whether the paragraphs between the labels are speech too."""
    span = found[-1][0] - found[0][0] + 1
    formal = sum(one.shouted or one.alone or one.sort != "person" for _, one in found)
    return formal > len(found) / 2 or len(found) >= DENSE * span


def _end(found: Sequence[tuple[int, Label]], paragraphs: Sequence[Span]) -> int:
    """Number of the paragraph after the last turn, which is no longer than the longest before and stops
    before a line that is no sentence.
    """
    numbers = [number for number, _ in found]
    longest = max(after - before for before, after in pairwise(numbers))
    last = numbers[-1]
    end = last + 1
    while end < min(len(paragraphs), last + longest):
        words = paragraphs[end].exact
        if STOPPED.search(words[-9:]) is None or not (words[0].isalnum() or words[0] in MARKS):
            break
        end += 1
    return end


def _content(one: Label, paragraphs: Sequence[Span]) -> Iterator[Span]:
    """What is said, without stage directions: "(Through interpreter)", "(Laughter.)"."""
    first = paragraphs[0]
    pieces = [Span(one.end, first.end, first.exact[one.end - first.start :]), *paragraphs[1:]]
    for number, piece in enumerate(pieces):
        if BRACKETED.fullmatch(piece.exact.strip()):
            continue
        match = STAGE.match(piece.exact) if number == 0 else None
        skipped = match.end() if match else 0
        words = piece.exact[skipped:]
        if any(character.isalnum() for character in words):
            yield Span(piece.start + skipped, piece.end, words)
