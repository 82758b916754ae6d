"""Statements: what an attribution says of speaker, addressee, act, stance, target and wording.

Works on the spans of the attributions alone, whoever found them: the cue is looked up in the lexicon, and
the parse says what hangs on it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import takewhile
from typing import cast

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from memcon.model import Act, Attribution, DateReference, Mention, Span, Stance, Statement, Wording
from memcon.understand.attributions.cues import Cue
from memcon.understand.attributions.sources import right_spine
from memcon.understand.offsets import Offsets
from memcon.understand.parse import Parse
from memcon.understand.quotations import Quotation
from memcon.understand.statements.cues import cue_of, form, is_negated
from memcon.understand.statements.modality import modality
from memcon.understand.statements.speakers import Mentions, addressees, speakers

# what ends the words of a topic
PARTING = {"relcl", "acl", "advcl", "appos", "ccomp", "xcomp", "pcomp"}


def statements(
    attributions: Sequence[Attribution],
    parse: Parse,
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    dates: Sequence[DateReference],
) -> tuple[Statement, ...]:
    """One statement for each attribution, in the same order; the meeting stays open."""
    offsets = Offsets(parse)
    known = Mentions(mentions, offsets)
    quoted = sorted(quotations, key=lambda quotation: quotation.span)
    days = sorted(dates, key=lambda day: day.span)
    return tuple(statement(attribution, offsets, known, quoted, days) for attribution in attributions)


def statement(
    attribution: Attribution,
    offsets: Offsets,
    mentions: Mentions,
    quotations: Sequence[Quotation],
    dates: Sequence[DateReference],
) -> Statement:
    """The attribution with what can be said of it; quotations and dates in the order of the text."""
    cue = cue_of(attribution, offsets)
    target, topic = about(attribution, mentions, offsets)
    negated = cue is not None and is_negated(cue, attribution, offsets)
    first = attribution.cue or min((*attribution.content, *attribution.source), default=Span(0, 0, ""))
    return Statement(
        attribution=attribution,
        speakers=speakers(attribution.source, mentions, offsets),
        addressees=addressees(cue, attribution, mentions, offsets) if cue else (),
        act=cast("Act", cue.entry.act) if cue else "state",
        stance=cast("Stance", cue.entry.stance) if cue and cue.entry.stance else None,
        target=target,
        topic=topic,
        wording=wording(attribution.content, quotations),
        quotes=quotes(attribution.content, quotations),
        negated=negated,
        modality=modality(cue, attribution, offsets, negated=negated),
        date=made_on(cue, attribution, dates, offsets) if cue else None,
        sentence=offsets.sentence(first.start),
    )


def about(attribution: Attribution, mentions: Mentions, offsets: Offsets) -> tuple[int | None, Span | None]:
    """What a noun phrase as content names: the number of an actor's mention, or else the topic's words."""
    if form(attribution.content, offsets) != "noun":
        return None, None
    tokens = offsets.tokens(min(attribution.content))
    if tokens is None:
        return None, None
    tokens = after_preposition(tokens)
    number = mentions.of(tokens.root)
    if number is not None and mentions.all[number].kind != "place":
        return number, None
    return None, topic(tokens, offsets)


def after_preposition(content: Tokens) -> Tokens:
    """The noun phrase of "for the help" and "against the treaty"; any other content as it is."""
    root = content.root
    objects = [c for c in root.rights if c.dep_ == "pobj" and root.tag_ == "IN" and c.i < content.end]
    return content.doc[objects[0].left_edge.i : content.end] if objects else content


def topic(tokens: Tokens, offsets: Offsets) -> Span | None:
    """The noun phrase without its article and without the clauses that hang on it; None for a pronoun."""
    doc, root = tokens.doc, tokens.root
    if root.tag_[:2] not in {"NN", "CD", "JJ"} or not root.text[0].isalnum():
        return None
    ends = [child.left_edge.i for child in right_spine(root) if child.dep_ in PARTING]
    first, last = tokens.start, min([*ends, tokens.end]) - 1
    while first < root.i and doc[first].tag_ in {"DT", "``", "''"}:
        first += 1
    while last > root.i and (doc[last].is_punct or doc[last].is_space or doc[last].tag_ == "CC"):
        last -= 1
    return offsets.span(doc[first], doc[max(last, root.i)])


def wording(content: Sequence[Span], quotations: Sequence[Quotation]) -> Wording:
    """Direct where all of the content stands between quotation marks, mixed where some does."""
    shares = [inside(piece, quotation) for piece in content for quotation in near(piece, quotations)]
    if not shares:
        return "indirect"
    whole = all(any(inside(piece, q) for q in near(piece, quotations)) for piece in content)
    return "direct" if whole else "mixed"


def quotes(content: Sequence[Span], quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """The verbatim words of the content: whole quotations, or the piece that stands inside one."""
    found = []
    for piece in content:
        for quotation in near(piece, quotations):
            words = quotation.words
            found.append(piece if words.start <= piece.start and piece.end <= words.end else words)
    return tuple(dict.fromkeys(found))


def near(piece: Span, quotations: Sequence[Quotation]) -> Sequence[Quotation]:
    """The quotations that share characters with the piece."""
    first = bisect_right(quotations, piece.start, key=lambda quotation: quotation.span.end)
    last = bisect_left(quotations, piece.end, key=lambda quotation: quotation.span.start)
    return quotations[first:last]


def inside(piece: Span, quotation: Quotation) -> bool:
    """Does the piece stand wholly between the marks?"""
    return quotation.span.start <= piece.start and piece.end <= quotation.span.end


def made_on(
    cue: Cue, attribution: Attribution, dates: Sequence[DateReference], offsets: Offsets
) -> DateReference | None:
    """The first time that hangs on the cue's verb, not on source or content, and is no part of these."""
    verb, parts = clause_verb(cue.head), (*attribution.source, *attribution.content)
    sentence = cue.head.sent
    first = bisect_left(dates, offsets.start(sentence[0]), key=lambda day: day.span.start)
    last = bisect_left(dates, offsets.start(sentence[-1]) + 1, key=lambda day: day.span.start)
    for day in dates[first:last]:
        tokens = offsets.tokens(day.span)
        if tokens is None or clause_verb(tokens.root) != verb:
            continue
        if not hangs_on(tokens.root, verb, parts, offsets):
            return day
    return None


def hangs_on(token: Token, verb: Token, parts: Sequence[Span], offsets: Offsets) -> bool:
    """Does the token, or a word above it and below the verb, stand in one of the spans?"""
    above = takewhile(lambda one: one != verb, (token, *token.ancestors))
    return any(part.start <= offsets.start(one) < part.end for one in above for part in parts)


def clause_verb(token: Token) -> Token:
    """The verb of the clause that the token stands in."""
    for _ in range(10):
        if token.tag_.startswith("VB") or token.head == token:
            break
        token = token.head
    return token
