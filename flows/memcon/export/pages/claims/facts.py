"""What a card tells of the document, its facts and actors."""

from collections.abc import Iterator

from memcon.export.pages.cards import ActorTold, Card, MeetingTold, Office, Words
from memcon.export.pages.claims import Claim, concepts, dated, linked, of_class, referring, resting
from memcon.export.pages.claims.descriptions import described
from memcon.export.pages.claims.statements import statement_claims


def facts(card: Card) -> Iterator[Claim]:
    """All of it."""
    yield from _document(card)
    for meeting in card.meetings:
        yield from meeting_claims(meeting, card.document.iri)
    for statement in card.statements:
        yield from statement_claims(statement, card.document.iri)
    for office in card.offices:
        yield from office_claims(office, card.document.iri)
    for actor in card.actors:
        yield from actor_claims(actor, card.document.iri)


def _document(card: Card) -> Iterator[Claim]:
    about = card.document
    yield of_class(about.iri, "mc:Document")
    yield Claim(about.iri, "dcterms:identifier", about.identifier)
    # a document without a title is shown by its identifier
    title = about.title if about.title != about.identifier else None
    for term, value in (("title", title), ("issued", about.issued), ("publisher", about.publisher)):
        if value:
            yield Claim(about.iri, f"dcterms:{term}", value)
    yield from referring(about.iri, "dcterms:source", about.source)
    yield from referring(about.iri, "mc:duplicateOf", about.duplicate_of)


def meeting_claims(meeting: MeetingTold, document: str) -> Iterator[Claim]:
    """What a document tells of a meeting."""
    iri = meeting.iri
    yield of_class(iri, "mc:Meeting")
    yield from concepts(iri, form=meeting.form, status=meeting.status)
    yield from linked(iri, "mc:participant", meeting.participants)
    yield from linked(iri, "mc:host", [meeting.host] if meeting.host else [])
    yield from linked(iri, "mc:place", meeting.places)
    yield from linked(iri, "mc:topic", meeting.topics)
    yield from dated(iri, meeting.when)
    for words in meeting.evidence:
        yield resting(iri, "mc:evidence", words, document)
    for passage in meeting.passages:
        for words in passage.marks:
            if words not in meeting.evidence:
                yield from _marked(meeting, words, document)


def _marked(meeting: MeetingTold, words: Words, document: str) -> Iterator[Claim]:
    """Words beside those that tell of the meeting tell when, where or about what, and look like it."""
    roles = {
        "mc:dateEvidence": (meeting.when.text,),
        "mc:placeEvidence": [place.label for place in meeting.places],
        "mc:topicEvidence": [topic.label for topic in meeting.topics],
    }
    fitting = [role for role, said in roles.items() if words.exact in said]
    if len(fitting) == 1:
        yield resting(meeting.iri, fitting[0], words, document)


def office_claims(office: Office, document: str) -> Iterator[Claim]:
    """What a document tells of an office held."""
    yield of_class(office.iri, "mc:Tenure")
    yield from linked(office.iri, "mc:holder", [office.holder])
    yield Claim(office.iri, "mc:office", office.words)
    yield Claim(office.iri, "mc:officeTitle", office.title)
    if office.former:
        yield Claim(office.iri, "mc:former", value=True)
    yield from linked(office.iri, "mc:officeOf", [office.of] if office.of else [])
    yield resting(office.iri, "mc:evidence", office.evidence, document)


def actor_claims(actor: ActorTold, document: str) -> Iterator[Claim]:
    """What a document tells of an actor: of its mentions the first."""
    iri = actor.named.iri
    yield from described(actor.named)
    for alias in actor.aliases:
        yield Claim(iri, "skos:altLabel", alias)
    yield from referring(iri, "skos:exactMatch", actor.wikidata)
    if actor.first:
        yield resting(iri, "mc:mention", actor.first, document)
