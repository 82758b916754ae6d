"""Meetings, with who took part, where, when and about what."""

from collections.abc import Iterator, Mapping, Sequence

from rdflib import RDF, SKOS, Literal, URIRef

from memcon.map.dates import date_triples, inferred_triples
from memcon.map.evidence import Triple, support
from memcon.map.iris import actor_iri, meeting_iri, one_line, place_iri, topic_iri
from memcon.model import Document, Findings, Issue, Meeting, Span
from memcon.vocabulary import MC


def meeting_iris(base: str, findings: Findings, keys: Mapping[int, str]) -> dict[int, URIRef]:
    """The IRI of each meeting (by its number) that has the parties that make a meeting."""
    iris = {}
    for number, meeting in enumerate(findings.meetings):
        parties = _parties(meeting, keys)
        if _can_meet(parties):
            iris[number] = meeting_iri(base, findings.document, meeting.evidence, parties)
    return iris


def meeting_triples(
    base: str, findings: Findings, keys: Mapping[int, str], iris: Mapping[int, URIRef]
) -> Iterator[Triple]:
    """The meetings that have an IRI. A host that nobody could be named for is left out."""
    document = findings.document
    for number, node in iris.items():
        meeting = findings.meetings[number]
        yield node, RDF.type, MC.Meeting
        yield node, MC.form, MC[f"form-{meeting.form}"]
        yield node, MC.status, MC[f"status-{meeting.status}"]
        for key in _parties(meeting, keys):
            yield node, MC.participant, actor_iri(base, key)
        if meeting.host is not None and meeting.host in keys:
            yield node, MC.host, actor_iri(base, keys[meeting.host])
        yield from support(base, document, node, MC.evidence, meeting.evidence)
        yield from _place(base, document, node, meeting.place)
        for topic in meeting.topics:
            yield from topic_triples(base, document, node, MC.topic, topic)
        yield from date_triples(base, document, node, meeting.date)
        if meeting.day is not None:
            yield from inferred_triples(node, meeting.day)


def meeting_issues(findings: Findings, keys: Mapping[int, str]) -> Iterator[Issue]:
    """The meetings that are left out because fewer than two parties could be told apart."""
    for meeting in findings.meetings:
        if not _can_meet(_parties(meeting, keys)):
            first = min(meeting.evidence, default=Span(0, 0, ""))
            yield Issue(
                document=findings.document.identifier,
                stage="map",
                problem="The meeting was left out: fewer than two of its parties are known.",
                advice="If the text names them, add the missing name to the gazetteer.",
                severity="warning",
                start=first.start,
                end=first.end,
                words=first.exact,
            )


def topic_triples(base: str, document: Document, fact: URIRef, term: URIRef, words: Span) -> Iterator[Triple]:
    """What a meeting or a statement is about, where it is no actor."""
    node = topic_iri(base, words.exact)
    yield fact, term, node
    yield node, RDF.type, MC.Topic
    yield node, SKOS.prefLabel, Literal(one_line(words.exact))
    yield from support(base, document, fact, MC.topicEvidence, [words])


def _parties(meeting: Meeting, keys: Mapping[int, str]) -> list[str]:
    return sorted({keys[number] for number in meeting.participants if number in keys})


def _can_meet(parties: Sequence[str]) -> bool:
    """Whether there are two parties, or a collective that meets by itself ("EU foreign ministers met")."""
    return len(parties) >= 2 or any(party.startswith(("group/", "organisation/")) for party in parties)


def _place(base: str, document: Document, meeting: URIRef, words: Span | None) -> Iterator[Triple]:
    if words is None:
        return
    node = place_iri(base, words.exact)
    yield meeting, MC.place, node
    yield node, RDF.type, MC.Place
    yield node, SKOS.prefLabel, Literal(one_line(words.exact))
    yield from support(base, document, meeting, MC.placeEvidence, [words])
