"""Statements, with who spoke if the text names a source, to whom, in which words, and at which meeting."""

from collections.abc import Iterator, Mapping

from rdflib import RDF, Literal, URIRef

from memcon.map.dates import date_triples
from memcon.map.evidence import Triple, support
from memcon.map.iris import actor_iri, statement_iri
from memcon.map.meetings import topic_triples
from memcon.model import Attribution, Document, Findings, Issue, Span, Statement
from memcon.vocabulary import MC

# joins the pieces of a content; a text may have this mark itself, the evidence tells the pieces apart
GAP = " … "


def statement_iris(base: str, findings: Findings, keys: Mapping[int, str]) -> dict[int, URIRef]:
    """The IRI of each statement (by its number) that can be told."""
    return {
        number: statement_iri(base, findings.document, statement)
        for number, statement in enumerate(findings.statements)
        if can_be_told(statement, keys)
    }


def statement_triples(
    base: str, findings: Findings, keys: Mapping[int, str], meetings: Mapping[int, URIRef]
) -> Iterator[Triple]:
    """The statements that can be told. An addressee or target that nobody could be named for, and a
    meeting that was left out, are left out of the statement.
    """
    for number, node in statement_iris(base, findings, keys).items():
        statement = findings.statements[number]
        yield from _kind(node, statement)
        yield from _links(base, node, statement, keys)
        if statement.meeting is not None and statement.meeting in meetings:
            yield node, MC.madeAt, meetings[statement.meeting]
        if statement.topic:
            yield from topic_triples(base, findings.document, node, MC.target, statement.topic)
        yield from _words(base, findings.document, node, statement.attribution)
        yield from date_triples(base, findings.document, node, statement.date)


def statement_issues(findings: Findings, keys: Mapping[int, str]) -> Iterator[Issue]:
    """The statements that are left out."""
    for statement in findings.statements:
        if not can_be_told(statement, keys):
            yield _left_out(findings.document, statement.attribution)


def can_be_told(statement: Statement, keys: Mapping[int, str]) -> bool:
    """Whether the graph can hold a statement: the text tells what was said, and if it names a source, one
    of the actors `keys` is that source. Where it names none ("it was agreed"), who spoke stays open.
    """
    words = statement.attribution
    return bool(words.content) and (not words.source or bool(_actors(statement.speakers, keys)))


def _actors(mentions: tuple[int, ...], keys: Mapping[int, str]) -> list[str]:
    return sorted({keys[number] for number in mentions if number in keys})


def _kind(node: URIRef, statement: Statement) -> Iterator[Triple]:
    yield node, RDF.type, MC.Statement
    yield node, MC.act, MC[f"act-{statement.act}"]
    yield node, MC.wording, MC[f"wording-{statement.wording}"]
    if statement.stance:
        yield node, MC.stance, MC[f"stance-{statement.stance}"]
    if statement.negated:
        yield node, MC.negated, Literal(lexical_or_value=True)
    if statement.modality != "asserted":
        yield node, MC.modality, MC[f"modality-{statement.modality}"]
    if statement.quotes:
        yield node, RDF.type, MC.Quotation
    for quote in statement.quotes:
        yield node, MC.quote, Literal(quote.exact)


def _links(base: str, node: URIRef, statement: Statement, keys: Mapping[int, str]) -> Iterator[Triple]:
    for key in _actors(statement.speakers, keys):
        yield node, MC.speaker, actor_iri(base, key)
    for key in _actors(statement.addressees, keys):
        yield node, MC.addressee, actor_iri(base, key)
    if statement.target is not None and statement.target in keys:
        yield node, MC.target, actor_iri(base, keys[statement.target])


def _words(base: str, document: Document, node: URIRef, words: Attribution) -> Iterator[Triple]:
    if words.cue:
        yield node, MC.cue, Literal(words.cue.exact)
        yield from support(base, document, node, MC.cueEvidence, [words.cue])
    if words.content:
        yield node, MC.content, Literal(GAP.join(piece.exact for piece in sorted(words.content)))
    yield from support(base, document, node, MC.speakerEvidence, words.source)
    yield from support(base, document, node, MC.contentEvidence, words.content)


def _left_out(document: Document, words: Attribution) -> Issue:
    first = min((*words.source, *((words.cue,) if words.cue else ()), *words.content), default=Span(0, 0, ""))
    if not words.content:
        problem = f"The statement at “{first.exact[:80]}” was left out: the text does not tell what was said."
        advice = "Nothing has to be done, unless a person can see in the text what it was."
    else:
        problem = f"The statement of “{words.source[0].exact}” was left out: it is not clear who that is."
        advice = "If the text names them, add the name to the gazetteer."
    return Issue(
        document=document.identifier,
        stage="map",
        problem=problem,
        advice=advice,
        severity="warning",
        start=first.start,
        end=first.end,
        words=first.exact,
    )
