"""What a card tells, as triples again: each of them is one of the document's graph. A card does not hold all of
the graph, and where it leaves open which triple it was made from, none is claimed.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from memcon.export.pages.cards import (
    ActorTold,
    Card,
    MeetingTold,
    Named,
    Office,
    Passage,
    StatementTold,
    When,
    Words,
)

CLASSES = {
    "actor": ("mc:Actor",),
    "person": ("mc:Actor", "mc:Person"),
    "state": ("mc:Actor", "mc:State"),
    "organisation": ("mc:Actor", "mc:Organisation"),
    "group": ("mc:Actor", "mc:Group"),
    "place": ("mc:Place",),
    "topic": ("mc:Topic",),
}
# characters of mc:prefix and mc:suffix where the text goes on
CONTEXT = 30
# between the pieces of a content; and what a content ends with where the card cuts it
GAP, CUT = " … ", "…"
# one quotation and nothing else
VERBATIM = re.compile(r'“([^“”]+)”|"([^"“”]+)"')


class Claim(Struct, frozen=True):
    """A triple: IRIs of the data without the base, terms as Turtle shortens them."""

    subject: str
    term: str
    value: str | int | bool | dt.date
    refers: bool = False
    """Whether the value is an IRI or a term."""


def claims(card: Card) -> Iterator[Claim]:
    """All that a card tells."""
    yield from _document(card)
    for meeting in card.meetings:
        yield from _meeting(meeting, card.document.iri)
    for statement in card.statements:
        yield from _statement(statement, card.document.iri)
    for office in card.offices:
        yield from _office(office, card.document.iri)
    for actor in card.actors:
        yield from _actor(actor, card.document.iri)


def _document(card: Card) -> Iterator[Claim]:
    about = card.document
    yield _of_class(about.iri, "mc:Document")
    yield Claim(about.iri, "dcterms:identifier", about.identifier)
    # a document without a title is shown by its identifier
    title = about.title if about.title != about.identifier else None
    for term, value in (("title", title), ("issued", about.issued), ("publisher", about.publisher)):
        if value:
            yield Claim(about.iri, f"dcterms:{term}", value)
    yield from _referring(about.iri, "dcterms:source", about.source)
    yield from _referring(about.iri, "mc:duplicateOf", about.duplicate_of)


def _meeting(meeting: MeetingTold, document: str) -> Iterator[Claim]:
    iri = meeting.iri
    yield _of_class(iri, "mc:Meeting")
    yield from _concepts(iri, form=meeting.form, status=meeting.status)
    yield from _linked(iri, "mc:participant", meeting.participants)
    yield from _linked(iri, "mc:host", [meeting.host] if meeting.host else [])
    yield from _linked(iri, "mc:place", meeting.places)
    yield from _linked(iri, "mc:topic", meeting.topics)
    yield from _when(iri, meeting.when)
    for words in meeting.evidence:
        yield from _supported(iri, "mc:evidence", words, document)
    for passage in meeting.passages:
        for words in passage.marks:
            yield from _words(words, document)
            if words not in meeting.evidence:
                yield from _marked(meeting, words, document)
            yield from _context(passage, words, document)


def _marked(meeting: MeetingTold, words: Words, document: str) -> Iterator[Claim]:
    """Words beside those that tell of the meeting are when, where or about what: which, they say themselves."""
    roles = {
        "mc:dateEvidence": (meeting.when.text,),
        "mc:placeEvidence": [place.label for place in meeting.places],
        "mc:topicEvidence": [topic.label for topic in meeting.topics],
    }
    fitting = [role for role, said in roles.items() if words.exact in said]
    if len(fitting) == 1:
        yield Claim(meeting.iri, fitting[0], _iri(words, document), refers=True)


def _context(passage: Passage, words: Words, document: str) -> Iterator[Claim]:
    start, end = words.start - passage.start, words.end - passage.start
    if start >= CONTEXT:
        yield Claim(_iri(words, document), "mc:prefix", passage.text[start - CONTEXT : start])
    if end + CONTEXT <= len(passage.text):
        yield Claim(_iri(words, document), "mc:suffix", passage.text[end : end + CONTEXT])


def _statement(statement: StatementTold, document: str) -> Iterator[Claim]:
    iri = statement.iri
    yield _of_class(iri, "mc:Statement")
    if statement.quoted:
        yield _of_class(iri, "mc:Quotation")
    yield from _linked(iri, "mc:speaker", statement.speakers)
    yield from _concepts(
        iri,
        act=statement.act,
        modality=statement.modality,
        stance=statement.stance,
        wording=statement.wording,
    )
    if statement.negated:
        yield Claim(iri, "mc:negated", value=True)
    yield from _linked(iri, "mc:addressee", statement.addressees)
    yield from _linked(iri, "mc:target", statement.targets)
    if statement.cue:
        yield Claim(iri, "mc:cue", statement.cue)
    if not statement.content.endswith(CUT):
        yield from _content(statement)
    yield from _referring(iri, "mc:madeAt", statement.made_at)
    yield from _referring(iri, "mc:sameUtteranceAs", statement.same_as)
    yield from _when(iri, statement.when)
    if role := _role(statement):
        yield from _supported(iri, role, statement.evidence, document)
    else:
        yield from _words(statement.evidence, document)


def _content(statement: StatementTold) -> Iterator[Claim]:
    yield Claim(statement.iri, "mc:content", statement.content)
    verbatim = VERBATIM.fullmatch(statement.content)
    if statement.quoted and verbatim and GAP not in statement.content:
        yield Claim(statement.iri, "mc:quote", verbatim[1] or verbatim[2])


def _role(statement: StatementTold) -> str:
    """What the first words of a statement are: its cue, the beginning of its content, or else its source."""
    words, content = statement.evidence.exact, statement.content.removesuffix(CUT)
    whole_piece = f"{content}{GAP}".startswith(f"{words}{GAP}") or (
        statement.content.endswith(CUT) and words.startswith(content)
    )
    if whole_piece:
        return "" if words == statement.cue else "mc:contentEvidence"
    if words == statement.cue:
        return "mc:cueEvidence"
    return "mc:speakerEvidence" if statement.speakers else ""


def _office(office: Office, document: str) -> Iterator[Claim]:
    yield _of_class(office.iri, "mc:Tenure")
    yield from _linked(office.iri, "mc:holder", [office.holder])
    yield Claim(office.iri, "mc:office", office.words)
    yield Claim(office.iri, "mc:officeTitle", office.title)
    if office.former:
        yield Claim(office.iri, "mc:former", value=True)
    yield from _linked(office.iri, "mc:officeOf", [office.of] if office.of else [])
    yield from _supported(office.iri, "mc:evidence", office.evidence, document)


def _actor(actor: ActorTold, document: str) -> Iterator[Claim]:
    iri = actor.named.iri
    yield from _described(actor.named)
    for alias in actor.aliases:
        yield Claim(iri, "skos:altLabel", alias)
    yield from _referring(iri, "skos:exactMatch", actor.wikidata)
    if actor.first:
        yield from _supported(iri, "mc:mention", actor.first, document)


def _when(iri: str, when: When) -> Iterator[Claim]:
    if when.earliest and when.earliest == when.latest:
        yield Claim(iri, "mc:date", when.earliest)
    else:
        for term, day in (("mc:dateEarliest", when.earliest), ("mc:dateLatest", when.latest)):
            if day:
                yield Claim(iri, term, day)
    if when.text:
        yield Claim(iri, "mc:dateText", when.text)
    if when.basis:
        yield Claim(iri, "mc:dateBasis", f"mc:basis-{when.basis}", refers=True)


def _concepts(iri: str, **values: str) -> Iterator[Claim]:
    for name, notation in values.items():
        if notation:
            yield Claim(iri, f"mc:{name}", f"mc:{name}-{notation}", refers=True)


def _supported(iri: str, role: str, words: Words, document: str) -> Iterator[Claim]:
    yield Claim(iri, role, _iri(words, document), refers=True)
    yield from _words(words, document)


def _words(words: Words, document: str) -> Iterator[Claim]:
    iri = _iri(words, document)
    yield _of_class(iri, "mc:Evidence")
    yield Claim(iri, "mc:inDocument", document, refers=True)
    yield Claim(iri, "mc:start", words.start)
    yield Claim(iri, "mc:end", words.end)
    yield Claim(iri, "mc:exact", words.exact)


def _linked(iri: str, term: str, things: Iterable[Named]) -> Iterator[Claim]:
    for thing in things:
        yield Claim(iri, term, thing.iri, refers=True)
        yield from _described(thing)


def _described(thing: Named) -> Iterator[Claim]:
    for kind in CLASSES[thing.kind]:
        yield _of_class(thing.iri, kind)
    yield Claim(thing.iri, "skos:prefLabel", thing.label)


def _referring(iri: str, term: str, value: str | None) -> Iterator[Claim]:
    if value:
        yield Claim(iri, term, value, refers=True)


def _of_class(iri: str, kind: str) -> Claim:
    return Claim(iri, "rdf:type", kind, refers=True)


def _iri(words: Words, document: str) -> str:
    return f"{document}#char={words.start},{words.end}"
