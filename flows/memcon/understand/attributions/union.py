"""One list of attributions from two readers: the trained tagger's, with what only the rules see.

The tagger goes first. A quotation that a content covers for the most part is taken whole; a source or content
that the tagger does not find for a cue of the rules is theirs; an attribution of the rules alone counts where
the tagger half believes in it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from memcon.model import Attribution, Span
from memcon.understand.attributions.pieces import Piece, merged
from memcon.understand.attributions.tagger.decode import Reading
from memcon.understand.attributions.tagger.tags import Roles
from memcon.understand.attributions.tagger.words import Words

# how probable the cue and the words of the content of an attribution of the rules must be to the tagger: on
# held-out documents half of the attributions so added were right
SURE_CUE, SURE_CONTENT = 0.1, 0.3


@dataclass(frozen=True)
class Found:
    """An attribution as pieces of the text."""

    cue: tuple[Piece, ...]
    source: tuple[Piece, ...]
    content: tuple[Piece, ...]
    lemma: str = ""


def united(
    text: str, words: Words, reading: Reading, ruled: Sequence[Attribution], quotations: Sequence[Piece]
) -> tuple[Attribution, ...]:
    """The attributions of both in the order of the text; every one has a content. Quotations are in order."""
    rules = [pieced(attribution) for attribution in ruled]
    own = [whole(placed(words, roles), quotations) for roles in reading.attributions]
    cued = {word: rule for rule in reversed(rules) for word in numbers(words, rule.cue)}
    taken = {word for found in own for word in numbers(words, found.content)}
    filled = [completed(found, cued, taken, words) for found in own]
    taken |= {word for found in own for word in numbers(words, found.cue)}
    more = [rule for rule in rules if believed(rule, taken, words, reading)]
    every = (found for found in (*filled, *more) if found.content)
    return tuple(attribution(text, found) for found in sorted(every, key=first))


def pieced(attribution: Attribution) -> Found:
    """An attribution of the rules."""
    cue, source, content = (
        tuple((span.start, span.end) for span in spans)
        for spans in ((attribution.cue,) if attribution.cue else (), attribution.source, attribution.content)
    )
    return Found(cue, source, content, attribution.lemma)


def placed(words: Words, roles: Roles) -> Found:
    """An attribution of the tagger."""
    sources, cues, contents = (tuple(words.piece(one) for one in ranges) for ranges in roles)
    return Found(cues, sources, contents)


def numbers(words: Words, pieces: Iterable[Piece]) -> list[int]:
    """The numbers of the words in the pieces."""
    return [number for piece in pieces for number in range(*words.range(piece))]


def whole(found: Found, quotations: Sequence[Piece]) -> Found:
    """With the quotations whole that its contents cover more than half of, its source and cue apart."""
    covered = [
        quotation
        for piece in found.content
        for quotation in near(piece, quotations)
        if 2 * shared(piece, quotation) > quotation[1] - quotation[0]
        and not any(shared(quotation, other) for other in found.cue + found.source)
    ]
    return replace(found, content=merged(found.content + tuple(covered)))


def near(piece: Piece, quotations: Sequence[Piece]) -> Sequence[Piece]:
    """The quotations that share characters with a piece."""
    begin = bisect_right(quotations, piece[0], key=itemgetter(1))
    return quotations[begin : bisect_left(quotations, piece[1], key=itemgetter(0))]


def completed(found: Found, cued: Mapping[int, Found], taken: Collection[int], words: Words) -> Found:
    """With what the rules say of the same cue: its lexicon entry, and the source and content it may lack.

    `cued` has the rules' attribution of each word of their cues, `taken` the words of the tagger's contents.
    """
    rule = next((cued[word] for word in numbers(words, found.cue) if word in cued), None)
    if rule is None:
        return found
    free = not any(word in taken for word in numbers(words, rule.content))
    content = found.content or (rule.content if free else ())
    return Found(found.cue, found.source or rule.source, content, rule.lemma)


def believed(rule: Found, taken: Collection[int], words: Words, reading: Reading) -> bool:
    """Does the tagger half believe in an attribution of the rules, and have no content where it stands?"""
    cue, content = numbers(words, rule.cue), numbers(words, rule.content)
    if not cue or not content or any(word in taken for word in cue + content):
        return False
    sure = reading.probability[cue, 1].max() >= SURE_CUE
    return bool(sure and reading.probability[content, 2].mean() >= SURE_CONTENT)


def shared(one: Piece, other: Piece) -> int:
    """How many characters two pieces share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def first(found: Found) -> Piece:
    """The first piece of an attribution."""
    return min(found.cue + found.source + found.content)


def attribution(text: str, found: Found) -> Attribution:
    """The attribution with its words."""
    cue, source, content = (
        tuple(Span(start, end, text[start:end]) for start, end in pieces)
        for pieces in (found.cue, found.source, found.content)
    )
    return Attribution(cue=cue[0] if cue else None, source=source, content=content, lemma=found.lemma)
