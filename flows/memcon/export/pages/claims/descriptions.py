"""What a card tells of the things and words that its facts refer to."""

from collections.abc import Iterator

from memcon.export.pages.cards import Card, Named, Passage, Words
from memcon.export.pages.claims import Claim, of_class, spot_iri

CLASSES = {
    "actor": ("mc:Actor",),
    "person": ("mc:Actor", "mc:Person"),
    "state": ("mc:Actor", "mc:State"),
    "organisation": ("mc:Actor", "mc:Organisation"),
    "group": ("mc:Actor", "mc:Group"),
    "place": ("mc:Place",),
    "topic": ("mc:Topic",),
}
# the terms that are told here alone
DESCRIBED = frozenset(
    {"Evidence", "inDocument", "start", "end", "exact", "prefix", "suffix", "Place", "Topic"}
)
# characters of mc:prefix and mc:suffix where the text goes on
CONTEXT = 30


def descriptions(card: Card) -> Iterator[Claim]:
    """All of it; the same can come several times."""
    document = card.document.iri
    for meeting in card.meetings:
        yield from described(*meeting.places, *meeting.topics, *meeting.participants)
        for passage in meeting.passages:
            for words in passage.marks:
                yield from _words(words, document)
                yield from _context(passage, words, document)
        for words in meeting.evidence:
            yield from _words(words, document)
    for statement in card.statements:
        yield from described(*statement.speakers, *statement.addressees, *statement.targets)
        yield from _words(statement.evidence, document)
    for office in card.offices:
        yield from described(*(thing for thing in (office.holder, office.of) if thing))
        yield from _words(office.evidence, document)
    for actor in card.actors:
        if actor.first:
            yield from _words(actor.first, document)


def described(*things: Named) -> Iterator[Claim]:
    """What each of these is, and is called."""
    for thing in things:
        for kind in CLASSES[thing.kind]:
            yield of_class(thing.iri, kind)
        yield Claim(thing.iri, "skos:prefLabel", thing.label)


def _words(words: Words, document: str) -> Iterator[Claim]:
    iri = spot_iri(words, document)
    yield of_class(iri, "mc:Evidence")
    yield Claim(iri, "mc:inDocument", document, refers=True)
    yield Claim(iri, "mc:start", words.start)
    yield Claim(iri, "mc:end", words.end)
    yield Claim(iri, "mc:exact", words.exact)


def _context(passage: Passage, words: Words, document: str) -> Iterator[Claim]:
    start, end = words.start - passage.start, words.end - passage.start
    if start >= CONTEXT:
        yield Claim(spot_iri(words, document), "mc:prefix", passage.text[start - CONTEXT : start])
    if end + CONTEXT <= len(passage.text):
        yield Claim(spot_iri(words, document), "mc:suffix", passage.text[end : end + CONTEXT])
