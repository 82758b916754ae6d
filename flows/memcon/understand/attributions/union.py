"""One list of attributions from two readers: the trained tagger's, with what only the rules see.

The tagger goes first. A quotation that a content covers for the most part is taken whole, over as many
paragraphs as it has; a source or content that the tagger does not find for a cue of the rules, or a source
that it finds in another paragraph, is theirs; an attribution of the rules alone counts where the tagger half
believes in it, where somebody speaks in the first person, or where it is a position inside another's words.
What only the tagger sees must stand a doubt (doubts.py); that a turn's label speaks is for turns to say.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from memcon.model import Attribution
from memcon.understand.attributions.doubts import is_doubtful, is_position, voiced
from memcon.understand.attributions.pieces import Piece, merged, near, pieces, shared, spans
from memcon.understand.attributions.tagger.decode import Reading
from memcon.understand.attributions.tagger.tags import Range, Roles
from memcon.understand.attributions.tagger.words import Words
from memcon.understand.offsets import Offsets
from memcon.understand.parse import Parse
from memcon.understand.quotations import Quotation

# how probable the cue and the words of the content of an attribution of the rules must be to the tagger: on
# held-out documents half of the attributions so added were right
SURE_CUE, SURE_CONTENT = 0.1, 0.3
# what may follow a content's last word, on whose place in it readers differ
MARKS = ".”"
FIRST_PERSON = frozenset(["I", "We", "we"])


@dataclass(frozen=True)
class Found:
    """An attribution as pieces of the text."""

    cue: tuple[Piece, ...]
    source: tuple[Piece, ...]
    content: tuple[Piece, ...]
    lemma: str = ""


def united(
    parse: Parse,
    words: Words,
    reading: Reading,
    ruled: Sequence[Attribution],
    quotations: Sequence[Quotation],
) -> tuple[Attribution, ...]:
    """The attributions of both in the order of the text; every one has a content. Quotations are in order."""
    rules = [pieced(attribution) for attribution in ruled]
    labels = {turn.label.start for turn in parse.turns}
    read = [placed(words, roles) for roles in reading.attributions]
    tagged = [found for found in read if not any(start in labels for start, _ in found.source)]
    taken = {word for found in tagged for word in numbers(words, found.content)}
    speech = speeches(quotations)
    quoted = tuple(speech)
    own = [whole(found, quoted, speech, taken, words) for found in tagged]
    cued = {word: rule for rule in reversed(rules) for word in numbers(words, rule.cue)}
    filled = [completed(found, cued, taken, words) for found in own]
    said = taken.union(*(numbers(words, found.content) for found in own))
    taken = said.union(*(numbers(words, found.cue) for found in own))
    offsets = Offsets(parse)
    free = [rule for rule in rules if taken.isdisjoint(numbers(words, rule.cue + rule.content))]
    more = [rule for rule in free if in_first_person(rule, parse.text) or believed(rule, words, reading)]
    more += [
        rule
        for rule, one in zip(rules, ruled, strict=True)
        if said.issuperset(numbers(words, rule.cue + rule.content + rule.source))
        and is_position(one, offsets)
    ]
    every = sorted((found for found in (*filled, *more) if found.content), key=first)
    told = (voiced(attribution(parse.text, found), offsets) for found in every)
    return tuple(one for one in told if not is_doubtful(one, words, reading, offsets))


def pieced(attribution: Attribution) -> Found:
    """An attribution of the rules."""
    cue = (attribution.cue,) if attribution.cue else ()
    return Found(pieces(cue), pieces(attribution.source), pieces(attribution.content), attribution.lemma)


def placed(words: Words, roles: Roles) -> Found:
    """An attribution of the tagger."""
    sources, cues, contents = (
        tuple(words.piece(part) for one in ranges for part in parted(words, one)) for ranges in roles
    )
    return Found(cues, sources, contents)


def parted(words: Words, one: Range) -> list[Range]:
    """A range of words as one in each of its paragraphs."""
    inside = words.paragraph[slice(*one)]
    borders = (np.flatnonzero(np.diff(inside)) + one[0] + 1).tolist()
    return list(pairwise([one[0], *borders, one[1]]))


def numbers(words: Words, found: Iterable[Piece]) -> list[int]:
    """The numbers of the words in the pieces."""
    return [number for piece in found for number in range(*words.range(piece))]


def speeches(quotations: Sequence[Quotation]) -> dict[Piece, list[Piece]]:
    """Each quotation, marks included, with all that is one speech with it: a mark that opens the next
    paragraph without one that closes the last goes on.
    """
    result: list[list[Piece]] = []
    quoted = pieces(quotation.span for quotation in quotations)
    for quotation, piece in zip(quotations, quoted, strict=True):
        speech = [] if quotation.continues is None else result[quotation.continues]
        speech.append(piece)
        result.append(speech)
    return dict(zip(quoted, result, strict=True))


def whole(
    found: Found,
    quoted: Sequence[Piece],
    speech: Mapping[Piece, Sequence[Piece]],
    taken: AbstractSet[int],
    words: Words,
) -> Found:
    """With the quotations whole that its contents cover more than half of, source and cue apart, and with
    the paragraphs in which they go on, unless they are in another content (`taken` by word).
    """
    covered = {
        quotation
        for piece in found.content
        for quotation in near(piece, quoted)
        if 2 * shared(piece, quotation) > quotation[1] - quotation[0]
        and not any(shared(quotation, other) for other in found.cue + found.source)
    }
    onward = {piece for quotation in covered for piece in speech[quotation]} - covered
    free = [piece for piece in onward if taken.isdisjoint(numbers(words, [piece]))]
    return replace(found, content=merged([*found.content, *covered, *free]))


def completed(found: Found, cued: Mapping[int, Found], taken: AbstractSet[int], words: Words) -> Found:
    """With what the rules say of the same cue: its lexicon entry, and the source and content it may lack;
    a source in another paragraph gives way.

    `cued` has the rules' attribution of each word of their cues, `taken` the words of the tagger's contents.
    """
    rule = next((cued[word] for word in numbers(words, found.cue) if word in cued), None)
    if rule is None:
        return found
    if goes_on(found, rule):
        return Found(rule.cue, found.source or rule.source, rule.content, rule.lemma)
    free = taken.isdisjoint(numbers(words, rule.content))
    content = found.content or (rule.content if free else ())
    near_by = found.source and (not rule.source or in_one_paragraph(words, found.cue + found.source))
    return Found(found.cue, found.source if near_by else rule.source, content, rule.lemma)


def goes_on(found: Found, rule: Found) -> bool:
    """Does the rule's cue go on in the first words of the tagger's content: "stressed / her support for"?"""
    if len(found.content) != 1 or len(rule.content) != 1:
        return False
    (own,), (cue,) = found.content, rule.cue
    (start, end) = rule.content[0]
    return found.cue[0][1] <= own[0] < cue[1] <= start < own[1] and abs(end - own[1]) <= len(MARKS)


def in_one_paragraph(words: Words, pieces: Iterable[Piece]) -> bool:
    """Do the pieces stand in the same paragraph?"""
    return len({int(words.paragraph[number]) for number in numbers(words, pieces)}) == 1


def in_first_person(rule: Found, text: str) -> bool:
    """Is it "we condemn", outside quotations: a declaration or transcript, which the tagger hardly knows?"""
    return any(text[start:end] in FIRST_PERSON for start, end in rule.source)


def believed(rule: Found, words: Words, reading: Reading) -> bool:
    """Does the tagger half believe in an attribution of the rules?"""
    cue, content = numbers(words, rule.cue), numbers(words, rule.content)
    if not cue or not content:
        return False
    sure = reading.probability[cue, 1].max() >= SURE_CUE
    return bool(sure and reading.probability[content, 2].mean() >= SURE_CONTENT)


def first(found: Found) -> Piece:
    """The first piece of an attribution."""
    return min(found.cue + found.source + found.content)


def attribution(text: str, found: Found) -> Attribution:
    """The attribution with its words."""
    cue, source, content = (spans(text, part) for part in (found.cue, found.source, found.content))
    return Attribution(cue=cue[0] if cue else None, source=source, content=content, lemma=found.lemma)
