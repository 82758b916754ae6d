"""Who is mentioned: persons with titles, states, organisations, groups, places and pronouns.

Every mention is a span of the text with what its own words tell; which mentions are one actor is for the
resolve stage to say.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from memcon.model import Mention, MentionKind, Role, Span
from memcon.understand.actors.appositions import relative
from memcon.understand.actors.draft import Draft
from memcon.understand.actors.drafts import Layers, drafts, layers
from memcon.understand.actors.known import known
from memcon.understand.actors.names import names
from memcon.understand.actors.offices import office_phrases
from memcon.understand.parse import Paragraph, Parse
from memcon.understand.quotations import Quotation

SUBJECTS = frozenset({"nsubj", "csubj"})
OBJECTS = frozenset({"dobj", "dative", "nsubjpass", "pobj", "attr", "oprd"})


class Numbering(NamedTuple):
    """The drafts of a paragraph in the order of their mentions, and how to find them by token."""

    ordered: Sequence[Draft]
    offset: int
    """Number of the first."""
    at: dict[int, list[int]]
    """Token -> places in `ordered` of the drafts over it, the shortest first; adjectives left out."""


def mentions(parse: Parse, quotations: Sequence[Quotation], sources: Sequence[Span]) -> tuple[Mention, ...]:
    """The mentions of a document in the order of their text.

    Each of `sources`, the phrases that statements are attributed to, becomes a mention of its own where
    no other mention says who it is, so that no speaker is lost.
    """
    quoted, phrases = Quoted(quotations), sorted(set(sources))
    result: list[Mention] = []
    for paragraph, read in zip(parse.paragraphs, _layers(parse), strict=True):
        drafted = [draft for draft in drafts(read) if not _is_role(paragraph, draft)]
        drafted += _unnamed_sources(paragraph, drafted, phrases)
        result += _finished(parse, paragraph, _numbering(drafted, len(result)), quoted)
    return tuple(result)


def _is_role(paragraph: Paragraph, draft: Draft) -> bool:
    """Whether it is the label of a speaker who has no name: "Q", "MODERATOR"."""
    turn, place = paragraph.turn, paragraph.start + paragraph.doc[draft.first].idx
    return turn is not None and not turn.named and place < turn.label.end


def _layers(parse: Parse) -> Iterator[Layers]:
    """What the gazetteer, the offices and the names say of each paragraph."""
    docs = [paragraph.doc for paragraph in parse.paragraphs]
    found = [known(doc) for doc in docs]
    offices = [office_phrases(doc, items) for doc, items in zip(docs, found, strict=True)]
    speakers = [paragraph.speaker for paragraph in parse.paragraphs]
    named_in = names(docs, found, offices, speakers)
    for doc, items, held, named in zip(docs, found, offices, named_in, strict=True):
        yield layers(doc, items, held, named)


class Quoted:
    """Looks up which quotation a character stands in."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._spans = [quotation.span for quotation in quotations]
        self._starts = [span.start for span in self._spans]

    def at(self, offset: int) -> int | None:
        """Number of the quotation over the character, or None."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and offset < self._spans[number].end else None


def _unnamed_sources(
    paragraph: Paragraph, drafted: Sequence[Draft], sources: Sequence[Span]
) -> Iterator[Draft]:
    """A draft for each source phrase of the paragraph whose head no other draft holds, unless one alone
    stands in it ("a letter from Mercosur"); `sources` in order.
    """
    doc, length = paragraph.doc, len(paragraph.doc.text)
    at = {token for draft in drafted for token in range(draft.first, draft.last + 1)}
    for source in sources[bisect_left(sources, paragraph.start, key=lambda span: span.start) :]:
        start, end = source.start - paragraph.start, source.end - paragraph.start
        if start > length:
            break
        tokens = doc.char_span(start, min(end, length), alignment_mode="expand")
        if tokens is None:
            continue
        head = tokens.root
        inside = sum(draft.first < tokens.end and draft.last >= tokens.start for draft in drafted)
        if inside == 1 or any(token.i in at for token in (head, *head.conjuncts)):
            continue
        plural = head.tag_ in {"NNS", "NNPS"}
        kind: MentionKind | None = "group" if plural else None
        other = next((number for number in range(head.i, tokens.end) if number in at), None)
        last = _before(doc[head.i : other]) if other else tokens.end - 1
        yield Draft(tokens.start, last, head.i, "nominal", kind, same_as=relative(head), plural=plural)


def _before(words: Tokens) -> int:
    """Number of the last of the words before another mention that does not lead to it: "polls" of "polls in
    / Virginia"; the first word stays.
    """
    content = [word.i for word in words if word.tag_[:2] in {"NN", "JJ", "CD", "VB", "RB"}]
    return max(content, default=words[0].i)


def _numbering(drafted: Sequence[Draft], offset: int) -> Numbering:
    """Number the drafts by their place in the text, each widened to the noun whose own it is."""
    at = _by_token(drafted)
    widened = {_widened(drafted, number, at): None for number in range(len(drafted))}
    ordered = sorted(widened, key=lambda draft: (draft.first, -draft.last, draft.head))
    return Numbering(ordered, offset, _by_token(ordered))


def _by_token(drafted: Sequence[Draft]) -> dict[int, list[int]]:
    at: dict[int, list[int]] = defaultdict(list)
    for number in sorted(range(len(drafted)), key=lambda n: drafted[n].last - drafted[n].first):
        draft = drafted[number]
        if draft.form != "adjective":
            for token in range(draft.first, draft.last + 1):
                at[token].append(number)
    return at


def _widened(drafted: Sequence[Draft], number: int, at: dict[int, list[int]]) -> Draft:
    """A draft with the noun whose own it is: "Obregon's spokesman" becomes "Lopez Obregon's spokesman"."""
    draft = drafted[number]
    owner = (
        next((n for n in at.get(draft.owner, ()) if n != number), None) if draft.owner is not None else None
    )
    if owner is None or drafted[owner].form == "pronoun":
        return draft
    first, last = min(draft.first, drafted[owner].first), max(draft.last, drafted[owner].last)
    return draft._replace(first=first, last=last)


def _finished(parse: Parse, paragraph: Paragraph, numbering: Numbering, quoted: Quoted) -> Iterator[Mention]:
    """The mentions of a paragraph's drafts, their tokens turned into spans."""
    sentences = _sentence_numbers(paragraph)
    for number, draft in enumerate(numbering.ordered):
        span = _span(parse, paragraph, (draft.first, draft.last))
        words = draft.office.words if draft.office else None
        yield Mention(
            span=span,
            form=draft.form,
            kind=draft.kind,
            name=_span(parse, paragraph, draft.name) if draft.name else None,
            office=_span(parse, paragraph, words) if words else None,
            office_of=_span(parse, paragraph, draft.of) if draft.of else None,
            owner=_number_at(numbering, number, draft.owner),
            same_as=_number_at(numbering, number, draft.same_as),
            gender=draft.gender,
            plural=draft.plural,
            former=draft.office.former if draft.office else False,
            role=_role(paragraph.doc[draft.head]),
            sentence=sentences[draft.head],
            quotation=quoted.at(span.start),
        )


def _span(parse: Parse, paragraph: Paragraph, tokens: tuple[int, int]) -> Span:
    return parse.span(paragraph, paragraph.doc[tokens[0]], paragraph.doc[tokens[1]])


def _sentence_numbers(paragraph: Paragraph) -> list[int]:
    """The number of each token's sentence."""
    numbers: list[int] = []
    for number, sentence in enumerate(paragraph.doc.sents, paragraph.first_sentence):
        numbers += [number] * len(sentence)
    return numbers


def _number_at(numbering: Numbering, own: int, token: int | None) -> int | None:
    """The number of the smallest other mention over the token."""
    if token is None:
        return None
    holding = next((number for number in numbering.at.get(token, ()) if number != own), None)
    return None if holding is None else numbering.offset + holding


def _role(token: Token) -> Role:
    """The role of a phrase in its sentence; each member of a list has the role of the first."""
    for _ in range(10):
        if token.dep_ != "conj":
            break
        token = token.head
    if token.dep_ in SUBJECTS:
        return "subject"
    if token.dep_ == "pobj" and token.head.dep_ == "agent":
        return "agent"
    if token.dep_ == "poss":
        return "possessive"
    return "object" if token.dep_ in OBJECTS else "other"
