"""Which mentions a statement's speakers and addressees are."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from memcon.model import Attribution, Mention, Span
from memcon.understand.attributions.cues import Cue
from memcon.understand.attributions.sources import SUBJECTS
from memcon.understand.offsets import Offsets

# no mention is longer, in characters: how far before a place one that holds it can start
LONGEST = 300
# tokens of "RIO DE JANEIRO, Brazil, March 4 (Agency) --"
LONGEST_DATELINE = 14
DASHES = frozenset({"-", "--", "–", "—"})


class Mentions:
    """A document's mentions, found by where they stand."""

    def __init__(self, mentions: Sequence[Mention], offsets: Offsets) -> None:
        self.all = mentions
        self._offsets = offsets
        self._order = sorted(range(len(mentions)), key=lambda number: mentions[number].span.start)
        self._starts = [mentions[number].span.start for number in self._order]

    def touching(self, start: int, end: int) -> list[int]:
        """Numbers of the mentions that share characters with the range."""
        first, last = bisect_left(self._starts, start - LONGEST), bisect_left(self._starts, end)
        return [number for number in self._order[first:last] if self.all[number].span.end > start]

    def of(self, token: Token, within: Span | None = None) -> int | None:
        """Number of the longest mention that the token stands in, of those inside the span `within` if
        there is one.
        """
        start = self._offsets.start(token)
        holding = [n for n in self.touching(start, start + len(token)) if self.all[n].span.start <= start]

        def rank(number: int) -> tuple[bool, int]:
            span = self.all[number].span
            return within is not None and within.start <= span.start and span.end <= within.end, len(
                span.exact
            )

        return max(holding, key=rank, default=None)


def speakers(source: Sequence[Span], mentions: Mentions, offsets: Offsets) -> tuple[int, ...]:
    """Numbers of the mentions that the source names: the one that its head word stands in and those
    joined to it by "and". Where the head is no mention ("a letter from Mercosur"), the only one inside.
    """
    found: list[int] = []
    for span in source:
        tokens = offsets.tokens(span)
        if tokens is None:
            continue
        tokens = after_dateline(tokens)
        heads = [tokens.root, *(t for t in tokens.root.conjuncts if tokens.start <= t.i < tokens.end)]
        named = numbers([by_name(head, tokens, mentions) for head in heads], mentions, span)
        if not named:
            inside = mentions.touching(span.start, span.end)
            named = inside if len(inside) == 1 else []
        found += named
    return tuple(dict.fromkeys(found))


def after_dateline(source: Tokens) -> Tokens:
    """The source without the place and agency that open a despatch: "Israel" of "DOHA (dpa) - Israel"."""
    if source.start > 0 or not source[0].is_upper:
        return source
    dash = next((t.i for t in source[1:LONGEST_DATELINE] if t.text in DASHES and t.i + 1 < source.end), None)
    return source if dash is None else source.doc[dash + 1 : source.end]


def by_name(head: Token, source: Tokens, mentions: Mentions) -> Token:
    """The head, or an apposition of it inside the source where that alone has a name: "the analyst closest
    to the court, Ana Lund".
    """
    for token in (head, *(c for c in head.rights if c.dep_ == "appos" and c.i < source.end)):
        number = mentions.of(token)
        if number is not None and mentions.all[number].name is not None:
            return token
    return head


def numbers(tokens: Iterable[Token], mentions: Mentions, within: Span | None = None) -> list[int]:
    """Numbers of the mentions that the tokens stand in."""
    found = (mentions.of(token, within) for token in tokens)
    return [number for number in found if number is not None]


def addressees(cue: Cue, attribution: Attribution, mentions: Mentions, offsets: Offsets) -> tuple[int, ...]:
    """Numbers of the mentions in the first of the cue's addressee slots that the syntax fills outside the
    source, and outside the content but for what opens or closes it: "urged / Iran to sign", "proposed / a
    truce to Iran".
    """
    for slot in cue.entry.addressee:
        tokens = [
            token
            for head in fillers(cue, slot)
            if not any(
                span.start <= offsets.start(head) < span.end and not at_edge(head, span, offsets)
                for span in (*attribution.source, *attribution.content)
            )
            for token in (head, *head.conjuncts)
        ]
        found = numbers(tokens, mentions)
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def at_edge(head: Token, content: Span, offsets: Offsets) -> bool:
    """Does a content begin or end with this noun phrase, and hold more?"""
    start, end = offsets.start(head.left_edge), offsets.start(head.right_edge) + len(head.right_edge)
    return (start <= content.start) != (end >= content.end)


def fillers(cue: Cue, slot: str) -> Iterator[Token]:
    """The nouns in an addressee slot: "object" ("told reporters", "urged Iran to"), "linker" ("called on
    Iran to"), or a preposition ("said to reporters").
    """
    if slot == "object":
        yield from (c for c in cue.head.rights if c.dep_ in {"dobj", "dative", "iobj"})
        yield from (c for c in cue.head.lefts if c.dep_ == "nsubjpass")
    if slot in {"object", "linker"}:
        yield from (
            c for verb in cue.head.rights if verb.dep_ in {"ccomp", "xcomp"} for c in subject_of(verb)
        )
    for preposition in cue.head.rights:
        if preposition.lower_ == slot or (slot == "linker" and preposition == cue.last):
            yield from (c for c in preposition.rights if c.dep_ == "pobj")


def subject_of(verb: Token) -> list[Token]:
    """The subject of an infinitive: who is to do it."""
    if not any(c.tag_ == "TO" for c in verb.lefts):
        return []
    return [c for c in verb.lefts if c.dep_ in SUBJECTS]
