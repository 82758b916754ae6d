"""Who is mentioned: persons with titles, states, organisations, groups, places and pronouns.

Every mention is a span of the text with what its own words tell; which mentions are one actor is for the
resolve stage to say. Each function below drafts one kind of mention in one paragraph.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from memcon.lexicon import given_names, honorifics
from memcon.model import Gender, Mention, MentionForm, MentionKind, Role, Span
from memcon.understand.appositions import apposition, bracketed, joined_title, relative
from memcon.understand.known import Known, known
from memcon.understand.metonyms import stands_for_state
from memcon.understand.names import Name, names
from memcon.understand.nominals import Nominal, nominals
from memcon.understand.offices import OfficePhrase, office_phrases
from memcon.understand.parse import Paragraph, Parse
from memcon.understand.pronouns import PRONOUNS
from memcon.understand.quotations import Quotation

SUBJECTS = frozenset({"nsubj", "csubj"})
OBJECTS = frozenset({"dobj", "dative", "nsubjpass", "pobj", "attr", "oprd"})
STATE_CLASS = "government"
GROUP_CLASS = "people"


class Draft(NamedTuple):
    """A mention before it has a number, in tokens of its paragraph (every last included)."""

    first: int
    last: int
    head: int
    """The token that carries its role in the sentence."""
    form: MentionForm
    kind: MentionKind | None
    name: tuple[int, int] | None = None
    office: OfficePhrase | None = None
    of: tuple[int, int] | None = None
    owner: int | None = None
    """A token of the mention whose own it is."""
    same_as: int | None = None
    """A token of the mention that the syntax equates with it."""
    gender: Gender | None = None
    plural: bool = False


class Layers(NamedTuple):
    """What the passes before found in one paragraph, each in order of the text."""

    doc: Doc
    known: tuple[Known, ...]
    offices: tuple[OfficePhrase, ...]
    names: tuple[Name, ...]


def mentions(parse: Parse, quotations: Sequence[Quotation], sources: Sequence[Span]) -> tuple[Mention, ...]:
    """The mentions of a document in the order of their text.

    Each of `sources`, the phrases that statements are attributed to, becomes a mention of its own where
    no other mention stands in it, so that no speaker is lost.
    """
    docs = [paragraph.doc for paragraph in parse.paragraphs]
    found = [known(doc) for doc in docs]
    offices = [office_phrases(doc, items) for doc, items in zip(docs, found, strict=True)]
    named = names(docs, found, offices)
    result: list[Mention] = []
    for paragraph, *layers in zip(parse.paragraphs, found, offices, named, strict=True):
        drafts = _drafts(Layers(paragraph.doc, *layers))
        drafts += _unnamed_sources(paragraph, drafts, sources)
        result += _finished(parse, paragraph, drafts, quotations, len(result))
    return tuple(result)


def _drafts(layers: Layers) -> list[Draft]:
    titles = _titles(layers)
    drafts = [
        *_persons(layers, titles),
        *_offices(layers, titles),
        *_bodies_and_places(layers, titles),
        *_states(layers),
    ]
    taken = [(draft.first, draft.last) for draft in drafts if draft.form != "adjective"]
    drafts += _collectives(layers, taken)
    drafts += _pronouns(layers.doc)
    return drafts


def _titles(layers: Layers) -> dict[int, OfficePhrase]:
    """The office right before a person's name, by the name's first token; a plural title ("Presidents A
    of X and B") goes to each name that is joined to the first.
    """
    ending = {phrase.last: phrase for phrase in layers.offices}
    titles: dict[int, OfficePhrase] = {}
    previous: Name | None = None
    for name in layers.names:
        phrase = ending.get(name.first - 1)
        if phrase is None and previous is not None and previous.first in titles:
            shared = titles[previous.first]
            phrase = shared if shared.plural and _listed(layers, previous.last, name.first) else None
        if phrase is not None and name.kind in {"person", None}:
            titles[name.first] = phrase
        previous = name
    return titles


def _listed(layers: Layers, last: int, first: int) -> bool:
    """Whether only "of" a state, commas and "and" stand between two names."""
    known = {number for item in layers.known for number in range(item.first, item.last + 1)}
    between = [n for n in range(last + 1, first) if n not in known]
    return all(layers.doc[n].text in {",", "and", "&", "of"} for n in between)


def _state_after(layers: Layers, last: int) -> tuple[int, int] | None:
    """The state in "President Leonid Kuchma of Ukraine"."""
    if last + 2 >= len(layers.doc) or layers.doc[last + 1].text != "of":
        return None
    return next((tuple(item[:2]) for item in layers.known if item.first == last + 2), None)


def _persons(layers: Layers, titles: dict[int, OfficePhrase]) -> Iterator[Draft]:
    doc = layers.doc
    for name in layers.names:
        title = titles.get(name.first)
        if name.kind != "person" and title is None:
            continue
        before = doc[name.first - 1].text.lower() if name.first else ""
        first = (
            title.first if title and title.last == name.first - 1 else name.first - (before in honorifics())
        )
        yield Draft(
            first, name.last, name.last, "name", "person", (name.first, name.last),
            office=title, of=(title.of or _state_after(layers, name.last)) if title else None,
            owner=title.owner if title else None,
            same_as=apposition(doc, name.first, name.last, layers.offices),
            gender=_gender(name, title, honorifics().get(before)),
        )  # fmt: skip


def _gender(name: Name, title: OfficePhrase | None, honorific: Gender | None) -> Gender | None:
    first = name.units[0].lower() if len(name.units) > 1 else ""
    return honorific or (title.office.gender if title else None) or given_names().get(first)


def _offices(layers: Layers, titles: Mapping[int, OfficePhrase]) -> Iterator[Draft]:
    """Offices that stand without a name: "the Russian president", "EU foreign ministers"."""
    used = set(titles.values())
    named = {title.first: name for name, title in titles.items()}
    for phrase in layers.offices:
        if phrase not in used:
            head = min(phrase.last, phrase.words[1])
            same_as = apposition(layers.doc, phrase.first, phrase.last, layers.names)
            yield Draft(
                phrase.first, phrase.last, head, "office", "group" if phrase.plural else "person",
                office=phrase, of=phrase.of, owner=phrase.owner,
                same_as=joined_title(layers.doc, phrase, named) if same_as is None else same_as,
                gender=phrase.office.gender, plural=phrase.plural,
            )  # fmt: skip


def _bodies_and_places(layers: Layers, titles: dict[int, OfficePhrase]) -> Iterator[Draft]:
    before = {item.last: item for item in layers.known if item.used_as("adjective", "name")}
    for name in layers.names:
        if name.kind != "person" and name.first not in titles:
            owner = before.get(name.first - 1) if name.kind == "organisation" else None
            of = (owner.first, owner.last) if owner and owner.used_as("adjective") else None
            first = of[0] if of else name.first
            yield Draft(
                first, name.last, name.last, "name", name.kind, (name.first, name.last), of=of,
                same_as=bracketed(layers.doc, name.first, name.last),
            )  # fmt: skip


def _states(layers: Layers) -> Iterator[Draft]:
    for item in layers.known:
        token = layers.doc[item.last]
        kinds = {candidate.entry.kind for candidate in item.candidates}
        if item.used_as("name"):
            kind = "organisation" if kinds == {"organisation"} else "state"
            yield Draft(item.first, item.last, item.last, "name", kind, (item.first, item.last))
        elif item.used_as("capital", "seat"):
            state = stands_for_state(token, seat=item.used_as("seat"))
            yield Draft(
                item.first,
                item.last,
                item.last,
                "name",
                "state" if state else "place",
                (item.first, item.last),
            )
        elif item.used_as("people") and not (item.used_as("adjective") and token.tag_ == "JJ"):
            yield Draft(
                item.first, item.last, item.last, "nominal", "group", of=(item.first, item.last), plural=True
            )
        else:
            yield Draft(item.first, item.last, item.last, "adjective", "state", (item.first, item.last))


def _collectives(layers: Layers, taken: Sequence[tuple[int, int]]) -> Iterator[Draft]:
    for nominal in nominals(layers.doc, layers.known, taken):
        yield Draft(
            nominal.first, nominal.last, nominal.head, "nominal", _kind(nominal),
            of=nominal.of, owner=nominal.owner, plural=nominal.plural,
        )  # fmt: skip


def _kind(nominal: Nominal) -> MentionKind:
    if nominal.group.class_ == STATE_CLASS:
        return "state"
    return "group" if nominal.group.class_ == GROUP_CLASS else "organisation"


def _pronouns(doc: Doc) -> Iterator[Draft]:
    for token in doc:
        pronoun = PRONOUNS.get(token.text.lower()) if token.text != "US" else None
        if pronoun is not None:
            yield Draft(
                token.i, token.i, token.i, "pronoun", pronoun.kind,
                same_as=relative(token), gender=pronoun.gender, plural=pronoun.plural,
            )  # fmt: skip


def _unnamed_sources(
    paragraph: Paragraph, drafts: Sequence[Draft], sources: Sequence[Span]
) -> Iterator[Draft]:
    doc = paragraph.doc
    for source in sources:
        start, end = source.start - paragraph.start, source.end - paragraph.start
        if start < 0 or end > len(doc.text):
            continue
        tokens = doc.char_span(start, end, alignment_mode="expand")
        if tokens is None or any(d.first < tokens.end and d.last >= tokens.start for d in drafts):
            continue
        head = tokens.root
        plural = head.tag_ in {"NNS", "NNPS"}
        kind: MentionKind | None = "group" if plural else None
        yield Draft(tokens.start, tokens.end - 1, head.i, "nominal", kind, plural=plural)


def _finished(
    parse: Parse, paragraph: Paragraph, drafts: list[Draft], quotations: Sequence[Quotation], offset: int
) -> list[Mention]:
    """Number the drafts by their place in the text and turn their tokens into spans."""
    ordered = sorted(set(drafts), key=lambda draft: (draft.first, -draft.last))
    sentences = _sentence_numbers(paragraph)
    result = []
    for draft in ordered:
        span = _span(parse, paragraph, (draft.first, draft.last))
        words = draft.office.words if draft.office else None
        result.append(
            Mention(
                span=span,
                form=draft.form,
                kind=draft.kind,
                name=_span(parse, paragraph, draft.name) if draft.name else None,
                office=_span(parse, paragraph, words) if words else None,
                office_of=_span(parse, paragraph, draft.of) if draft.of else None,
                owner=_number_at(ordered, draft, draft.owner, offset),
                same_as=_number_at(ordered, draft, draft.same_as, offset),
                gender=draft.gender,
                plural=draft.plural,
                former=draft.office.former if draft.office else False,
                role=_role(paragraph.doc[draft.head]),
                sentence=sentences[draft.head],
                quotation=next(
                    (n for n, q in enumerate(quotations) if q.span.start <= span.start < q.span.end), None
                ),
            )
        )
    return result


def _span(parse: Parse, paragraph: Paragraph, tokens: tuple[int, int]) -> Span:
    return parse.span(paragraph, paragraph.doc[tokens[0]], paragraph.doc[tokens[1]])


def _sentence_numbers(paragraph: Paragraph) -> list[int]:
    numbers: list[int] = []
    for number, sentence in enumerate(paragraph.doc.sents, paragraph.first_sentence):
        numbers += [number] * len(sentence)
    return numbers


def _number_at(ordered: Sequence[Draft], own: Draft, token: int | None, offset: int) -> int | None:
    """The number of the smallest other mention that holds the token."""
    if token is None:
        return None
    holding = [
        (draft.last - draft.first, number)
        for number, draft in enumerate(ordered)
        if draft.first <= token <= draft.last and draft is not own and draft.form != "adjective"
    ]
    return offset + min(holding)[1] if holding else None


def _role(token: Token) -> Role:
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
