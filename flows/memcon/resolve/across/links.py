"""What joining says of one document, so that map/joins.py can name its things as all documents do."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import Struct

from memcon.resolve.across.merges import Corpus, Fact, Named

Names = Mapping[Fact, str]
Order = tuple[dt.date, str]


class Links(Struct, frozen=True):
    """What of a document other documents have too. IRIs are without the base: "meeting/0123456789abcdef"."""

    actors: Mapping[str, Named] = {}
    """By the key within the document: the key and label in all documents."""
    meetings: Mapping[int, str] = {}
    """By the meeting's number: the IRI that it has in the earliest document that tells of it."""
    statements: Mapping[int, str] = {}
    """By the statement's number: the IRI of the earliest telling of the utterance."""
    copy_of: str | None = None
    """The IRI of the earliest document that this one is a near copy of."""


def links(corpus: Corpus, meetings: Names, statements: Names) -> Iterator[Links]:
    """The links of each document, in the order of the corpus.

    `meetings` and `statements` are the IRIs of the facts that have one: what a document tells too little of
    has none, and then the next telling is the earliest.
    """
    profiles, joined = corpus.profiles, corpus.joined
    order = {one.sha256: one.order for one in profiles}
    met = _by_document(joined.meetings, meetings, order)
    said = _by_document(joined.statements, statements, order)
    for one in profiles:
        yield Links(
            actors={
                actor.key: joined.actors[actor.key] for actor in one.actors if actor.key in joined.actors
            },
            meetings=met[one.sha256],
            statements=said[one.sha256],
            copy_of=f"document/{joined.documents[one.sha256][:16]}"
            if one.sha256 in joined.documents
            else None,
        )


def _by_document(
    tellings: Mapping[Fact, Fact], names: Names, order: Mapping[str, Order]
) -> Mapping[str, Mapping[int, str]]:
    """The IRI of the earliest telling that has one, for all others that have one."""
    groups: defaultdict[Fact, list[Fact]] = defaultdict(list)
    for fact, earliest in tellings.items():
        groups[earliest].append(fact)
    found: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for earliest, others in groups.items():
        inside = sorted((earliest, *others), key=lambda fact: (order[fact[0]], fact[1]))
        named = [fact for fact in inside if fact in names]
        for sha256, number in named[1:]:
            found[sha256][number] = names[named[0]]
    return found
